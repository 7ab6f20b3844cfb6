"""A record into rows. Every span is checked against the text before anything is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from communique.model import Actor, ArchiveError, Document, Participant, Record, Report, Span, Statement
from communique.store import schema
from communique.text.names import fold

if TYPE_CHECKING:
    from sqlalchemy import Connection

Row = dict[str, Any]


def write_record(connection: Connection, record: Record) -> None:
    """Insert all rows of a record. Raises ArchiveError where a span does not lie in the text."""
    reading = record.reading
    document = reading.document
    _insert(connection, schema.DOCUMENTS, [_document_row(document, reading.reader, reading.skipped)])
    _insert(connection, schema.SPANS, _span_rows(document))
    _insert(
        connection,
        schema.PEOPLE,
        [
            {
                "document": document.sha256,
                "number": number,
                "name": person.name,
                "side": person.side,
                "offices": json.dumps(person.offices, ensure_ascii=False),
                **_ends("", document, person.span),
            }
            for number, person in enumerate(reading.people)
        ],
    )
    _insert(
        connection,
        schema.MENTIONS,
        [
            {
                "document": document.sha256,
                "kind": mention.kind,
                "name": actor.name,
                "side": actor.side,
                **_ends("", document, mention.span),
            }
            for mention in reading.mentions
            for actor in mention.refers_to or (Actor(name=None, side=None),)
        ],
    )
    _insert(
        connection,
        schema.MENTIONED,
        [
            {
                "document": document.sha256,
                "kind": mention.kind,
                "when": mention.when,
                **_ends("", document, mention.span),
            }
            for mention in reading.mentioned
        ],
    )
    _write_reports(connection, record)
    _write_statements(connection, record)


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _document_row(document: Document, reader: str, skipped: str | None) -> Row:
    title, published, dateline = document.title, document.published, document.dateline
    return {
        "sha256": document.sha256,
        "name": document.name,
        "text": document.text,
        "format": document.format,
        "encoding": document.encoding,
        "language": document.language,
        "title": title.text if title else None,
        **_ends("title_", document, title.span if title else None),
        "published": published.day.isoformat() if published else None,
        "published_basis": published.basis if published else None,
        **_ends("published_", document, published.span if published else None),
        **_ends("dateline_", document, dateline.span if dateline else None),
        "dateline_place": dateline.place if dateline else None,
        "dateline_day": dateline.day.isoformat() if dateline and dateline.day else None,
        "dateline_agency": dateline.agency if dateline else None,
        "outlet": document.outlet,
        "agency": document.agency,
        "source_url": document.source_url,
        "cited_source": document.cited_source,
        "source_offsets": json.dumps(document.source_offsets) if document.source_offsets is not None else None,
        "reader": reader,
        "skipped": skipped,
    }


def _span_rows(document: Document) -> list[Row]:
    return [
        {"document": document.sha256, "kind": kind, "number": number, **_ends("", document, span)}
        for kind, spans in (("body", document.body), ("noise", document.noise))
        for number, span in enumerate(spans)
    ]


def _ends(prefix: str, document: Document, span: Span | None) -> Row:
    if span is None:
        return {f"{prefix}start": None, f"{prefix}end": None}
    if not 0 <= span.start < span.end <= len(document.text):
        raise ArchiveError(
            f"{document.name}: the span {span.start} to {span.end} does not lie in its text. This is an error of the reader; please report it."
        )
    return {f"{prefix}start": span.start, f"{prefix}end": span.end}


def _write_reports(connection: Connection, record: Record) -> None:
    document = record.reading.document
    rows, people = [], []
    for number, (identifier, report) in enumerate(zip(record.report_ids, record.reading.reports, strict=True)):
        rows.append(_report_row(document, identifier, number, report))
        people += [
            _participant_row(document, identifier, place, person) for place, person in enumerate(report.participants)
        ]
    _insert(connection, schema.REPORTS, rows)
    _insert(connection, schema.PARTICIPANTS, people)


def _report_row(document: Document, identifier: str, number: int, report: Report) -> Row:
    date, place = report.date, report.place
    return {
        "id": identifier,
        "document": document.sha256,
        "number": number,
        "kind": report.kind,
        "realis": report.realis,
        "earliest": date.earliest.isoformat() if date else None,
        "latest": date.latest.isoformat() if date else None,
        "date_basis": date.basis if date else None,
        "date_exact": date.exact if date else None,
        **_ends("date_", document, date.span if date else None),
        "place": place.text if place else None,
        **_ends("place_", document, place.span if place else None),
        "initiator": report.initiator,
        "at_request": report.at_request,
        **_ends("", document, report.span),
    }


def _participant_row(document: Document, report: str, number: int, person: Participant) -> Row:
    return {
        "report": report,
        "number": number,
        "name": person.name,
        "side": person.side,
        "office": person.office,
        **_ends("", document, person.span),
    }


def _write_statements(connection: Connection, record: Record) -> None:
    document = record.reading.document
    rows, spans, actors = [], [], []
    for number, (identifier, statement) in enumerate(zip(record.statement_ids, record.reading.statements, strict=True)):
        told_in = record.told_in[number]
        rows.append(
            _statement_row(document, identifier, number, statement)
            | {"report": record.report_ids[told_in] if told_in is not None else None}
        )
        spans += [
            {"statement": identifier, "number": place, "words": span.of(document.text), **_ends("", document, span)}
            for place, span in enumerate(statement.content)
        ]
        for role, people in (("speaker", statement.speakers), ("addressee", statement.addressees)):
            actors += [
                {
                    "statement": identifier,
                    "role": role,
                    "number": place,
                    "name": actor.name,
                    "folded": fold(actor.name) if actor.name else None,
                    "side": actor.side,
                }
                for place, actor in enumerate(people)
            ]
    _insert(connection, schema.STATEMENTS, rows)
    _insert(connection, schema.STATEMENT_SPANS, spans)
    _insert(connection, schema.ACTORS, actors)


def _statement_row(document: Document, identifier: str, number: int, statement: Statement) -> Row:
    return {
        "id": identifier,
        "document": document.sha256,
        "number": number,
        "act": statement.act,
        "mode": statement.mode,
        "rule": statement.rule,
        **_ends("source_", document, statement.source),
        **_ends("cue_", document, statement.cue),
        "cue": statement.cue.of(document.text) if statement.cue is not None else None,
        "content": " … ".join(span.of(document.text) for span in statement.content),
    }
