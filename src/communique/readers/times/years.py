"""Years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.period import Period
from communique.readers.times.reading import of_period, placed
from communique.readers.times.year_of import referred_year

if TYPE_CHECKING:
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

LIKELY = range(1400, 2101)
"""Years that a bare figure of four digits may be taken for."""

LAST_CENTURY = 30
TWO_DIGITS = 2
SURE = frozenset({"in", "since", "by", "until", "during"})


def year(phrase: Phrase, _context: Context) -> Readings | None:
    """ "1940", "the end of 2003", "499 BC", "mid-2007"; a figure of four digits that counts something is no year."""
    number = phrase.printed_year or phrase.integer("year_ad")
    if not number:
        return None
    sure = phrase.last - phrase.first > 1 and not (phrase.has("about") and number > 0)
    if not sure and not _is_year(phrase, number):
        return None
    return (of_period(phrase, Period("year", number), "printed"),)


def _is_year(phrase: Phrase, number: int) -> bool:
    """Whether a bare figure is a year, by the words beside it. A count that begins a sentence is spelt out."""
    lexicon, words = phrase.lexicon, phrase.tokens.words
    if lexicon.has(phrase.before, "NUMBERED") or lexicon.has(phrase.after, "MEASURE"):
        return False
    if phrase.begins_sentence and number in LIKELY and not lexicon.has(phrase.after, "COUNTED"):
        return True
    if phrase.before == "." and phrase.first > 1 and words[phrase.first - 2].isdecimal():
        return False
    plural = phrase.after.endswith("s") and not lexicon.has(phrase.after, "NO_PLURAL")
    counted = lexicon.has(phrase.after, "COUNTED") or (plural and phrase.before not in {"the", "of", "'", "’"})
    return (number in LIKELY and phrase.before in SURE) or (not counted and (number in LIKELY or phrase.before in SURE))


def year_reference(phrase: Phrase, context: Context) -> Readings | None:
    """ "early next year", "the end of last year"."""
    number, anchor = referred_year(phrase, context)
    return (of_period(phrase, Period("year", number) if number is not None else None, anchor),)


def years_bc(phrase: Phrase, _context: Context) -> Readings | None:
    """ "499-493 BC": two years."""
    return _two_years(phrase, -(phrase.integer("year") or 0), -(phrase.integer("until") or 0))


def years(phrase: Phrase, _context: Context) -> Readings | None:
    """ "1927-37", "2007/2008": two years."""
    first, last = phrase.integer("year") or 0, phrase.integer("until") or 0
    short = len(phrase.words("until")[0]) == TWO_DIGITS
    return _two_years(phrase, first, first // 100 * 100 + last if short else last)


def fiscal_year(phrase: Phrase, _context: Context) -> Readings | None:
    """ "fiscal year 2023-24": one expression of both years, since countries begin it in different months."""
    found = years(phrase, _context)
    if found is None or found[1].period is None or found[0].period is None:
        return None
    begin, end = found
    value = f"{begin.value}/{end.value}"
    return (replace(begin, first=phrase.first, last=phrase.last, value=value, latest=end.latest, period=None),)


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
        if "the" not in {phrase.words_all[0], phrase.before} and not phrase.has("early"):
            return None
        first = _last_such(phrase.integer("short_decade") or 0, context)
    return (of_period(phrase, Period("decade", first), "printed"),)


def _last_such(short: int, context: Context) -> int:
    """The latest decade of these two digits that had begun when the text was published or is set."""
    base = context.base[0]
    limit = base.year + 9 if base is not None else 1999
    return limit // 100 * 100 + short - (100 if limit % 100 < short else 0)


def century(phrase: Phrase, _context: Context) -> Readings | None:
    """ "the 19th century" is "18", "the 4th century BC" is "BC03"."""
    number = phrase.ordinal()
    if not number or number > LAST_CENTURY:
        return None
    first = (number - 1) * 100
    if phrase.has("bc"):
        first = -first if first else -1
    return (of_period(phrase, Period("century", first), "printed"),)
