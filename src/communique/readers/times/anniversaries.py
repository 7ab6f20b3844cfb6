"""Anniversaries: the year in which one is kept, and what it counts from, by the table or by arithmetic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.commemorated import event_of
from communique.readers.times.nearby import ENDS
from communique.readers.times.period import Period
from communique.readers.times.reading import of_period, unknown

if TYPE_CHECKING:
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Reading, Readings

NEAR = 3
"""Years from publication within which a year told in the sentence is that of the anniversary."""


def anniversary(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 70th anniversary of the establishment of diplomatic ties": the year, and in ``base`` the year it counts
    from. A day printed right before it is the day of the anniversary.
    """
    number = _number(phrase, context)
    if number is None:
        return None
    beside = _apposed(phrase, context)
    if beside is not None:
        return (_counted(of_period(phrase, beside, "text"), beside, number),)
    row = event_of(phrase, context, number)
    year = row.first_day.year + number if row is not None else _year_kept(phrase, context)
    if year is None:
        return (unknown(phrase, granularity="year"),)
    period = Period("year", year)
    anchor = "event" if row is not None else context.base[1]
    reading = _counted(of_period(phrase, period, anchor), period, number)
    return (replace(reading, event=row.id if row is not None else None, period=None),)


def _number(phrase: Phrase, context: Context) -> int | None:
    """The years that it counts ("70th", "one hundred and fiftieth", "golden jubilee", "bicentenary"); None in a name."""
    if not phrase.has("jubilee"):
        return phrase.ordinal()
    named = phrase.has_capital(context.text) and phrase.capital_follows(context.text)
    aim = phrase.after in {"goal", "goals", "park", "target", "targets"}
    years = phrase.value("jubilee", "METAL", "CENTENARY")
    return int(years) if years and not named and not aim else None


def _counted(reading: Reading, period: Period, number: int) -> Reading:
    base = replace(period, year=period.year - number) if period.year > number else None
    return replace(reading, base=base.value if base is not None else None, period=None)


def _apposed(phrase: Phrase, context: Context) -> Period | None:
    """The day told right before ("April 9, 2009, the sixth anniversary")."""
    words = phrase.tokens.words
    touching = phrase.first > 1 and words[phrase.first - 1] == "," and context.last_end >= phrase.first - 2
    return context.day if touching and context.reference == context.day else None


def _year_kept(phrase: Phrase, context: Context) -> int | None:
    """The year told in the sentence ("2025 marks the 75th", "the 75th last year") if near publication, else the latter's."""
    between = phrase.tokens.words[max(context.last_end, 0) : phrase.first]
    same_sentence = context.last_end >= 0 and not ENDS.intersection(between)
    published = context.published.year if context.published is not None else None
    for told in (context.year_behind, context.year_told if same_sentence else None):
        if told is not None and (published is None or abs(told - published) <= NEAR):
            return told
    base = context.base[0]
    return base.year if base is not None else None
