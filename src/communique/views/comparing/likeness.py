"""How much one clause says what another says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = ("words", "note")
WORD = re.compile(r"[^\W_]+")
EMPTY = frozenset(
    "the a an of to in and or is are was were be been by for on at with that this it its as also he she they we i our "
    "their his her them us who which has have had from so between into not only but about will would".split()
)
STEM = 5
SYNONYM, STEMMED = 0.8, 0.85
BETTER_COVERED = 0.6


class Likeness:
    """Soft coverage of words both ways; ``synonyms`` maps a word to its set."""

    def __init__(self, synonyms: dict[str, int]) -> None:
        self._synonyms = synonyms

    def of(self, first: str, second: str) -> float:
        """From 0 (nothing in common) to 1 (all of either is in the other)."""
        one, other = _words(first), _words(second)
        if not one or not other:
            return 0.0
        covered = sorted((self._covered(one, other), self._covered(other, one)))
        return BETTER_COVERED * covered[1] + (1 - BETTER_COVERED) * covered[0]

    def _covered(self, words: Sequence[str], others: Sequence[str]) -> float:
        return sum(max(self._same(word, other) for other in others) for word in words) / len(words)

    def _same(self, word: str, other: str) -> float:
        if word == other:
            return 1.0
        if word in self._synonyms and self._synonyms[word] == self._synonyms.get(other):
            return SYNONYM
        return STEMMED if min(len(word), len(other)) > STEM - 1 and word[:STEM] == other[:STEM] else 0.0


@cache
def load_likeness() -> Likeness:
    """The measure with the package's table of synonyms."""
    rows = read_table("synonyms", COLUMNS, package="communique.views")
    return Likeness({word: number for number, row in enumerate(rows) for word in row["words"].split()})


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(fold(text)) if word not in EMPTY]
