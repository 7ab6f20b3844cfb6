"""Whether an archive still says what was read: texts by their digest, spans by the words they read when written."""

from __future__ import annotations

import hashlib
import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, inspect, literal, select

from communique.model import Problem
from communique.store.checking_reviews import review_problems
from communique.store.checking_search import search_problems
from communique.store.loading import load_reading
from communique.store.schema import (
    CANDIDATES,
    CLUES,
    DOCUMENTS,
    JUDGEMENTS,
    MENTIONED,
    MENTIONS,
    METADATA,
    NAMES,
    PARTICIPANTS,
    PEOPLE,
    REPORTS,
    SPANS,
    STATEMENT_SPANS,
    STATEMENTS,
    TIMES,
)
from communique.store.writing import digest_of
from communique.text.told import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, RowMapping, Select, Table

OWNED = (
    (SPANS, ("",)),
    (PEOPLE, ("",)),
    (MENTIONS, ("",)),
    (MENTIONED, ("", "date_")),
    (CANDIDATES, ("",)),
    (TIMES, ("",)),
    (REPORTS, ("", "date_", "place_", "request_")),
    (STATEMENTS, ("source_", "cue_")),
)
"""Tables with spans that name their document, and the prefixes of these spans."""


def schema_problems(connection: Connection) -> Iterator[Problem]:
    """Tables and columns that are gone; nothing else can be asked of an archive without them."""
    inspector = inspect(connection)
    names = set(inspector.get_table_names())
    for table in METADATA.sorted_tables:
        columns = {column["name"] for column in inspector.get_columns(table.name)} if table.name in names else set()
        for gone in sorted({column.name for column in table.columns} - columns):
            yield Problem(where=f"table {table.name}", what=f"the column {gone} is gone")


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
        yield from _use_problems(connection, where, row)
        yield from _content_problems(connection, where, row)
        yield from _reading_problems(connection, where, row)
    yield from _double_judgements(connection)
    yield from _missing_judgements(connection)
    yield from review_problems(connection)
    yield from search_problems(connection)


def _spans(connection: Connection, sha256: str) -> Iterator[RowMapping]:
    for query in _queries(sha256):
        yield from connection.execute(query).mappings()


def _queries(sha256: str) -> Iterator[Select[Any]]:
    for table, prefixes in OWNED:
        for prefix in prefixes:
            yield _columns(table, prefix).where(table.c.document == sha256)
    for table in (PARTICIPANTS, CLUES):
        of_reports = _columns(table, "").join_from(table, REPORTS, REPORTS.c.id == table.c.report)
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


def _use_problems(connection: Connection, where: str, document: RowMapping) -> Iterator[Problem]:
    """The uses of a person's name are kept as offsets only: they must lie in the text."""
    query = select(PEOPLE.c.name, PEOPLE.c.mentions).where(PEOPLE.c.document == document["sha256"])
    for name, mentions in connection.execute(query):
        for start, end in _pairs(mentions):
            if not 0 <= start < end <= len(document["text"]):
                what = f"the span {start} to {end} of {name} does not lie in the text"
                yield Problem(where=f"{where}, people", what=what)


def _pairs(mentions: str) -> list[tuple[int, int]]:
    """The offsets in a cell; none where it can't be read, which the digest tells."""
    try:
        return [(int(start), int(end)) for start, end in json.loads(mentions)]
    except (ValueError, TypeError):
        return []


def _content_problems(connection: Connection, where: str, document: RowMapping) -> Iterator[Problem]:
    """What a statement is said to read must be what its spans read."""
    query = (
        select(STATEMENTS.c.id, STATEMENTS.c.content, STATEMENT_SPANS.c.start, STATEMENT_SPANS.c.end)
        .outerjoin(STATEMENT_SPANS, STATEMENT_SPANS.c.statement == STATEMENTS.c.id)
        .where(STATEMENTS.c.document == document["sha256"])
        .order_by(STATEMENTS.c.number, STATEMENT_SPANS.c.number)
    )
    for (key, content), rows in groupby(connection.execute(query), key=lambda row: (row.id, row.content)):
        read = GAP.join(document["text"][row.start : row.end] for row in rows)
        if read != content:
            what = f"its spans read {read!r:.60}, its content is {content!r:.60}"
            yield Problem(where=f"{where}, statements {key}", what=what)


def _reading_problems(connection: Connection, where: str, document: RowMapping) -> Iterator[Problem]:
    """Everything that was read must still be what was written: speakers, acts, participants, days and all. What an
    older schema kept has no digest until it is read again.
    """
    if not document["digest"]:
        return
    try:
        same = digest_of(load_reading(connection, document["sha256"], as_read=True)) == document["digest"]
    except (ValueError, TypeError, KeyError) as error:
        yield Problem(where=where, what=f"what was read from it can't be loaded ({error})")
        return
    if not same:
        yield Problem(where=where, what="what was read from it is not what was written")


def _missing_judgements(connection: Connection) -> Iterator[Problem]:
    """A report of a current document belongs to one exchange."""
    judged = select(JUDGEMENTS.c.report).where(JUDGEMENTS.c.current)
    query = select(REPORTS.c.id).where(REPORTS.c.document.in_(select(NAMES.c.document)), REPORTS.c.id.not_in(judged))
    for report in connection.execute(query).scalars():
        yield Problem(where=f"report {report}", what="it belongs to no exchange")


def _double_judgements(connection: Connection) -> Iterator[Problem]:
    query = select(JUDGEMENTS.c.report).where(JUDGEMENTS.c.current).group_by(JUDGEMENTS.c.report)
    for report in connection.execute(query.having(func.count() > 1)).scalars():
        yield Problem(where=f"report {report}", what="it belongs to more than one exchange at once")
