"""Days that a text prints, in full or in part, with the time of day, and ranges of days."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.clock import clock_time
from communique.readers.times.period import make_day, moved, widened
from communique.readers.times.reading import of_period, placed, unknown
from communique.readers.times.year_of import month_of, step_of, year_of

if TYPE_CHECKING:
    from communique.model.time import Granularity, TimeAnchor
    from communique.readers.times.context import Context
    from communique.readers.times.period import Period
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

NUMBER = re.compile(r"\d+")
YEAR_DIGITS, DAY_LENGTH = 4, len("2023-03-29")
MONTHS = 12
ANY_LEAP_YEAR = 2000
Day = tuple["int | None", int, int]


def iso(phrase: Phrase, _context: Context) -> Readings | None:
    """ "2023-03-29", "2023-03-29T09:18", "2023/3/29", "29.03.2023"; with strokes only where no other order is possible."""
    word = phrase.tokens.words[phrase.first]
    written = NUMBER.findall(word)
    first, second, third = (int(number) for number in written[:3])
    if len(written[0]) == YEAR_DIGITS:
        made = make_day(first, second, third)
    elif "/" in word and first != second and max(first, second) <= MONTHS:
        return None
    else:
        day, month = (second, first) if second > MONTHS else (first, second)
        made = make_day(third, month, day)
    if made is None:
        return None
    if len(word) > DAY_LENGTH and word[4] == "-":
        made = made.timed(word[DAY_LENGTH + 1 :].upper(), "minute")
    return (of_period(phrase, made, "printed"),)


def date(phrase: Phrase, context: Context) -> Readings | None:
    """ "March 29, 2023, 09:18", "the afternoon of March 20 local time", "8 February"."""
    month, day = month_of(phrase), phrase.integer("day")
    if month is None or day is None or (not phrase.has("year") and phrase.lexicon.has(phrase.after, "MEASURE")):
        return None
    year, anchor = year_of(phrase, context, month)
    suffix = _time(phrase)
    if year is None:
        written = f"XXXX-{month:02}-{day:02}" + (f"T{suffix}" if suffix else "")
        return (unknown(phrase, written, _grain(phrase)),) if make_day(ANY_LEAP_YEAR, month, day) else None
    made = make_day(year, month, day) or _leap_day(year, month, day, anchor)
    if made is None:
        return None
    return (of_period(phrase, made.timed(suffix, _grain(phrase)) if suffix else made, anchor),)


def _leap_day(year: int, month: int, day: int, anchor: TimeAnchor) -> Period | None:
    """A February 29 without its year lies in the leap year nearby."""
    if anchor == "printed" or (month, day) != (2, 29):
        return None
    found = (make_day(other, month, day) for other in (year - 1, year + 1, year - 2))
    return next((made for made in found if made is not None), None)


def _time(phrase: Phrase) -> str:
    return clock_time(phrase) or phrase.value("part", "PART") or ""


def _grain(phrase: Phrase) -> Granularity:
    if phrase.has("clock"):
        return "minute"
    return "part of day" if phrase.has("part") else "day"


def day_of_month(phrase: Phrase, context: Context) -> Readings | None:
    """ "on the 5th", "the 28th of that month": a day of the month that the text told last."""
    month = context.month if context.history or context.month is not None else context.now
    if phrase.has("month_ref"):
        month = _month_referred(phrase, context)
    elif phrase.words_all[0] != "on" or (phrase.after.isalpha() and phrase.after != "and"):
        return None
    day = phrase.integer("day") or 0
    made = make_day(month.year, month.month, day) if month is not None and month.month is not None else None
    if made is None:
        return None
    return (placed(of_period(phrase, made, "text"), phrase.first + (phrase.words_all[0] == "on"), phrase.last),)


def _month_referred(phrase: Phrase, context: Context) -> Period | None:
    """The month that "of this month", "of last month" (from publication), "of that month" (from the text) mean."""
    words = phrase.words("month_ref")
    deictic = any(phrase.lexicon.has(word, name) for word in words for name in ("THIS", "LAST", "NEXT"))
    base = context.now if deictic and not context.history else context.month or context.now
    return moved(widened(base, "month"), "month", step_of(phrase, "month_ref")) if base is not None else None


def days_of_month(phrase: Phrase, context: Context) -> Readings | None:
    """ "from the 24th to the 26th of this month": one expression, like other ranges of days."""
    first, last = phrase.integer("day") or 0, phrase.integer("until") or 0
    if last <= first or (phrase.has("and") and last != first + 1):
        return None
    month = _month_referred(phrase, context)
    if month is None or month.month is None:
        return (unknown(phrase, f"XXXX-XX-{first:02}/XXXX-XX-{last:02}", "day"),)
    return _range(phrase, (month.year, month.month, first), (month.year, month.month, last), "publication")


def instant(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 23rd instant" (this month), "the 4th ultimo" (last), "the 2nd proximo" (next): the style of notes."""
    day = phrase.integer("day") or 0
    base = context.base[0]
    step = int(phrase.value("instant", "INSTANT") or 0)
    month = moved(widened(base, "month"), "month", step) if base is not None and base.month is not None else None
    if phrase.after.isalpha() and phrase.capital_follows(context.text):
        return None
    if month is None or month.month is None:
        return (unknown(phrase, f"XXXX-XX-{day:02}", "day"),)
    made = make_day(month.year, month.month, day)
    return (of_period(phrase, made, context.base[1]),) if made is not None else None


def days(phrase: Phrase, context: Context) -> Readings | None:
    """ "April 6-8, 2021", "from 6 to 8 April", "May 6 and 7": one expression; "April 6 and 9" is none."""
    month, first, last = month_of(phrase), phrase.integer("day"), phrase.integer("until")
    if month is None or first is None or last is None or last <= first:
        return None
    if phrase.has("and") and last != first + 1 and phrase.before != "between":
        return None
    year, anchor = year_of(phrase, context, month)
    return _range(phrase, (year, month, first), (year, month, last), anchor)


def days_of_months(phrase: Phrase, context: Context) -> Readings | None:
    """ "April 30 to May 2", "27 May-3 June 1905", "December 30 to January 2, 2024"."""
    month, until_month = month_of(phrase), month_of(phrase, "until_month")
    first, last = phrase.integer("day"), phrase.integer("until")
    if month is None or until_month is None or first is None or last is None:
        return None
    year, anchor = year_of(phrase, context, until_month)
    earlier = year - 1 if year is not None and month > until_month else year
    return _range(phrase, (earlier, month, first), (year, until_month, last), anchor)


def _range(phrase: Phrase, first: Day, last: Day, anchor: TimeAnchor) -> Readings | None:
    if first[0] is None or last[0] is None:
        written = "/".join(f"XXXX-{month:02}-{day:02}" for _, month, day in (first, last))
        return (unknown(phrase, written, "day"),)
    begin, end = make_day(first[0], first[1], first[2]), make_day(last[0], last[1], last[2])
    if begin is None or end is None or (begin.first and end.first and begin.first > end.first):
        return None
    reading = of_period(phrase, end, anchor)
    return (replace(reading, value=f"{begin.value}/{end.value}", earliest=begin.first),)
