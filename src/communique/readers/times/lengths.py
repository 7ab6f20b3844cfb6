"""How long and how often, and words of time that have no place in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.times.amounts import Amount, amount_of, counted_number
from communique.readers.times.reading import FUTURE, PAST, PRESENT, of_value, placed, unknown

if TYPE_CHECKING:
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

SET_VALUES = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}


def span(phrase: Phrase, _context: Context) -> Readings | None:
    """ "71 years", "the past more than 40 years", "the first two years", "46-day", "nineteen years old"."""
    amount = amount_of(phrase)
    if amount is None:
        return None
    if phrase.has("one") and phrase.has("nth"):
        return None
    if amount.unit == "Q" or (amount.unit == "S" and amount.number == 1):
        return None
    if phrase.before in {"$", "€", "£"}:
        return None
    return (of_value(phrase, "DURATION", amount.value, amount.mod),)


def past_unit(phrase: Phrase, _context: Context) -> Readings | None:
    """ "the past decade", "over the last year": how long, where no "last week" is meant."""
    unit = phrase.value("unit", "UNIT")
    through = phrase.before in {"over", "during", "for", "within", "throughout"} or phrase.after == "alone"
    past, last = "past" in phrase.words("back"), "last" in phrase.words("back")
    if unit is None or not (past or (through and (last or phrase.has("ahead"))) or (last and unit in {"DE", "CE"})):
        return None
    return (of_value(phrase, "DURATION", Amount(1, unit, clock=False, mod=None).value),)


def nth_unit(phrase: Phrase, _context: Context) -> Readings | None:
    """ "the first year of the war", "the last month of the campaign": how long, not which."""
    if phrase.words("unit") == ["day"] or phrase.tokens.words[phrase.last : phrase.last + 2][-1:] == ["year"]:
        return None
    if phrase.after[:1].isdigit() or phrase.lexicon.value(phrase.after, "MONTH"):
        return None
    return (placed(of_value(phrase, "DURATION", _plain(phrase, "unit", 1)), phrase.first, phrase.last - 1),)


def unit_long(phrase: Phrase, _context: Context) -> Readings | None:
    """ "year-long", "decades-long"."""
    if phrase.has("plural"):
        return (of_value(phrase, "DURATION", _plain(phrase, "plural", None)),)
    return (of_value(phrase, "DURATION", _plain(phrase, "unit", 1)),)


def several_units(phrase: Phrase, _context: Context) -> Readings | None:
    """ "the following days", "the coming months", "the early years": an untold number."""
    return (of_value(phrase, "DURATION", _plain(phrase, "plural", None)),)


def plural(phrase: Phrase, _context: Context) -> Readings | None:
    """ "for months", "within days", "weeks of fighting"; "quarters of" are no time."""
    if phrase.words("plural") == ["quarters"]:
        return None
    reading = of_value(phrase, "DURATION", _plain(phrase, "plural", None))
    return (placed(reading, *phrase.groups["plural"]),)


def _plain(phrase: Phrase, group: str, number: int | None) -> str:
    unit = phrase.value(group, "UNIT", "NIGHTS")
    clock = unit is None
    return Amount(number, unit or phrase.value(group, "CLOCK_UNIT") or "X", clock=clock, mod=None).value


def every(phrase: Phrase, _context: Context) -> Readings | None:
    """ "every year", "each week", "every two years", "every Monday", "every morning"."""
    if phrase.has("weekday"):
        value = f"XXXX-WXX-{phrase.value('weekday', 'WEEKDAY')}"
    elif phrase.has("month"):
        value = f"XXXX-{int(phrase.value('month', 'MONTH') or 1):02}"
    elif phrase.has("season"):
        value = f"XXXX-{phrase.value('season', 'SEASON')}"
    elif phrase.has("part"):
        value = f"XXXX-XX-XXT{phrase.value('part', 'PART')}"
    else:
        value = _every_unit(phrase)
    return (of_value(phrase, "SET", value),)


def _every_unit(phrase: Phrase) -> str:
    count = (
        counted_number(phrase, "count")
        or phrase.ordinal()
        or (2 if "other" in phrase.tokens.words[phrase.first : phrase.last] else 1)
    )
    unit = phrase.value("unit", "UNIT")
    if count == 1 and unit in SET_VALUES:
        return SET_VALUES[unit]
    return Amount(
        count, unit or phrase.value("unit", "CLOCK_UNIT", "NIGHTS") or "D", clock=unit is None, mod=None
    ).value


def per(phrase: Phrase, _context: Context) -> Readings | None:
    """ "per day", "per year": how often."""
    return (of_value(phrase, "SET", _plain(phrase, "unit", 1)),)


def adverb(phrase: Phrase, context: Context) -> Readings | None:
    """ "annually", "weekly", "daily"; none where it ends a name ("the Harbour Daily")."""
    if phrase.ends_name(context.text):
        return None
    return (of_value(phrase, "SET", phrase.value("adverb", "ADVERB") or ""),)


def now(phrase: Phrase, _context: Context) -> Readings | None:
    """ "now", "currently", "at present", "to date"."""
    return (unknown(phrase, PRESENT),)


def recent(phrase: Phrase, _context: Context) -> Readings | None:
    """ "recently", "in recent years", "the past", "former"."""
    if phrase.before == "as" and phrase.words_all[0] == "recently":
        return None
    if (
        phrase.has("past")
        and phrase.after.isalpha()
        and phrase.after not in {"and", "or", "of", "in", "was", "is", "has", "to"}
    ):
        return None
    return (unknown(phrase, PAST),)


def future(phrase: Phrase, _context: Context) -> Readings | None:
    """ "the future", "the near future"."""
    return (unknown(phrase, FUTURE),)


def some_time(phrase: Phrase, _context: Context) -> Readings | None:
    """ "that period", "this time": a time that can't be told from the words."""
    if phrase.before not in {"at", "during", "in", "throughout", "by", "from", "of", "since", "until"}:
        return None
    return (unknown(phrase),)


def at_night(phrase: Phrase, _context: Context) -> Readings | None:
    """ "at night", "by dawn"; "at noon" before a day is told with that day."""
    behind = phrase.tokens.words[phrase.last + 1 : phrase.last + 2]
    with_day = phrase.after == "on" and any(phrase.lexicon.has(word, "WEEKDAY") for word in behind)
    if phrase.lexicon.has(phrase.after, "TODAY") or with_day:
        return None
    value = f"XXXX-XX-XXT{phrase.value('part', 'PART')}"
    return (placed(unknown(phrase, value, "part of day"), phrase.groups["part"][0], phrase.last),)


def night_adjective(phrase: Phrase, _context: Context) -> Readings | None:
    """ "night-time"."""
    return (unknown(phrase, "XXXX-XX-XXTNI", "part of day"),)
