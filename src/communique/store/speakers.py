"""Who speaks in each current document, kept beside the statements so that people are listed without counting these."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, text

from communique.store.speaking import combinations
from communique.text.person_keys import key_of, whole_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, TextClause

AT_ONCE = 500
KEPT = "SELECT person, name, side, exchanges, statements FROM person_counts"
COUNTS = """
SELECT person, name, side, sum(exchanges), sum(statements) FROM (
    SELECT person, name, coalesce(side, '') AS side, 1 AS exchanges, 0 AS statements FROM exchange_people
    UNION ALL SELECT person, name, coalesce(side, ''), 0, statements FROM document_speakers
) GROUP BY person, name, side
"""


def lack_speakers(connection: Connection) -> bool:
    """Whether nobody was ever entered, although somebody speaks by name."""
    if connection.execute(text("SELECT 1 FROM document_speakers LIMIT 1")).first() is not None:
        return False
    return any(name is not None for _, speakers in combinations(connection) for name, _ in speakers)


def enter_all_speakers(connection: Connection) -> None:
    """Enter the speakers of every current document anew."""
    connection.execute(text("DELETE FROM document_speakers"))
    for documents in current_documents(connection):
        _enter(connection, documents)


def current_documents(connection: Connection) -> Iterator[Sequence[str]]:
    """Every current document, so many at once."""
    found = connection.execute(text("SELECT DISTINCT document FROM document_names ORDER BY document")).scalars().all()
    return (found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE))


def recount_people(connection: Connection) -> None:
    """Count anew how often everyone took part and spoke."""
    connection.execute(text("DELETE FROM person_counts"))
    connection.execute(text(f"INSERT INTO person_counts (person, name, side, exchanges, statements) {COUNTS}"))


def counts_astray(connection: Connection) -> list[str]:
    """Those who are counted otherwise than the rows that are counted."""
    made, kept = ({tuple(row) for row in connection.execute(text(question))} for question in (COUNTS, KEPT))
    return sorted({row[0] for row in made ^ kept})


def enter_speakers(connection: Connection, documents: Iterable[str]) -> None:
    """Bring the speakers of these documents up to date with what they are now: current or superseded, read anew, reviewed."""
    changed = sorted(set(documents))
    for start in range(0, len(changed), AT_ONCE):
        some = changed[start : start + AT_ONCE]
        connection.execute(_DROP, {"documents": some})
        _enter(connection, connection.execute(_CURRENT, {"documents": some}).scalars().all())


def _enter(connection: Connection, documents: Sequence[str]) -> None:
    rows = speaker_rows(connection, documents)
    if rows:
        connection.execute(_ADD, rows)


def speaker_rows(connection: Connection, documents: Sequence[str]) -> list[dict[str, Any]]:
    """Who speaks in these documents, by document: persons by name, and how many statements are theirs."""
    people = {(row.document, row.name): row for row in connection.execute(_PEOPLE, {"documents": documents})}
    counted = Counter(tuple(row) for row in connection.execute(_SPEAKERS, {"documents": documents}))
    found = []
    for (document, name, side), count in sorted(counted.items(), key=lambda item: tuple(map(str, item[0]))):
        known = people.get((document, name))
        offices = json.loads(known.offices) if known is not None else []
        person = whole_key(key_of(name, known.entry if known is not None else None), side)
        shared = {"name": name, "side": side, "office": offices[0] if offices else None}
        found.append({"document": document, "person": person, "statements": count, **shared})
    return found


def _of(question: str) -> TextClause:
    """A question about some documents."""
    return text(question).bindparams(bindparam("documents", expanding=True))


_CURRENT = _of("SELECT DISTINCT document FROM document_names WHERE document IN :documents ORDER BY document")
_PEOPLE = _of("SELECT document, name, entry, offices FROM people WHERE document IN :documents")
_SPEAKERS = _of(
    "SELECT s.document, a.name, a.side FROM statements s JOIN statement_actors a ON a.statement = s.id "
    "WHERE s.document IN :documents AND a.role = 'speaker' AND a.name IS NOT NULL"
)
_DROP = _of("DELETE FROM document_speakers WHERE document IN :documents")
_ADD = text(
    "INSERT INTO document_speakers (document, person, name, side, office, statements) "
    "VALUES (:document, :person, :name, :side, :office, :statements)"
)
