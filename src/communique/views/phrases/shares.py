"""Shares as counted, with what they leave open."""

from __future__ import annotations

from math import log, sqrt

from communique.model import Share

Z = 1.959964
"""Of the normal distribution, for 95 %."""


def share_of(n: int, of: int) -> Share:
    """``n`` of ``of`` with Wilson's score interval ("Probable inference, the law of succession, and statistical
    inference", 1927): nothing is smoothed, and 0 of 0 leaves everything open.
    """
    if of == 0:
        return Share(n=n, of=of, low=0.0, high=1.0)
    rate, square = n / of, Z * Z / of
    middle, half = rate + square / 2, Z * sqrt(rate * (1 - rate) / of + square / (4 * of))
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    return Share(n=n, of=of, low=0.0 if n == 0 else low, high=1.0 if n == of else high)


def likelihood_ratio(own: Share, others: Share) -> float:
    """Dunning's G² of two shares ("Accurate methods for the statistics of surprise and coincidence", 1993), negative
    where the first is the smaller; 0 where one of them counts nothing.
    """
    if own.of == 0 or others.of == 0:
        return 0.0
    both = (own.n + others.n) / (own.of + others.of)
    cells = [
        (observed, size * expected)
        for share in (own, others)
        for size, observed, expected in ((share.of, share.n, both), (share.of, share.of - share.n, 1 - both))
    ]
    found = 2 * sum(observed * log(observed / expected) for observed, expected in cells if observed)
    return max(0.0, found) if own.n * others.of >= others.n * own.of else -max(0.0, found)
