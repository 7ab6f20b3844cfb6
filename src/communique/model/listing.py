"""A part of a long list, so that nobody loads the whole to show its beginning."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from communique.model.exchange import Exchange

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which part is wanted: at most ``limit`` items from the one numbered ``offset`` (from 0) on."""

    offset: int = 0
    limit: int = 50


WHOLE = Slice(limit=sys.maxsize)
"""The whole list as one part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[T]):
    """The ``items`` of a ``part`` of a list that holds ``total`` of them."""

    items: tuple[T, ...]
    total: int
    part: Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The exchanges between exactly the same sides that took place ``before`` and ``after`` one, the nearest first."""

    before: tuple[Exchange, ...]
    after: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCount:
    """Two sides (codes, in order), how many exchanges that took place were between the two alone, and the day of the last
    one; None where none of them has a day.
    """

    sides: tuple[str, str]
    exchanges: int
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCount:
    """A side (its code), in how many exchanges that took place it took part, and the first and last day of these."""

    side: str
    exchanges: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCount:
    """Someone who took part or spoke: in how many ``exchanges`` that took place, and how many ``statements`` are theirs.
    ``key`` is as in ``Figure``, with the side of someone whom the tables do not know; ``office`` is the last one that a
    text gives, None where none does.
    """

    key: str
    name: str
    side: str | None
    exchanges: int
    statements: int
    office: str | None
