"""Which clauses of two accounts make one point."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from communique.views.comparing.likeness import between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.model import Clause
    from communique.views.comparing.likeness import Alike
    from communique.views.comparing.wording import Wording

LEAST = 0.6
"""The rank from which two clauses are held for one point."""

LEAST_BESIDE = 0.4
"""How like a further clause must be to stand beside one that has its match."""

LEAST_APART = 0.7
"""How like it must be where it belongs to another statement or stands elsewhere."""

LEAST_HELD, FEWEST_HELD = 0.6, 4
"""What share of its weight, and how many of its terms, another clause must have to hold it wherever it stands."""

MOST_A_SIDE = 3
SPREAD = 4.0
"""A term in so many clauses of both accounts still has its whole weight."""

PARTY_SHARE, LEAST_SHARE = 0.3, 0.15
ONCE_SHARE, ALONE_SHARE = 1.4, 0.6
MARGIN, MOST_MARGIN = 0.5, 0.3
"""How much it counts that neither clause has a better partner, and the lead from which more counts no further."""

PER_ANCHOR, MOST_ANCHORS, ANCHOR_WEIGHT = 0.05, 2, 3.0
"""What each weighty term counts that one clause of either account names and no other does."""

PER_TERM, MOST_TERMS = 0.1, 3
PER_DISTANCE, SAME_ACT, NOT_EXCHANGE = -0.3, 0.08, -0.2
"""What counts a whole text's length between their places, the same act, and that but one reports the exchange itself."""


ANYWHERE = (-1, -1)


class Pair(NamedTuple):
    """Clauses of A and of B, by number, that make one point, and how alike those are that were found ``first``."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    first: tuple[int, int]


class Placed(NamedTuple):
    """What a clause says, and the clause."""

    wording: Wording
    clause: Clause


def align(a: Sequence[Placed], b: Sequence[Placed], parties: frozenset[str]) -> list[Pair]:
    """Pairs in the order of A: the surest first, each clause in at most one; then those that say the same again."""
    wordings_a, wordings_b = [placed.wording for placed in a], [placed.wording for placed in b]
    shares, once = _shares(wordings_a, wordings_b, parties)
    alike = {
        (i, j): found
        for i, one in enumerate(wordings_a)
        for j, other in enumerate(wordings_b)
        if (found := between(one, other, shares)).score
    }
    ranks = {where: rank + _fit(a, b, where) for where, rank in _ranks(alike, once).items()}
    ranked = sorted(ranks, key=lambda pair: (-ranks[pair], pair))
    by_a: dict[int, Pair] = {}
    by_b: dict[int, Pair] = {}
    for i, j in ranked:
        if ranks[i, j] >= LEAST and i not in by_a and j not in by_b:
            by_a[i] = by_b[j] = Pair((i,), (j,), alike[i, j].score, (i, j))
    for i, j in ranked:
        pair = by_a.get(i) or by_b.get(j)
        if pair is None or (i in by_a and j in by_b):
            continue
        joined = Pair(tuple(sorted({*pair.a, i})), tuple(sorted({*pair.b, j})), pair.score, pair.first)
        near = _go_together(a, joined.a) and _go_together(b, joined.b)
        if _says_again(alike[i, j], near=near) and max(len(joined.a), len(joined.b)) <= MOST_A_SIDE:
            by_a |= dict.fromkeys(joined.a, joined)
            by_b |= dict.fromkeys(joined.b, joined)
    return sorted(set(by_a.values()))


def _says_again(found: Alike, *, near: bool) -> bool:
    """Whether a clause says again what one that has its match says, or is held in it."""
    least = LEAST_BESIDE if near else LEAST_APART
    return found.score >= least or (found.held >= LEAST_HELD and len(found.shared) >= FEWEST_HELD)


def _ranks(alike: Mapping[tuple[int, int], Alike], once: frozenset[str]) -> dict[tuple[int, int], float]:
    """How sure it is that two clauses make one point: their likeness, its lead over that with any other clause, and how
    many terms show it.
    """
    rows, columns = _two_best(alike, 0), _two_best(alike, 1)
    found = {}
    for (i, j), (score, _, shared) in alike.items():
        lead = sum(
            max(min(score - next(best for best, where in two if where != (i, j)), MOST_MARGIN), -MOST_MARGIN)
            for two in (rows[i], columns[j])
        )
        anchors = sum(term.key in once and term.weight >= ANCHOR_WEIGHT for term in shared)
        shown = PER_ANCHOR * min(anchors, MOST_ANCHORS) + PER_TERM * min(len(shared), MOST_TERMS)
        found[i, j] = score + MARGIN * lead + shown
    return found


def _fit(a: Sequence[Placed], b: Sequence[Placed], where: tuple[int, int]) -> float:
    """What place, act and kind of two clauses say for their making one point, or against it."""
    one, other = a[where[0]].clause, b[where[1]].clause
    found = PER_DISTANCE * abs(where[0] / len(a) - where[1] / len(b))
    if one.act == other.act and one.act is not None:
        found += SAME_ACT
    return found + NOT_EXCHANGE * (one.of_exchange != other.of_exchange)


def _two_best(alike: Mapping[tuple[int, int], Alike], side: int) -> dict[int, list[tuple[float, tuple[int, int]]]]:
    """Of each clause of a side its two best likenesses and where they are."""
    found: dict[int, list[tuple[float, tuple[int, int]]]] = {}
    for where, (score, _, _) in alike.items():
        best = [*found.get(where[side], [(0.0, ANYWHERE), (0.0, ANYWHERE)]), (score, where)]
        found[where[side]] = sorted(best, reverse=True)[:2]
    return found


def _go_together(clauses: Sequence[Placed], numbers: Sequence[int]) -> bool:
    """Whether these clauses are one, or follow each other in one statement."""
    if len(numbers) == 1:
        return True
    statements = {clauses[number].clause.statement for number in numbers}
    return len(statements) == 1 and None not in statements and numbers[-1] - numbers[0] < len(numbers)


def _shares(
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
    return found, frozenset(key for key in of_a if of_a[key] == of_b[key] == 1)


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
