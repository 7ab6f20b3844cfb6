"""Exchanges of which one can doubt that they are two, and one of which one can doubt that it is."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureSplit:
    """An exchange that may be two events, though the program made its reports one: ``one`` and ``other`` are the exchange
    as some of its reports tell it and as others do, both under its ``id``. The rest is as in ``UnsureMerge``, of the two
    reports that speak most for one event.
    """

    one: Exchange
    other: Exchange
    why: tuple[str, ...]
    against: tuple[str, ...]
    likeness: float
