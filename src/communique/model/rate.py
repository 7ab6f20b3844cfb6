"""How often something happened, of how often it could have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """``count`` of ``of``, as counted; ``low`` and ``high`` bound the share behind it (Wilson's interval of 95 %), both
    None where nothing was counted.
    """

    count: int
    of: int
    low: float | None
    high: float | None
