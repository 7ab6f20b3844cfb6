"""Which days a relation to an occasion leaves ("ahead of", "next week's", "this year")."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from communique.model import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.readers.clue_tables import Shape

Unit = Literal["week", "month", "year"]
CALENDAR: dict[Shape, tuple[Unit, int]] = {
    "week before": ("week", -1),
    "week": ("week", 0),
    "week after": ("week", 1),
    "month before": ("month", -1),
    "month": ("month", 0),
    "month after": ("month", 1),
    "year before": ("year", -1),
    "year": ("year", 0),
    "year after": ("year", 1),
}
LONG = 27
"""An occasion of more days is one of which only the month or year is known: it may be over at any of them."""

DECEMBER = 12
MONTHS = 12


def shaped(window: Window, shape: Shape, first: int, last: int) -> Window:
    """The days that a relation to an occasion leaves; see ``Shape``."""
    if shape in CALENDAR:
        unit, by = CALENDAR[shape]
        return Window(_first_of(window.earliest, unit, by), moved(_first_of(window.latest, unit, by + 1), -1))
    return SHAPES[shape](window, first, last)


def _since(window: Window, _: int, last: int) -> Window:
    return Window(window.earliest, moved(window.latest, last))


def _after(window: Window, _: int, last: int) -> Window:
    is_long = (window.latest - window.earliest).days > LONG
    return Window(window.earliest if is_long else window.latest, moved(window.latest, last))


SHAPES: dict[Shape, Callable[[Window, int, int], Window]] = {
    "ahead": lambda window, _, last: Window(moved(window.earliest, -last), moved(window.latest, -1)),
    "around": lambda window, first, last: Window(moved(window.earliest, -first), moved(window.latest, last)),
    "beginning": lambda window, first, last: Window(moved(window.earliest, -first), moved(window.earliest, last)),
    "since": _since,
    "after": _after,
    "from": lambda window, _, __: Window(window.earliest, date.max),
    "until": lambda window, _, __: Window(date.min, window.latest),
    "rest of year": lambda window, _, __: Window(window.earliest, date(window.latest.year, DECEMBER, 31)),
    "close": lambda window, _, __: Window(
        date(window.latest.year, DECEMBER, 1), date(window.latest.year, DECEMBER, 31)
    ),
}


def _first_of(day: date, unit: Unit, by: int) -> date:
    """The first day of the week (Monday), month or year that many after that of ``day``, within the calendar."""
    if unit == "week":
        return moved(day, 7 * by - day.weekday())
    months = day.year * MONTHS + (day.month - 1 + by if unit == "month" else MONTHS * by)
    year, month = divmod(months, MONTHS)
    return date(year, month + 1, 1) if date.min.year <= year <= date.max.year else (date.max if by > 0 else date.min)


def moved(day: date, days: int) -> date:
    """The day so many days on, within the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min
