"""Occasions of diplomacy: feasts, national days, numbered congresses, plan periods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.knowledge.holidays import feast_days
from communique.readers.times.nearby import ENDS, sides_near, sides_within
from communique.readers.times.period import day_of
from communique.readers.times.reading import of_period, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.knowledge.events import Event
    from communique.knowledge.holidays import FeastDays
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Reading, Readings

LONGEST_DAY = 2
BEHIND, BEFORE = 8, 20
"""Words behind and before a congress within which its party is named."""

DURING = frozenset("during throughout of month holy sacred in".split())
GREETED_AFTER = 45
"""Days after a feast within which a text still speaks of it rather than of the next one."""


def feast(phrase: Phrase, context: Context) -> Readings | None:
    """ "Spring Festival", "Eid al-Fitr" (an interval where countries differ by a day), "during Ramadan" (the month).
    Its ``event`` is the feast's id, also where its year can't be told.
    """
    name = phrase.value("feast", "FEAST") or ""
    if phrase.capital_follows(context.text):
        return None
    year = phrase.printed_year
    days = feast_days(name, year) if year is not None else _nearest_feast(name, context)
    if days is None:
        return (replace(unknown(phrase), event=name),)
    start = day_of(days.first)
    long = (days.last - days.latest_first).days > LONGEST_DAY
    at_edge = phrase.has("edge") or phrase.has("early")
    within = phrase.has("during") or phrase.before in DURING
    reading = of_period(phrase, start, "calendar")
    if long and within and not at_edge:
        value = f"{days.first.isoformat()}/{days.last.isoformat()}"
        return (replace(reading, value=value, latest=days.last, event=name, period=None),)
    return (replace(reading, latest=days.latest_first, event=name, period=None),)


def _nearest_feast(name: str, context: Context) -> FeastDays | None:
    """The feast nearest to what the phrase counts from, sooner the one to come."""
    base = context.base[0]
    if base is None:
        return None
    day = base.first if base.day is not None else None
    if day is None:
        return feast_days(name, base.year)
    found = [days for year in (day.year - 1, day.year, day.year + 1) if (days := feast_days(name, year)) is not None]
    passed = [days for days in found if (day - days.last).days > GREETED_AFTER]
    return next((days for days in found if days not in passed), None)


def national_day(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 74th National Day of China", "China's National Day": the day in the year that its number or publication
    gives; counted from the founding in the table.
    """
    kind = phrase.tokens.words[phrase.first : phrase.last]
    wanted = next((value for word in kind if (value := phrase.lexicon.value(word, "NATIONAL_DAY"))), "national day")
    sides = sides_near(phrase, context) or ((context.home,) if context.home else ())
    rows = [row for row in context.events.rows if row.kind == wanted and set(row.parties) <= set(sides)]
    row = next((row for row in rows if wanted == "national day" or row.parties[0] == sides[0]), None)
    if row is None or len(row.start) < len("2000-01-01"):
        return (unknown(phrase),) if phrase.has("nth") or sides else None
    number = phrase.ordinal()
    year = row.first_day.year + number if number else _occasion_year(row.first_day, context)
    if year is None:
        return (replace(unknown(phrase, f"XXXX-{row.start[5:]}", "day"), event=row.id),)
    day = row.first_day.replace(year=year) if (row.first_day.month, row.first_day.day) != (2, 29) else row.last_day
    reading = of_period(phrase, day_of(day), "calendar")
    return (replace(reading, base=row.start if number else None, event=row.id, period=None),)


def _occasion_year(day: date, context: Context) -> int | None:
    """The year in which the day of a feast is nearest to publication."""
    base = context.base[0]
    if base is None:
        return None
    away = day.month - (base.month or day.month)
    return base.year + (away < -6) - (away > 6)


def congress(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 20th CPC National Congress", "13th National Congress of the Communist Party of Vietnam", from the table."""
    number = phrase.ordinal()
    if number is None:
        return None
    rows = [row for row in context.events.rows if row.kind == "congress" and row.number == number]
    row = _of_party(phrase, context, rows)
    if row is None:
        named = {"national", "party"} & set(phrase.tokens.words[phrase.first : phrase.last])
        return (unknown(phrase),) if named else None
    return (of_event(phrase, row),)


def _of_party(phrase: Phrase, context: Context, rows: Iterable[Event]) -> Event | None:
    """The congress of the party named in or right behind the phrase, else in its sentence, else of the outlet's."""
    rows = tuple(rows)
    by_party = {row.parties[0].split("/")[-1].lower(): row for row in rows}
    words = phrase.tokens.words
    behind = words[phrase.first : phrase.last + BEHIND]
    before = words[max(0, phrase.first - BEFORE) : phrase.first][::-1]
    end = next((place for place, word in enumerate(before) if word in ENDS), len(before))
    named = [by_party[word] for word in (*behind, *before[:end]) if word in by_party][:1]
    places = (sides_within(phrase, context, 9), sides_near(phrase, context), (context.home,) if context.home else ())
    for sides in places:
        if named:
            break
        names = [name for side in sides if (name := context.name_of(side))]
        named = [row for row in rows if any(name in row.name for name in names)]
    return named[0] if len(named) == 1 else None


def plan(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 14th Five-Year Plan period": of the country named beside it, or the only one of that number."""
    number = phrase.ordinal()
    rows = [row for row in context.events.rows if row.kind == "plan" and row.number == number]
    sides = (*sides_near(phrase, context), *((context.home,) if context.home else ()))
    own = [row for row in rows if row.parties[0] in sides] or rows
    if number is None or len({row.parties for row in own}) != 1:
        return (unknown(phrase),) if number is not None else None
    return (of_event(phrase, own[0]),)


def of_event(phrase: Phrase, row: Event) -> Reading:
    """When a row of the table was: its smallest unit of the calendar that holds it all, or its years."""
    first, last = row.first_day, row.last_day
    reading = of_period(phrase, day_of(first), "event")
    if first == last:
        value, grain = first.isoformat(), "day"
    elif (first.year, first.month) == (last.year, last.month):
        value, grain = f"{first:%Y-%m}", "month"
    elif first.year == last.year:
        value, grain = f"{first.year:04}", "year"
    else:
        value, grain = f"{first.year:04}/{last.year:04}", "year"
    return replace(reading, value=value, granularity=grain, earliest=first, latest=last, event=row.id, period=None)  # type: ignore[arg-type]
