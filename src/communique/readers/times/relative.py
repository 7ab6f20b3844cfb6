"""Expressions that count from publication or from what the text told: "yesterday", "next Tuesday", "two days later"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from communique.readers.times.amounts import amount_of
from communique.readers.times.clock import clock_time
from communique.readers.times.period import WEEK, Period, day_of, moved, widened
from communique.readers.times.reading import of_period, placed, unknown
from communique.readers.times.tense import direction

if TYPE_CHECKING:
    from datetime import date

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
PAST, FUTURE, PRESENT = "PAST_REF", "FUTURE_REF", "PRESENT_REF"
QUARTER = 3
SATURDAY = 5


def reference(phrase: Phrase, step: int) -> Readings:
    """What lies before, at or after a now that isn't known."""
    return (unknown(phrase, PAST if step < 0 else FUTURE if step > 0 else PRESENT),)


def today(phrase: Phrase, context: Context) -> Readings | None:
    """ "today", "yesterday evening", "earlier today"; in a history "today" is only the present."""
    step = int(phrase.value("today", "TODAY") or 0)
    part = phrase.value("part", "PART") or phrase.value("today", "TONIGHT")
    base = context.now
    if base is None or context.history:
        return (unknown(phrase, f"XXXX-XX-XXT{part}", "part of day"),) if part else reference(phrase, step)
    return _at_part(phrase, moved(base, "day", step), "publication", part)


def weekend(phrase: Phrase, context: Context) -> Readings | None:
    """ "over the weekend", "this weekend": the last one begun, or the next by the tense."""
    base = context.told("day") if context.history else context.now
    if base is None or base.first is None:
        return None
    back = (base.first.weekday() - SATURDAY) % WEEK
    saturday = base.first - timedelta(back)
    if direction(phrase) > 0 and back > 1:
        saturday += timedelta(WEEK)
    reading = of_period(phrase, replace(day_of(saturday), granularity="weekend"), "publication")
    first = phrase.first if phrase.words_all[0] == "this" else phrase.first + 1
    return (placed(reading, first, phrase.last),)


def _at_part(phrase: Phrase, day: Period | None, anchor: TimeAnchor, part: str | None) -> Readings:
    if day is None:
        return (unknown(phrase),)
    time = clock_time(phrase)
    if time is not None:
        return (of_period(phrase, day.timed(time, "minute"), anchor),)
    return (of_period(phrase, day.timed(part) if part else day, anchor),)


def day_before_yesterday(phrase: Phrase, context: Context) -> Readings | None:
    """Two days before or after publication."""
    step = -2 if phrase.has("before") else 2
    base, anchor = context.base
    day = moved(widened(base, "day"), "day", step) if base is not None else None
    return (of_period(phrase, day, anchor),) if day is not None else reference(phrase, step)


def day_beside(phrase: Phrase, context: Context) -> Readings | None:
    """ "the day before", "the morning after", counted from the day told last; none where an event follows."""
    word = phrase.words("beside")[0]
    if word in {"before", "after"} and phrase.after.isalpha():
        return None
    if word == "following" and phrase.after.isalnum():
        return None
    step = -1 if word in {"before", "previous"} else 1
    part = next(
        (
            phrase.lexicon.value(one, "PART")
            for one in phrase.tokens.words[phrase.first : phrase.last]
            if one != "night" or True and phrase.lexicon.value(one, "PART")
        ),
        None,
    )
    day = context.told("day")
    return _at_part(phrase, moved(day, "day", step) if day is not None else None, "text", part)


def which_part(phrase: Phrase, context: Context) -> Readings | None:
    """ "this morning", "last night", "that evening", "the next morning"."""
    step, told = _which(phrase)
    part = phrase.value("part", "PART")
    if part is None:
        return None
    deictic = not told and not context.history
    day = context.now if deictic else context.told("day")
    if day is None:
        return (unknown(phrase, f"XXXX-XX-XXT{part}", "part of day"),)
    return _at_part(phrase, moved(day, "day", step), "publication" if deictic else "text", part)


def _which(phrase: Phrase) -> tuple[int, bool]:
    """How many units on, and whether from what the text told rather than from publication."""
    steps = {"next": (1, False), "following": (1, True), "last": (-1, False), "previous": (-1, True), "that": (0, True)}
    return next((steps[group] for group in steps if phrase.has(group)), (0, False))


def which_weekday(phrase: Phrase, context: Context) -> Readings | None:
    """ "Thursday" by the tense of its sentence, "last Friday", "next Tuesday", "Sunday evening"."""
    number = int(phrase.value("weekday", "WEEKDAY") or 1)
    part = phrase.value("part", "PART")
    step, told = _which(phrase)
    text_bound = told or context.history or context.published is None
    base = context.told("day") if text_bound else context.now
    if base is None or base.first is None:
        return (unknown(phrase, f"XXXX-WXX-{number}", "day"),)
    day = _weekday(phrase, base.first, number, step, text_bound=text_bound)
    return _at_part(phrase, day_of(day), "text" if text_bound else "publication", part)


def _weekday(phrase: Phrase, base: date, number: int, step: int, *, text_bound: bool) -> date:
    same_week = base + timedelta(number - 1 - base.weekday())
    if phrase.has("this"):
        return same_week
    if step == 0 and text_bound:
        return base + timedelta((number - 1 - base.weekday()) % WEEK)
    ahead = step > 0 or (step == 0 and (phrase.before in {"until", "till", "by"} or direction(phrase) > 0))
    distance = (number - 1 - base.weekday()) % WEEK if ahead else -((base.weekday() - number + 1) % WEEK)
    if distance == 0 and step != 0:
        distance = WEEK * step
    return base + timedelta(distance)


def weekdays(phrase: Phrase, context: Context) -> Readings | None:
    """ "from Tuesday to Thursday": one expression, its end the next such day after its beginning."""
    first = int(phrase.value("weekday", "WEEKDAY", "SHORT_WEEKDAY") or 1)
    last = int(phrase.value("until_weekday", "WEEKDAY", "SHORT_WEEKDAY") or 1)
    if context.published is None:
        return None
    begin = _weekday(phrase, context.published, first, 0, text_bound=False)
    end = begin + timedelta((last - first) % WEEK)
    reading = of_period(phrase, day_of(end), "publication")
    return (replace(reading, value=f"{begin.isoformat()}/{end.isoformat()}", earliest=begin),)


def which_month(phrase: Phrase, context: Context) -> Readings | None:
    """ "last December", "next May", "this July"."""
    number = int(phrase.value("month", "MONTH") or 1)
    step, told = _which(phrase)
    base, anchor = (context.reference, "text") if told else context.base
    if base is None:
        return (unknown(phrase, f"XXXX-{number:02}", "month"),)
    current = base.month or 0
    year = base.year + step if step else base.year
    if (step > 0 and number > current) or (step < 0 and number < current):
        year = base.year
    return (of_period(phrase, Period("month", year, number), anchor),)


def which_season(phrase: Phrase, context: Context) -> Readings | None:
    """ "last summer", "this spring", "the following winter"."""
    sub = phrase.value("season", "SEASON") or ""
    step, told = _which(phrase)
    base, anchor = (context.reference, "text") if told else context.base
    year = moved(widened(base, "year"), "year", step) if base is not None else None
    if year is None:
        return (unknown(phrase, f"XXXX-{sub}", "season"),)
    return (of_period(phrase, Period("season", year.year, sub=sub), anchor),)


def which_unit(phrase: Phrase, context: Context) -> Readings | None:
    """ "this year", "the end of last month", "later that year", "the next day", "the same month"."""
    unit = _unit(phrase)
    if unit is None:
        return None
    step, told = _which(phrase)
    if told:
        source, anchor = context.told(_coarse(unit)), "text"
    else:
        source, anchor = context.base if not context.history else (context.told(_coarse(unit)), "text")
    source = _unit_of(source, unit) if source is not None else None
    result = _step(source, unit, step) if source is not None else None
    if result is None:
        return (unknown(phrase),) if told or context.history or step == 0 else reference(phrase, step)
    return (of_period(phrase, result, anchor if result is not None else "none"),)


def _unit(phrase: Phrase) -> Granularity | None:
    return UNITS.get(phrase.value("unit", "UNIT") or "")


def _coarse(unit: Granularity) -> Granularity:
    return {"weekend": "week", "quarter": "month"}.get(unit, unit)  # type: ignore[return-value]


def _unit_of(period: Period, unit: Granularity) -> Period | None:
    """The week, weekend, quarter, year ... in which a period lies."""
    if unit == "weekend":
        week = widened(period, "week")
        saturday = moved(week, "day", SATURDAY) if week.granularity == "week" else None
        return replace(saturday, granularity="weekend") if saturday is not None else None
    if unit == "quarter":
        number = ((period.month or 0) + 2) // QUARTER
        return Period("quarter", period.year, sub=f"Q{number}") if number else None
    found = widened(period, unit)
    return found if found.granularity == unit else None


def _step(period: Period, unit: Granularity, step: int) -> Period | None:
    if unit == "quarter":
        number = int(period.sub[1:]) - 1 + step
        return replace(period, year=period.year + number // 4, sub=f"Q{number % 4 + 1}")
    return moved(period, "week" if unit == "weekend" else unit, step)


def edge_of_unit(phrase: Phrase, context: Context) -> Readings | None:
    """ "the end of the month", "later in the year": of what the text told, in news of publication."""
    unit = _unit(phrase)
    if unit is None or unit == "day":
        return None
    told = context.history or context.published is None
    source = context.told(_coarse(unit)) if told else context.now
    result = _unit_of(source, unit) if source is not None else None
    return (of_period(phrase, result, "text" if told else "publication"),)


def ago(phrase: Phrase, context: Context) -> Readings | None:
    """ "two years ago", "half a century ago", "a few days ago"."""
    base, anchor = context.base
    return _counted(phrase, base, anchor, -1)


def earlier(phrase: Phrase, context: Context) -> Readings | None:
    """ "two days later", "three years earlier": from what the text told last, as fine as the unit needs."""
    word = (phrase.words("earlier") or phrase.words("before"))[0]
    step = int(phrase.lexicon.value(word, "EARLIER") or 1)
    unit = UNITS.get(phrase.value("unit", "UNIT", "NIGHTS") or "")
    base = context.told("day") if unit in {"day", "week"} else context.reference
    if base is None and phrase.before != "than":
        base = context.now
    return _counted(phrase, base, "text", step)


GRAIN = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "year", "century": "year"}


def _counted(phrase: Phrase, base: Period | None, anchor: TimeAnchor, sign: int) -> Readings | None:
    amount = amount_of(phrase)
    if amount is None or amount.number is None or base is None or amount.number != int(amount.number):
        return reference(phrase, sign)
    unit = UNITS.get(amount.unit)
    if unit is None:
        return (of_period(phrase, widened(base, "day"), anchor),) if base.day is not None else reference(phrase, sign)
    result = moved(base, unit, sign * int(amount.number))
    if result is None:
        return reference(phrase, sign)
    grain = "decade" if unit == "decade" and amount.number > 1 else GRAIN[unit]
    if unit == "week" and anchor == "text":
        grain = "day"
    return (of_period(phrase, widened(result, grain), anchor, amount.mod),)  # type: ignore[arg-type]


def soon_after(phrase: Phrase, _context: Context) -> Readings | None:
    """ "a short time later", "shortly afterwards"."""
    return reference(phrase, -1 if phrase.words("beside")[:1] in (["before"], ["earlier"]) else 1)


def clock(phrase: Phrase, context: Context) -> Readings | None:
    """ "9 a.m.", "14:30 Beijing time", on the day that the text told last, else that of publication."""
    time = clock_time(phrase)
    if time is None:
        return None
    told = context.told("day")
    day = told if told is not None else context.now
    if day is None:
        return (unknown(phrase, f"XXXX-XX-XXT{time}", "minute"),)
    return (of_period(phrase, day.timed(time, "minute"), "text" if told is not None else "publication"),)
