"""The sides that a text names near a time expression: whose congress, whose ties, whose national day."""

from __future__ import annotations

import re
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

TOUCHING = 10
"""Words before a phrase within which the name of its owner begins ("the Democratic Republic of the Congo's ...")."""

POSSESSIVE = re.compile(r"(?:['’]s?|s['’])?\s+(?:the\s+|own\s+|very\s+)?")
OF = re.compile(r"\s*(?:of|in|for)\s+(?:the\s+)?")
WHOLE = re.compile(
    r"\s*(?:$|[.,;:!?)(\n]|(?:this|last|next|in|on|at|with|and|which|that|was|is|will|by|to|as|falls|fell|when)\b)"
)
"""What stands behind a name that ends there ("the 75th anniversary of the United Nations in", not "... Nations Charter")."""


def sentence_ends(words: list[str], place: int) -> bool:
    """Whether the word there ends a sentence: the point of an abbreviated name ("U.S.-Ethiopia relations") does not."""
    return words[place] in ENDS and not (words[place] == "." and place > 0 and len(words[place - 1]) == 1)


def sides_within(phrase: Phrase, context: Context, beyond: int) -> tuple[str, ...]:
    """The sides named in the phrase and in so many words behind it, in order."""
    return _sides(phrase, context, phrase.first, min(phrase.last + beyond, len(phrase.tokens.words)))


def sides_near(phrase: Phrase, context: Context) -> tuple[str, ...]:
    """The sides named in the sentence of the phrase, in order."""
    first, _ = sentence_of(phrase)
    return _sides(phrase, context, first, clause_end(phrase, REACH))


def sentence_of(phrase: Phrase) -> tuple[int, int]:
    """First word of the sentence of the phrase, and the word behind its last, both within reach."""
    words, first, last = phrase.tokens.words, phrase.first, phrase.last
    while first > max(0, phrase.first - REACH) and not sentence_ends(words, first - 1):
        first -= 1
    while last < min(len(words), phrase.last + REACH) and not sentence_ends(words, last):
        last += 1
    return first, last


def clause_end(phrase: Phrase, reach: int, ends: frozenset[str] = frozenset()) -> int:
    """The place at most ``reach`` words behind the phrase where its sentence, or one of ``ends``, stands."""
    words, last = phrase.tokens.words, phrase.last
    limit = min(len(words), phrase.last + reach)
    while last < limit and not sentence_ends(words, last) and words[last] not in ends:
        last += 1
    return last


def text_of(phrase: Phrase, context: Context, first: int, last: int) -> str:
    """The text of words ``first`` to before ``last``."""
    tokens = phrase.tokens
    return context.text[tokens.starts[first] : tokens.ends[last - 1]] if first < last else ""


def owner_of(phrase: Phrase, context: Context) -> NamedSide | None:
    """Whose founding it is: the side or party named right behind ("founding of ..."), else the last named before."""
    behind = _named(phrase, context, phrase.last, min(phrase.last + BESIDE, len(phrase.tokens.words)))
    before = _named(phrase, context, max(0, phrase.first - BESIDE), phrase.first)
    first_behind, last_before = next(iter(behind), None), next(reversed(before), None)
    return first_behind or last_before if phrase.after == "of" else last_before or first_behind


def possessor(phrase: Phrase, context: Context, last: int) -> NamedSide | None:
    """The side that owns what ends before word ``last``: behind it after "of" ("the Republic Day of Türkiye"), or right
    before the phrase ("India's 73rd Republic Day", "Saudi National Day").
    """
    tokens = phrase.tokens
    start, end = (tokens.ends[last - 1], min(last + TOUCHING, len(tokens.words)))
    for named in context.gazetteer.find(context.text[start : tokens.ends[end - 1]])[:1]:
        if OF.fullmatch(context.text[start : start + named.span.start]):
            return named
    begin = tokens.starts[max(0, phrase.first - TOUCHING)]
    before = context.text[begin : tokens.starts[phrase.first]]
    last_named = next(reversed(context.gazetteer.find(before)), None)
    return last_named if last_named is not None and POSSESSIVE.fullmatch(before[last_named.span.end :]) else None


def whole_owner(phrase: Phrase, context: Context) -> NamedSide | None:
    """The side whose anniversary is told with no more words: "of the United Nations", "NATO's 70th anniversary"."""
    tokens = phrase.tokens
    if phrase.after != "of":
        return possessor(phrase, context, phrase.last) if phrase.after != "in" else None
    behind = text_of(phrase, context, phrase.last, min(phrase.last + TOUCHING, len(tokens.words)))
    named = next(iter(context.gazetteer.find(behind)), None)
    if named is None or not OF.fullmatch(behind[: named.span.start]) or not WHOLE.match(behind[named.span.end :]):
        return None
    return named


def _sides(phrase: Phrase, context: Context, first: int, last: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.code for named in _named(phrase, context, first, last)))


def _named(phrase: Phrase, context: Context, first: int, last: int) -> tuple[NamedSide, ...]:
    return context.gazetteer.find(text_of(phrase, context, first, last))
