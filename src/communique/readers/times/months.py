"""Months, seasons, quarters and halves of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.times.period import Period, moved, widened
from communique.readers.times.reading import of_period, unknown
from communique.readers.times.tense import direction
from communique.readers.times.year_of import month_of, year_of

if TYPE_CHECKING:
    from communique.model.time import Granularity, TimeAnchor
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 1, "Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 3, "H2": 9}
"""The month that stands for a season, quarter or half where its year is looked for."""

LAST_QUARTER = 4


def month(phrase: Phrase, context: Context) -> Readings | None:
    """ "October 1940", "early May", "the end of September"; "May" and "March" alone only after a preposition,
    as a month that begins a name ("April Stone").
    """
    number = month_of(phrase)
    if number is None:
        return None
    alone = phrase.last - phrase.first == 1
    weak = phrase.value("month", "WEAK") is not None and not phrase.lexicon.has(phrase.before, "PREPOSITION")
    named = phrase.capital_follows(context.text) and not phrase.lexicon.has(phrase.before, "PREPOSITION")
    if alone and (weak or named or phrase.value("month", "SHORT_MONTH")):
        return None
    year, anchor = year_of(phrase, context, number)
    if year is None:
        return (unknown(phrase, f"XXXX-{number:02}", "month"),)
    return (of_period(phrase, Period("month", year, number), anchor),)


def season(phrase: Phrase, context: Context) -> Readings | None:
    """ "the summer of 2003", "late autumn"; "fall" and "spring" need an article, an edge or a year.
    One in capitals before another capital is a name ("the Winter Games").
    """
    sub = phrase.value("season", "SEASON", "SEASONAL")
    if sub is None or (phrase.value("season", "FALLING") is not None and _falls(phrase)):
        return None
    if phrase.has_capital(context.text) and phrase.capital_follows(context.text) and not phrase.begins_sentence:
        return None
    return in_year(phrase, context, sub, "season")


def _falls(phrase: Phrase) -> bool:
    """Whether "fall" and "spring" mean no season here ("the fall of the city", "spring to mind")."""
    if phrase.has("year") or phrase.has("year_bc") or phrase.has("year_ref"):
        return False
    if phrase.last - phrase.first == 1:
        return phrase.before not in {"in", "by", "since", "until"}
    behind = phrase.tokens.words[phrase.last + 1 : phrase.last + 2]
    paired = phrase.after == "and" and any(phrase.lexicon.has(word, "SEASON") for word in behind)
    return phrase.after in {"of", "in", "and"} and not paired and not phrase.has("edge")


def in_year(phrase: Phrase, context: Context, sub: str, grain: Granularity) -> Readings:
    """The season, quarter or half of the year that the phrase or the context gives."""
    year, anchor = _season_year(phrase, context, sub)
    if year is None:
        return (unknown(phrase, f"XXXX-{sub}", grain),)
    return (of_period(phrase, Period(grain, year, sub=sub), anchor),)


def _season_year(phrase: Phrase, context: Context, sub: str) -> tuple[int | None, TimeAnchor]:
    if phrase.printed_year is not None or phrase.has("year_ref"):
        return year_of(phrase, context, MIDDLE[sub])
    if context.ahead is not None:
        return context.ahead, "text"
    base, anchor = context.base
    return (base.year if base is not None else None), anchor


def quarter(phrase: Phrase, context: Context) -> Readings | None:
    """ "the first quarter of 2021", "the second quarter of the year", in news "the fourth quarter" alone."""
    number = LAST_QUARTER if phrase.words("nth") in (["final"], ["last"]) else phrase.ordinal()
    if number is None or not 1 <= number <= LAST_QUARTER:
        return None
    sub = f"Q{number}"
    if phrase.has("year") or phrase.has("unit") or phrase.has("year_ref"):
        return in_year(phrase, context, sub, "quarter")
    if phrase.words("nth") == ["last"] or context.history or context.published is None:
        return None
    to_come = MIDDLE[sub] - 1 > context.published.month and direction(phrase) <= 0
    return (of_period(phrase, Period("quarter", context.published.year - to_come, sub=sub), "publication"),)


def quarter_name(phrase: Phrase, context: Context) -> Readings | None:
    """ "Q1 2021", "H2 of 2021"."""
    sub = phrase.value("sub", "QUARTER_NAME") or ""
    return in_year(phrase, context, sub, "quarter" if sub.startswith("Q") else "half year")


def half(phrase: Phrase, context: Context) -> Readings | None:
    """ "the latter half of 2008", "the first half of next year", "the second half of the month"."""
    sub = phrase.value("half_of", "HALF_OF") or ""
    mod = "START" if sub == "H1" else "END"
    if phrase.words("unit") == ["month"]:
        return (of_period(phrase, context.told("month"), "text", mod),)
    decade = phrase.integer("unit")
    if decade is not None:
        return (of_period(phrase, Period("decade", decade), "printed", mod),)
    if phrase.has("year") or phrase.has("year_ref"):
        return in_year(phrase, context, sub, "half year")
    step = int(phrase.value("which_year", "LAST", "NEXT") or 0)
    base, anchor = context.base
    year = moved(widened(base, "year"), "year", step) if base is not None else None
    if year is None:
        return (unknown(phrase),)
    return (of_period(phrase, Period("half year", year.year, sub=sub), anchor),)
