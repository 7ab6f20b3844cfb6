"""Citations as they are numbered in a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import Citation


class Notes:
    """Numbers citations from 1 in the order in which they are first needed; the same one keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[Citation, int] = {}

    def of(self, *citations: Citation) -> tuple[int, ...]:
        """The numbers of these citations, each once, rising."""
        return tuple(sorted({self._numbers.setdefault(one, len(self._numbers) + 1) for one in citations}))

    def all(self) -> tuple[Citation, ...]:
        """Every citation, in the order of the numbers."""
        return tuple(self._numbers)
