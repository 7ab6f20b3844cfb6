"""Whether an archive still says what was read: texts by their digest, spans by the words they read when written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, select

from communique.model import Problem
from communique.store.schema import (
    DOCUMENTS,
    JUDGEMENTS,
    MENTIONED,
    MENTIONS,
    PARTICIPANTS,
    PEOPLE,
    REPORTS,
    SPANS,
    STATEMENT_SPANS,
    STATEMENTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, RowMapping, Select, Table

OWNED = (
    (SPANS, ("",)),
    (PEOPLE, ("",)),
    (MENTIONS, ("",)),
    (MENTIONED, ("",)),
    (REPORTS, ("", "date_", "place_")),
    (STATEMENTS, ("source_", "cue_")),
)
"""Tables with spans that name their document, and the prefixes of these spans."""


def row_problems(connection: Connection) -> Iterator[Problem]:
    """Everything wrong between the rows, text by text."""
    for row in connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.sha256)).mappings():
        where = f"document {row['sha256'][:12]}"
        if hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
            yield Problem(where=where, what="its text is not the one that was read")
            continue
        for prefix in ("title_", "published_", "dateline_"):
            yield from _span_problem(
                where, row["text"], tuple(row[f"{prefix}{end}"] for end in ("start", "end", "words"))
            )
        for span in _spans(connection, row["sha256"]):
            ends = (span["start"], span["end"], span["words"])
            yield from _span_problem(f"{where}, {span['label']}", row["text"], ends)
    yield from _double_judgements(connection)


def _spans(connection: Connection, sha256: str) -> Iterator[RowMapping]:
    for query in _queries(sha256):
        yield from connection.execute(query).mappings()


def _queries(sha256: str) -> Iterator[Select[Any]]:
    for table, prefixes in OWNED:
        for prefix in prefixes:
            yield _columns(table, prefix).where(table.c.document == sha256)
    of_reports = _columns(PARTICIPANTS, "").join_from(PARTICIPANTS, REPORTS, REPORTS.c.id == PARTICIPANTS.c.report)
    yield of_reports.where(REPORTS.c.document == sha256)
    of_statements = _columns(STATEMENT_SPANS, "").join_from(
        STATEMENT_SPANS, STATEMENTS, STATEMENTS.c.id == STATEMENT_SPANS.c.statement
    )
    yield of_statements.where(STATEMENTS.c.document == sha256)


def _columns(table: Table, prefix: str) -> Select[Any]:
    label = literal(f"{table.name} {prefix.rstrip('_')}".rstrip())
    columns = (table.c[f"{prefix}{end}"].label(end) for end in ("start", "end", "words"))
    return select(label.label("label"), *columns)


def _span_problem(where: str, text: str, span: tuple[int | None, int | None, str | None]) -> Iterator[Problem]:
    start, end, words = span
    if start is None and end is None:
        return
    if start is None or end is None or not 0 <= start < end <= len(text):
        yield Problem(where=where, what=f"the span {start} to {end} does not lie in the text")
    elif text[start:end] != words:
        yield Problem(
            where=where, what=f"the span {start} to {end} reads {text[start:end]!r:.60}, recorded was {words!r:.60}"
        )


def _double_judgements(connection: Connection) -> Iterator[Problem]:
    query = select(JUDGEMENTS.c.report).where(JUDGEMENTS.c.current).group_by(JUDGEMENTS.c.report)
    for report in connection.execute(query.having(func.count() > 1)).scalars():
        yield Problem(where=f"report {report}", what="it belongs to more than one exchange at once")
