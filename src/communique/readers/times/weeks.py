"""Days of the week and weekends: "Thursday" by the tense of its sentence, "next Tuesday", "Friday week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from communique.readers.times.deictic import at_part, which
from communique.readers.times.period import WEEK, day_of
from communique.readers.times.reading import of_period, placed, unknown
from communique.readers.times.tense import direction

if TYPE_CHECKING:
    from datetime import date

    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

SATURDAY = 5
FORTNIGHT = 2 * WEEK
UNTIL = frozenset({"until", "till", "by"})
OPEN = frozenset({"and", "or", "at", "in", "to", "for", "with", "that", "when", "where", "which", "he", "she", "they"})
"""Words behind "Monday last" that leave it whole ("Monday last year" is none)."""


def which_weekday(phrase: Phrase, context: Context) -> Readings | None:
    """ "Thursday" by the tense of its sentence, "last Friday", "next Tuesday", "Sunday evening"."""
    number = int(phrase.value("weekday", "WEEKDAY") or 1)
    step, told = which(phrase)
    if _in_name(phrase, context.text):
        return None
    told = told or context.history
    base = context.told("day") if told else context.now
    if base is None or base.first is None:
        part = phrase.value("part", "PART")
        return (unknown(phrase, f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), "part of day" if part else "day"),)
    day = _told_weekday(base.first, number) if told and not step else _weekday(phrase, base.first, number, step)
    return at_part(phrase, day_of(day), "text" if told else "publication", phrase.value("part", "PART"))


def _in_name(phrase: Phrase, text: str) -> bool:
    """Whether the bare word belongs to a proper name ("The Sunday Times", "Friday Abakar"): with an article before it
    or at the start of a sentence, where a capital follows that begins no title of office.
    """
    if phrase.last - phrase.first > 1 or not phrase.capital_follows(text) or phrase.next_is_known:
        return False
    return phrase.before in {"the", "a", "an", "s"} or phrase.begins_sentence


def _told_weekday(base: date, number: int) -> date:
    """The first such day from the day told last on."""
    return base + timedelta((number - 1 - base.weekday()) % WEEK)


def _weekday(phrase: Phrase, base: date, number: int, step: int) -> date:
    """The nearest such day before or after ``base`` (which itself counts only without "last" and "next")."""
    if phrase.has("this"):
        return base + timedelta(number - 1 - base.weekday())
    ahead = step > 0 or (step == 0 and (phrase.before in UNTIL or direction(phrase) > 0))
    distance = (number - 1 - base.weekday()) % WEEK if ahead else -((base.weekday() - number + 1) % WEEK)
    return base + timedelta(distance if distance or step == 0 else WEEK * step)


def weekdays(phrase: Phrase, context: Context) -> Readings | None:
    """ "from Tuesday to Thursday": one expression, its end the next such day after its beginning."""
    first = int(phrase.value("weekday", "WEEKDAY", "SHORT_WEEKDAY") or 1)
    last = int(phrase.value("until_weekday", "WEEKDAY", "SHORT_WEEKDAY") or 1)
    if context.published is None:
        return (unknown(phrase, f"XXXX-WXX-{first}/XXXX-WXX-{last}", "day"),)
    begin = _weekday(phrase, context.published, first, 0)
    end = begin + timedelta((last - first) % WEEK)
    reading = of_period(phrase, day_of(end), "publication")
    return (replace(reading, value=f"{begin.isoformat()}/{end.isoformat()}", earliest=begin),)


def weekend(phrase: Phrase, context: Context) -> Readings | None:
    """ "over the weekend", "this weekend": the last one begun, or the next by the tense."""
    base = context.told("day") if context.history else context.now
    if base is None or base.first is None:
        return None
    back = (base.first.weekday() - SATURDAY) % WEEK
    saturday = base.first - timedelta(back)
    if back > 1 and direction(phrase) > 0:
        saturday += timedelta(WEEK)
    reading = of_period(phrase, replace(day_of(saturday), granularity="weekend"), "publication")
    return (placed(reading, phrase.first + (phrase.words_all[0] != "this"), phrase.last),)


def weekday_week(phrase: Phrase, context: Context) -> Readings | None:
    """ "Thursday week", "a week on Thursday": a week after the next such day; "Friday fortnight": two weeks after it."""
    number = int(phrase.value("weekday", "WEEKDAY") or 1)
    if context.published is None:
        return (unknown(phrase, f"XXXX-WXX-{number}", "day"),)
    ahead = (number - 1 - context.published.weekday()) % WEEK
    further = FORTNIGHT if phrase.words("unit") == ["fortnight"] else WEEK
    return (of_period(phrase, day_of(context.published + timedelta(ahead + further)), "publication"),)


def weekday_of_week(phrase: Phrase, context: Context) -> Readings | None:
    """ "Tuesday of last week", "Friday next week"."""
    number = int(phrase.value("weekday", "WEEKDAY") or 1)
    base, anchor = context.base
    if base is None or base.first is None or base.day is None:
        return (unknown(phrase, f"XXXX-WXX-{number}", "day"),)
    step = int(phrase.value("week_ref", "LAST", "NEXT") or 0)
    day = base.first + timedelta(number - 1 - base.first.weekday() + WEEK * step)
    return (of_period(phrase, day_of(day), anchor),)


def weekday_last(phrase: Phrase, context: Context) -> Readings | None:
    """ "Monday last", "Friday next": the day of letters and notes."""
    if phrase.after.isalnum() and phrase.after not in OPEN:
        return None
    return which_weekday(phrase, context)
