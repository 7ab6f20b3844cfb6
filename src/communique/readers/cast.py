"""The people of one text, found from the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One person of a text.

    ``name`` is the fullest form met (the front matter's title included), without office or honorific. ``uses`` are
    the spans of the prose where the name or a part of it refers to this person, in order, without the office;
    ``titled`` are those uses widened by the office and side that stand with them ("Chinese President Xi Jinping",
    "Kim Sung-han, National Security Advisor of the Republic of Korea"). ``feminine`` is True or False when a title
    or pronoun tells ("Queen", "Mrs.", "For her part"), else None.
    """

    name: str
    side: str | None
    offices: tuple[str, ...]
    uses: tuple[Span, ...]
    titled: tuple[Span, ...]
    feminine: bool | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone whom a text introduces, in order of appearance."""

    figures: tuple[Figure, ...]

    def named_in(self, span: Span) -> tuple[Figure, ...]:
        """The people whose names stand inside ``span`` of the prose, in order of place, each once."""
        uses = sorted(
            (use, number) for number, figure in enumerate(self.figures) for use in figure.uses if span.covers(use)
        )
        order = dict.fromkeys(number for _, number in uses)
        return tuple(self.figures[number] for number in order)
