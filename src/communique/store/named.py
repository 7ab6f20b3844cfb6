"""The names that current documents hold, and what to say of one that they do not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, select, union

from communique.model import NotFoundError
from communique.model.errors import EMPTY
from communique.store.schema import (
    ACTORS,
    DOCUMENTS,
    JUDGEMENTS,
    NAMES,
    PARTICIPANTS,
    REPORTS,
    SEARCHED_DOCUMENTS,
    SEARCHED_STATEMENTS,
)
from communique.store.speaking import combinations
from communique.text.nearest import nearest, or_nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from communique.store.contract_terms import Named

SHOWN = 5
"""How many of several matches an error names."""


def begins(column: ColumnElement[str], with_words: str) -> ColumnElement[bool]:
    """That a column begins with these words, by its index: LIKE, which knows no capitals, reads every row."""
    return and_(column >= with_words, column < with_words + chr(sys.maxunicode))


def is_empty(connection: Connection) -> bool:
    """See ``Store.is_empty``."""
    return connection.execute(select(NAMES.c.name).limit(1)).first() is None


def documents_called(connection: Connection, name: str) -> Sequence[str]:
    """Current documents of exactly this name; a few of them, where an archive for the public has several."""
    called = select(NAMES.c.document).where(NAMES.c.name == name).distinct().order_by(NAMES.c.document)
    return connection.execute(called.limit(SHOWN + 1)).scalars().all()


def only_called(name: str, found: Sequence[str], *, shown: Sequence[str]) -> str:
    """The only document of a name. Raises NotFoundError that names some, as they are ``shown``, where there are several."""
    if len(found) == 1:
        return found[0]
    raise NotFoundError(f"{name}: more than one document is called so ({_some_of(shown)}). Give one of these instead.")


def load_names(connection: Connection, what: Named) -> list[str]:
    """See ``Store.names``."""
    if what == "exchange":
        query = select(JUDGEMENTS.c.exchange).where(JUDGEMENTS.c.current).distinct()
    elif what == "document":
        query = select(NAMES.c.name)
    elif what == "outlet":
        return list(load_outlets(connection))
    else:
        return _of_actors(connection, "name" if what == "person" else "side")
    return sorted(name for name in connection.execute(query).scalars() if name is not None)


def load_outlets(connection: Connection) -> dict[str, str | None]:
    """See ``Store.outlets``. One that published for a side in some of its texts publishes for it. An index holds the few
    outlets with their sides; for each of these one current document is looked for.
    """
    told = select(DOCUMENTS.c.outlet, DOCUMENTS.c.outlet_side).where(DOCUMENTS.c.outlet.is_not(None)).distinct()
    one = told.subquery()
    current = exists().where(
        DOCUMENTS.c.outlet == one.c.outlet,
        DOCUMENTS.c.outlet_side.is_not_distinct_from(one.c.outlet_side),
        DOCUMENTS.c.sha256 == NAMES.c.document,
    )
    query = select(one.c.outlet, func.max(one.c.outlet_side)).where(current).group_by(one.c.outlet)
    return {row.outlet: row[1] for row in connection.execute(query.order_by(one.c.outlet))}


def _of_actors(connection: Connection, column: str) -> list[str]:
    """Of those who take part, speak or are spoken to."""
    others = select(ACTORS.c[column]).where(ACTORS.c.role != "speaker")
    taking_part = select(PARTICIPANTS.c[column])
    if _any_superseded(connection):
        others = others.join(SEARCHED_STATEMENTS, SEARCHED_STATEMENTS.c.statement == ACTORS.c.statement)
        reported = taking_part.join(REPORTS, REPORTS.c.id == PARTICIPANTS.c.report)
        taking_part = reported.where(exists().where(NAMES.c.document == REPORTS.c.document))
    place = ("name", "side").index(column)
    found = {actor[place] for _, speakers in combinations(connection) for actor in speakers}
    found.update(connection.execute(union(others, taking_part)).scalars())
    return sorted(name for name in found if name is not None)


def _any_superseded(connection: Connection) -> bool:
    """Whether texts are kept that are no longer current: search knows none of them."""
    texts, current = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (DOCUMENTS, SEARCHED_DOCUMENTS)
    )
    return bool(texts != current)


def only(what: str, key: str, found: Sequence[str], why_none: Callable[[], str], *, shown: Sequence[str] = ()) -> str:
    """The only one that was found. Raises NotFoundError that says ``why_none`` where there is none, and some of them, as
    they are ``shown``, where there are several.
    """
    if not key:
        raise NotFoundError(f"An empty name is no {what}. communique {what}s lists them.")
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(why_none)
    raise NotFoundError(f"{key}: more than one {what} begins like this ({_some_of(shown or found)}). Give more of it.")


def _some_of(shown: Sequence[str]) -> str:
    return ", ".join(shown[:SHOWN]) + (", ..." if len(shown) > SHOWN else "")


def why_none(connection: Connection, what: str, key: str) -> str:
    """Why nothing begins like this, what is near, and what to do next."""
    if is_empty(connection):
        return f"{key}: {EMPTY}"
    near = ""
    if what == "exchange":
        near = or_nearest(key, load_names(connection, "exchange"))
    elif what == "document":
        near = _near_files(key, load_names(connection, "document"))
    return f"{key}: no {what} begins like this.{near} communique {what}s lists them."


def _near_files(key: str, documents: Sequence[str]) -> str:
    """Documents by the last part of their paths, which may be long and have all else in common."""
    parts = {name.rstrip("/").rsplit("/", 1)[-1]: name for name in documents}
    near = [parts[part] for part in nearest(key.rstrip("/").rsplit("/", 1)[-1], parts)]
    if not near:
        return ""
    return f" The nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}."
