"""A stretch of a document's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open code-point offsets ``[start, end)`` into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that this span covers in ``text``."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
