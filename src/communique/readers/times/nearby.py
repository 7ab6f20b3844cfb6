"""The sides that a text names near a time expression: whose congress, whose ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import NamedSide
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase

ENDS = frozenset({".", "!", "?"})
BESIDE = 8
"""Words to either side within which the owner of a founding is named."""

REACH = 40
"""Words to either side at most that belong to the sentence."""


def sides_within(phrase: Phrase, context: Context, beyond: int) -> tuple[str, ...]:
    """The sides named in the phrase and in so many words behind it, in order."""
    return _sides(phrase, context, phrase.first, min(phrase.last + beyond, len(phrase.tokens.words)))


def sides_near(phrase: Phrase, context: Context) -> tuple[str, ...]:
    """The sides named in the sentence of the phrase, in order."""
    words = phrase.tokens.words
    first, last = phrase.first, phrase.last
    while first > max(0, phrase.first - REACH) and words[first - 1] not in ENDS:
        first -= 1
    while last < min(len(words), phrase.last + REACH) and words[last] not in ENDS:
        last += 1
    return _sides(phrase, context, first, last)


def owner_of(phrase: Phrase, context: Context) -> NamedSide | None:
    """Whose founding it is: the side or party named right behind ("founding of ..."), else the last named before."""
    behind = _named(phrase, context, phrase.last, min(phrase.last + BESIDE, len(phrase.tokens.words)))
    before = _named(phrase, context, max(0, phrase.first - BESIDE), phrase.first)
    first_behind, last_before = next(iter(behind), None), next(reversed(before), None)
    return first_behind or last_before if phrase.after == "of" else last_before or first_behind


def _sides(phrase: Phrase, context: Context, first: int, last: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.code for named in _named(phrase, context, first, last)))


def _named(phrase: Phrase, context: Context, first: int, last: int) -> tuple[NamedSide, ...]:
    tokens = phrase.tokens
    if first >= last:
        return ()
    return context.gazetteer.find(context.text[tokens.starts[first] : tokens.ends[last - 1]])
