"""Events with dates from which anniversaries count, numbered congresses and plans, summits, national days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, cast, get_args

from communique.knowledge.problems import TableProblem
from communique.knowledge.tables import read_own_table, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EventKind = Literal[
    "relations",
    "founding",
    "partnership",
    "upgrade",
    "congress",
    "plan",
    "national day",
    "session",
    "treaty",
    "normalisation",
    "summit",
]
COLUMNS = ("id", "kind", "parties", "number", "start", "end", "name", "source")


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the table. ``start`` and ``end`` are half-open and written with their own precision ("1950",
    "2022-10", "1950-01-18"); ``end`` is empty where the event lasted the one day, month or year of ``start``.
    ``parties`` are ids of organizations in alphabetical order; ``number`` that of a congress, plan or summit.
    The name of a summit ends with where it was.
    """

    id: str
    kind: EventKind
    parties: tuple[str, ...]
    number: int | None
    start: str
    end: str
    name: str
    source: str

    @property
    def first_day(self) -> date:
        """The first day on which it can have begun."""
        return _bounds(self.start)[0]

    @property
    def last_day(self) -> date:
        """The last day that belongs to it, or on which it can have been."""
        return _bounds(self.end)[0] - timedelta(1) if self.end else _bounds(self.start)[1]


@cache
def _bounds(written: str) -> tuple[date, date]:
    """First and last day of an ISO year, month or day."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    year, month = parts[0], parts[1] if len(parts) == 2 else None
    last = month or 12
    return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])


class Events:
    """The table of events."""

    def __init__(self, rows: Iterable[Event]) -> None:
        self.rows = tuple(rows)

    @cached_property
    def last_year(self) -> int:
        """The year of the latest event known."""
        return max((row.last_day.year for row in self.rows), default=1)

    def of(self, kind: EventKind, *parties: str) -> tuple[Event, ...]:
        """The events of a kind in which exactly these parties took part, in the order of the table."""
        wanted = tuple(sorted(parties))
        return tuple(row for row in self.rows if row.kind == kind and row.parties == wanted)

    def numbered(self, kind: EventKind, party: str, number: int) -> Event | None:
        """The congress or plan of that number."""
        return next((row for row in self.of(kind, party) if row.number == number), None)


@cache
def load_events() -> Events:
    """The package's events, read once."""
    return Events(_event(row) for row in read_table("events", COLUMNS))


def own_events(overlay: Path, problems: list[TableProblem]) -> Events | None:
    """The package's events with those of a user's ``events.csv``, which win by id; rows that can't be are left out and
    added to ``problems``. None where there is no such file.
    """
    own = []
    for number, row in read_own_table("events", COLUMNS, overlay, problems):
        try:
            event = _event(row)
            _expect_sense(event)
        except ValueError as error:
            advice = (
                f"Write days as 1950, 1950-01 or 1950-01-18, and one of the kinds {', '.join(get_args(EventKind))}."
            )
            what = f"the event {row['id']!r} can't be ({error})"
            problems.append(TableProblem(str(overlay / "events.csv"), number, what, advice))
        else:
            own.append(event)
    named = {event.id for event in own}
    return Events((*own, *(event for event in load_events().rows if event.id not in named))) if own else None


def _expect_sense(event: Event) -> None:
    """Raises ValueError for an event of no known kind, without an id or with days that can't be."""
    if not event.id or event.kind not in get_args(EventKind):
        raise ValueError(f"its kind is {event.kind!r}" if event.id else "it has no id")
    if event.last_day < event.first_day:
        raise ValueError(f"it ends before {event.first_day}")


def _event(row: dict[str, str]) -> Event:
    return Event(
        id=row["id"],
        kind=cast("EventKind", row["kind"]),
        parties=tuple(row["parties"].split(";")),
        number=int(row["number"]) if row["number"] else None,
        start=row["start"],
        end=row["end"],
        name=row["name"],
        source=row["source"],
    )
