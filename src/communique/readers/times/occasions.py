"""Feasts, of the moon and of the calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.knowledge.holidays import feast_days
from communique.readers.times.period import day_of
from communique.readers.times.reading import of_period, unknown

if TYPE_CHECKING:
    from communique.knowledge.holidays import FeastDays
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

LONGEST_DAY = 2
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
