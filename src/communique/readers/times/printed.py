"""Dates that a text prints, in full or in part: days, ranges of days, months, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.clock import clock_time
from communique.readers.times.period import Period, make_day, moved, widened
from communique.readers.times.reading import of_period, placed, unknown
from communique.readers.times.tense import direction

if TYPE_CHECKING:
    from communique.model.time import Granularity, TimeAnchor
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

PREPOSITIONS = frozenset(
    "in of by since until till from during throughout through to after before between around and or for – - ( next last"
    " this late early mid that".split()
)
BARE_YEAR_AFTER = frozenset(
    "in of since by until from during throughout the after before between to and for ( - –".split()
)
PEOPLE = frozenset("men people women troops soldiers percent km miles dead aircraft of or more and in to".split())
NUMERIC = re.compile(r"\d+")
SHORTEST_DATE = 2


def iso(phrase: Phrase, _context: Context) -> Readings | None:
    """ "2023-03-29", "2023-03-29T09:18", "2023/3/29", "29.03.2023"; with strokes only where no other order is possible."""
    word = phrase.tokens.words[phrase.first]
    numbers = [int(number) for number in NUMERIC.findall(word)]
    if len(numbers[0:1]) and len(NUMERIC.findall(word)[0]) == 4:
        year, month, day = numbers[:3]
    else:
        day, month, year = numbers[:3]
        if "/" in word and day != month:
            if day <= 12 and month <= 12:
                return None
            day, month = (day, month) if day > 12 else (month, day)
    made = make_day(year, month, day)
    if made is None:
        return None
    if len(word) > 10 and word[4] == "-":
        made = made.timed(word[11:].upper(), "minute")
    return (of_period(phrase, made, "printed"),)


def date(phrase: Phrase, context: Context) -> Readings | None:
    """ "March 29, 2023, 09:18", "the afternoon of March 20 local time", "8 February"."""
    month, day = _month(phrase), phrase.integer("day")
    if month is None or day is None:
        return None
    if _is_count(phrase):
        return None
    year, anchor = _year(phrase, context, month)
    suffix = _time_suffix(phrase)
    if year is None:
        made = make_day(2000, month, day)
        return (unknown(phrase, f"XXXX-{month:02}-{day:02}{suffix}", _grain(phrase)),) if made else None
    made = make_day(year, month, day) or _leap_day(year, month, day, anchor)
    if made is None:
        return None
    if suffix:
        made = made.timed(suffix[1:], _grain(phrase))
    return (of_period(phrase, made, anchor),)


def _leap_day(year: int, month: int, day: int, anchor: TimeAnchor) -> Period | None:
    """A February 29 without its year lies in the leap year nearby."""
    if anchor == "printed" or (month, day) != (2, 29):
        return None
    found = (make_day(other, month, day) for other in (year - 1, year + 1, year - 2))
    return next((made for made in found if made is not None), None)


def _is_count(phrase: Phrase) -> bool:
    """ "may 20" in small letters is no class of the lexicon; "Sat 3 May" is fine; "March 20 km" is a march."""
    return not phrase.has("year") and phrase.after in {"km", "kilometres", "kilometers", "miles", "%", "percent"}


def _time_suffix(phrase: Phrase) -> str:
    clock = clock_time(phrase)
    if clock is not None:
        return f"T{clock}"
    part = phrase.value("part", "PART")
    return f"T{part}" if part else ""


def _grain(phrase: Phrase) -> Granularity:
    if phrase.has("clock"):
        return "minute"
    return "part of day" if phrase.has("part") else "day"


def _month(phrase: Phrase, group: str = "month") -> int | None:
    value = phrase.value(group, "MONTH", "SHORT_MONTH")
    return int(value) if value else None


def _year(phrase: Phrase, context: Context, month: int) -> tuple[int | None, TimeAnchor]:
    """The year printed, referred to ("of that year"), or told by the context."""
    printed = phrase.printed_year
    if printed is not None:
        return printed, "printed"
    if phrase.has("year_ref"):
        return referred_year(phrase, context)
    return context.year_of(phrase, month)


def referred_year(phrase: Phrase, context: Context) -> tuple[int | None, TimeAnchor]:
    """The year that "of that year", "of last year", "of the same year" means."""
    words = phrase.words("year_ref")
    step = next((int(value) for word in words for value in [_step(phrase, word)] if value), 0)
    deictic = any(phrase.lexicon.value(word, name) for word in words for name in ("THIS", "LAST", "NEXT"))
    base, anchor = context.base if deictic else (context.reference, "text")
    year = moved(widened(base, "year"), "year", step) if base is not None else None
    return (year.year if year is not None else None), anchor


def _step(phrase: Phrase, word: str) -> str | None:
    names = ("NEXT", "FOLLOWING", "LAST", "PREVIOUS")
    return next((value for name in names if (value := phrase.lexicon.value(word, name))), None)


def day_of_month(phrase: Phrase, context: Context) -> Readings | None:
    """ "on the 5th", "the 28th of that month": a day of the month that the text told last."""
    day = phrase.integer("day") or 0
    month = context.told("month") if context.history or context.published is None else context.month or context.now
    if phrase.has("month_ref"):
        words = phrase.words("month_ref")
        step = next((int(value) for word in words if (value := _step(phrase, word))), 0)
        month = moved(widened(month, "month"), "month", step) if month is not None else None
    elif phrase.words_all[0] != "on" or (phrase.after.isalpha() and phrase.after != "and"):
        return None
    made = make_day(month.year, month.month, day) if month is not None and month.month is not None else None
    if made is None:
        return None
    reading = of_period(phrase, made, "text")
    return (placed(reading, phrase.first + (phrase.words_all[0] == "on"), phrase.last),)


def days(phrase: Phrase, context: Context) -> Readings | None:
    """ "April 6-8, 2021", "from 6 to 8 April": one expression; "April 6 and 8" are two days."""
    month, first, last = _month(phrase), phrase.integer("day"), phrase.integer("until")
    if month is None or first is None or last is None or last <= first:
        return None
    if phrase.has("and") and last != first + 1 and phrase.before != "between":
        return None
    year, anchor = _year(phrase, context, month)
    return _range(phrase, (year, month, first), (year, month, last), anchor)


def days_of_months(phrase: Phrase, context: Context) -> Readings | None:
    """ "April 30 to May 2", "27 May-3 June 1905"."""
    month, until_month = _month(phrase), _month(phrase, "until_month")
    first, last = phrase.integer("day"), phrase.integer("until")
    if month is None or until_month is None or first is None or last is None:
        return None
    year, anchor = _year(phrase, context, until_month)
    earlier = year - 1 if year is not None and month > until_month else year
    return _range(phrase, (earlier, month, first), (year, until_month, last), anchor)


Day = tuple[int | None, int, int]


def _range(phrase: Phrase, first: Day, last: Day, anchor: TimeAnchor) -> Readings | None:
    if first[0] is None or last[0] is None:
        written = "/".join(f"XXXX-{month:02}-{day:02}" for _, month, day in (first, last))
        return (unknown(phrase, written, "day"),)
    begin, end = make_day(first[0], first[1], first[2]), make_day(last[0], last[1], last[2])
    if begin is None or end is None or begin.bounds > end.bounds:
        return None
    reading = of_period(phrase, end, anchor)
    return (replace(reading, value=f"{begin.value}/{end.value}", earliest=begin.bounds[0]),)


def month(phrase: Phrase, context: Context) -> Readings | None:
    """ "October 1940", "early May", "the end of September"; "May" and "March" alone only after a preposition."""
    number = _month(phrase)
    if number is None:
        return None
    alone = phrase.last - phrase.first == 1
    if alone and phrase.value("month", "WEAK") is not None and phrase.before not in PREPOSITIONS:
        return None
    if alone and phrase.value("month", "SHORT_MONTH"):
        return None
    year, anchor = _year(phrase, context, number)
    if year is None:
        return (unknown(phrase, f"XXXX-{number:02}", "month"),)
    return (of_period(phrase, Period("month", year, number), anchor),)


MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 1, "Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 3, "H2": 9}


def season(phrase: Phrase, context: Context) -> Readings | None:
    """ "the summer of 2003", "late autumn"; "fall" and "spring" need an article, an edge or a year."""
    sub = phrase.value("season", "SEASON", "SEASONAL")
    if sub is None:
        return None
    falling = phrase.value("season", "FALLING") is not None
    if falling and not (phrase.has("year") or phrase.has("year_bc") or phrase.has("year_ref")):
        bare = phrase.last - phrase.first == 1
        if bare and phrase.before not in {"in", "this", "last", "next", "by", "since"}:
            return None
        behind = phrase.tokens.words[phrase.last + 1 : phrase.last + 2]
        seasons = phrase.after == "and" and behind and phrase.lexicon.value(behind[0], "SEASON")
        if (
            phrase.after in {"of", "in", "and"}
            and not seasons
            and not phrase.has("edge")
            and phrase.value("season", "SEASON") == "FA"
        ):
            return None
    return _sub(phrase, context, sub, "season")


def _sub(phrase: Phrase, context: Context, sub: str, grain: Granularity) -> Readings:
    year, anchor = _season_year(phrase, context, sub)
    if year is None:
        return (unknown(phrase, f"XXXX-{sub}", grain),)
    return (of_period(phrase, Period(grain, year, sub=sub), anchor),)


def _season_year(phrase: Phrase, context: Context, sub: str) -> tuple[int | None, TimeAnchor]:
    if phrase.printed_year is not None or phrase.has("year_ref"):
        return _year(phrase, context, MIDDLE[sub])
    if context.ahead is not None:
        return context.ahead, "text"
    base, anchor = context.base
    return (base.year if base is not None else None), anchor


def quarter(phrase: Phrase, context: Context) -> Readings | None:
    """ "the first quarter of 2021", "the second half of the year"."""
    number = 4 if phrase.words("nth") in (["final"], ["last"]) else phrase.ordinal()
    if phrase.has("half") or number is None or not 1 <= number <= 4:
        return None
    sub = f"Q{number}"
    if phrase.has("year") or phrase.has("unit") or phrase.has("year_ref"):
        return _sub(phrase, context, sub, "quarter")
    if phrase.words("nth") == ["last"] or context.history or context.published is None:
        return None
    year = context.published.year - (MIDDLE[sub] - 1 > context.published.month and direction(phrase) <= 0)
    return (of_period(phrase, Period("quarter", year, sub=sub), "publication"),)


def quarter_name(phrase: Phrase, context: Context) -> Readings | None:
    """ "Q1 2021", "H2 of 2021"."""
    sub = phrase.value("sub", "QUARTER_NAME") or ""
    return _sub(phrase, context, sub, "quarter" if sub.startswith("Q") else "half year")


def half(phrase: Phrase, context: Context) -> Readings | None:
    """ "the latter half of 2008", "the first half of next year", "the second half of the month"."""
    sub = phrase.value("half_of", "HALF_OF") or ""
    mod = "START" if sub == "H1" else "END"
    if phrase.words("unit") == ["month"]:
        return (of_period(phrase, context.told("month"), "text", mod),)
    if phrase.integer("unit"):
        return (of_period(phrase, Period("decade", phrase.integer("unit") or 0), "printed", mod),)
    step = phrase.value("which_year", "LAST", "NEXT")
    base, anchor = context.base
    if phrase.has("year") or phrase.has("year_ref"):
        return _sub(phrase, context, sub, "half year")
    year = moved(widened(base, "year"), "year", int(step or 0)) if base is not None else None
    if year is None:
        return (unknown(phrase),)
    return (of_period(phrase, Period("half year", year.year, sub=sub), anchor),)


def year(phrase: Phrase, context: Context) -> Readings | None:
    """ "1940", "the end of 2003", "499 BC", "mid-2007"; a figure of four digits that counts something is no year."""
    number = phrase.printed_year or phrase.integer("year_ad")
    if not number or not _is_year(phrase, number):
        return None
    period = Period("year", number)
    reading = of_period(phrase, period, "printed")
    look_aside = phrase.before == "since" and context.reference is not None
    return (replace(reading, period=None) if look_aside else reading,)


def _is_year(phrase: Phrase, number: int) -> bool:
    if phrase.last - phrase.first > 1 or number < 0:
        return True
    if phrase.before in {
        "$",
        "€",
        "£",
        "#",
        "no",
        "number",
        "/",
        ":",
        "some",
        "over",
        "nearly",
        "than",
        "least",
        "resolution",
        "article",
        "flight",
        "decree",
        "law",
        "room",
    }:
        return False
    if phrase.before == "." and phrase.first > 1 and phrase.tokens.words[phrase.first - 2].isdigit():
        return False
    if phrase.after in {"%", "km", "hours", "kilometres", "kilometers", "miles", "metres", "meters"}:
        return False
    counted = phrase.after.isalpha() and (phrase.after in COUNTED or (phrase.after.endswith("s") and _plural(phrase)))
    sure = phrase.before in {"in", "since", "by", "until", "during"} and not phrase.after.endswith("people")
    return (not counted or sure) and 1400 <= number <= 2100 or (sure and not counted)


COUNTED = frozenset("people men women troops dead percent aircraft personnel".split())
NO_PLURAL = frozenset("was is has this its as us various".split())


def _plural(phrase: Phrase) -> bool:
    return phrase.after not in NO_PLURAL and phrase.before not in {"the", "of", "'", "’"}


def years_bc(phrase: Phrase, _context: Context) -> Readings | None:
    """ "499-493 BC": two years."""
    return _two_years(phrase, -(phrase.integer("year") or 0), -(phrase.integer("until") or 0))


def years(phrase: Phrase, _context: Context) -> Readings | None:
    """ "1927-37", "2007/2008": two years."""
    first, last = phrase.integer("year") or 0, phrase.integer("until") or 0
    short = len(phrase.words("until")[0]) == SHORTEST_DATE
    return _two_years(phrase, first, first // 100 * 100 + last if short else last)


def _two_years(phrase: Phrase, first: int, last: int) -> Readings | None:
    if not first or last < first:
        return None
    begin = of_period(phrase, Period("year", first), "printed")
    end = of_period(phrase, Period("year", last), "printed")
    place = phrase.groups["until"][0]
    return (placed(begin, phrase.first, place - 1), placed(end, place, phrase.last))


def decade(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 1990s", "the late 1980s", "the '70s", "the 470s BC"."""
    if phrase.has("decade_bc"):
        return (of_period(phrase, Period("decade", -(phrase.integer("decade_bc") or 0)), "printed"),)
    first = phrase.integer("decade")
    if first is None:
        short = phrase.integer("short_decade") or 0
        if phrase.tokens.words[phrase.first] != "the" and phrase.before != "the" and not phrase.has("early"):
            return None
        told = context.reference.year if context.history and context.reference else None
        century = (told or (context.published.year if context.published else 1999)) // 100 * 100
        first = century + short if century + short <= (told or century + 99) + 9 else century + short - 100
        if context.published is not None and first > context.published.year:
            first -= 100
    return (of_period(phrase, Period("decade", first), "printed"),)


def century(phrase: Phrase, _context: Context) -> Readings | None:
    """ "the 19th century" is "18", "the 4th century BC" is "BC03"."""
    number = phrase.ordinal()
    if not number:
        return None
    first = (number - 1) * 100
    if phrase.has("bc"):
        return (of_period(phrase, Period("century", -first if first else -1), "printed"),)
    return (of_period(phrase, Period("century", first), "printed"),) if number <= 30 else None


def year_reference(phrase: Phrase, context: Context) -> Readings | None:
    """ "early next year", "the end of last year"."""
    number, anchor = referred_year(phrase, context)
    return (of_period(phrase, Period("year", number) if number is not None else None, anchor),)
