"""Which clauses of two accounts make one point."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from communique.knowledge.tables import read_table
from communique.views.comparing.evidence import oppose, signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from communique.views.comparing.evidence import Placed, Signs
    from communique.views.comparing.likeness import Grid
    from communique.views.comparing.wording import Wording

LEAST = -0.2
"""The rank from which two clauses are held for one point: chosen where pairs left out show few wrong links."""

SURE = 0.6
"""The rank from which they are surely one."""

LEAST_BESIDE = 0.4
"""How like a further clause must be to stand beside one that has its match."""

LEAST_APART = 0.7
"""How like it must be where it belongs to another statement or stands elsewhere."""

LEAST_HELD, FEWEST_HELD = 0.6, 4
"""What share of its weight, and how many of its terms, another clause must have to hold it wherever it stands."""

CONSTANT, SIGN_COLUMNS = "constant", ("sign", "weight", "note")
MOST_A_SIDE = 3
SPREAD = 4.0
"""A term in so many clauses of both accounts still has its whole weight."""

PARTY_SHARE, LEAST_SHARE = 0.3, 0.15
ONCE_SHARE, ALONE_SHARE = 1.5, 0.6
ANCHOR_WEIGHT = 3.0
"""How weighty a term must be that shows a point where one clause alone of either account names it."""


class Pair(NamedTuple):
    """Clauses of A and of B, by number, that make one point; how alike those are that were found ``first``, and whether these are
    surely one.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    first: tuple[int, int]
    sure: bool = True


def align(a: Sequence[Placed], b: Sequence[Placed], parties: frozenset[str]) -> list[Pair]:
    """Pairs in the order of A: the surest first, each clause in at most one; then those that say the same again."""
    wordings_a, wordings_b = [placed.wording for placed in a], [placed.wording for placed in b]
    shares, once = shares_of(wordings_a, wordings_b, parties)
    if not a or not b:
        return []
    grid, signs = signs_of(a, b, shares, once)
    ranks = np.where(oppose(a, b), -np.inf, ranks_of(signs))
    ranked = [(i, j) for i, j in _in_order(ranks) if grid.score[i, j] > 0 and np.isfinite(ranks[i, j])]
    by_a: dict[int, Pair] = {}
    by_b: dict[int, Pair] = {}
    for i, j in ranked:
        if ranks[i, j] >= LEAST and i not in by_a and j not in by_b:
            by_a[i] = by_b[j] = Pair((i,), (j,), float(grid.score[i, j]), (i, j), bool(ranks[i, j] >= SURE))
    for i, j in ranked:
        pair = by_a.get(i) or by_b.get(j)
        if pair is None or (i in by_a and j in by_b):
            continue
        joined = pair._replace(a=tuple(sorted({*pair.a, i})), b=tuple(sorted({*pair.b, j})))
        near = _go_together(a, joined.a) and _go_together(b, joined.b)
        if _says_again(grid, i, j, near=near) and max(len(joined.a), len(joined.b)) <= MOST_A_SIDE:
            by_a |= dict.fromkeys(joined.a, joined)
            by_b |= dict.fromkeys(joined.b, joined)
    return sorted(set(by_a.values()))


def _in_order(ranks: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """The places of an array, the highest first, those of one height in their order."""
    for place in np.argsort(-ranks, axis=None, kind="stable"):
        yield divmod(int(place), ranks.shape[1])


def _says_again(grid: Grid, i: int, j: int, *, near: bool) -> bool:
    """Whether a clause says again what one that has its match says, or is held in it."""
    least = LEAST_BESIDE if near else LEAST_APART
    held = grid.held[i, j] >= LEAST_HELD and grid.shared[i, j] >= FEWEST_HELD
    return bool(grid.score[i, j] >= least or held)


def ranks_of(signs: Signs) -> NDArray[np.float64]:
    """How sure it is that two clauses make one point, as the logarithm of the odds."""
    weights = _weights()
    return np.asarray(sum(weights[name] * sign for name, sign in signs.items()) + weights[CONSTANT])


@cache
def _weights() -> dict[str, float]:
    """Learned by ``tools/point_signs.py``, no hand's choice."""
    rows = read_table("point_signs", SIGN_COLUMNS, package="communique.views")
    return {row["sign"]: float(row["weight"]) for row in rows}


def _go_together(clauses: Sequence[Placed], numbers: Sequence[int]) -> bool:
    """Whether these clauses are one, or follow each other in one statement."""
    if len(numbers) == 1:
        return True
    statements = {clauses[number].clause.statement for number in numbers}
    return len(statements) == 1 and None not in statements and numbers[-1] - numbers[0] < len(numbers)


def shares_of(
    a: Sequence[Wording], b: Sequence[Wording], parties: frozenset[str]
) -> tuple[Mapping[str, float], frozenset[str]]:
    """What part of its weight each term keeps: what many clauses name tells little, and so do the parties; what one
    clause of either account names tells most; what the other account has no word for at all counts for less. And
    the terms that one clause of either names.
    """
    of_a, of_b = (Counter(key for wording in wordings for key in wording.keys) for wordings in (a, b))
    clauses = len(a) + len(b)
    most = math.log(max(clauses, 2 * SPREAD) / SPREAD)
    found: dict[str, float] = {}
    for key in of_a.keys() | of_b.keys():
        count = of_a[key] + of_b[key]
        share = max(min(math.log(max(clauses / count, 1.0)) / most, 1.0), LEAST_SHARE)
        if of_a[key] == of_b[key] == 1:
            share *= ONCE_SHARE
        elif (not of_b[key] and _lacks(b, a, key)) or (not of_a[key] and _lacks(a, b, key)):
            share *= ALONE_SHARE
        found[key] = share
    found |= {f"@{side}": min(PARTY_SHARE, found.get(f"@{side}", 1.0)) for side in parties}
    return found, frozenset(
        term.key
        for wording in a
        for term in wording.terms
        if term.weight >= ANCHOR_WEIGHT and of_a[term.key] == of_b[term.key] == 1
    )


def _lacks(wordings: Sequence[Wording], others: Sequence[Wording], key: str) -> bool:
    """Whether no clause of an account has a synonym of a term that ``others`` have."""
    numbers = next((one.sets[key] for one in others if key in one.sets), frozenset())
    return all(numbers.isdisjoint(one.every_set) for one in wordings)


def moved(pairs: Sequence[Pair]) -> frozenset[Pair]:
    """The pairs that left their place: each crosses another that is crossed no more often than it. So of one point that
    passed five others it alone has moved, and of two that changed places both have. A further clause that stands
    elsewhere moves its own pair alone.
    """
    crossed = {pair: _crossed(pair.first, pairs) for pair in pairs}
    return frozenset(
        pair
        for pair in pairs
        for i in pair.a
        for j in pair.b
        if any(len(crossed[other]) <= len(crossed[pair]) or (i, j) != pair.first for other in _crossed((i, j), pairs))
    )


def _crossed(link: tuple[int, int], pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if (link[0] - pair.first[0]) * (link[1] - pair.first[1]) < 0]
