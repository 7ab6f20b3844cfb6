"""Parties that the newest editions still list, and their leaders as far as dated editions name them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from naming import ascii_name, is_marked, plain
from persons import Names, Person, same_name
from rows import HERE, country_codes, first_day, read_csv
from spells import NEWEST, Office, Spell

if TYPE_CHECKING:
    from pathlib import Path

    from tables import Row

PARTY = re.compile(
    r"(?P<name>[A-Z][^\[\]()\";:]+?)(?: \((?P<native>[^()\[\]]+)\))? or (?P<short>[A-Za-z][\w'’-]{1,11})(?: \([^()]*\))?"
)
LEADER = re.compile(r"(?:[^\W\d_][\w.'’-]*\.? ){1,4}[^\W\d_][\w.'’-]+")
TITLE = re.compile(
    r"^(?:(?:CPV |former |Party |party )?(?:[Aa]cting |[Ii]nterim )?(?:General Secretary|Chairman|Chairwoman|President|Secretary General"
    r"|[Ll]eader|[Pp]resident|[Cc]hairman|Prime Minister|Sir|Dame|Dr\.?|Gen\.|Datuk|Tan Sri|Sheikh|Col\.|Rev\.)\.? )+"
)
NO_NAME = re.compile(
    r"(?i)\b(?:collective|vacant|leader\w*|and|or|not|disput\w*|since|none|unknown|committee|interim|acting|formerly|former|represented|by)\b"
)
KEY = "leader"


@dataclass(frozen=True, slots=True)
class Party:
    """A party: country, short name, full English name, and the native name if printed."""

    code: str
    short: str
    name: str
    native: str


def read_parties(path: Path) -> dict[tuple[str, str], tuple[Party, list[tuple[str, str, str]]]]:
    """Parties of the newest editions by country and short name, with (leader, first, last) as editions print them.

    Parties that ``parties_own.csv`` lists are made by hand elsewhere and left out.
    """
    codes = country_codes()
    by_gec = {gec: code for (gec, _), code in codes.items()}
    left_out = {(row["code"], row["short"]) for row in read_csv(HERE / "parties_own.csv")}
    found: dict[tuple[str, str], list[tuple[Party, str, str, str]]] = defaultdict(list)
    for row in read_csv(path):
        printed = PARTY.fullmatch(row["party"].replace("’", "'").strip())
        code = by_gec.get(row["gec"])
        if not printed or not code or not _is_short(printed["short"]) or (code, printed["short"]) in left_out:
            continue
        party = Party(code, printed["short"], printed["name"].strip(), printed["native"] or "")
        found[code, party.short].append((party, row["leader"], row["first_seen"], row["last_seen"]))
    return {
        key: (max(rows, key=lambda row: row[3])[0], _leaders(rows))
        for key, rows in sorted(found.items())
        if max(row[3] for row in rows) >= NEWEST.isoformat() and _leaders(rows)
    }


def _is_short(short: str) -> bool:
    return sum(letter.isupper() for letter in short) > 1


def _leaders(rows: list[tuple[Party, str, str, str]]) -> list[tuple[str, str, str]]:
    found = []
    for _, printed, first, last in sorted(rows, key=lambda row: row[2]):
        name = TITLE.sub("", re.sub(r" *\([^)]*\)|\"[^\"]*\"", "", printed).replace("’", "'")).strip()
        name = " ".join(name.split())
        if LEADER.fullmatch(name) and not NO_NAME.search(name) and any(map(is_marked, name.split())):
            found.append((name, first, last))
    return found


def party_ids(parties: list[Party], taken: set[str]) -> dict[tuple[str, str], str]:
    """The short name where no other party, body or country has it, else the country's code and the short name."""
    count: dict[str, int] = defaultdict(int)
    for party in parties:
        count[party.short.casefold()] += 1
    lower = {one.casefold() for one in taken}
    return {
        (one.code, one.short): one.short
        if count[one.short.casefold()] == 1 and one.short.casefold() not in lower
        else f"{one.code}/{one.short}"
        for one in parties
    }


def party_rows(parties: list[Party], ids: dict[tuple[str, str], str]) -> list[Row]:
    """Rows of ``organizations.csv``."""
    return [(ids[one.code, one.short], "party", one.code, one.name, one.short, "factbook") for one in parties]


def leader_spells(
    parties: dict[tuple[str, str], tuple[Party, list[tuple[str, str, str]]]],
    ids: dict[tuple[str, str], str],
    persons: list[Person],
) -> dict[Office, list[Spell]]:
    """The leaders of each party as spells whose both ends are editions; new persons are added to ``persons``."""
    names = Names()
    spells: dict[Office, list[Spell]] = {}
    known: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        known[person.code].append(person)
    for key, (party, leaders) in parties.items():
        runs: list[Spell] = []
        for printed, first, last in leaders:
            person = _person(party.code, names.usual(party.code, printed), printed, known, persons)
            _extend(runs, person, first, last)
        spells[ids[key], KEY] = runs
    return spells


def _extend(runs: list[Spell], person: Person, first: str, last: str) -> None:
    start, seen = first_day(first), first_day(last)
    if runs and runs[-1].person is person:
        runs[-1].seen = max(runs[-1].seen, seen)
    elif runs and runs[-1].seen > seen:
        return
    else:
        if runs and runs[-1].start == start:
            runs.pop()
        if runs and runs[-1].end and runs[-1].end > start:
            runs[-1].end = start
        runs.append(Spell(person, KEY, start, start_precision="edition", end_precision="edition", seen=seen))
    runs[-1].end = runs[-1].seen + timedelta(days=1)
    runs[-1].as_of = runs[-1].seen


def _person(code: str, name: str, printed: str, known: dict[str, list[Person]], persons: list[Person]) -> Person:
    found = next((one for one in known[code] if one.marked == ascii_name(name)), None) or next(
        (one for one in known[code] if same_name(one.marked, ascii_name(name))), None
    )
    if found is None:
        found = Person(
            code, ascii_name(name), plain(name) if ascii_name(name) != name else "", edition=True, of_party=True
        )
        known[code].append(found)
        persons.append(found)
    found.forms.add(plain(printed))
    return found
