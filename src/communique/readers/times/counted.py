"""Units counted or pointed at: "this year", "the end of last month", "two days later", "half a century ago"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.amounts import amount_of
from communique.readers.times.deictic import after_told, which
from communique.readers.times.period import Period, moved, widened
from communique.readers.times.reading import of_period, reference, unknown

if TYPE_CHECKING:
    from communique.model.time import Granularity, TimeAnchor
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

UNITS: dict[str, Granularity] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
SOURCES: dict[Granularity, Granularity] = {"weekend": "week", "quarter": "month"}
"""How fine what was told must be that such a unit is taken from."""

QUARTERS = 4
SATURDAY = 5


def which_month(phrase: Phrase, context: Context) -> Readings | None:
    """ "last December", "next May", "this July"."""
    number = int(phrase.value("month", "MONTH") or 1)
    step, base, anchor = _base(phrase, context)
    if base is None:
        return (unknown(phrase, f"XXXX-{number:02}", "month"),)
    current = base.month or 0
    within = (step > 0 and number > current) or (step < 0 and number < current)
    return (of_period(phrase, Period("month", base.year if within else base.year + step, number), anchor),)


def which_season(phrase: Phrase, context: Context) -> Readings | None:
    """ "last summer", "this spring", "the following winter"."""
    sub = phrase.value("season", "SEASON") or ""
    step, base, anchor = _base(phrase, context)
    year = moved(widened(base, "year"), "year", step) if base is not None else None
    if year is None:
        return (unknown(phrase, f"XXXX-{sub}", "season"),)
    return (of_period(phrase, Period("season", year.year, sub=sub), anchor),)


def _base(phrase: Phrase, context: Context) -> tuple[int, Period | None, TimeAnchor]:
    """The step, what it counts from, and what fixes that."""
    step, told = which(phrase)
    return (step, context.reference, "text") if told else (step, *context.base)


def which_unit(phrase: Phrase, context: Context) -> Readings | None:
    """ "the end of last month", "this year", "later that year", "the next day", "the same month"."""
    unit = _unit(phrase)
    if unit is None:
        return None
    step, told = which(phrase)
    told = told or context.history or (unit == "day" and after_told(phrase, context))
    source, anchor = context.base
    if told:
        source, anchor = context.told(SOURCES.get(unit, unit)), "text"
    current = unit_of(source, unit) if source is not None else None
    result = stepped(current, unit, step) if current is not None else None
    if result is None:
        return (unknown(phrase),) if told or step == 0 else reference(phrase, step)
    return (of_period(phrase, result, anchor),)


def _unit(phrase: Phrase) -> Granularity | None:
    return UNITS.get(phrase.value("unit", "UNIT") or "")


def unit_of(period: Period, unit: Granularity) -> Period | None:
    """The week, weekend, quarter, year ... in which a period lies; None where it is not fine enough."""
    if unit == "weekend":
        week = widened(period, "week")
        saturday = moved(week, "day", SATURDAY) if week.granularity == "week" else None
        return replace(saturday, granularity="weekend") if saturday is not None else None
    if unit == "quarter":
        number = ((period.month or 0) + 2) // 3
        return Period("quarter", period.year, sub=f"Q{number}") if number else None
    found = widened(period, unit)
    return found if found.granularity == unit else None


def stepped(period: Period, unit: Granularity, step: int) -> Period | None:
    """The same unit of the calendar so many on."""
    if unit == "quarter":
        number = int(period.sub[1:]) - 1 + step
        return replace(period, year=period.year + number // QUARTERS, sub=f"Q{number % QUARTERS + 1}")
    return moved(period, "week" if unit == "weekend" else unit, step)


def edge_of_unit(phrase: Phrase, context: Context) -> Readings | None:
    """ "the end of the month", "later in the year", "year's end": of what the text told, in news of publication."""
    unit = _unit(phrase)
    if unit is None or unit == "day":
        return None
    told = context.history
    source = context.told(SOURCES.get(unit, unit)) if told else context.now
    result = unit_of(source, unit) if source is not None else None
    return (of_period(phrase, result, "text" if told else "publication"),)


def ago(phrase: Phrase, context: Context) -> Readings | None:
    """ "two years ago", "half a century ago", "a few days ago"."""
    base, anchor = context.base
    return _counted(phrase, base, anchor, -1)


def earlier(phrase: Phrase, context: Context) -> Readings | None:
    """ "two days later", "three years earlier": from what the text told last, as fine as the unit needs."""
    word = (phrase.words("earlier") or phrase.words("before"))[0]
    sign = int(phrase.lexicon.value(word, "EARLIER") or 1)
    unit = UNITS.get(phrase.value("unit", "UNIT", "NIGHTS") or "")
    base = context.told("day") if unit in {"day", "week"} else context.reference
    return _counted(phrase, base if base is not None else context.now, "text", sign)


def _counted(phrase: Phrase, base: Period | None, anchor: TimeAnchor, sign: int) -> Readings | None:
    """The period so many units away; hours and minutes stay on the day, what isn't counted is only past or future."""
    amount = amount_of(phrase)
    if amount is None or amount.number is None or base is None or amount.number != int(amount.number):
        return reference(phrase, sign)
    unit = UNITS.get(amount.unit) if not amount.clock else None
    if unit is None:
        return (of_period(phrase, widened(base, "day"), anchor),) if base.day is not None else reference(phrase, sign)
    result = moved(base, unit, sign * int(amount.number))
    if result is None:
        return reference(phrase, sign)
    return (of_period(phrase, widened(result, _grain(unit, amount.number, anchor)), anchor, amount.mod),)


def _grain(unit: Granularity, number: float, anchor: TimeAnchor) -> Granularity:
    """How fine the result is: "two decades ago" is a decade, "a decade ago" and a century the year."""
    if unit == "week" and anchor == "text":
        return "day"
    if unit in {"decade", "century"}:
        return "decade" if unit == "decade" and number > 1 else "year"
    return unit


def soon_after(phrase: Phrase, _context: Context) -> Readings | None:
    """ "a short time later", "shortly afterwards"."""
    return reference(phrase, -1 if phrase.words("beside") in (["before"], ["earlier"]) else 1)
