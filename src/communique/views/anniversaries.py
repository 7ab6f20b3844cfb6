"""Round anniversaries that are due between two sides, from the table of events."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from communique.model import Anniversary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from communique.knowledge.events import Event

ROUND = 5
"""Readouts mark every fifth anniversary ("the 55th", "the 70th"); each of these counts as round."""

MARKED = frozenset({"relations", "normalisation", "partnership", "upgrade", "treaty", "founding"})
"""The kinds of events whose anniversaries sides mark."""

MOST_PARTIES = 2
"""A treaty of many is not an anniversary of two of them."""


def anniversaries_due(
    events: Iterable[Event], sides: Sequence[str], window: tuple[date, date], side_of: Callable[[str], str]
) -> tuple[Anniversary, ...]:
    """The round anniversaries that fall, or can fall, between two days, both included, by their day: of a pair, of what
    the two did together and of either's founding; of one side, of all that it did alone or with another. ``side_of``
    gives the side to which an organization of the table belongs.
    """
    marked = (event for event in events if event.kind in MARKED and len(event.parties) <= MOST_PARTIES)
    due = ((event, years) for event in marked for years in _years_due(event, window))
    found = [
        _anniversary(event, parties, years)
        for event, years in due
        for parties in [tuple(dict.fromkeys(side_of(party) for party in event.parties))]
        if _concerns(set(parties), set(sides))
    ]
    return tuple(sorted(found, key=lambda one: (one.earliest, one.latest, one.event)))


def _concerns(parties: set[str], sides: set[str]) -> bool:
    return parties <= sides if len(sides) > 1 else sides <= parties


def _years_due(event: Event, window: tuple[date, date]) -> Iterator[int]:
    """After how many years, a round number, the event's day can come again within the window."""
    for year in range(window[0].year, window[1].year + 1):
        years = year - event.first_day.year
        if years > 0 and years % ROUND == 0:
            earliest, latest = _again(event, years)
            if earliest <= window[1] and latest >= window[0]:
                yield years


def _again(event: Event, years: int) -> tuple[date, date]:
    """The first and last day on which an event's day can come again after so many years."""
    year = event.first_day.year + years
    return _in_year(event.first_day, year), _in_year(_last_possible(event), year)


def _anniversary(event: Event, sides: tuple[str, ...], years: int) -> Anniversary:
    earliest, latest = _again(event, years)
    told = {"event": event.id, "kind": event.kind, "name": event.name, "source": event.source}
    return Anniversary(**told, sides=sides, years=years, earliest=earliest, latest=latest)


def _last_possible(event: Event) -> date:
    """The last day on which the event can have begun: that of its year or month where no day is known."""
    return replace(event, end="").last_day


def _in_year(day: date, year: int) -> date:
    """The same day of another year; the last of February where that has no 29th."""
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
