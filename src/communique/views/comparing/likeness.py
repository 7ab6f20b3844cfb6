"""How much one clause says what another says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from communique.views.comparing.vectors import nearness
from communique.views.comparing.wording import load_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from communique.views.comparing.wording import Term, Wording, Words

SYNONYM, AROUND, RELATED = 0.8, 0.39, 0.35
ALIKE_LETTERS = 0.5
TOLD = 0.3
"""From which likeness on one word shows that another was told."""

DAMPING = 2.0
"""Weight that no word covers: what says little can't be very like."""

BETTER_COVERED = 0.4
"""What the better covered of two counts; the worse covered, by which a short one can't hide in a long one, the rest."""

LEAST_EVIDENCE = 3.0
"""Less weight in common than this is chance, however short the clauses are."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """How alike every clause of A is to every clause of B: arrays with a row for each of A, a column for each of B.

    ``more`` and ``less`` are the shares of the better and of the worse covered that the other has. ``score`` is from 0 to
    1, and 0 where what they share is chance. ``held`` is the share of the better covered that the
    other has. ``shared`` says how many terms of the one of A the other has, in its words or others, ``anchors`` how many
    of these are the only one of their kind in either account.
    """

    more: NDArray[np.float64]
    less: NDArray[np.float64]
    score: NDArray[np.float64]
    held: NDArray[np.float64]
    shared: NDArray[np.float64]
    anchors: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Coverage:
    share: NDArray[np.float64]
    evidence: NDArray[np.float64]
    shared: NDArray[np.float64]
    anchors: NDArray[np.float64]


class Likeness:
    """Soft coverage of terms both ways, each weighed by how much it tells."""

    def __init__(self, words: Words) -> None:
        self._wording = lru_cache(maxsize=4096)(words.wording)

    def of(self, first: str, second: str) -> float:
        """From 0 (nothing in common) to 1 (all of either is in the other)."""
        return float(grid_of([self._wording(first)], [self._wording(second)], {}).score[0, 0])

    def of_all(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.float64]:
        """The same of each with each, but for the last digits: a row for each of the first, a column for each other."""
        return grid_of([self._wording(one) for one in first], [self._wording(other) for other in second], {}).score


def grid_of(
    a: Sequence[Wording], b: Sequence[Wording], shares: Mapping[str, float], anchors: frozenset[str] = frozenset()
) -> Grid:
    """Every clause of A beside every one of B; ``shares`` say what part of its weight a term keeps among these texts."""
    one, other = _covered(a, b, shares, anchors), _covered(b, a, shares, anchors)
    better, worse = np.maximum(one.share, other.share.T), np.minimum(one.share, other.share.T)
    told = np.minimum(one.evidence, other.evidence.T) >= LEAST_EVIDENCE
    score = likeness_of(better, worse) * told
    return Grid(better, worse, score, better * told, np.minimum(one.shared, other.shared.T), one.anchors)


def likeness_of(more: NDArray[np.float64], less: NDArray[np.float64]) -> NDArray[np.float64]:
    """One figure of the shares of the better and of the worse covered."""
    return BETTER_COVERED * more + (1 - BETTER_COVERED) * less


def _covered(
    a: Sequence[Wording], b: Sequence[Wording], shares: Mapping[str, float], anchors: frozenset[str]
) -> _Coverage:
    """What share of each clause of A each clause of B covers."""
    terms = {term.key: term for wording in a for term in wording.terms}
    numbers = {key: number for number, key in enumerate(terms)}
    weights, once = np.zeros((len(a), len(terms))), np.zeros(len(terms))
    for row, wording in enumerate(a):
        for term in wording.terms:
            weights[row, numbers[term.key]] = term.weight * shares.get(term.key, 1.0)
    for key in anchors & numbers.keys():
        once[numbers[key]] = 1.0
    values = _values(a, b, terms)
    told = values >= TOLD
    there = weights > 0
    return _Coverage(
        weights @ values / (weights.sum(axis=1, keepdims=True) + DAMPING),
        weights @ (values * told),
        there @ told.astype(float),
        (there * once) @ told.astype(float),
    )


def _values(a: Sequence[Wording], b: Sequence[Wording], terms: Mapping[str, Term]) -> NDArray[np.float64]:
    """How far each clause of B has each term of A."""
    found = _told(a, b, terms)
    others = sorted(frozenset().union(*(one.keys for one in b)))
    if not others or not terms:
        return found
    places = {key: place for place, key in enumerate(others)}
    near = nearness(list(terms), others)
    for column, one in enumerate(b):
        if one.keys:
            here = near[:, [places[key] for key in one.keys]].max(axis=1)
            found[:, column] = np.maximum(found[:, column], here)
    return found


def _told(a: Sequence[Wording], b: Sequence[Wording], terms: Mapping[str, Term]) -> NDArray[np.float64]:
    """The same by words alone: of one subject, around it, a synonym, the word itself."""
    sets = {key: numbers for wording in a for key, numbers in wording.sets.items()}
    fields = {key: numbers for wording in a for key, numbers in wording.fields.items()}
    by_field, by_set = _columns(one.every_field for one in b), _columns(one.every_set for one in b)
    around, by_set_around = _columns(one.around for one in b), _columns(one.sets_around for one in b)
    by_key = _columns(one.keys for one in b)
    found = np.zeros((len(terms), len(b)))
    for row, key in zip(found, terms, strict=True):
        for index, numbers, value in (
            (by_field, fields.get(key, ()), RELATED),
            (by_set_around, sets.get(key, ()), AROUND),
            (around, (key,), AROUND),
            (by_set, sets.get(key, ()), SYNONYM),
            (by_key, (key,), 1.0),
        ):
            for number in numbers:
                row[index.get(number, [])] = value
    names = {key for wording in a for key in wording.names}
    for number, key in enumerate(terms):
        for column, one in enumerate(b):
            if key in names and one.names:
                found[number, column] = max(found[number, column], *(_alike(key, name) for name in one.names))
    return found


def _columns(values: Iterable[Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """In which columns each value stands."""
    found: dict[Hashable, list[int]] = {}
    for column, those in enumerate(values):
        for value in those:
            found.setdefault(value, []).append(column)
    return found


def value_of(term: Term, one: Wording, other: Wording) -> float:
    """How far ``other`` has a term of ``one``: the word, a word like it, one of the same subject, or nothing."""
    key = term.key
    if key in other.keys:
        return 1.0
    sets = one.sets.get(key)
    if sets is not None and not sets.isdisjoint(other.every_set):
        return SYNONYM
    if key in other.around or (sets is not None and not sets.isdisjoint(other.sets_around)):
        return AROUND
    fields = one.fields.get(key)
    best = RELATED if fields is not None and not fields.isdisjoint(other.every_field) else 0.0
    if other.names and key in one.names:
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
