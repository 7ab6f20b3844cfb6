"""People who took part or spoke, by the counts that an archive keeps of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.model import Listed, PersonCount
from communique.store.loading import BATCH
from communique.store.schema import PERSONS, SPEAKERS, TAKING_PART
from communique.text.persons import usual_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row

    from communique.model import Slice


MOST_EXACTLY = 50
"""So many people of one name are told at most."""


def person_names(connection: Connection) -> Sequence[str]:
    """Every name of someone who took part or spoke, once."""
    return connection.execute(select(PERSONS.c.name).distinct()).scalars().all()


def people_page(
    connection: Connection, part: Slice, *, names: Sequence[str] | None, nobody: Sequence[str], side: str | None
) -> Listed[PersonCount]:
    """A part of those who took part or spoke, under one of these names and of this side where they are given, but for
    names that are ``nobody``'s: those with most exchanges first, then with most statements.
    """
    exchanges, statements = func.sum(PERSONS.c.exchanges), func.sum(PERSONS.c.statements)
    wanted = select(PERSONS.c.person).where(PERSONS.c.name.not_in(nobody))
    if names is not None:
        wanted = wanted.where(PERSONS.c.name.in_(names))
    if side is not None:
        wanted = wanted.where(PERSONS.c.side == side)
    query = select(PERSONS.c.person).where(PERSONS.c.person.in_(wanted)).group_by(PERSONS.c.person)
    total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    query = query.order_by(exchanges.desc(), statements.desc(), PERSONS.c.person)
    keys = connection.execute(query.limit(part.limit).offset(part.offset)).scalars().all()
    return Listed(items=tuple(_counts(connection, keys)), total=total, part=part)


def persons_exactly(connection: Connection, name: str, *, side: str | None) -> list[PersonCount]:
    """Those of this key, else those whose whole name this is, capitals aside; of this side where it is given."""
    for wanted in (PERSONS.c.person == name, PERSONS.c.name.collate("NOCASE") == name):
        query = select(PERSONS.c.person).where(wanted).distinct().order_by(PERSONS.c.person)
        if side is not None:
            query = query.where(PERSONS.c.side == side)
        known = connection.execute(query.limit(MOST_EXACTLY)).scalars().all()
        if known:
            return list(_counts(connection, known))
    return []


def _counts(connection: Connection, keys: Sequence[str]) -> Iterator[PersonCount]:
    for start in range(0, len(keys), BATCH):
        yield from _counted(connection, keys[start : start + BATCH])


def _counted(connection: Connection, keys: Sequence[str]) -> Iterator[PersonCount]:
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(PERSONS).where(PERSONS.c.person.in_(keys))):
        rows[row.person].append(row)
    offices = _last_offices(connection, keys)
    for key in keys:
        names: Counter[str] = Counter()
        for row in rows[key]:
            names[row.name] += row.exchanges + row.statements
        sides = sorted((-(row.exchanges + row.statements), row.side) for row in rows[key] if row.side)
        yield PersonCount(
            key=key,
            name=usual_name(names),
            side=sides[0][1] if sides else None,
            exchanges=sum(row.exchanges for row in rows[key]),
            statements=sum(row.statements for row in rows[key]),
            office=offices[key],
        )


def _last_offices(connection: Connection, keys: Sequence[str]) -> dict[str, str | None]:
    """The office that the last exchange gives each; to one who took part in none, the one that a document does."""
    there, here = TAKING_PART.c, SPEAKERS.c
    taking_part = select(there.office).where(there.person == PERSONS.c.person, there.office.is_not(None))
    speaking = select(here.office).where(here.person == PERSONS.c.person, here.office.is_not(None))
    last = taking_part.order_by(there.day.desc()).limit(1).scalar_subquery()
    first = speaking.order_by(here.document).limit(1).scalar_subquery()
    query = select(PERSONS.c.person, func.coalesce(last, first).label("office")).where(PERSONS.c.person.in_(keys))
    return {row.person: row.office for row in connection.execute(query.group_by(PERSONS.c.person))}
