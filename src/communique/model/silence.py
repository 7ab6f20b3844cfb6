"""What one side's account tells and the other's doesn't mention, and how usual that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.model.citation import Citation
    from communique.model.rate import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """``what`` (a topic, or a formula by its words) stands in the account of ``told_by`` and not in that of
    ``missing_from`` (sides of outlets). Over the exchanges of the two sides of which both tell: ``told`` is in how many
    of them the one side tells it, ``carried`` in how many of those the other does too, this one included. ``exchanges``
    are those that were counted.
    """

    kind: Literal["topic", "formula"]
    what: str
    told_by: str
    missing_from: str
    told: Rate
    carried: Rate
    cited: tuple[Citation, ...]
    exchanges: tuple[str, ...]
