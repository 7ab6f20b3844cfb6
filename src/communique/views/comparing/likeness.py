"""How much one clause says what another says."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from communique.views.comparing.wording import load_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.views.comparing.wording import Term, Wording, Words

SYNONYM, RELATED = 0.8, 0.35
ALIKE_LETTERS = 0.5
DAMPING = 2.0
"""Weight that no word covers: what says little can't be very like."""
BETTER_COVERED = 0.6


class Likeness:
    """Soft coverage of terms both ways, each weighed by how much it tells."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._wording = lru_cache(maxsize=4096)(words.wording)

    def of(self, first: str, second: str) -> float:
        """From 0 (nothing in common) to 1 (all of either is in the other)."""
        return self.between(self._wording(first), self._wording(second), {})

    def between(self, one: Wording, other: Wording, shares: Mapping[str, float]) -> float:
        """The same of two wordings; ``shares`` say what part of its weight a term keeps among these two texts."""
        if not one.terms or not other.terms:
            return 0.0
        covered = sorted((self._covered(one, other, shares), self._covered(other, one, shares)))
        return BETTER_COVERED * covered[1] + (1 - BETTER_COVERED) * covered[0]

    def _covered(self, one: Wording, other: Wording, shares: Mapping[str, float]) -> float:
        total, found = DAMPING, 0.0
        for term in one.terms:
            weight = term.weight * shares.get(term.key, 1.0)
            total += weight
            found += weight * likeness_of_term(term, one, other)
        return found / total


def likeness_of_term(term: Term, one: Wording, other: Wording) -> float:
    """How far ``other`` has a term of ``one``: the word, a word like it, one of the same subject, or nothing."""
    key = term.key
    if key in other.keys:
        return 1.0
    if key in one.sets and not one.sets[key].isdisjoint(other.every_set):
        return SYNONYM
    best = RELATED if key in one.fields and not one.fields[key].isdisjoint(other.every_field) else 0.0
    if key in one.names and other.names:
        best = max(best, *(_alike(key, name) for name in other.names))
    return best


@lru_cache(maxsize=1 << 14)
def _alike(one: str, other: str) -> float:
    """The share of letter triples in common, of names that are spelled in two ways; 0 where they are few."""
    first, second = _triples(one), _triples(other)
    found = 2 * len(first & second) / (len(first) + len(second))
    return found if found >= ALIKE_LETTERS else 0.0


def _triples(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


@cache
def load_likeness() -> Likeness:
    """The measure with the package's tables."""
    return Likeness(load_words())
