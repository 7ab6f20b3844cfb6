"""A part of a long list of statements, and how long the list is, without going through all of it where an index helps.

Whom statements are by is counted by the few combinations of speakers that there are, each once in the index of
``searched_statements``, which holds current statements alone. A short list is sorted as a whole; for a part of a long one,
documents are gone through by name, from the nearer end.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import starmap
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, literal_column, select

from communique.model import Listed
from communique.store import asking, loading
from communique.store.schema import ACTORS, NAMES, SEARCHED_STATEMENTS, STATEMENTS
from communique.store.speaking import NOBODY, combinations
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, FromClause, Select

    from communique.model import Slice, StatementFilter, StatementRecord

FEW = 5_000
"""So many statements are sorted by their documents' names; of more, the documents are gone through."""

AT_ONCE = 100
"""Of so many documents at a time."""


def statements_page(connection: Connection, wanted: StatementFilter, part: Slice) -> Listed[StatementRecord]:
    """See ``Store.statements_page``."""
    cells = _speakers(connection, wanted)
    total = _total(connection, wanted, cells)
    begin, end = min(part.offset, total), min(part.offset + part.limit, total)
    keys: Sequence[str] = ()
    if begin < end:
        find = _sorted if total <= FEW else _gone_through
        keys = find(connection, wanted, cells, (begin, end, total))
    items = loading.load_statements(connection, STATEMENTS.c.id.in_(keys))
    return Listed(items=tuple(items), total=total, part=part)


def _speakers(connection: Connection, wanted: StatementFilter) -> list[str] | None:
    """The combinations of speakers that will do, as they stand in ``searched_statements``; None where any will."""
    if wanted.unsure:
        return [NOBODY]
    if wanted.speaker is None:
        return None
    words = fold(wanted.speaker).split()

    @cache
    def is_meant(name: str | None, side: str | None) -> bool:
        return (side is not None and side == wanted.speaker_side) or all(word in fold(name or "") for word in words)

    return [cell for cell, speakers in combinations(connection) if any(starmap(is_meant, speakers))]


def _total(connection: Connection, wanted: StatementFilter, cells: list[str] | None) -> int:
    if not _is_of_speakers(wanted):
        return _count(connection, _narrowed(wanted, cells).subquery())
    if cells is None and wanted.act is not None:
        if _count(connection, SEARCHED_STATEMENTS) == _count(connection, STATEMENTS):
            return _count(connection, STATEMENTS, STATEMENTS.c.act == wanted.act)
        cells = [cell for cell, _ in combinations(connection)]
    searched = SEARCHED_STATEMENTS.c
    conditions: list[ColumnElement[bool]] = [] if cells is None else [searched.speakers.in_(asking.each(cells))]
    if wanted.act is not None:
        conditions.append(searched.act == wanted.act)
    total = _count(connection, SEARCHED_STATEMENTS, *conditions)
    if wanted.unsure:
        reviewed = connection.execute(select(STATEMENTS.c.id).where(STATEMENTS.c.reviewed >= 0)).scalars().all()
        total -= _count(connection, SEARCHED_STATEMENTS, *conditions, searched.statement.in_(asking.each(reviewed)))
    return total


def _count(connection: Connection, rows: FromClause, *conditions: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(rows).where(*conditions)).scalar_one())


def _is_of_speakers(wanted: StatementFilter) -> bool:
    """Whether nothing is asked but who speaks, and how: the index tells how many those are."""
    others = (wanted.to, wanted.contains, wanted.document, wanted.exchange, wanted.speaker if wanted.unsure else None)
    return all(asked is None for asked in others)


def _narrowed(wanted: StatementFilter, cells: list[str] | None) -> Select[Any]:
    """The identifiers of what is wanted, each condition that an index can answer told in such a way that it does."""
    conditions = list(_conditions(wanted))
    current = select(SEARCHED_STATEMENTS.c.statement)
    if cells is not None:
        conditions.append(STATEMENTS.c.id.in_(current.where(SEARCHED_STATEMENTS.c.speakers.in_(asking.each(cells)))))
    else:
        conditions.append(current.where(SEARCHED_STATEMENTS.c.statement == STATEMENTS.c.id).exists())
    if wanted.to is not None:
        spoken_to = select(ACTORS.c.statement).where(ACTORS.c.role == literal_column("'addressee'"))
        conditions.append(STATEMENTS.c.id.in_(spoken_to.where(asking.is_called(wanted.to, wanted.to_side))))
    return select(STATEMENTS.c.id).where(*conditions)


def _conditions(wanted: StatementFilter) -> Iterator[ColumnElement[bool]]:
    """What statements must meet. The act is hidden from the planner, who would take its index for a selective one."""
    yield from asking.statement_conditions(replace(wanted, act=None))
    if wanted.act is not None:
        yield STATEMENTS.c.act.concat("") == wanted.act


def _sorted(
    connection: Connection, wanted: StatementFilter, cells: list[str] | None, window: tuple[int, int, int]
) -> Sequence[str]:
    """Of a short list the identifiers of those in a window (begin, end, of how many)."""
    begin, end, _ = window
    found = connection.execute(_narrowed(wanted, cells)).scalars().all()
    order = (loading.first_name(STATEMENTS.c.document), STATEMENTS.c.document, STATEMENTS.c.number)
    query = select(STATEMENTS.c.id).where(STATEMENTS.c.id.in_(asking.each(found))).order_by(*order)
    return connection.execute(query.limit(end - begin).offset(begin)).scalars().all()


def _gone_through(
    connection: Connection, wanted: StatementFilter, _cells: list[str] | None, window: tuple[int, int, int]
) -> Sequence[str]:
    """The same of a long one."""
    begin, end, total = window
    backwards = begin > total // 2
    first, last = (total - end, total - begin) if backwards else (begin, end)
    conditions, passed = list(_conditions(wanted)), 0
    found: list[str] = []
    for documents in _by_name(connection, backwards=backwards):
        here = _told_in(documents, conditions, backwards=backwards)
        held = _count(connection, here.subquery())
        if passed + held > first:
            skipped = max(0, first - passed)
            found += connection.execute(here.limit(last - passed - skipped).offset(skipped)).scalars()
        passed += held
        if passed >= last:
            break
    return found[::-1] if backwards else found


def _told_in(documents: Sequence[str], conditions: Sequence[ColumnElement[bool]], *, backwards: bool) -> Select[Any]:
    """The statements of documents that meet conditions, as their documents stand here, each one's in order or backwards."""
    places = func.json_each(json.dumps(documents)).table_valued("key", "value")
    found = select(STATEMENTS.c.id).join_from(places, STATEMENTS, STATEMENTS.c.document == places.c.value)
    number = STATEMENTS.c.number.desc() if backwards else STATEMENTS.c.number
    return found.where(*conditions).order_by(places.c.key, number)


def _by_name(connection: Connection, *, backwards: bool) -> Iterator[Sequence[str]]:
    """Current documents, some at a time, each by its first name."""
    other = NAMES.alias("other")
    first = select(func.min(other.c.name)).where(other.c.document == NAMES.c.document).scalar_subquery()
    query = select(NAMES.c.document).where(NAMES.c.name == first).distinct()
    order = [column.desc() if backwards else column for column in (NAMES.c.name, NAMES.c.document)]
    yield from connection.execute(query.order_by(*order)).scalars().partitions(AT_ONCE)
