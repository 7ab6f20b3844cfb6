"""A part of a long list, so that nobody loads the whole to show its beginning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which part is wanted: at most ``limit`` items from the one numbered ``offset`` (from 0) on."""

    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[T]):
    """The ``items`` of a ``part`` of a list that holds ``total`` of them."""

    items: tuple[T, ...]
    total: int
    part: Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCount:
    """How many ``exchanges`` that took place two ``sides`` share, and the ``last`` day of one; None where none is told."""

    sides: tuple[str, str]
    exchanges: int
    last: date | None
