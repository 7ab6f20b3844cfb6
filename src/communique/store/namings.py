"""How documents name people, and who speaks in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, null, select

from communique.model import Naming
from communique.store.schema import ACTORS, NAMES, PEOPLE, PERSONS, SPEAKERS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Connection, Select


def people_named(connection: Connection) -> list[tuple[str, str | None]]:
    """Every name that a text has for someone, with the entry that this person has there; superseded texts count too."""
    told = select(PEOPLE.c.name, PEOPLE.c.entry).distinct()
    speaking = select(PERSONS.c.name, null()).distinct()
    return [(row[0], row[1]) for query in (told, speaking) for row in connection.execute(query)]


def names_exactly(connection: Connection, name: str) -> list[tuple[str | None, str | None]]:
    """See ``Summarised.names_exactly``."""
    current = exists().where(NAMES.c.document == PEOPLE.c.document)
    query = select(PEOPLE.c.entry, PEOPLE.c.side).where(PEOPLE.c.name == name, current).distinct()
    return [(row.entry, row.side) for row in connection.execute(query.order_by(PEOPLE.c.entry, PEOPLE.c.side))]


def load_namings(connection: Connection, names: Collection[str] | None) -> Iterator[Naming]:
    """How each current document names each person, and each speaker whom it does not introduce, by document and place;
    under these names, where any are given.
    """
    query = select(PEOPLE.c.document, PEOPLE.c.name, PEOPLE.c.side, PEOPLE.c.entry, PEOPLE.c.offices)
    query = query.where(exists().where(NAMES.c.document == PEOPLE.c.document), *_is_one_of(PEOPLE.c.name, names))
    for row in connection.execute(query.order_by(PEOPLE.c.document, PEOPLE.c.number)).mappings():
        same: dict[str, Any] = {key: row[key] for key in ("document", "name", "side", "entry")}
        yield Naming(**same, offices=tuple(json.loads(row["offices"])))
    for row in connection.execute(_other_speakers(names)).mappings():
        yield Naming(document=row["document"], name=row["name"], side=row["side"], entry=None, offices=())


def _other_speakers(names: Collection[str] | None) -> Select[Any]:
    introduced = exists().where(PEOPLE.c.document == SPEAKERS.c.document, PEOPLE.c.name == SPEAKERS.c.name)
    query = select(SPEAKERS.c.document, SPEAKERS.c.name, SPEAKERS.c.side)
    query = query.where(~introduced, *_is_one_of(SPEAKERS.c.name, names))
    return query.order_by(SPEAKERS.c.document, SPEAKERS.c.name, SPEAKERS.c.side)


def _is_one_of(column: ColumnElement[str], names: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [column.in_(sorted(names))] if names is not None else []


def spoken_by(names: Collection[str]) -> ColumnElement[bool]:
    """That a statement is of a current document and made by someone who is named exactly so."""
    known = sorted(names)
    persons = select(PERSONS.c.person).where(PERSONS.c.name.in_(known))
    speaking = select(SPEAKERS.c.document).where(SPEAKERS.c.person.in_(persons))
    speaker = exists().where(
        ACTORS.c.statement == STATEMENTS.c.id, ACTORS.c.role == "speaker", ACTORS.c.name.in_(known)
    )
    return and_(STATEMENTS.c.document.in_(speaking), speaker)
