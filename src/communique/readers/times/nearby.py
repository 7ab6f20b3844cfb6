"""The sides that a text names near a time expression: whose congress, whose ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase

ENDS = frozenset({".", "!", "?"})
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


def _sides(phrase: Phrase, context: Context, first: int, last: int) -> tuple[str, ...]:
    tokens = phrase.tokens
    text = context.text[tokens.starts[first] : tokens.ends[last - 1]]
    return tuple(dict.fromkeys(named.code for named in context.gazetteer.find(text)))
