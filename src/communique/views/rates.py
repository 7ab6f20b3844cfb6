"""Shares with the interval that their number of cases allows."""

from __future__ import annotations

from math import sqrt

from communique.model import Rate

Z = 1.959964
"""The normal quantile of a two-sided 95 % interval."""


def rate(count: int, of: int) -> Rate:
    """A share with its score interval (Wilson 1927), which holds also for few cases and for none or all of them."""
    if of == 0:
        return Rate(count=count, of=of, low=0.0, high=1.0)
    share, spread = count / of, Z * Z / of
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
    return Rate(count=count, of=of, low=0.0 if count == 0 else low, high=1.0 if count == of else high)
