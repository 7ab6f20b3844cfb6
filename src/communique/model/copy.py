"""One account of an exchange carried over into another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.model.span import Span

CopyClue = Literal["credit", "publication", "containment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """``document`` carries over words of ``of``; both are identifiers of documents.

    ``share`` is the part of the copy's words that the source has too, ``kept`` the part of the source's words that
    the copy keeps, both between 0 and 1 and without stock formulas. ``cut`` are spans of the source's text that the
    copy lacks, ``added`` spans of the copy's text that the source lacks.

    ``clues`` say why it is taken that ``document`` copies ``of``, the strongest first: the copy credits the source's
    outlet, the source was published on an earlier day, the copy has nothing of its own. Without clues the direction
    is not known: the two are named in alphabetical order, and nothing is said of who copied.
    """

    document: str
    of: str
    share: float
    kept: float
    clues: tuple[CopyClue, ...]
    cut: tuple[Span, ...]
    added: tuple[Span, ...]

    @property
    def is_directed(self) -> bool:
        """Whether anything tells who copied."""
        return bool(self.clues)
