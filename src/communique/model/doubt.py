"""Exchanges of which one can doubt that they are two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.exchange import Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureMerge:
    """Two exchanges that may be one event, though the program keeps them apart: in words what speaks ``why`` for one, and
    what ``against``. ``likeness`` (0 to 1) is the share of the smaller text's word triples that the other has too, of
    the two texts that were weighed.
    """

    one: Exchange
    other: Exchange
    why: tuple[str, ...]
    against: tuple[str, ...]
    likeness: float
