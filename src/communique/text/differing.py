"""Which words of two wordings are in both, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from communique.model import Span
from communique.text.names import fold

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


def left_out(first: str, second: str) -> str | None:
    """The longest stretch of ``first`` none of whose longer words is in ``second``; None where there is none."""
    kept = {fold(match.group()) for match in WORD.finditer(second)}
    stretches = [
        span
        for span in differing(first, second)[0]
        if any(len(word) >= FEWEST_LETTERS for word in _words(span.of(first)))
        and not any(word in kept for word in _words(span.of(first)) if len(word) >= FEWEST_LETTERS)
    ]
    longest = max(stretches, key=lambda span: span.end - span.start, default=None)
    return longest.of(first) if longest is not None else None


def _words(text: str) -> list[str]:
    return [fold(match.group()) for match in WORD.finditer(text)]


def _keys(words: list[re.Match[str]]) -> list[str]:
    return [fold(match.group()) for match in words]
