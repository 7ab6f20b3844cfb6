"""Which words of two wordings are in both, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from communique.model import Span
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
FEWEST_LETTERS = 4


def differing(first: str, second: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The stretches of ``first`` that are not in ``second``, and those of ``second`` that are not in ``first``, in
    order; words are the same whatever their case and diacritics.

    After Ratcliff and Obershelp, as Python's difflib has it, over words.
    """
    one, other = list(WORD.finditer(first)), list(WORD.finditer(second))
    matcher = SequenceMatcher(None, _keys(one), _keys(other), autojunk=False)
    lost, made = [], []
    for what, start, end, begin, finish in matcher.get_opcodes():
        if what == "equal":
            continue
        if start < end:
            lost.append(Span(one[start].start(), one[end - 1].end()))
        if begin < finish:
            made.append(Span(other[begin].start(), other[finish - 1].end()))
    return tuple(lost), tuple(made)


def left_out(first: str, second: str, *, naming: Iterable[str] = ()) -> str | None:
    """The longest stretch of ``first`` none of whose longer words is in ``second``, from its first longer word to its
    last; of those that hold one of the words ``naming``, where any does. None where there is none.
    """
    kept = set(_long(second))
    wanted = {word for phrase in naming for word in _words(phrase)}
    stretches = [(first[span.start : span.end], _long(span.of(first))) for span in differing(first, second)[0]]
    apart = [(stretch, words) for stretch, words in stretches if words and not kept.intersection(words)]
    named = [(stretch, words) for stretch, words in stretches if wanted.intersection(words)]
    longest = max(named or apart, key=lambda found: len(found[0]), default=None)
    return _trimmed(longest[0]) if longest is not None else None


def _trimmed(stretch: str) -> str:
    """A stretch without short words at its ends."""
    words = [match for match in WORD.finditer(stretch) if len(match.group()) >= FEWEST_LETTERS]
    return stretch[words[0].start() : words[-1].end()]


def _long(text: str) -> list[str]:
    return [word for word in _words(text) if len(word) >= FEWEST_LETTERS]


def _words(text: str) -> list[str]:
    return [fold(match.group()) for match in WORD.finditer(text)]


def _keys(words: list[re.Match[str]]) -> list[str]:
    return [fold(match.group()) for match in words]
