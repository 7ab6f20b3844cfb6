"""The tables of the package, written from persons and spells, and rows of other sources kept."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from naming import kebab, order_of, plain, short_form
from rows import HERE, read_csv

from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from persons import Person
    from spells import Office, Spell

Row = tuple[str, ...]
COLUMNS: dict[str, Row] = {
    "people": ("id", "name", "native", "short", "order", "qid", "source"),
    "aliases": ("entry", "text", "language", "kind", "source"),
    "organizations": ("id", "kind", "side", "name", "short", "source"),
    "posts": ("id", "organization", "class", "titles", "rank", "source"),
    "tenures": ("person", "post", "start", "end", "precision", "acting", "source", "as_of"),
}
"""Columns of the tables that this tool writes."""
KEYS: dict[str, tuple[int, ...]] = {
    "people": (0,),
    "aliases": (0, 1),
    "organizations": (0,),
    "posts": (0,),
    "tenures": (0, 1, 2),
}
"""Columns that tell a row of a table: where a kept row has the same, it wins."""
SEVERAL_REALMS = frozenset(("CHARLES III", "ELIZABETH II"))
PARTICLES = frozenset("de da do dos das bin ibn al van der la i e wa arap el ibni von".split())
"""Words of names that are written small; other short small words are what lost letters leave."""


def people_ids(persons: list[Person]) -> dict[int, str]:
    """The id of each person by ``id(person)``: the kebab name, with the country's code where two share it.

    A head of state or government keeps the bare name beside leaders of parties.
    """
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        by_name[kebab(person.marked)].append(person)
    ids: dict[int, str] = {}
    for name, group in by_name.items():
        heads = [person for person in group if not person.of_party]
        shared = len(heads) > 1 and not _one_person(heads)
        taken = {name} if heads and not shared else set[str]()
        for person in group:
            plain_id = len(group) == 1 or (not person.of_party and not shared)
            ids[id(person)] = name if plain_id else _numbered(f"{name}-{person.code.lower()}", taken)
    return ids


def _numbered(wanted: str, taken: set[str]) -> str:
    """The wanted id, or the first free one behind it: "andris-berzins-lva-2"."""
    found = next(one for one in (wanted, *(f"{wanted}-{number}" for number in range(2, 99))) if one not in taken)
    taken.add(found)
    return found


def _one_person(group: list[Person]) -> bool:
    """A monarch of several realms, or the president of France as co-prince of Andorra."""
    return group[0].marked in SEVERAL_REALMS or {one.code for one in group} == {"AND", "FRA"}


def people_rows(persons: list[Person], ids: dict[int, str]) -> list[Row]:
    """Rows of ``people.csv``; persons whom no edition names have the source ``own``."""
    rows: dict[str, Row] = {}
    for person in persons:
        name, code = plain(person.marked, person.code), person.code
        source = "factbook" if person.edition else person.source
        short = short_form(person.marked, code)
        row = (ids[id(person)], name, person.native, short, order_of(person.marked, code), "", source)
        if row[0] not in rows or source == "factbook":
            rows[row[0]] = row
    return list(rows.values())


def alias_rows(persons: list[Person], ids: dict[int, str]) -> list[Row]:
    """Rows of ``aliases.csv``: other spellings that editions print, and surnames without the Arabic article."""
    rows: dict[tuple[str, str], Row] = {}
    for person in persons:
        name = plain(person.marked, person.code)
        for form in sorted(person.forms):
            if fold(form) != fold(name) and _is_whole(form):
                rows.setdefault((ids[id(person)], fold(form)), (ids[id(person)], form, "en", "spelling", "factbook"))
        short = short_form(person.marked, person.code)
        if bare := re.fullmatch(r"(?:Al|El)-(\S+)", short):
            source = "factbook" if person.edition else person.source
            rows[ids[id(person)], bare[1]] = (ids[id(person)], bare[1], "en", "short", source)
    for row in read_csv(HERE / "spellings_own.csv"):
        named = [one for one in persons if (one.code, one.marked) == (row["code"], row["name"])]
        if not named:
            raise SystemExit(
                f"spellings_own.csv: {row['code']} has no {row['name']}. Write the name as names.csv does."
            )
        entry = ids[id(named[0])]
        rows.setdefault((entry, fold(row["text"])), (entry, row["text"], "en", row["kind"], "own"))
    return list(rows.values())


def _is_whole(form: str) -> bool:
    """Whether no letter was lost: some editions since 2021 leave out letters with diacritics ("S bastien")."""
    return all(len(word) > 4 or word in PARTICLES for word in form.split() if word[0].islower())


def post_rows(offices: dict[Office, list[Spell]]) -> list[Row]:
    """Rows of ``posts.csv`` for the offices that have holders; the source is the one that names holders."""
    table = {(row["code"], row["key"]): row for row in read_csv(HERE / "posts.csv")}
    rows: list[Row] = []
    for (code, key), runs in offices.items():
        row = table.get((code, key)) or table["", key]
        source = next((run.source for run in runs if run.source != "own"), "own")
        rows.append((f"{code}/{key}", code, row["class"], row["titles"], row["rank"], source))
    return rows


def tenure_rows(spells: dict[Office, list[Spell]], ids: dict[int, str]) -> list[Row]:
    """Rows of ``tenures.csv``, one for each spell that reaches into 1990 or later."""
    rows: list[Row] = []
    for (code, key), runs in spells.items():
        for spell in runs:
            end = "open" if spell.end_precision == "open" else spell.end.isoformat() if spell.end else ""
            if end and end != "open" and end <= "1990-01-01":
                continue
            precision = f"{spell.start_precision}/{spell.end_precision}"
            acting = "yes" if spell.acting else ""
            start, as_of = spell.start.isoformat(), spell.as_of.isoformat()
            rows.append((ids[id(spell.person)], f"{code}/{key}", start, end, precision, acting, spell.source, as_of))
    return rows


def write_table(folder: Path, name: str, rows: Iterable[Row], made: frozenset[str], *, keep_own: bool) -> int:
    """Write one table, sorted; with ``keep_own`` rows whose source is not in ``made`` are kept and win by key.

    Only tenures of ``leaders_own.csv`` win over kept ones, so that a mend there reaches the table. Returns the number
    of rows written.
    """
    path = folder / f"{name}.csv"
    kept: list[Row] = []
    source_column = COLUMNS[name].index("source")
    if keep_own and path.exists():
        kept = [row for row in (tuple(one.values()) for one in read_csv(path)) if row[source_column] not in made]
    found: dict[Row, Row] = {}
    if name == "tenures":
        mine = {row[:2] for row in rows if row[source_column] not in made}
        kept = [row for row in kept if row[:2] not in mine]
        rows = [row for row in rows if not any(_overlap(row, other) for other in kept)]
    for row in [*rows, *kept]:
        found[tuple(row[column] for column in KEYS[name])] = row
    ordered = sorted(found.values(), key=lambda row: _order(name, row))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS[name])
        writer.writerows(ordered)
    return len(ordered)


def _overlap(row: Row, kept: Row) -> bool:
    """Whether a kept tenure tells of the same person in the same post at the same time."""
    if row[:2] != kept[:2]:
        return False
    last = "9999"
    ends = [last if one[3] in {"open", ""} else one[3] for one in (row, kept)]
    return row[2] < ends[1] and kept[2] < ends[0]


def _order(name: str, row: Row) -> Row:
    """Tenures are read by post and day, all other tables by their first columns."""
    return (row[1], row[2], row[0]) if name == "tenures" else row
