"""In how many texts a shingle stands: what many texts share is a stock formula and tells nothing of copying."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CELLS = 1 << 22
"""Counters in the table: 8 MB whatever the number of texts. Two shingles that fall into one cell count together, so
that a shingle can only seem commoner than it is."""
MOST = (1 << 16) - 1
COMMON_SHARE = 50
FEWEST_COMMON = 24


class Frequencies:
    """Counts of texts by shingle, in a table of fixed size.

    ``add`` each text (or, where copies of one text are to count once, each exchange) by the numbers of its shingles.
    """

    def __init__(self) -> None:
        self._counts = array("H", bytes(2 * CELLS))
        self._texts = 0
        self._ordinary = FEWEST_COMMON

    def add(self, shingles: Iterable[int]) -> None:
        """Count one text."""
        counts = self._counts
        for cell in {shingle % CELLS for shingle in shingles}:
            if counts[cell] < MOST:
                counts[cell] += 1
        self._texts += 1
        self._ordinary = max(FEWEST_COMMON, self._texts // COMMON_SHARE)

    def of(self, shingle: int) -> int:
        """In how many texts it stands, at most."""
        return self._counts[shingle % CELLS]

    def is_common(self, shingle: int) -> bool:
        """Whether more than one text in fifty has it, and more than two dozen do."""
        return self._counts[shingle % CELLS] > self._ordinary
