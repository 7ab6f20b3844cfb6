"""Which clauses of two accounts make one point."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.views.comparing.likeness import Likeness
    from communique.views.comparing.wording import Wording

LEAST = 0.33
LEAST_BESIDE = 0.42
"""What a further clause needs to stand beside one that has its match."""

MOST_A_SIDE = 3
SPREAD = 4.0
"""A term in so many clauses of both accounts still has its whole weight."""
PARTY_SHARE, LEAST_SHARE = 0.3, 0.15


class Pair(NamedTuple):
    """Clauses of A and of B, by number, that make one point, and how alike they are."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float


def align(a: Sequence[Wording], b: Sequence[Wording], likeness: Likeness, parties: frozenset[str]) -> list[Pair]:
    """Pairs in the order of A: the likest clauses first, each in at most one pair; then those that say the same again."""
    shares = _shares([*a, *b], parties)
    scores = {
        (i, j): score
        for i, one in enumerate(a)
        for j, other in enumerate(b)
        if (score := likeness.between(one, other, shares)) >= LEAST
    }
    ranked = sorted(scores, key=lambda pair: (-scores[pair], pair))
    by_a: dict[int, Pair] = {}
    by_b: dict[int, Pair] = {}
    for i, j in ranked:
        if i not in by_a and j not in by_b:
            by_a[i] = by_b[j] = Pair((i,), (j,), scores[i, j])
    for i, j in ranked:
        if scores[i, j] < LEAST_BESIDE:
            break
        pair = by_a.get(i) or by_b.get(j)
        if pair is None or (i in by_a and j in by_b):
            continue
        joined = Pair(tuple(sorted({*pair.a, i})), tuple(sorted({*pair.b, j})), pair.score)
        if len(joined.a) <= MOST_A_SIDE and len(joined.b) <= MOST_A_SIDE:
            by_a |= dict.fromkeys(joined.a, joined)
            by_b |= dict.fromkeys(joined.b, joined)
    return sorted(set(by_a.values()))


def _shares(wordings: Sequence[Wording], parties: frozenset[str]) -> Mapping[str, float]:
    """What part of its weight each term keeps: what most clauses name tells little, and so do the parties."""
    counts = Counter(key for wording in wordings for key in wording.keys)
    most = math.log(max(len(wordings), 2) / SPREAD) or 1.0
    shares = {
        key: max(min(math.log(len(wordings) / count) / most, 1.0), LEAST_SHARE) if len(wordings) > SPREAD else 1.0
        for key, count in counts.items()
    }
    return shares | {f"@{side}": min(PARTY_SHARE, shares.get(f"@{side}", 1.0)) for side in parties}
