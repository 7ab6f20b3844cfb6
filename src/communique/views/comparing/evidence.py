"""What speaks for two clauses making one point, and against it: named signs, each an array over all pairs of clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from communique.views.comparing.likeness import grid_of, likeness_of
from communique.views.comparing.vectors import directions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from communique.model import Clause
    from communique.views.comparing.likeness import Grid
    from communique.views.comparing.wording import Wording

    Signs = dict[str, NDArray[np.float64]]

NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
MOST_SHARED, MOST_LEAD = 4, 0.3
"""How many terms in common, and which lead over the next best partner, count in full."""

BESIDE = 1.0
"""What each word beside a clause in its sentence counts in its direction; a term of its own counts its weight."""

COMMON_PART = 0.7
"""How much of what all clauses of both accounts have in common is taken from each direction."""


class Placed(NamedTuple):
    """What a clause says, and the clause."""

    wording: Wording
    clause: Clause


def signs_of(
    a: Sequence[Placed], b: Sequence[Placed], shares: Mapping[str, float], anchors: frozenset[str]
) -> tuple[Grid, Signs]:
    """How alike the words are, and all signs by the names of ``views/data/point_signs.csv``; each array has a row for
    each clause of A and a column for each of B.
    """
    grid = grid_of([one.wording for one in a], [one.wording for one in b], shares, anchors)
    near, words = _cosines(a, b, shares, 0.0), likeness_of(grid.more, grid.less)
    found = {
        "covered more": grid.more,
        "covered less": grid.less,
        "little in common": (grid.score == 0).astype(float),
        "terms in common": np.minimum(grid.shared, MOST_SHARED) / MOST_SHARED,
        "direction": _cosines(a, b, shares, BESIDE),
        "lead of words": _lead(words),
        "lead of direction": _lead(near),
        "neighbours": _neighbours(words + near / 2),
        **_circumstances([one.clause for one in a], [one.clause for one in b]),
    }
    return grid, found


def _lead(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """By how much each pair is ahead of the next best partner of its clause of A, and of that of B, together."""
    ahead = (np.clip(score - _best_of_others(score, axis), -MOST_LEAD, MOST_LEAD) for axis in (0, 1))
    return np.asarray(sum(ahead))


def _best_of_others(score: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """Of each place the highest of all others in its column (axis 0) or row (axis 1), 0 where there are none."""
    if score.shape[axis] < 2:
        return np.zeros_like(score)
    ordered = np.sort(score, axis=axis)
    best, second = np.take(ordered, [-1], axis=axis), np.take(ordered, [-2], axis=axis)
    return np.where(score == best, second, best)


def _neighbours(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """How alike the clauses before, or behind, each pair are; the more alike of the two."""
    padded = np.pad(score, 1)
    return np.maximum(padded[:-2, :-2], padded[2:, 2:])


def _cosines(
    a: Sequence[Placed], b: Sequence[Placed], shares: Mapping[str, float], beside: float
) -> NDArray[np.float64]:
    """Cosines of weighed means of word vectors (Arora, Liang and Ma, 2017), what both texts have in common taken off."""
    one, other = (np.array([_direction(placed.wording, shares, beside) for placed in account]) for account in (a, b))
    common = COMMON_PART * np.vstack([one, other]).mean(axis=0)
    found: NDArray[np.float64] = _units(one - common) @ _units(other - common).T
    return found


def _direction(wording: Wording, shares: Mapping[str, float], beside: float) -> NDArray[np.float64]:
    weights = {term.key: term.weight * shares.get(term.key, 1.0) for term in wording.terms}
    around = sorted(wording.around)
    vectors = directions([*weights, *around])
    found: NDArray[np.float64] = np.array([*weights.values(), *[beside] * len(around)]) @ vectors
    return found


def _units(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)


def _circumstances(a: Sequence[Clause], b: Sequence[Clause]) -> Signs:
    """Act, topic, side of the speaker, place in the text, and whether one alone reports the exchange itself."""
    acts, topics = _same([one.act for one in a], [one.act for one in b]), _both_differ(a, b)
    sides = [[_sides(one) for one in account] for account in (a, b)]
    common = np.array([[bool(one & other) for other in sides[1]] for one in sides[0]], dtype=float)
    known = np.outer([bool(one) for one in sides[0]], [bool(other) for other in sides[1]])
    places = np.arange(len(a))[:, None] / len(a) - np.arange(len(b))[None, :] / len(b)
    events = np.not_equal.outer([one.of_exchange for one in a], [one.of_exchange for one in b])
    return {
        "same act": acts,
        "other topic": topics,
        "same side speaks": common,
        "other side speaks": known * (1 - common),
        "distance": np.abs(places),
        "one tells of the exchange": events.astype(float),
    }


def oppose(a: Sequence[Placed], b: Sequence[Placed]) -> NDArray[np.bool_]:
    """Whether two clauses are said by different sides and one denies where the other affirms: that is no one point, however
    much they have in common ("is not open to negotiation", "need to be settled through dialogue").
    """
    speakers = [[_sides(one.clause) for one in account] for account in (a, b)]
    denied = [[NEGATION.search(one.clause.words) is not None for one in account] for account in (a, b)]
    apart = [[bool(one and other and one.isdisjoint(other)) for other in speakers[1]] for one in speakers[0]]
    return np.array(apart, dtype=bool).reshape(len(a), len(b)) & np.not_equal.outer(*denied)


def _same(a: Sequence[str | None], b: Sequence[str | None]) -> NDArray[np.float64]:
    return np.array([[one is not None and one == other for other in b] for one in a], dtype=float)


def _both_differ(a: Sequence[Clause], b: Sequence[Clause]) -> NDArray[np.float64]:
    return np.array(
        [[None not in (one.topic, other.topic) and one.topic != other.topic for other in b] for one in a], dtype=float
    )


def _sides(clause: Clause) -> frozenset[str]:
    return frozenset(speaker.side for speaker in clause.speakers if speaker.side is not None)
