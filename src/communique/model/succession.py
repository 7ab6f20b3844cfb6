"""An outlet's readout beside its last one on the same two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.citation import Citation
    from communique.model.comparison import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A point that the last readout didn't mention and an earlier one did: the ``clause`` of B by its number, and where
    it stood last.
    """

    clause: int
    exchange: str
    cited: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """What is ``new`` in the readout of ``exchange``, ``dropped`` since that of ``before``, and ``back`` again.

    ``comparison`` has the readout of ``before`` as A and that of ``exchange`` as B: ``dropped`` are clauses of A, ``new``
    those of B. ``earlier`` is how many readouts older than both the archive holds from this outlet on these sides: what
    is new is so as far as these tell.
    """

    exchange: str
    before: str
    comparison: Comparison
    new: tuple[int, ...]
    dropped: tuple[int, ...]
    back: tuple[Return, ...]
    earlier: int
