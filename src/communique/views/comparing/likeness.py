"""How much one clause says what another says."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from communique.views.comparing.wording import load_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.views.comparing.wording import Term, Wording, Words

SYNONYM, AROUND, RELATED = 0.8, 0.45, 0.35
ALIKE_LETTERS = 0.5
DAMPING = 2.0
"""Weight that no word covers: what says little can't be very like."""
BETTER_COVERED = 0.4
"""What the better covered of two counts; the worse covered, by which a short one can't hide in a long one, the rest."""

LEAST_EVIDENCE = 3.0
"""Less weight in common than this is chance, however short the clauses are."""

NOTHING: Mapping[str, float] = {}


class Alike(NamedTuple):
    """How alike two clauses are (0 to 1), what share of the better covered the other has, and the terms of the first that
    the second has, in its words or others.
    """

    score: float
    held: float
    shared: tuple[Term, ...]


UNLIKE = Alike(0.0, 0.0, ())


class Likeness:
    """Soft coverage of terms both ways, each weighed by how much it tells."""

    def __init__(self, words: Words) -> None:
        self._wording = lru_cache(maxsize=4096)(words.wording)

    def of(self, first: str, second: str) -> float:
        """From 0 (nothing in common) to 1 (all of either is in the other)."""
        return between(self._wording(first), self._wording(second)).score


def between(one: Wording, other: Wording, shares: Mapping[str, float] = NOTHING) -> Alike:
    """How alike two wordings are; ``shares`` say what part of its weight a term keeps among these two texts."""
    if not one.terms or not other.terms:
        return UNLIKE
    first, second = _covered(one, other, shares), _covered(other, one, shares)
    if min(first.evidence, second.evidence) < LEAST_EVIDENCE:
        return UNLIKE
    better, worse = max(first.share, second.share), min(first.share, second.share)
    return Alike(BETTER_COVERED * better + (1 - BETTER_COVERED) * worse, better, first.shared)


class _Coverage(NamedTuple):
    """What share of a wording's weight the other has; the weight and the terms that it has in so many words or others."""

    share: float
    evidence: float
    shared: tuple[Term, ...]


def _covered(one: Wording, other: Wording, shares: Mapping[str, float]) -> _Coverage:
    total, found, evidence = DAMPING, 0.0, 0.0
    shared = []
    for term in one.terms:
        weight = term.weight * shares.get(term.key, 1.0)
        total += weight
        alike = likeness_of_term(term, one, other)
        found += weight * alike
        if alike >= SYNONYM:
            evidence += weight * alike
            shared.append(term)
    return _Coverage(found / total, evidence, tuple(shared))


def likeness_of_term(term: Term, one: Wording, other: Wording) -> float:
    """How far ``other`` has a term of ``one``: the word, a word like it, one of the same subject, or nothing."""
    key = term.key
    if key in other.keys:
        return 1.0
    if key in one.sets and not one.sets[key].isdisjoint(other.every_set):
        return SYNONYM
    if key in other.around or (key in one.sets and not one.sets[key].isdisjoint(other.sets_around)):
        return AROUND
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
