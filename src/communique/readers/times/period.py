"""Stretches of the calendar from a century down to a minute: their days, their TIMEX3 values, and steps between them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.time import Granularity

MONTHS_OF = {
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 14),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
}
"""First and last month of seasons (those of the weather services, northern), quarters and halves; 14 is February next."""

WEEK = 7
FINE = frozenset({"part of day", "hour", "minute"})
Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar. ``year`` is negative before Christ (-499 is 499 BC; there is no year 0); of a
    decade or century it is the first year (1990, 1800; the last counted backwards before Christ).

    ``sub`` names a season, quarter or half ("SP", "Q1", "H2"); ``time`` what follows the T of a value ("AF", "09:18").
    A week or weekend is told by its Monday or Saturday.
    """

    granularity: Granularity
    year: int
    month: int | None = None
    day: int | None = None
    sub: str = ""
    time: str = ""

    @property
    def first(self) -> date | None:
        """The first day; None before year 1."""
        return self.bounds[0]

    @property
    def bounds(self) -> Bounds:
        """First and last day; None where the calendar of ``datetime`` has none."""
        if not MINYEAR <= self.year < MAXYEAR - 100:
            return None, None
        if self.month is not None and self.day is not None:
            first = date(self.year, self.month, self.day)
            length = {"week": WEEK - 1, "weekend": 1}.get(self.granularity, 0)
            return first, first + timedelta(length)
        if self.granularity in {"decade", "century"}:
            length = 9 if self.granularity == "decade" else 99
            return date(max(self.year, 1), 1, 1), date(self.year + length, 12, 31)
        first_month, last_month = MONTHS_OF.get(self.sub, (self.month or 1, self.month or 12))
        last_year, last_month = self.year + (last_month - 1) // 12, (last_month - 1) % 12 + 1
        last_day = calendar.monthrange(last_year, last_month)[1]
        return date(self.year, first_month, 1), date(last_year, last_month, last_day)

    @property
    def value(self) -> str:
        """The TIMEX3 value: "199", "1943-SU", "2021-W13", "2023-03-20TAF", "BC0499"."""
        year = f"{'BC' if self.year < 0 else ''}{abs(self.year):04}"
        if self.granularity in {"decade", "century"}:
            return year[: -1 if self.granularity == "decade" else -2]
        if self.granularity in {"week", "weekend"} and self.first is not None:
            iso = self.first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}{'-WE' if self.granularity == 'weekend' else ''}"
        parts = [year, *([self.sub] if self.sub else [])]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + (f"T{self.time}" if self.time else "")

    def timed(self, time: str, granularity: Granularity = "part of day") -> Period:
        """The same day at a time of it."""
        return replace(self, time=time, granularity=granularity)


def day_of(day: date) -> Period:
    """A day of the calendar as a period."""
    return Period("day", day.year, day.month, day.day)


def make_day(year: int, month: int, day: int) -> Period | None:
    """The day, None where the calendar has none; of a leap day before Christ nothing is known."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
        return None
    if year >= MINYEAR and day > calendar.monthrange(year, month)[1]:
        return None
    return Period("day", year, month, day)


def later_year(year: int, count: int) -> int:
    """The year ``count`` years on, over the missing year 0."""
    moved = year + count
    if year < 0 <= moved:
        return moved + 1
    return moved - 1 if moved <= 0 < year else moved


def widened(period: Period, unit: Granularity) -> Period:
    """The period of the coarser ``unit`` in which it lies (the year of a day); itself where it is coarser already."""
    if unit == "day" and period.granularity in FINE:
        return replace(period, granularity="day", time="")
    if unit == "month" and period.month is not None and period.granularity not in {"week", "weekend"}:
        return Period("month", period.year, period.month)
    if unit == "week" and period.first is not None and period.day is not None:
        return replace(day_of(period.first - timedelta(period.first.weekday())), granularity="week")
    if unit == "year" and period.granularity not in {"decade", "century"}:
        return Period("year", period.year)
    if unit in {"decade", "century"} and period.granularity != "century":
        size = 10 if unit == "decade" else 100
        base = abs(period.year) // size * size
        return Period(unit, base if period.year > 0 else -base)
    return period


def moved(period: Period, unit: Granularity, count: int) -> Period | None:
    """The period ``count`` units on, as fine as it was; None beyond the calendar."""
    if unit in {"day", "week"}:
        return _moved_days(period, count * (WEEK if unit == "week" else 1))
    if unit == "month" and period.month is not None:
        months = (period.month - 1) + count
        year, month = later_year(period.year, months // 12), months % 12 + 1
        return _within(period, year, month)
    size = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if size is None or abs(count) > MAXYEAR:
        return None
    return _within(period, later_year(period.year, count * size), period.month)


def _within(period: Period, year: int, month: int | None) -> Period | None:
    if not -MAXYEAR < year < MAXYEAR:
        return None
    day = period.day
    if day is not None and month is not None:
        day = min(day, calendar.monthrange(max(year, 1), month)[1])
    return replace(period, year=year, month=month, day=day)


def _moved_days(period: Period, days: int) -> Period | None:
    if period.first is None or period.day is None:
        return None
    try:
        day = period.first + timedelta(days)
    except OverflowError:
        return None
    return replace(period, year=day.year, month=day.month, day=day.day)
