"""From rows of many editions to unbroken spells in office, with ends taken from successors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from rows import HERE, first_day, precision_of, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from persons import Person
    from readings import Reading

NEWEST = date(2025, 12, 1)
"""A row that an edition since this day still carries is of a holder in office when the Factbook ended."""
LAST_EDITION = date(2026, 1, 22)
SLIP = 45
"""Days within which two printed beginnings of one spell are taken for a slip or a rounder date of the other."""
YEAR = 366
UNSEEN = 300
"""A successor who begins within so many days of the last edition that shows the holder is taken to follow directly.
Else an edition of the next year must show the successor: no edition of 2018 and 2019 is in the source."""
Office = tuple[str, str]
"""Country and key of the post: ("CHN", "president")."""
_Entry: TypeAlias = "tuple[date, Person, Reading | Spell]"


@dataclass(slots=True)
class Spell:
    """One unbroken run of one person in one office.

    ``end`` is the first day out of office, None while unknown or open. ``first`` and ``last`` are the first and last
    edition that show the holder, ``seen`` the last day for which they vouch. Precisions are ``day``, ``month``,
    ``year`` and ``edition``, for the end also ``open`` and ``unknown``.
    """

    person: Person
    post: str
    start: date
    acting: bool = False
    start_precision: str = "day"
    end: date | None = None
    end_precision: str = "unknown"
    seen: date = date.min
    first: str = "9999"
    last: str = "0000"
    source: str = "factbook"
    as_of: date = LAST_EDITION
    starts: list[tuple[date, str, int]] = field(default_factory=list)


def spells_of(persons: Iterable[Person], own: dict[Office, list[Spell]]) -> dict[Office, list[Spell]]:
    """The spells of each office in order, with ends; hand-made spells win over the rows of editions."""
    seen: dict[Office, list[tuple[Person, Reading]]] = defaultdict(list)
    for person in persons:
        for reading in person.readings:
            seen[person.code, reading.post].append((person, reading))
    direct = {(row["post"], row["holder"], row["successor"]) for row in read_csv(HERE / "successions.csv")}
    spells: dict[Office, list[Spell]] = {}
    for office in sorted(seen.keys() | own.keys()):
        spells[office] = _runs(office[1], seen.get(office, []), own.get(office, []))
        _close(spells[office], "/".join(office), direct)
    return spells


def _runs(post: str, pairs: list[tuple[Person, Reading]], own: list[Spell]) -> list[Spell]:
    """Consecutive rows of one person, by the printed beginning, are one spell: a re-appointment begins no new one."""
    entries: list[_Entry] = [(spell.start, spell.person, spell) for spell in own]
    entries += [item for item in ((begin(*pair), *pair) for pair in pairs) if not _absorbed(item, own)]
    runs: list[Spell] = []
    for start, person, entry in sorted(entries, key=_entry_order):
        if isinstance(entry, Spell):
            runs.append(entry)
            continue
        if not runs or not _continues(runs[-1], person, acting=entry.acting == "yes", start=start):
            runs.append(Spell(person, post, start, entry.acting == "yes"))
        _add(runs[-1], entry, start)
    for run in runs:
        if run.starts:
            run.start, run.start_precision = _beginning(run.starts)
    return runs


def _entry_order(entry: _Entry) -> tuple[date, str, str]:
    start, person, source = entry
    return start, "" if isinstance(source, Spell) else source.row.first, person.marked


def begin(person: Person, reading: Reading) -> date:
    """The first day of the printed beginning, with the slips mended that ``slips.csv`` lists."""
    return first_day(printed_begin(person, reading))


def printed_begin(person: Person, reading: Reading) -> str:
    """The printed beginning, mended where ``slips.csv`` says so."""
    return _slips().get((person.code, person.marked, reading.row.since), reading.row.since)


@cache
def _slips() -> dict[tuple[str, str, str], str]:
    return {(row["code"], row["name"], row["printed"]): row["mended"] for row in read_csv(HERE / "slips.csv")}


def _absorbed(item: tuple[date, Person, Reading], own: list[Spell]) -> bool:
    """Whether a hand-made spell of the same person covers the row; the spell then knows that it was seen."""
    start, person, reading = item
    mine = [spell for spell in own if spell.person is person]
    for spell in mine:
        end = spell.end or date.max
        if spell.start - timedelta(days=SLIP) <= start < end:
            spell.seen = max(spell.seen, min(seen_day(reading.row.last, start), end))
            spell.first, spell.last = min(spell.first, reading.row.first), max(spell.last, reading.row.last)
            return True
    return False


def _continues(run: Spell, person: Person, *, acting: bool, start: date) -> bool:
    if run.person is not person or run.source != "factbook":
        return False
    return run.acting == acting or (start - run.start).days <= SLIP


def _add(run: Spell, reading: Reading, start: date) -> None:
    run.acting = run.acting and reading.acting == "yes"
    run.seen = max(run.seen, seen_day(reading.row.last, start))
    run.first, run.last = min(run.first, reading.row.first), max(run.last, reading.row.last)
    printed = printed_begin(run.person, reading)
    run.starts.append((start, precision_of(printed), int(reading.row.last[:4]) - int(reading.row.first[:4]) + 1))


def seen_day(edition: str, start: date) -> date:
    """The last day that an edition vouches for: of a year's edition its first day, or the beginning if later."""
    return max(first_day(edition), start)


def _beginning(starts: list[tuple[date, str, int]]) -> tuple[date, str]:
    """The earliest printed beginning; of those close to it the most exact, then the one that most editions carry."""
    earliest = min(start for start, _, _ in starts)
    weights: dict[tuple[date, str], int] = defaultdict(int)
    for start, precision, weight in starts:
        if (start - earliest).days <= (YEAR if _is_of_a_year(starts) else SLIP):
            weights[start, precision] += weight
    exactness = {"day": 2, "month": 1, "year": 0}
    return max(weights, key=lambda key: (exactness[key[1]], weights[key], key[0]))


def _is_of_a_year(starts: list[tuple[date, str, int]]) -> bool:
    """Whether the earliest beginning is known by its year alone, so that any day of the year may mend it."""
    return min(starts)[1] == "year"


def _close(spells: list[Spell], post: str, direct: set[tuple[str, str, str]]) -> None:
    """Give every spell its end: the successor's beginning, ``open``, or the last edition that shows the holder."""
    for place, spell in enumerate(spells):
        following = next((other for other in spells[place + 1 :] if other.start > spell.start), None)
        if spell.source == "factbook" or spell.seen > date.min:
            spell.as_of = max(spell.seen, spell.start)
        if spell.end is not None or spell.end_precision == "open":
            continue
        if following is not None and _adjoin(spell, following, post, direct):
            spell.end, spell.end_precision = following.start, following.start_precision
        elif following is None and spell.seen >= NEWEST:
            spell.end_precision = "open"
        elif spell.seen > spell.start:
            spell.end, spell.end_precision = spell.seen + timedelta(days=1), "edition"


def _adjoin(spell: Spell, following: Spell, post: str, direct: set[tuple[str, str, str]]) -> bool:
    """Whether nobody can have come between: editions follow each other closely, or general knowledge says so."""
    if "own" in {spell.source, following.source} or (post, spell.person.marked, following.person.marked) in direct:
        return True
    skipped = int(following.first[:4]) - int(spell.last[:4]) - 1
    return skipped < 1 or (following.start - spell.seen).days <= UNSEEN
