"""Rows back into the records that they were written from."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from communique.model import (
    Actor,
    Capacity,
    Clue,
    Document,
    NotFoundError,
    Participant,
    Person,
    Place,
    Reading,
    Report,
    ReportRecord,
    Span,
    Statement,
    StatementRecord,
    Window,
)
from communique.store.rows import (
    day_of,
    document_of,
    interval_of,
    load_mention,
    mention_of,
    person_of,
    span_of,
    sure_span,
    time_of,
)
from communique.store.schema import (
    ACTORS,
    CANDIDATES,
    CLUES,
    DOCUMENTS,
    JUDGEMENTS,
    MENTIONED,
    MENTIONS,
    NAMES,
    PARTICIPANTS,
    PEOPLE,
    REPORTS,
    SPANS,
    STATEMENT_SPANS,
    STATEMENTS,
    TIMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, RowMapping, Table

CURRENT = and_(JUDGEMENTS.c.report == REPORTS.c.id, JUDGEMENTS.c.current)
FIRST_DAY = case((or_(REPORTS.c.date_exact, REPORTS.c.earliest == REPORTS.c.latest), REPORTS.c.earliest)).label("day")
"""The first day of a report's exchange; none where only an interval is known within which it lies."""

BATCH = 500
READINGS = 50
"""So many readings are put together at a time: each is whole in memory."""


def first_name(document: ColumnElement[str]) -> ColumnElement[str | None]:
    """The name by which a current document is listed: of several the first in order; NULL for one superseded.

    Looked up for each row by the index, so that one card of a large archive does not group all names.
    """
    return select(func.min(NAMES.c.name)).where(NAMES.c.document == document).scalar_subquery().label("name")


def load_reading(connection: Connection, sha256: str, *, as_read: bool = False) -> Reading:
    """All that was read from a document, with the speakers that judgements by hand give; ``as_read``: with the reader's
    own. Raises NotFoundError where there is none.
    """
    return next(load_readings(connection, [sha256], as_read=as_read))


def load_readings(connection: Connection, documents: Sequence[str], *, as_read: bool = False) -> Iterator[Reading]:
    """The same of several documents, in the order given: much faster than one by one."""
    for start in range(0, len(documents), READINGS):
        keys = documents[start : start + READINGS]
        rows = _document_rows(connection, keys)
        tables = (SPANS, CANDIDATES, PEOPLE, MENTIONS, MENTIONED, TIMES)
        spans, candidates, people, mentions, mentioned, times = (
            _rows_by_document(connection, table, keys) for table in tables
        )
        statements: dict[str, list[Statement]] = defaultdict(list)
        for told in load_statements(connection, STATEMENTS.c.document.in_(keys), as_read=as_read):
            statements[told.document].append(told.statement)
        reports: dict[str, list[Report]] = defaultdict(list)
        for _, record in load_reports(connection, REPORTS.c.document.in_(keys)):
            reports[record.document].append(record.report)
        for key in keys:
            yield Reading(
                document=document_of(rows[key], spans[key], candidates[key]),
                people=tuple(map(person_of, people[key])),
                mentions=tuple(map(mention_of, mentions[key])),
                statements=tuple(statements[key]),
                reports=tuple(reports[key]),
                mentioned=tuple(map(load_mention, mentioned[key])),
                times=tuple(map(time_of, times[key])),
                reader=rows[key]["reader"],
                skipped=rows[key]["skipped"],
            )


def load_document(connection: Connection, sha256: str) -> Document:
    """A document without what was read from it. Raises NotFoundError where there is none."""
    row = _document_rows(connection, [sha256])[sha256]
    spans, candidates = (_rows_by_document(connection, table, [sha256]) for table in (SPANS, CANDIDATES))
    return document_of(row, spans[sha256], candidates[sha256])


def load_texts(connection: Connection) -> Iterator[tuple[Document, tuple[Person, ...]]]:
    """Every current document whole, by name, with the people whom it names."""
    query = select(DOCUMENTS, first_name(DOCUMENTS.c.sha256)).where(
        exists().where(NAMES.c.document == DOCUMENTS.c.sha256)
    )
    for rows in connection.execute(query.order_by("name", DOCUMENTS.c.sha256)).mappings().partitions(BATCH):
        keys = [row["sha256"] for row in rows]
        spans, candidates, people = (
            _rows_by_document(connection, table, keys) for table in (SPANS, CANDIDATES, PEOPLE)
        )
        for row in rows:
            key = row["sha256"]
            yield document_of(row, spans[key], candidates[key]), tuple(person_of(found) for found in people[key])


def load_reports(connection: Connection, condition: ColumnElement[bool]) -> Iterator[tuple[str | None, ReportRecord]]:
    """The reports that meet the condition, by document and place, each with the exchange it belongs to now."""
    query = (
        select(
            REPORTS, DOCUMENTS.c.outlet, DOCUMENTS.c.outlet_side, first_name(REPORTS.c.document), JUDGEMENTS.c.exchange
        )
        .join(DOCUMENTS, DOCUMENTS.c.sha256 == REPORTS.c.document)
        .outerjoin(JUDGEMENTS, CURRENT)
        .where(condition)
        .order_by("name", REPORTS.c.document, REPORTS.c.number)
    )
    for rows in connection.execute(query).mappings().partitions(BATCH):
        keys = [row["id"] for row in rows]
        people, clues = _participants(connection, keys), _clues(connection, keys)
        for row in rows:
            yield row["exchange"], _report_record(row, tuple(people[row["id"]]), clues[row["id"]])


def load_reported(connection: Connection, exchanges: Sequence[str]) -> Iterator[tuple[str, tuple[ReportRecord, ...]]]:
    """These exchanges in order, each with its current reports by their ids; those without any are left out."""
    for start in range(0, len(exchanges), BATCH):
        slugs = exchanges[start : start + BATCH]
        told = select(JUDGEMENTS.c.report).where(JUDGEMENTS.c.exchange.in_(slugs), JUDGEMENTS.c.current)
        found: dict[str | None, list[ReportRecord]] = defaultdict(list)
        for slug, record in load_reports(connection, REPORTS.c.id.in_(told)):
            found[slug].append(record)
        for slug in slugs:
            if slug in found:
                yield slug, tuple(sorted(found[slug], key=lambda record: record.id))


def load_statements(
    connection: Connection, condition: ColumnElement[bool], *, as_read: bool = False
) -> Iterator[StatementRecord]:
    """The statements that meet the condition, by document and place; ``as_read`` is as in ``load_reading``."""
    query = (
        select(
            STATEMENTS,
            DOCUMENTS.c.outlet,
            DOCUMENTS.c.outlet_side,
            first_name(STATEMENTS.c.document),
            JUDGEMENTS.c.exchange,
            FIRST_DAY,
        )
        .join(DOCUMENTS, DOCUMENTS.c.sha256 == STATEMENTS.c.document)
        .outerjoin(REPORTS, REPORTS.c.id == STATEMENTS.c.report)
        .outerjoin(JUDGEMENTS, CURRENT)
        .where(condition)
        .order_by("name", STATEMENTS.c.document, STATEMENTS.c.number)
    )
    for rows in connection.execute(query).mappings().partitions(BATCH):
        keys = [row["id"] for row in rows]
        spans, actors = _contents(connection, keys), _actors(connection, keys)
        for row in rows:
            role = "read" if as_read and row["reviewed"] is not None else "speaker"
            yield _statement_record(row, tuple(spans[row["id"]]), actors, speaks=role)


def _document_rows(connection: Connection, keys: Sequence[str]) -> dict[str, RowMapping]:
    query = select(DOCUMENTS, first_name(DOCUMENTS.c.sha256)).where(DOCUMENTS.c.sha256.in_(keys))
    found = {row["sha256"]: row for row in connection.execute(query).mappings()}
    for key in keys:
        if key not in found:
            raise NotFoundError(f"{key[:12]}: no document has this identifier. communique documents lists them.")
    return found


def _rows_by_document(connection: Connection, table: Table, keys: Sequence[str]) -> dict[str, list[RowMapping]]:
    """The rows of these documents, each one's in order."""
    query = select(table).where(table.c.document.in_(keys)).order_by(table.c.number)
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["document"]].append(row)
    return found


def _participants(connection: Connection, reports: Sequence[str]) -> dict[str, list[Participant]]:
    query = select(PARTICIPANTS).where(PARTICIPANTS.c.report.in_(reports)).order_by(PARTICIPANTS.c.number)
    found: dict[str, list[Participant]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        person = Participant(
            name=row["name"],
            side=row["side"],
            office=row["office"],
            span=span_of(row),
            entry=row["entry"],
            posts=tuple(json.loads(row["posts"])),
        )
        found[row["report"]].append(person)
    return found


def _clues(connection: Connection, reports: Sequence[str]) -> dict[str, list[tuple[bool, Clue]]]:
    """The clues of each report's day in order, each with whether it was dropped."""
    query = select(CLUES).where(CLUES.c.report.in_(reports)).order_by(CLUES.c.number)
    found: dict[str, list[tuple[bool, Clue]]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        same: dict[str, Any] = {key: row[key] for key in ("kind", "says", "weekday", "strength", "source")}
        days = ((date.fromisoformat(first), date.fromisoformat(last)) for first, last in json.loads(row["windows"]))
        clue = Clue(**same, windows=tuple(Window(*ends) for ends in days), span=span_of(row))
        found[row["report"]].append((row["dropped"], clue))
    return found


def _report_record(
    row: RowMapping, participants: tuple[Participant, ...], clues: list[tuple[bool, Clue]]
) -> ReportRecord:
    interval = interval_of(row)
    report = Report(
        kind=row["kind"],
        realis=row["realis"],
        date=replace(
            interval,
            confidence=row["date_confidence"],
            clues=tuple(clue for dropped, clue in clues if not dropped),
            dropped=tuple(clue for dropped, clue in clues if dropped),
        )
        if interval is not None
        else None,
        place=Place(text=row["place"], span=span_of(row, "place_")) if row["place"] is not None else None,
        initiator=row["initiator"],
        at_request=row["at_request"],
        participants=participants,
        span=span_of(row),
        request_basis=row["request_basis"],
        request_span=span_of(row, "request_"),
    )
    name = row["name"] or row["document"][:12]
    shared: dict[str, Any] = {key: row[key] for key in ("id", "document", "outlet", "outlet_side")}
    return ReportRecord(**shared, document_name=name, report=report, evidence=row["words"])


def _contents(connection: Connection, statements: Sequence[str]) -> dict[str, list[Span]]:
    query = select(STATEMENT_SPANS).where(STATEMENT_SPANS.c.statement.in_(statements))
    found: dict[str, list[Span]] = defaultdict(list)
    for row in connection.execute(query.order_by(STATEMENT_SPANS.c.number)).mappings():
        found[row["statement"]].append(sure_span(row))
    return found


def _actors(connection: Connection, statements: Sequence[str]) -> dict[tuple[str, str], list[Actor]]:
    query = select(ACTORS).where(ACTORS.c.statement.in_(statements)).order_by(ACTORS.c.number)
    found: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["statement"], row["role"]].append(Actor(name=row["name"], side=row["side"]))
    return found


def _statement_record(
    row: RowMapping, content: tuple[Span, ...], actors: dict[tuple[str, str], list[Actor]], *, speaks: str
) -> StatementRecord:
    behalf = span_of(row, "behalf_")
    statement = Statement(
        speakers=tuple(actors[row["id"], speaks]),
        addressees=tuple(actors[row["id"], "addressee"]),
        act=row["act"],
        mode=row["mode"],
        source=span_of(row, "source_"),
        cue=span_of(row, "cue_"),
        content=content,
        rule=row["rule"],
        considered=tuple(actors[row["id"], "considered"]),
        confidence=row["confidence"],
        on_behalf_of=Capacity(span=behalf, parties=tuple(actors[row["id"], "capacity"])) if behalf else None,
        relayed=row["relayed"],
        strength=row["strength"],
    )
    same = ("id", "document", "outlet", "outlet_side", "report", "exchange", "content", "reviewed")
    shared: dict[str, Any] = {key: row[key] for key in same}
    name = row["name"] or row["document"][:12]
    return StatementRecord(
        **shared, document_name=name, day=day_of(row["day"]), statement=statement, cue=row["cue_words"]
    )
