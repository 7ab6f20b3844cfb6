"""The words of current documents and their statements, kept where search finds them.

``statement_words`` and ``document_words`` are SQLite FTS5 tables that hold folded words (``text.words.searchable``),
so that what is typed, what is indexed and what is marked in an answer are parted and folded alike: hence the plain
tokenizer. A row of ``searched_statements`` or ``searched_documents`` has what hits are counted by; when it goes, a
trigger takes its words away.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, text

from communique.text.words import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, RowMapping, TextClause

LOG = logging.getLogger(__name__)
Row = dict[str, Any]
AT_ONCE = 500
TABLES = (("statement_words", "words", "searched_statements"), ("document_words", "title, body", "searched_documents"))
"""Tables of words with their columns, and the rows that they belong to."""


def reindex(connection: Connection) -> None:
    """Make everything anew from the rows of current documents, also where the tables of words are damaged."""
    for words, columns, rows in TABLES:
        connection.execute(text(f"DROP TABLE {words}"))
        connection.execute(text(f"CREATE VIRTUAL TABLE {words} USING fts5({columns}, tokenize='ascii')"))
        connection.execute(text(f"DELETE FROM {rows}"))  # noqa: S608  # a name of ours
    _index_all(connection)


def is_unindexed(connection: Connection) -> bool:
    """Whether nothing was ever indexed, although there are documents."""
    return bool(connection.execute(_NONE_INDEXED).scalar_one())


def _index_all(connection: Connection) -> None:
    documents = (
        connection.execute(text("SELECT DISTINCT document FROM document_names ORDER BY document")).scalars().all()
    )
    for start in range(0, len(documents), AT_ONCE):
        index_documents(connection, documents[start : start + AT_ONCE])
        LOG.info(
            "search: %s of %s documents indexed", f"{min(start + AT_ONCE, len(documents)):,}", f"{len(documents):,}"
        )


def refresh(connection: Connection, documents: Iterable[str]) -> None:
    """Bring the index up to date with what these documents are now: current or superseded, read anew, reviewed."""
    changed = sorted(set(documents))
    for start in range(0, len(changed), AT_ONCE):
        some = changed[start : start + AT_ONCE]
        connection.execute(_DROP_STATEMENTS, {"documents": some})
        connection.execute(_DROP_DOCUMENTS, {"documents": some})
        index_documents(connection, connection.execute(_CURRENT, {"documents": some}).scalars().all())


def index_documents(connection: Connection, documents: Sequence[str]) -> None:
    """Index documents that are current and not indexed yet."""
    statements = statement_entries(connection, documents)
    articles = document_entries(connection, documents)
    if statements:
        first = _next_id(connection, "searched_statements")
        numbered = [row | {"id": number} for number, row in enumerate(statements, first)]
        connection.execute(_ADD_STATEMENT, numbered)
        connection.execute(_ADD_STATEMENT_WORDS, numbered)
    if articles:
        first = _next_id(connection, "searched_documents")
        numbered = [row | {"id": number} for number, row in enumerate(articles, first)]
        connection.execute(_ADD_DOCUMENT, numbered)
        connection.execute(_ADD_DOCUMENT_WORDS, numbered)


def _next_id(connection: Connection, table: str) -> int:
    return (connection.execute(text(f"SELECT max(id) FROM {table}")).scalar() or 0) + 1  # noqa: S608  # a name of ours


def statement_entries(connection: Connection, documents: Sequence[str]) -> list[Row]:
    """What the index has to hold of the statements of these documents, in order."""
    speakers: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for key, name, side in connection.execute(_SPEAKERS, {"documents": documents}):
        speakers[key].append((name, side))
    return [
        {
            **{key: row[key] for key in ("statement", "day", "act", "outlet")},
            "speakers": json.dumps(speakers[row["statement"]], ensure_ascii=False),
            "words": searchable(row["content"]),
        }
        for row in connection.execute(_STATEMENTS, {"documents": documents}).mappings()
    ]


def document_entries(connection: Connection, documents: Sequence[str]) -> list[Row]:
    """What it has to hold of the documents themselves."""
    bodies: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for key, start, end in connection.execute(_BODIES, {"documents": documents}):
        bodies[key].append((start, end))
    rows = connection.execute(_DOCUMENTS, {"documents": documents}).mappings()
    return [_document_entry(row, bodies[row["document"]]) for row in rows]


def _document_entry(row: RowMapping, body: list[tuple[int, int]]) -> Row:
    return {
        **{key: row[key] for key in ("document", "day", "outlet")},
        "title": searchable(row["title"] or ""),
        "body": " ".join(searchable(row["text"][start:end]) for start, end in body),
    }


def _of(question: str) -> TextClause:
    """A question about some documents."""
    return text(question).bindparams(bindparam("documents", expanding=True))


_NONE_INDEXED = text("SELECT EXISTS (SELECT 1 FROM document_names) AND NOT EXISTS (SELECT 1 FROM searched_documents)")
_CURRENT = _of("SELECT DISTINCT document FROM document_names WHERE document IN :documents ORDER BY document")
_STATEMENTS = _of(
    "SELECT s.id AS statement, s.act, s.content, d.outlet, "
    "coalesce(CASE WHEN r.date_exact OR r.earliest = r.latest THEN r.earliest END, d.published) AS day "
    "FROM statements s JOIN documents d ON d.sha256 = s.document LEFT JOIN reports r ON r.id = s.report "
    "WHERE s.document IN :documents ORDER BY s.document, s.number"
)
_SPEAKERS = _of(
    "SELECT a.statement, a.name, a.side FROM statements s JOIN statement_actors a ON a.statement = s.id "
    "WHERE s.document IN :documents AND a.role = 'speaker' ORDER BY a.statement, a.number"
)
_DOCUMENTS = _of(
    "SELECT sha256 AS document, title, text, published AS day, outlet FROM documents WHERE sha256 IN :documents "
    "ORDER BY sha256"
)
_BODIES = _of(
    "SELECT document, start, \"end\" FROM document_spans WHERE kind = 'body' AND document IN :documents "
    "ORDER BY document, number"
)
_DROP_STATEMENTS = _of(
    "DELETE FROM searched_statements WHERE statement IN (SELECT id FROM statements WHERE document IN :documents)"
)
_DROP_DOCUMENTS = _of("DELETE FROM searched_documents WHERE document IN :documents")
_ADD_STATEMENT = text(
    "INSERT INTO searched_statements (id, statement, day, act, outlet, speakers) "
    "VALUES (:id, :statement, :day, :act, :outlet, :speakers)"
)
_ADD_STATEMENT_WORDS = text("INSERT INTO statement_words (rowid, words) VALUES (:id, :words)")
_ADD_DOCUMENT = text(
    "INSERT INTO searched_documents (id, document, day, outlet) VALUES (:id, :document, :day, :outlet)"
)
_ADD_DOCUMENT_WORDS = text("INSERT INTO document_words (rowid, title, body) VALUES (:id, :title, :body)")
