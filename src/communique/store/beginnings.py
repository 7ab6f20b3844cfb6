"""Statements by the beginnings of their identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, exists, func, select

from communique.store.schema import NAMES, STATEMENTS
from communique.text.again import agreement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

LEAST = 8
"""So much of an identifier is shown even where less would do: further documents come."""

CHUNK = 400
AFTER_ALL = "g"
"""What sorts after all digits of an identifier."""


def begin_like(connection: Connection, key: str, limit: int) -> list[str]:
    """The identifiers of statements of current documents that begin so, in order."""
    return list(connection.execute(_LIKE.limit(limit), {"first": key, "last": key + AFTER_ALL}).scalars())


def short_ids(connection: Connection, statements: Sequence[str]) -> dict[str, str]:
    """For each identifier its shortest beginning that no other one has."""
    found: dict[str, str] = {}
    for start in range(0, len(statements), CHUNK):
        for key, *neighbours in connection.execute(_NEIGHBOURS, {"keys": statements[start : start + CHUNK]}):
            alike = max(agreement(key, other or "") for other in neighbours)
            found[key] = key[: max(LEAST, alike + 1)]
    return found


_LIKE = (
    select(STATEMENTS.c.id)
    .where(STATEMENTS.c.id.between(bindparam("first"), bindparam("last")))
    .where(exists().where(NAMES.c.document == STATEMENTS.c.document))
    .order_by(STATEMENTS.c.id)
)
_OTHER = STATEMENTS.alias("other")
_BEFORE = select(func.max(_OTHER.c.id)).where(_OTHER.c.id < STATEMENTS.c.id).scalar_subquery()
_AFTER = select(func.min(_OTHER.c.id)).where(_OTHER.c.id > STATEMENTS.c.id).scalar_subquery()
_NEIGHBOURS = select(STATEMENTS.c.id, _BEFORE, _AFTER).where(STATEMENTS.c.id.in_(bindparam("keys", expanding=True)))
