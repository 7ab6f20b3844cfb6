"""On what the accounts of the last exchange that both sides tell of disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Slice
from communique.render.comparison.points import points_of
from communique.render.comparison.wording import agreement
from communique.web.page import Context

if TYPE_CHECKING:
    from communique.api import Archive
    from communique.model import Comparison, Exchange, Fact
    from communique.render.comparison.points import Point
    from communique.web.relation.sides import Pair

LOOKED_AT = Slice(limit=50)
"""So many exchanges, the newest, are looked at for one that outlets of both sides tell of."""

MOST_POINTS = 2
"""So many points of each sort are shown: those on which both differ, those of the one and those of the other."""

BOTH_RIGHT = frozenset({"=", "≈"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PointGroup:
    """The first of the points of one sort, and how many more there are."""

    heading: str
    points: tuple[Point, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsContext(Context):
    """An exchange as an outlet of either side tells it; both None where there is none that both tell of."""

    template = "relation/accounts.html"
    pair: Pair
    exchange: Exchange | None
    comparison: Comparison | None
    facts: tuple[Fact, ...]
    groups: tuple[PointGroup, ...]


def find_accounts(archive: Archive, pair: Pair) -> AccountsContext:
    """The newest exchange that outlets of both sides tell of, and what its accounts differ on."""
    exchange = _told_by_both(archive, pair)
    if exchange is None:
        return AccountsContext(pair=pair, exchange=None, comparison=None, facts=(), groups=())
    one, other = (_document_of(exchange, code) for code in pair.codes)
    comparison = archive.compare(exchange.id, one, other)[0]
    return AccountsContext(
        pair=pair,
        exchange=exchange,
        comparison=comparison,
        facts=tuple(fact for fact in comparison.facts if agreement(fact) not in BOTH_RIGHT),
        groups=_groups(comparison),
    )


def _told_by_both(archive: Archive, pair: Pair) -> Exchange | None:
    one, other = pair.codes
    found = archive.exchanges_page(LOOKED_AT, party=one, other_party=other, outlet_side=one).items
    both = set(pair.codes)
    return next((each for each in found if {record.outlet_side for record in each.reports} >= both), None)


def _document_of(exchange: Exchange, side: str) -> str:
    return next(record.document for record in exchange.reports if record.outlet_side == side)


def _groups(comparison: Comparison) -> tuple[PointGroup, ...]:
    """Points in one account alone, and those that both make and differ on; those told alike are left out."""
    points = [point for point in points_of(comparison) if not point.is_folded]
    sorts = (
        ("Only in A", [point for point in points if point.b is None]),
        ("Only in B", [point for point in points if point.a is None]),
        ("In both, told differently", [point for point in points if point.a is not None and point.b is not None]),
    )
    return tuple(
        PointGroup(heading=heading, points=tuple(found[:MOST_POINTS]), more=len(found[MOST_POINTS:]))
        for heading, found in sorts
        if found
    )
