"""Parts of lists, and counts, by the summaries of exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_

from communique.model import Listed, PairCount, SideCount
from communique.store.loading import day_of
from communique.store.schema import FACETS, JUDGEMENTS, REPORTS, SUMMARIES
from communique.store.summaries import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select

    from communique.model import ExchangeFilter, Slice

SLUG = SUMMARIES.c.exchange
TOOK_PLACE = SUMMARIES.c.realis == "occurred"


def summary_condition(wanted: ExchangeFilter) -> ColumnElement[bool]:
    """That an exchange, by its summary, meets all that is asked for but ``person``."""
    asked: list[ColumnElement[bool]] = [SLUG.is_not(None)]
    one_value = (("side", wanted.party), ("side", wanted.beside), ("kind", wanted.kind))
    asked += [_found_by(facet, [value]) for facet, value in one_value if value is not None]
    several = (("name", wanted.names), ("outlet", wanted.outlets))
    asked += [_found_by(facet, values) for facet, values in several if values is not None]
    if wanted.since is not None or wanted.until is not None:
        asked.append(_within(wanted))
    return and_(*asked)


def _found_by(facet: str, values: Sequence[str]) -> ColumnElement[bool]:
    """That one of these values is an exchange's."""
    return SLUG.in_(select(FACETS.c.exchange).where(FACETS.c.facet == facet, FACETS.c.value.in_(values)))


def _within(wanted: ExchangeFilter) -> ColumnElement[bool]:
    """That by one report at least the event can have happened in the time asked for. Where one report gives all days that
    any gives, they tell; only else the reports are looked at one by one.
    """
    reach = _meets(SUMMARIES.c.told_first, SUMMARIES.c.told_last, wanted)
    reports = select(JUDGEMENTS.c.exchange).join(REPORTS, REPORTS.c.id == JUDGEMENTS.c.report)
    by_one = reports.where(JUDGEMENTS.c.current, JUDGEMENTS.c.exchange == SLUG).where(
        _meets(REPORTS.c.earliest, REPORTS.c.latest, wanted)
    )
    return and_(reach, or_(SUMMARIES.c.told_whole, by_one.exists()))


def _meets(first: ColumnElement[str], last: ColumnElement[str], wanted: ExchangeFilter) -> ColumnElement[bool]:
    asked: list[ColumnElement[bool]] = [first.is_not(None)]
    if wanted.since is not None:
        asked.append(last >= wanted.since.isoformat())
    if wanted.until is not None:
        asked.append(first <= wanted.until.isoformat())
    return and_(*asked)


def listed(connection: Connection, wanted: ExchangeFilter, part: Slice, *, newest_first: bool) -> Listed[str]:
    """See ``Lists.listed``."""
    found = summary_condition(wanted)
    total = connection.execute(select(func.count()).select_from(SUMMARIES).where(found)).scalar_one()
    query = select(SLUG).where(found)
    if newest_first:
        query = query.order_by(SUMMARIES.c.earliest.desc(), SLUG.desc())
    else:
        query = query.order_by(SUMMARIES.c.earliest.is_(None), SUMMARIES.c.earliest, SLUG)
    return Listed(items=tuple(connection.execute(_of(query, part)).scalars()), total=total, part=part)


def _of(query: Select[Any], part: Slice) -> Select[Any]:
    return query.limit(part.limit).offset(part.offset)


def neighbours(connection: Connection, exchange: str, most: int) -> tuple[Sequence[str], Sequence[str]]:
    """See ``Lists.neighbours``."""
    own = connection.execute(
        select(SUMMARIES.c.sides, SUMMARIES.c.earliest).where(SUMMARIES.c.exchange == exchange)
    ).one_or_none()
    if own is None or own.earliest is None or BETWEEN not in own.sides:
        return (), ()
    same = select(SLUG).where(TOOK_PLACE, SUMMARIES.c.sides == own.sides, SUMMARIES.c.earliest.is_not(None))
    place, here = tuple_(SUMMARIES.c.earliest, SLUG), tuple_(own.earliest, exchange)
    before = same.where(place < here).order_by(SUMMARIES.c.earliest.desc(), SLUG.desc()).limit(most)
    after = same.where(place > here).order_by(SUMMARIES.c.earliest, SLUG).limit(most)
    return connection.execute(before).scalars().all(), connection.execute(after).scalars().all()


def names_told(connection: Connection) -> Sequence[str]:
    """See ``Lists.names_told``."""
    return connection.execute(select(FACETS.c.value).where(FACETS.c.facet == "name").distinct()).scalars().all()


def pair_counts(connection: Connection, part: Slice) -> Listed[PairCount]:
    """See ``Lists.pair_counts``."""
    sides, count = SUMMARIES.c.sides, func.count().label("exchanges")
    two = (TOOK_PLACE, sides.like(f"%{BETWEEN}%"), sides.not_like(f"%{BETWEEN}%{BETWEEN}%"))
    query = select(sides, count, func.max(SUMMARIES.c.earliest).label("last")).where(*two).group_by(sides)
    rows = connection.execute(_of(query.order_by(count.desc(), sides), part))
    items = tuple(
        PairCount(sides=(one, other), exchanges=row.exchanges, last=day_of(row.last))
        for row in rows
        for one, other in [row.sides.split(BETWEEN)]
    )
    return Listed(items=items, total=_number_of(connection, query), part=part)


def side_counts(connection: Connection, part: Slice) -> Listed[SideCount]:
    """See ``Lists.side_counts``."""
    side, day, count = FACETS.c.value, func.nullif(FACETS.c.day, ""), func.count().label("exchanges")
    query = (
        select(side.label("side"), count, func.min(day).label("first"), func.max(day).label("last"))
        .where(FACETS.c.facet == "side", FACETS.c.occurred)
        .group_by(side)
    )
    rows = connection.execute(_of(query.order_by(count.desc(), side), part))
    items = tuple(
        SideCount(side=row.side, exchanges=row.exchanges, first=day_of(row.first), last=day_of(row.last))
        for row in rows
    )
    return Listed(items=items, total=_number_of(connection, query), part=part)


def _number_of(connection: Connection, query: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
