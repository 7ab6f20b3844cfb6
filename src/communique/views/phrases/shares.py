"""How far apart two shares are."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import Rate


def likelihood_ratio(own: Rate, others: Rate) -> float:
    """Dunning's G² of two shares ("Accurate methods for the statistics of surprise and coincidence", 1993), negative
    where the first is the smaller; 0 where one of them counts nothing.
    """
    if own.of == 0 or others.of == 0:
        return 0.0
    both = (own.count + others.count) / (own.of + others.of)
    cells = [
        (observed, size * expected)
        for share in (own, others)
        for size, observed, expected in ((share.of, share.count, both), (share.of, share.of - share.count, 1 - both))
    ]
    found = 2 * sum(observed * log(observed / expected) for observed, expected in cells if observed)
    return max(0.0, found) if own.count * others.of >= others.count * own.of else -max(0.0, found)
