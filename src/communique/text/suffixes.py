"""What repeats in a row of numbers: a suffix array over tokens, and the runs that stand in it more than once.

The array is built by prefix doubling (Manber and Myers, "Suffix arrays", 1993), up to a depth: suffixes that agree in
so many tokens count as equal and stand in the order of their places. With ``n`` tokens and the depth ``d`` that takes
O(n log n log d) steps; the result is the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

DEPTH = 32
"""So many tokens are told apart; a power of two. What agrees in more is a copied passage, no phrase."""


@dataclass(frozen=True, slots=True)
class Suffixes:
    """The places of a row of tokens in the order of what follows there; ``common[i]`` is how many tokens the suffixes
    at ``order[i]`` and ``order[i - 1]`` have in common, at most the depth (0 for the first).
    """

    order: Numbers
    common: Numbers


@dataclass(frozen=True, slots=True)
class Repeats:
    """Runs of ``length`` tokens that stand at several places: those of run ``i`` are
    ``order[first[i]:last[i]]`` of the suffixes.
    """

    length: int
    first: Numbers
    last: Numbers


def sort_suffixes(tokens: Numbers, depth: int = DEPTH) -> Suffixes:
    """The suffix array of ``tokens``, which are numbers from 0 up; a token that must not repeat has one of its own."""
    size = len(tokens)
    if size == 0:
        return Suffixes(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    ranks = [np.unique(tokens, return_inverse=True)[1].astype(np.int64)]
    order = np.argsort(ranks[0], kind="stable")
    width = 1
    while width < depth:
        order, following = _doubled(ranks[-1], width)
        ranks.append(following)
        width *= 2
    return Suffixes(order, _common(order, ranks, width))


def _doubled(ranks: Numbers, width: int) -> tuple[Numbers, Numbers]:
    """The order of suffixes by their first ``2 * width`` tokens and their ranks in it, from their ranks by ``width``."""
    size = len(ranks)
    beyond = np.zeros(size, dtype=np.int64)
    beyond[: max(0, size - width)] = ranks[width:] + 1
    keys = ranks * (size + 1) + beyond
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    fresh = np.empty(size, dtype=np.int64)
    fresh[order] = np.concatenate(([0], np.cumsum(ordered[1:] != ordered[:-1])))
    return order, fresh


def _common(order: Numbers, ranks: list[Numbers], width: int) -> Numbers:
    """How much each suffix shares with the one before it: by halves, from the ranks of each doubling."""
    size = len(order)
    one, other = order[:-1], order[1:]
    found = np.zeros(len(one), dtype=np.int64)
    for known in reversed(ranks[:-1]):
        width //= 2
        padded = np.append(known, -1)
        first, second = padded[np.minimum(one + found, size)], padded[np.minimum(other + found, size)]
        found += np.where((first == second) & (first >= 0), width, 0)
    whole = ranks[-1][one] == ranks[-1][other]
    return np.concatenate(([0], np.where(whole, found + 1, found)))


def repeats(suffixes: Suffixes, lengths: range, least: int = 2) -> Iterator[Repeats]:
    """The runs of each of these lengths that stand at ``least`` places or more, in their order."""
    for length in lengths:
        starts = np.flatnonzero(suffixes.common < length)
        ends = np.append(starts[1:], len(suffixes.order))
        several = ends - starts >= least
        yield Repeats(length, starts[several], ends[several])
