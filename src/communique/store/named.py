"""The names that current documents hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select, union

from communique.store.schema import ACTORS, DOCUMENTS, JUDGEMENTS, NAMES, PARTICIPANTS, REPORTS, STATEMENTS

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from communique.store.contract import Named


def load_names(connection: Connection, what: Named) -> list[str]:
    """See ``Store.names``."""
    if what == "exchange":
        query = select(JUDGEMENTS.c.exchange).where(JUDGEMENTS.c.current).distinct()
    elif what == "document":
        query = select(NAMES.c.name)
    elif what == "outlet":
        query = select(DOCUMENTS.c.outlet).where(_is_current(DOCUMENTS.c.sha256)).distinct()
    else:
        return _of_actors(connection, "name" if what == "person" else "side")
    return sorted(name for name in connection.execute(query).scalars() if name is not None)


def _of_actors(connection: Connection, column: str) -> list[str]:
    """Of those who take part, speak or are spoken to."""
    speaking = select(ACTORS.c[column]).join(STATEMENTS, STATEMENTS.c.id == ACTORS.c.statement)
    taking_part = select(PARTICIPANTS.c[column]).join(REPORTS, REPORTS.c.id == PARTICIPANTS.c.report)
    found = union(
        speaking.where(_is_current(STATEMENTS.c.document)), taking_part.where(_is_current(REPORTS.c.document))
    )
    return sorted(name for name in connection.execute(found).scalars() if name is not None)


def _is_current(document: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(NAMES.c.document == document)
