"""The year of a date: printed beside it, referred to ("of that year"), or told by the context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.times.period import moved, widened

if TYPE_CHECKING:
    from communique.model.time import TimeAnchor
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase

STEPS = ("NEXT", "FOLLOWING", "LAST", "PREVIOUS")


def year_of(phrase: Phrase, context: Context, month: int) -> tuple[int | None, TimeAnchor]:
    """The year of a phrase that names this month, and what fixes it."""
    printed = phrase.printed_year
    if printed is not None:
        return printed, "printed"
    if phrase.has("year_ref"):
        return referred_year(phrase, context)
    return context.year_of(phrase, month)


def referred_year(phrase: Phrase, context: Context) -> tuple[int | None, TimeAnchor]:
    """The year that "of that year", "of last year", "of the same year" means."""
    words = phrase.words("year_ref")
    deictic = any(phrase.lexicon.has(word, name) for word in words for name in ("THIS", "LAST", "NEXT"))
    base, anchor = context.base
    if not deictic:
        base, anchor = context.reference, "text"
    year = moved(widened(base, "year"), "year", step_of(phrase, "year_ref")) if base is not None else None
    return (year.year if year is not None else None), anchor


def step_of(phrase: Phrase, group: str) -> int:
    """1 for next, -1 for last, 0 for this and that."""
    found = (phrase.value(group, name) for name in STEPS)
    return next((int(value) for value in found if value), 0)


def month_of(phrase: Phrase, group: str = "month") -> int | None:
    """The number of the month that a part of the phrase names."""
    value = phrase.value(group, "MONTH", "SHORT_MONTH")
    return int(value) if value else None
