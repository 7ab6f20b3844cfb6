"""Sets of days, and what several clues together leave of the calendar.

A set is a run of windows, in order and apart from each other, of which only the days on one weekday may count. The
strongest clues have the first word: one that leaves none of the days of those before it is dropped, and reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import prod
from typing import TYPE_CHECKING, get_args

from communique.model import Clue, ClueKind, DateInterval, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

WEEK = 7
ALWAYS = (Window(date.min, date.max),)
KINDS: tuple[ClueKind, ...] = get_args(ClueKind)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of ``windows`` that fall on ``weekday`` (Monday is 0; None: any)."""

    windows: tuple[Window, ...] = ALWAYS
    weekday: int | None = None

    def both(self, other: Days) -> Days:
        """The days that are in both sets; each window begins and ends on a day of the set."""
        if None not in {self.weekday, other.weekday} and self.weekday != other.weekday:
            return Days(())
        weekday = self.weekday if self.weekday is not None else other.weekday
        shared = _shared(self.windows, other.windows)
        return Days(tuple(window for span in shared for window in _trimmed(span, weekday)), weekday)

    def __contains__(self, day: date) -> bool:
        """Whether the day is one of the set."""
        fits = self.weekday is None or day.weekday() == self.weekday
        return fits and any(window.earliest <= day <= window.latest for window in self.windows)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What clues leave together: the ``days``, the clues that were ``kept`` and those that were ``dropped``, both the
    strongest first.
    """

    days: Days
    kept: tuple[Clue, ...]
    dropped: tuple[Clue, ...]


def _shared(one: tuple[Window, ...], other: tuple[Window, ...]) -> tuple[Window, ...]:
    """The windows that lie in a window of both; both are in order."""
    found: list[Window] = []
    first = second = 0
    while first < len(one) and second < len(other):
        begin = max(one[first].earliest, other[second].earliest)
        end = min(one[first].latest, other[second].latest)
        if begin <= end:
            found.append(Window(begin, end))
        if one[first].latest < other[second].latest:
            first += 1
        else:
            second += 1
    return tuple(found)


def _trimmed(window: Window, weekday: int | None) -> tuple[Window, ...]:
    """The window from its first day on the weekday to its last; none where it has no such day. An open end stays."""
    if weekday is None:
        return (window,)
    begin, end = window
    if begin != date.min:
        wait = (weekday - begin.weekday()) % WEEK
        if (end - begin).days < wait:
            return ()
        begin += timedelta(wait)
    if end != date.max:
        since = (end.weekday() - weekday) % WEEK
        if (end - begin).days < since:
            return ()
        end -= timedelta(since)
    return (Window(begin, end),)


def days_of(clue: Clue) -> Days:
    """The days that a clue admits."""
    return Days(clue.windows).both(Days(ALWAYS, clue.weekday))


def meet(clues: Iterable[Clue]) -> Meeting:
    """The days that all clues admit. Where there are none, the weakest that contradict stronger ones are dropped; of
    two as strong the kind that stands later in ``ClueKind``, then the later place in the text. What comes out does not
    depend on the order of the clues.
    """
    days, kept, dropped = Days(), list[Clue](), list[Clue]()
    for clue in sorted(set(clues), key=_rank):
        left = days.both(days_of(clue))
        (kept if left.windows else dropped).append(clue)
        days = left if left.windows else days
    return Meeting(days, tuple(kept), tuple(dropped))


def _rank(clue: Clue) -> tuple[object, ...]:
    place = clue.span or (-1, -1)
    weekday = -1 if clue.weekday is None else clue.weekday
    return (-clue.strength, KINDS.index(clue.kind), place, clue.windows, weekday, clue.source or "", clue.says)


def interval_of(meeting: Meeting) -> DateInterval | None:
    """The inferred interval from the first of the days left to the last; None where they have neither. Where one is
    missing the interval is open on that side: it ends with the calendar (``date.min``, ``date.max``).

    ``confidence`` is the product of the strengths of the clues that bound it, the strongest at each end: the chance
    that all of them are right, were they independent.
    """
    if not meeting.kept or not meeting.days.windows:
        return None
    earliest, latest = meeting.days.windows[0].earliest, meeting.days.windows[-1].latest
    if earliest == date.min and latest == date.max:
        return None
    return DateInterval(
        earliest=earliest,
        latest=latest,
        basis="inferred",
        exact=False,
        confidence=_confidence(meeting),
        clues=meeting.kept,
        dropped=meeting.dropped,
    )


def _confidence(meeting: Meeting) -> float:
    first, last = meeting.days.windows[0].earliest, meeting.days.windows[-1].latest
    step = timedelta(WEEK if meeting.days.weekday is not None else 1)
    outside = [day for day in (_stepped(first, -step), _stepped(last, step)) if day is not None]
    bounding = [next((clue for clue in meeting.kept if day not in days_of(clue)), None) for day in outside]
    weekday = next((clue for clue in meeting.kept if clue.weekday is not None), None)
    strengths = {clue: clue.strength for clue in (*bounding, weekday) if clue is not None}
    return round(prod(strengths.values()), 3)


def _stepped(day: date, step: timedelta) -> date | None:
    try:
        return day + step
    except OverflowError:
        return None
