"""Times counted from publication in two steps: "the year before last", "two weeks from today", "the same month last year"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.amounts import amount_of
from communique.readers.times.counted import UNITS, stepped, unit_of
from communique.readers.times.period import Period, moved, widened
from communique.readers.times.reading import of_period, reference

if TYPE_CHECKING:
    from communique.model.time import Granularity
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

WEEK = 7
WHOLE: frozenset[Granularity] = frozenset({"month", "quarter", "season", "half year", "week", "day"})
"""What "the same period last year" can point back at."""


def before_last(phrase: Phrase, context: Context) -> Readings | None:
    """ "the year before last", "the week after next", "the Monday before last": two steps from publication."""
    sign = -1 if phrase.has("back") else 1
    base, anchor = context.base
    if base is None:
        return reference(phrase, sign)
    found = _two_steps(phrase, base, sign)
    return (of_period(phrase, found, anchor),) if found is not None else reference(phrase, sign)


def _two_steps(phrase: Phrase, base: Period, sign: int) -> Period | None:
    if phrase.has("weekday"):
        return _weekday(base, int(phrase.value("weekday", "WEEKDAY") or 1), sign)
    if phrase.has("month"):
        number = int(phrase.value("month", "MONTH") or 1)
        within = (number - (base.month or number)) * sign > 0
        return Period("month", base.year + sign * (1 if within else 2), number)
    if phrase.has("season"):
        return Period("season", base.year + sign * 2, sub=phrase.value("season", "SEASON") or "")
    unit = UNITS.get(phrase.value("unit", "UNIT") or "")
    current = unit_of(base, unit) if unit is not None else None
    return stepped(current, unit, sign * 2) if current is not None and unit is not None else None


def _weekday(base: Period, number: int, sign: int) -> Period | None:
    """The second such day before or after, publication's own not counted."""
    if base.day is None or base.first is None:
        return None
    away = (number - 1 - base.first.weekday()) % WEEK
    first = (away or WEEK) if sign > 0 else (away - WEEK)
    return moved(widened(base, "day"), "day", first + sign * WEEK)


def from_now(phrase: Phrase, context: Context) -> Readings | None:
    """ "two weeks from today" (the day), "a month from now", "in three weeks' time" (as fine as the unit)."""
    amount = amount_of(phrase)
    base, anchor = context.base
    unit = UNITS.get(amount.unit) if amount is not None and not amount.clock else None
    if amount is None or amount.number is None or base is None or unit is None or amount.number != int(amount.number):
        return reference(phrase, 1)
    days = int(phrase.value("today", "TODAY") or 0) if phrase.has("today") else None
    start = moved(base, "day", days) if days else base
    result = moved(start, unit, int(amount.number)) if start is not None else None
    if result is None:
        return reference(phrase, 1)
    fine = phrase.has("today") or unit == "day"
    return (of_period(phrase, result if fine else widened(result, unit), anchor, amount.mod),)


def same_of_year(phrase: Phrase, context: Context) -> Readings | None:
    """ "the same month last year", "the corresponding period of the previous year": what the text told, a year away;
    where it told nothing so fine, that year. A comparison: the text goes on from what it told before.
    """
    step = 1 if phrase.has("next") else -1
    told = _told(phrase, context)
    base, anchor = context.base
    if told is not None:
        anchor = "text"
    elif base is not None:
        told = widened(base, "year")
    return (replace(of_period(phrase, moved(told, "year", step) if told is not None else None, anchor), period=None),)


def _told(phrase: Phrase, context: Context) -> Period | None:
    unit = UNITS.get(phrase.value("unit", "UNIT") or "")
    if unit in {"day", "month"}:
        return context.told(unit) or (widened(context.now, unit) if context.now is not None else None)
    last = context.reference
    if last is None or last.granularity not in WHOLE:
        return None
    return last if unit is None or last.granularity == unit else unit_of(last, unit)
