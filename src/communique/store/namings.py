"""How documents name people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from communique.model import Naming
from communique.store.schema import ACTORS, NAMES, PEOPLE, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select


def load_namings(connection: Connection) -> Iterator[Naming]:
    """How each current document names each person, and each speaker whom it does not introduce, by document and place."""
    query = select(PEOPLE.c.document, PEOPLE.c.name, PEOPLE.c.side, PEOPLE.c.entry, PEOPLE.c.offices)
    current = exists().where(NAMES.c.document == PEOPLE.c.document)
    for row in connection.execute(query.where(current).order_by(PEOPLE.c.document, PEOPLE.c.number)).mappings():
        same: dict[str, Any] = {key: row[key] for key in ("document", "name", "side", "entry")}
        yield Naming(**same, offices=tuple(json.loads(row["offices"])))
    for row in connection.execute(_other_speakers()).mappings():
        yield Naming(document=row["document"], name=row["name"], side=row["side"], entry=None, offices=())


def _other_speakers() -> Select[Any]:
    introduced = exists().where(PEOPLE.c.document == STATEMENTS.c.document, PEOPLE.c.name == ACTORS.c.name)
    current = exists().where(NAMES.c.document == STATEMENTS.c.document)
    query = select(STATEMENTS.c.document, ACTORS.c.name, ACTORS.c.side).join(
        ACTORS, ACTORS.c.statement == STATEMENTS.c.id
    )
    asked = (ACTORS.c.role == "speaker", ACTORS.c.name.is_not(None), current, ~introduced)
    return query.where(*asked).distinct().order_by(STATEMENTS.c.document, ACTORS.c.name, ACTORS.c.side)
