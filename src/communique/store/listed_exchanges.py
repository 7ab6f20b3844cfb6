"""Lists of exchanges by their summaries, and counts of them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select, text, tuple_

from communique.model import PairCount, SideCount
from communique.store.rows import day_of
from communique.store.schema import COUNTS, FACETS, JUDGEMENTS, PARTICIPANTS, PERSONS, REPORTS, SUMMARIES
from communique.store.summaries import BETWEEN, NO_DAY, TOOK_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Select

    from communique.model import ExchangeFilter, Slice

TWO = 2
OTHER = FACETS.alias("other")


class Selection(NamedTuple):
    """A question for exchanges, with the columns of their slugs and days."""

    query: Select[Any]
    slug: ColumnElement[str]
    day: ColumnElement[str]

    def number(self, connection: Connection) -> int:
        """How many there are."""
        return connection.execute(select(func.count()).select_from(self.query.subquery())).scalar_one()

    def slugs(self, connection: Connection, part: Slice | None = None, *, newest_first: bool = False) -> Sequence[str]:
        """A part of them, or all, by their first day; those without a day come last."""
        order = [self.day.desc(), self.slug.desc()] if newest_first else [_undated(self.day), self.day, self.slug]
        query = self.query.order_by(*order)
        if part is not None:
            query = query.limit(part.limit).offset(part.offset)
        return connection.execute(query).scalars().all()


def _undated(day: ColumnElement[str]) -> ColumnElement[bool]:
    return func.coalesce(day, NO_DAY) == NO_DAY


def select_wanted(connection: Connection, wanted: ExchangeFilter) -> Selection:
    """The exchanges that meet all that is asked for but ``person``.

    They are looked for by the rarest of the facets asked for, so that two sides of which one talks to all and one to few
    are found by the second.
    """
    facets = sorted(_facets(wanted), key=lambda facet: _frequency(connection, *facet))
    if not facets:
        query = select(SUMMARIES.c.exchange)
        slug, day = SUMMARIES.c.exchange, SUMMARIES.c.earliest
    else:
        slug, day = FACETS.c.exchange, FACETS.c.day
        (facet, values), *others = facets
        query = select(slug).where(FACETS.c.facet == facet, FACETS.c.value.in_(values))
        query = query.where(*(_has(*other) for other in others))
        query = query.group_by(day, slug) if len(values) > 1 else query
    if wanted.since is None and wanted.until is None:
        return Selection(query, slug, day)
    if facets:
        query = query.join(SUMMARIES, SUMMARIES.c.exchange == slug)
    return Selection(query.where(_within(wanted)), slug, day)


def _facets(wanted: ExchangeFilter) -> list[tuple[str, tuple[str, ...]]]:
    """What is asked for that is a facet, each with the values of which one will do."""
    one = (("side", wanted.party), ("side", wanted.beside), ("kind", wanted.kind))
    several = (("name", wanted.names), ("outlet", wanted.outlets))
    found = [(facet, (value,)) for facet, value in one if value is not None]
    return found + [(facet, values) for facet, values in several if values is not None]


def _frequency(connection: Connection, facet: str, values: Sequence[str]) -> int:
    query = select(func.count()).where(FACETS.c.facet == facet, FACETS.c.value.in_(values))
    return connection.execute(query).scalar_one()


def _has(facet: str, values: Sequence[str]) -> ColumnElement[bool]:
    """That the exchange of a facet has another one too."""
    same = and_(OTHER.c.day == FACETS.c.day, OTHER.c.exchange == FACETS.c.exchange)
    return select(OTHER.c.value).where(OTHER.c.facet == facet, OTHER.c.value.in_(values), same).exists()


def _within(wanted: ExchangeFilter) -> ColumnElement[bool]:
    """That by one report at least the event can have happened in the time asked for. Where one report gives all days that
    any gives, they tell; only else the reports are looked at one by one.
    """
    reach = _meets(SUMMARIES.c.told_first, SUMMARIES.c.told_last, wanted)
    reports = select(JUDGEMENTS.c.report).join(REPORTS, REPORTS.c.id == JUDGEMENTS.c.report)
    of_it = reports.where(JUDGEMENTS.c.current, JUDGEMENTS.c.exchange == SUMMARIES.c.exchange)
    by_one = of_it.where(_meets(REPORTS.c.earliest, REPORTS.c.latest, wanted))
    return and_(reach, or_(SUMMARIES.c.told_whole, by_one.exists()))


def _meets(first: ColumnElement[str], last: ColumnElement[str], wanted: ExchangeFilter) -> ColumnElement[bool]:
    asked: list[ColumnElement[bool]] = [first.is_not(None)]
    if wanted.since is not None:
        asked.append(last >= wanted.since.isoformat())
    if wanted.until is not None:
        asked.append(first <= wanted.until.isoformat())
    return and_(*asked)


def neighbours(connection: Connection, exchange: str, most: int) -> tuple[Sequence[str], Sequence[str]]:
    """The slugs of so many exchanges at most that occurred between exactly the sides of one, before and after it, the
    nearest first; none for one without a day, or of fewer than two sides.
    """
    there = SUMMARIES.c.exchange == exchange
    own = connection.execute(select(SUMMARIES.c.sides, SUMMARIES.c.earliest).where(there)).one_or_none()
    if own is None or own.earliest is None or BETWEEN not in own.sides:
        return (), ()
    day, slug = SUMMARIES.c.earliest, SUMMARIES.c.exchange
    same = select(slug).where(TOOK_PLACE, SUMMARIES.c.sides == own.sides, day.is_not(None)).limit(most)
    place, here = tuple_(day, slug), tuple_(own.earliest, exchange)
    before = same.where(place < here).order_by(day.desc(), slug.desc())
    after = same.where(place > here).order_by(day, slug)
    return connection.execute(before).scalars().all(), connection.execute(after).scalars().all()


def names_told(connection: Connection) -> Sequence[str]:
    """Every name of a participant that a report of an exchange gives, once.

    Each is looked up in the index from the one before, which reads far fewer rows than there are.
    """
    return connection.execute(_NAMES_TOLD).scalars().all()


def has_side(connection: Connection, side: str) -> bool:
    """Whether lists have an exchange in which a side took part, or a speaker of it."""
    taking_part = select(FACETS.c.value).where(FACETS.c.facet == "side", FACETS.c.value == side)
    speaking = select(PERSONS.c.side).where(PERSONS.c.side == side)
    return any(connection.execute(query.limit(1)).first() is not None for query in (taking_part, speaking))


def names_of(connection: Connection, entry: str) -> Sequence[str]:
    """Every name of a participant who is this entry of the tables, or of a text."""
    named = select(PARTICIPANTS.c.name).where(PARTICIPANTS.c.entry == entry)
    return connection.execute(named.distinct()).scalars().all()


def count_pairs(connection: Connection) -> list[PairCount]:
    """Pairs of sides, those with most exchanges of the two alone first."""
    found = [
        PairCount(sides=(sides[0], sides[1]), exchanges=count, last=day_of(last))
        for sides, count, _, last in _by_sides(connection)
        if len(sides) == TWO
    ]
    return sorted(found, key=lambda pair: (-pair.exchanges, pair.sides))


def count_sides(connection: Connection) -> list[SideCount]:
    """Sides, those that took part most often first."""
    counts: Counter[str] = Counter()
    days: defaultdict[str, list[str]] = defaultdict(list)
    for sides, count, *ends in _by_sides(connection):
        for side in sides:
            counts[side] += count
            days[side] += [day for day in ends if day is not None]
    found = [
        SideCount(
            side=side,
            exchanges=count,
            first=day_of(min(days[side], default=None)),
            last=day_of(max(days[side], default=None)),
        )
        for side, count in counts.items()
    ]
    return sorted(found, key=lambda one: (-one.exchanges, one.side))


def _by_sides(connection: Connection) -> Iterator[tuple[list[str], int, str | None, str | None]]:
    """Of the exchanges that occurred, by the sides that took part: how many, and the first and last day of all. They come
    in one row: after each row other threads have their turn, and the first page asks for these before it begins.
    """
    rows = func.json_group_array(func.json_array(*COUNTS.c))
    for told, count, first, last in json.loads(connection.execute(select(rows)).scalar_one()):
        yield told.split(BETWEEN), count, first, last


_NAMES_TOLD = text(
    "WITH RECURSIVE told(name) AS ("
    "SELECT min(value) FROM exchange_facets WHERE facet = 'name' UNION ALL "
    "SELECT (SELECT min(value) FROM exchange_facets WHERE facet = 'name' AND value > told.name) FROM told "
    "WHERE told.name IS NOT NULL) SELECT name FROM told WHERE name IS NOT NULL"
)
