"""On what the accounts of the last exchange that both sides tell of disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.model import Slice
from communique.render.comparison.points import points_of
from communique.render.comparison.wording import agreement
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """An exchange as outlets of both sides tell it, or, where ``is_of_both`` is not, as any two do; None where there is
    none of which there are two accounts.
    """

    template = "relation/accounts.html"
    exchange: Exchange | None
    is_of_both: bool
    comparison: Comparison | None
    facts: tuple[Fact, ...]
    groups: tuple[PointGroup, ...]


def find_accounts(archive: Archive, pair: Pair) -> AccountsContext:
    """The newest exchange of which outlets of both sides tell, else of which any two do, and on what these differ."""
    one, other = pair.codes
    newest = archive.exchanges_page(LOOKED_AT, party=one, other_party=other).items
    both = ((each, _first_of_each(each, "outlet_side", pair.codes)) for each in newest)
    any_two = ((each, _first_of_each(each, "outlet", _outlets(each)[:2])) for each in newest)
    found = next((told for told in (*both, *any_two) if len(told[1]) > 1), None)
    if found is None:
        return AccountsContext(exchange=None, is_of_both=False, comparison=None, facts=(), groups=())
    exchange, documents = found
    comparison = archive.compare(exchange.id, *documents)[0]
    return AccountsContext(
        exchange=exchange,
        is_of_both={comparison.a.provenance.side, comparison.b.provenance.side} == set(pair.codes),
        comparison=comparison,
        facts=tuple(fact for fact in comparison.facts if agreement(fact) not in BOTH_RIGHT),
        groups=_groups(comparison),
    )


def _outlets(exchange: Exchange) -> list[str]:
    return list(dict.fromkeys(record.outlet for record in exchange.reports if record.outlet is not None))


def _first_of_each(exchange: Exchange, field: Literal["outlet", "outlet_side"], values: Iterable[str]) -> list[str]:
    """The first document of each of these outlets, or outlets' sides, that tells of an exchange."""
    found: dict[str, str] = {}
    for record in exchange.reports:
        found.setdefault(getattr(record, field) or "", record.document)
    return list(dict.fromkeys(found[value] for value in values if value in found))


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
