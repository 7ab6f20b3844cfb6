"""Reading phrases in the order of the text, and what of them the running text goes on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.times.rules import READERS
from communique.readers.times.year_of import month_of, year_of

if TYPE_CHECKING:
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Reading, Readings

JOINING = frozenset({"to", "and", "or", "-", "–", "—", "/", "through", "until", "till"})
"""What may stand between two dates that share the year of the second."""

BETWEEN = 3
"""Words at most between them."""

NEXT, REACH = 30, 14
"""Places and words that are looked at for the year behind an anniversary."""

BREATH = frozenset({",", ".", ";", "!", "?", "and", "which", "that"})
TELLING_YEARS = frozenset({"which_unit", "year", "year_reference", "date", "month"})
LOOKING_BACK = frozenset({"ago", "earlier", "past_unit", "which_unit"})


def read_phrases(candidates: list[list[Phrase]], context: Context) -> list[Reading]:
    """The readings of a text: at each place the longest phrase that means something, none overlapping another."""
    found: list[Reading] = []
    done = 0
    for place, options in enumerate(candidates):
        if options[0].first < done:
            continue
        for phrase in options:
            context.ahead = None
            context.ahead = _year_ahead(phrase, candidates, place, context)
            if phrase.name == "anniversary":
                context.year_behind = _year_behind(phrase, candidates[place + 1 : place + NEXT], context)
            readings = READERS[phrase.name](phrase, context)
            if readings:
                found += readings
                done = phrase.last
                _remember(phrase, readings, context)
                break
    return found


def _year_behind(phrase: Phrase, following: list[list[Phrase]], context: Context) -> int | None:
    """The year told behind the phrase in the same breath ("celebrated the 60th anniversary of ties last year")."""
    words = phrase.tokens.words
    for options in following:
        other = options[0]
        if other.first >= phrase.last:
            if other.first > phrase.last + REACH or BREATH.intersection(words[phrase.last : other.first]):
                return None
            if other.name in TELLING_YEARS:
                readings = READERS[other.name](other, context)
                return _single_year(readings[0]) if readings else None
    return None


def _remember(phrase: Phrase, readings: Readings, context: Context) -> None:
    context.last_end = phrase.last
    context.year_told = _single_year(readings[-1])
    for reading in readings:
        if reading.period is not None and _goes_on(phrase, reading, context):
            context.tell(reading.period)


def _single_year(reading: Reading) -> int | None:
    """The year in which all of it lies."""
    if reading.earliest is None or reading.latest is None or reading.earliest.year != reading.latest.year:
        return None
    return reading.earliest.year


def _goes_on(phrase: Phrase, reading: Reading, context: Context) -> bool:
    """Whether the running text goes on from here: not from a look back ("two years earlier", "a decade ago"), nor from
    a bare year told in passing ("declassified in 2005") where a month or day was told before.
    """
    told = context.reference
    if told is None:
        return True
    if phrase.name in LOOKING_BACK:
        return phrase.name != "ago" and bool(reading.earliest and told.first and reading.earliest >= told.first)
    if reading.granularity in {"decade", "century"}:
        return told.month is None
    if reading.granularity != "year" or reading.period is None:
        return True
    new = reading.period.year != told.year and phrase.opens_sentence
    return phrase.before != "since" and (told.month is None or new)


def _year_ahead(phrase: Phrase, candidates: list[list[Phrase]], place: int, context: Context) -> int | None:
    """The year of the date that the phrase is joined to ("from October to March 1945": the first lies in 1944)."""
    if phrase.printed_year is not None or phrase.has("year_ref") or phrase.after not in JOINING:
        return None
    near = (options[0] for options in candidates[place + 1 : place + 12])
    following = next((other for other in near if other.first > phrase.last), None)
    if following is None or following.first > phrase.last + BETWEEN or following.name == "year":
        return None
    year, month, later = following.printed_year, month_of(phrase), month_of(following)
    range_of_months = month is not None and later is not None and phrase.after not in {"and", "or"}
    if following.has("year_ref") or (year is None and range_of_months and phrase.name == "month"):
        year = year_of(following, context, later or 1)[0]
    if year is None or month is None or later is None or not range_of_months:
        return year
    return year - 1 if month > later and year > 1 else year
