"""How often something happened, of how often it could have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """``count`` of ``of``, as counted; ``low`` and ``high`` bound the share behind it (Wilson's interval of 95 %): 0 of 0
    leaves everything open, from 0 to 1.
    """

    count: int
    of: int
    low: float
    high: float
