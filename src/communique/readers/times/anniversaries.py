"""Anniversaries: the year in which one is kept, and what it counts from, by the table or by arithmetic."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.nearby import ENDS, owner_of, sides_near
from communique.readers.times.period import Period
from communique.readers.times.reading import of_period, unknown

if TYPE_CHECKING:
    from communique.knowledge.events import Event, EventKind
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Reading, Readings

KINDS: dict[str, tuple[EventKind, ...]] = {
    "diplomatic": ("relations",),
    "ties": ("relations",),
    "relations": ("relations",),
    "relationship": ("relations",),
    "partnership": ("partnership", "upgrade"),
    "normalization": ("normalisation",),
    "normalisation": ("normalisation",),
    "founding": ("founding", "national day"),
    "formation": ("founding",),
    "birth": ("founding",),
    "independence": ("founding", "national day"),
    "treaty": ("treaty",),
    "signing": ("treaty",),
}
"""What kinds of events the first such word behind "anniversary of" speaks of."""

BEHIND = 14
NEAR = 3
"""Years from publication within which a year told in the sentence is that of the anniversary."""

SLACK = 1
"""Years that an anniversary may be spoken of ahead or late."""


def anniversary(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 70th anniversary of the establishment of diplomatic ties": the year, and in ``base`` the year it counts
    from. A day printed right before it is the day of the anniversary.
    """
    number = phrase.ordinal()
    if number is None:
        return None
    beside = _apposed(phrase, context)
    if beside is not None:
        return (_counted(of_period(phrase, beside, "text"), beside, number),)
    row = _event(phrase, context, number)
    year = row.first_day.year + number if row is not None else _year_kept(phrase, context)
    if year is None:
        return (unknown(phrase, granularity="year"),)
    period = Period("year", year)
    anchor = "event" if row is not None else context.base[1]
    reading = _counted(of_period(phrase, period, anchor), period, number)
    return (replace(reading, event=row.id if row is not None else None, period=None),)


def _counted(reading: Reading, period: Period, number: int) -> Reading:
    base = replace(period, year=period.year - number) if period.year > number else None
    return replace(reading, base=base.value if base is not None else None, period=None)


def _apposed(phrase: Phrase, context: Context) -> Period | None:
    """The day told right before ("April 9, 2009, the sixth anniversary")."""
    words = phrase.tokens.words
    touching = phrase.first > 1 and words[phrase.first - 1] == "," and context.last_end >= phrase.first - 2
    return context.day if touching and context.reference == context.day else None


def _event(phrase: Phrase, context: Context, number: int) -> Event | None:
    """The one event of the kinds that the words speak of, between sides named nearby, whose year and number agree with
    publication.
    """
    words = phrase.tokens.words[phrase.first : phrase.last + BEHIND]
    cut = next((place for place, word in enumerate(words) if word in {".", ";", "!"}), len(words))
    kinds = next((KINDS[word] for word in words[:cut] if word in KINDS), ())
    known = [row for row in context.events.rows if row.kind in kinds]
    if "founding" in kinds:
        return _founding(phrase, context, known, number)
    for sides in (set(sides_near(phrase, context)), _sides_of_text(context)):
        fitting = [row for row in known if _fits(row, sides, context, number)]
        wide = [row for row in fitting if len(row.parties) == max(len(other.parties) for other in fitting)]
        if len({row.start[:4] for row in wide}) == 1:
            return wide[0]
    return None


def _founding(phrase: Phrase, context: Context, known: list[Event], number: int) -> Event | None:
    """The founding of the state or party named beside the phrase."""
    owner = owner_of(phrase, context)
    if owner is None:
        return None
    political = owner.kind == "party"
    fitting = [
        row
        for row in known
        if context.is_political(row.parties[0]) == political and _fits(row, {owner.code}, context, number)
    ]
    return fitting[0] if len({row.start[:4] for row in fitting}) == 1 else None


def _fits(row: Event, sides: set[str], context: Context, number: int) -> bool:
    parties = {context.side_of(party) for party in row.parties}
    if not parties <= sides:
        return False
    kept = row.first_day.year + number
    near = context.published is None or abs(kept - context.published.year) <= SLACK
    return near or kept in {context.year_told, context.year_behind}


def _sides_of_text(context: Context) -> set[str]:
    """The two sides that a text names most often, and that of the outlet."""
    counts = Counter(context.sides)
    return {side for side, _ in counts.most_common(2)} | ({context.home} if context.home else set())


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
