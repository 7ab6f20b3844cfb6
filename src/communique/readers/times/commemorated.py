"""Which event of the table an anniversary counts from: by the words behind it, the sides named, and its number."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.readers.times.nearby import clause_end, owner_of, sides_near, sides_within, text_of, whole_owner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.knowledge.events import Event, EventKind
    from communique.knowledge.gazetteer import NamedSide
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase

KINDS: dict[str, tuple[EventKind, ...]] = {
    "diplomatic": ("relations",),
    "ties": ("relations",),
    "relations": ("relations",),
    "relationship": ("relations",),
    "partnership": ("partnership", "upgrade"),
    "normalization": ("normalisation",),
    "normalisation": ("normalisation",),
    "founding": ("founding", "national day"),
    "foundation": ("founding", "national day"),
    "formation": ("founding",),
    "birth": ("founding",),
    "independence": ("founding", "national day"),
    "treaty": ("treaty",),
    "signing": ("treaty",),
}
"""What kinds of events the first such word behind "anniversary of", or right before it, speaks of."""

FOUNDED: tuple[EventKind, ...] = ("founding", "national day")
BEHIND = 14
STOPS = frozenset({";"})
SLACK = 1
"""Years that an anniversary may be spoken of ahead or late."""

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset("the of on and between in for to with a an signing adoption conclusion into its".split())
INSTRUMENTS = frozenset(
    "treaty agreement accord declaration communique convention protocol charter pact act conference armistice statute "
    "entente memorandum resolution statement concordat conventions treaties accords agreements".split()
)
"""Words by which a treaty is told to be one; without one behind the phrase no treaty is looked for by its name."""

BRACKETS = re.compile(r"\([^)]*\)")


def event_of(phrase: Phrase, context: Context, number: int) -> Event | None:
    """The one event that the words speak of, whose year and number agree with publication where it is known."""
    end = clause_end(phrase, BEHIND, STOPS)
    words = phrase.tokens.words[phrase.first : end]
    treaty = _treaty(phrase, context, end, number)
    if treaty is not None:
        return treaty
    kinds = next((KINDS[word] for word in words if word in KINDS), ())
    if "founding" in kinds:
        return _founding(context, kinds, number, owner_of(phrase, context))
    if kinds:
        return _between(phrase, context, kinds, number)
    owner = whole_owner(phrase, context)
    return _founding(context, FOUNDED, number, owner) if owner is not None else None


def _between(phrase: Phrase, context: Context, kinds: tuple[EventKind, ...], number: int) -> Event | None:
    """The event between the sides named in and behind the phrase, else in its sentence, else most often in the text."""
    known = [row for row in context.events.rows if row.kind in kinds]
    behind = set(sides_within(phrase, context, clause_end(phrase, BEHIND, STOPS) - phrase.last))
    for sides in (behind, set(sides_near(phrase, context)), _sides_of_text(context)):
        fitting = [row for row in known if _fits(row, sides, context, number)]
        wide = [row for row in fitting if len(row.parties) == max(len(other.parties) for other in fitting)]
        if len({row.start[:4] for row in wide}) == 1:
            return wide[0]
    return None


def _founding(context: Context, kinds: tuple[EventKind, ...], number: int, owner: NamedSide | None) -> Event | None:
    """The founding of the state or party that owns it; a national day only where no founding fits."""
    if owner is None:
        return None
    political = owner.kind == "party"
    fitting = [
        row
        for row in context.events.rows
        if row.kind in kinds
        and _fits(row, {owner.code}, context, number)
        and context.is_political(row.parties[0]) == political
    ]
    for kind in kinds:
        found = [row for row in fitting if row.kind == kind]
        if found:
            return found[0] if len({row.start[:4] for row in found}) == 1 else None
    return None


def _treaty(phrase: Phrase, context: Context, end: int, number: int) -> Event | None:
    """The treaty named behind the phrase ("of the Élysée Treaty", "of the Treaty of San Francisco"), the longest name."""
    named = frozenset(_folded(text_of(phrase, context, phrase.last, end)))
    if not named & INSTRUMENTS:
        return None
    found = [
        (len(words), row)
        for row in context.events.rows
        if row.kind == "treaty" and len(words := _name_words(row.name)) > 1 and words <= named
    ]
    fitting = [(size, row) for size, row in found if is_near(row.first_day.year + number, context)]
    longest = [row for size, row in fitting if size == max(other for other, _ in fitting)]
    return longest[0] if len({row.start[:4] for row in longest}) == 1 else None


@lru_cache(maxsize=1024)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(_folded(BRACKETS.sub("", name)))


def _folded(text: str) -> Iterable[str]:
    """The words that tell, small, without diacritics, in the singular."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
    words = (word for word in WORD.findall(plain) if word not in SMALL)
    return (f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s") for word in words)


def _fits(row: Event, sides: set[str], context: Context, number: int) -> bool:
    parties = {context.side_of(party) for party in row.parties}
    return parties <= sides and is_near(row.first_day.year + number, context)


def is_near(kept: int, context: Context) -> bool:
    """Whether an anniversary kept in that year can be meant: near publication, or in a year told beside it."""
    near = context.published is None or abs(kept - context.published.year) <= SLACK
    return near or kept in {context.year_told, context.year_behind}


def _sides_of_text(context: Context) -> set[str]:
    """The two sides that a text names most often, and that of the outlet."""
    counts = Counter(context.sides)
    return {side for side, _ in counts.most_common(2)} | ({context.home} if context.home else set())
