"""Pairs of sides as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.web.relation.sides import Pair, side_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import date

    from communique.api import Archive
    from communique.model import PairCount, PairTally, TimelineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """A pair with the number of exchanges that took place between the two alone, and the last day of one."""

    pair: Pair
    exchanges: int
    last: date | None


def question_of(**asked: object) -> Hashable:
    """What tells one count of pairs from another."""
    return ("pairs", *sorted((name, value) for name, value in asked.items() if value is not None))


def count_row(archive: Archive, count: PairCount) -> PairRow:
    """Two sides as a list of pairs shows them, from the archive's own counts."""
    return PairRow(pair=_pair(archive, count.sides), exchanges=count.exchanges, last=count.last)


def pair_row(archive: Archive, tally: PairTally) -> PairRow:
    """The same from exchanges gone through. The side asked for comes first."""
    one, other = tally.members
    return PairRow(pair=_pair(archive, (one, other)), exchanges=len(tally.occurred), last=last_day(tally.occurred))


def _pair(archive: Archive, sides: tuple[str, str]) -> Pair:
    one, other = sides
    return Pair(one=side_of(archive, one), other=side_of(archive, other))


def last_day(entries: Iterable[TimelineEntry]) -> date | None:
    """The last first day of these exchanges; None where none is known."""
    return max((entry.date.earliest for entry in entries if entry.date is not None), default=None)
