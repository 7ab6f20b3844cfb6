"""Which words of a point are its own, and how much of it another point says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.text.names import fold
from communique.views.comparing.likeness import load_likeness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Reading

WORD = re.compile(r"[^\W_]+")
EMPTY = frozenset(
    "the a an of to in and or is are was were be been being by for on at with that this these those it its as also he she "
    "they we i our their his her your my them us you who whom which what when where has have had from so between into not but "
    "about do does did than then there here if any some no nor within under over between both while during amid".split()
)
STEM = 5
ALIKE = 0.75
"""From here on two single words count as one, by the measure of likeness: synonyms, and forms of one word."""

LEAST_SHARE, LEAST_WORDS = 0.3, 2
"""A point is echoed by so much of its own words, and at least so many of them, unless it has only one."""

LEAST_COVERED = 0.5
"""A point is answered in other words that cover so much of its own."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two points have in common: ``same`` the own words of the first that stand in the second, in its order;
    ``covered`` (0 to 1) the part of the first's own words that are there or have a synonym there.
    """

    same: tuple[str, ...]
    own: int
    covered: float

    @property
    def is_echo(self) -> bool:
        """Whether the second says the first in the same words: not in stock words alone."""
        if self.own == 1:
            return len(self.same) == 1
        return len(self.same) >= LEAST_WORDS and len(self.same) >= LEAST_SHARE * self.own

    @property
    def is_answer(self) -> bool:
        """Whether the second says the first in other words."""
        return self.own > 1 and self.covered >= LEAST_COVERED and self.covered * self.own > 1


class Wording:
    """Own words of points in one text or several: all but stock words and the ``names`` of those who speak."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._left_out = stock_words() | EMPTY | {word for name in names for word in WORD.findall(fold(name))}
        self._own: dict[str, tuple[str, ...]] = {}

    def own(self, words: str) -> tuple[str, ...]:
        """The own words of some words, folded, each once, in order."""
        if words not in self._own:
            found = (word for word in WORD.findall(fold(words)) if word not in self._left_out and len(word) > 1)
            self._own[words] = tuple(dict.fromkeys(found))
        return self._own[words]

    def overlap(self, first: str, second: str) -> Overlap:
        """How much of ``first`` stands in ``second``."""
        one, other = self.own(first), self.own(second)
        same = tuple(word for word in one if any(is_same(word, candidate) for candidate in other))
        near = sum(1 for word in one if word not in same and any(is_near(word, candidate) for candidate in other))
        return Overlap(same=same, own=len(one), covered=(len(same) + near) / len(one) if one else 0.0)


def is_same(word: str, other: str) -> bool:
    """Whether two words are one, or forms of one."""
    if word == other:
        return True
    return min(len(word), len(other)) >= STEM and word[:STEM] == other[:STEM] and abs(len(word) - len(other)) <= STEM


@cache
def is_near(word: str, other: str) -> bool:
    """Whether two words mean nearly the same, by the measure that compares accounts."""
    return load_likeness().of(word, other) >= ALIKE


@cache
def stock_words() -> frozenset[str]:
    """Words that stand in nearly every account: sharing them alone is no echo."""
    rows = read_table("stock_words", ("words", "note"), package="communique.views")
    return frozenset(word for row in rows for word in row["words"].split())


def names_in(reading: Reading) -> frozenset[str]:
    """The names of persons, sides and groups in a text, as printed: what they share says nothing of a point."""
    text = reading.document.text
    found = {mention.span.of(text) for mention in reading.mentions if mention.kind in {"person", "side", "group"}}
    found |= {span.of(text) for person in reading.people for span in person.mentions}
    return frozenset(found | {person.name for person in reading.people})
