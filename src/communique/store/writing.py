"""A record into rows. Every span is checked against the text before anything is written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from communique.model import DocumentError
from communique.store import schema
from communique.text.names import fold
from communique.text.told import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Table

    from communique.model import Actor, DateInterval, Document, Participant, Reading, Record, Report, Span, Statement
    from communique.store.waiting import WaitingRows

Row = dict[str, Any]
"""What stands in ``statements.content`` where a frame interrupts the content."""


def write_record(waiting: WaitingRows, record: Record) -> None:
    """Hand over all rows of a record to be inserted. Raises DocumentError where a span does not lie in the text."""
    reading = record.reading
    document = reading.document
    _insert(waiting, schema.DOCUMENTS, [_document(document, reading)])
    _insert(waiting, schema.SPANS, _body_and_noise(document))
    _insert(waiting, schema.CANDIDATES, _candidates(document))
    _insert(waiting, schema.TIMES, _times(reading))
    _insert(waiting, schema.PEOPLE, _people(reading))
    _insert(waiting, schema.MENTIONS, _mentions(reading))
    _insert(waiting, schema.MENTIONED, _mentioned(reading))
    numbered = list(enumerate(zip(record.report_ids, reading.reports, strict=True)))
    _insert(waiting, schema.REPORTS, (_report(document, key, number, told) for number, (key, told) in numbered))
    _insert(
        waiting,
        schema.PARTICIPANTS,
        (
            _participant(document, key, number, person)
            for _, (key, told) in numbered
            for number, person in enumerate(told.participants)
        ),
    )
    _insert(
        waiting,
        schema.CLUES,
        (row for _, (key, told) in numbered for row in _clues(document, key, told)),
    )
    _write_statements(waiting, record)


def digest_of(reading: Reading) -> str:
    """What changes when anything that was read from a document does; its name may change."""
    nameless = replace(reading, document=replace(reading.document, name=""))
    return hashlib.sha256(repr(nameless).encode("utf-8", "surrogatepass")).hexdigest()


def _insert(waiting: WaitingRows, table: Table, rows: Iterable[Row]) -> None:
    found = list(rows)
    if found:
        waiting.add(table, found)


def _ends(prefix: str, document: Document, span: Span | None) -> Row:
    """The columns of one span. Raises DocumentError where it does not lie in the text."""
    if span is None:
        return {f"{prefix}start": None, f"{prefix}end": None, f"{prefix}words": None}
    if not 0 <= span.start < span.end <= len(document.text):
        what = f"the reader gave the span {span.start} to {span.end}, which does not lie in its text"
        raise DocumentError(document.name, what, "This is an error of ours; please report it with the document.")
    return {f"{prefix}start": span.start, f"{prefix}end": span.end, f"{prefix}words": span.of(document.text)}


def _document(document: Document, reading: Reading) -> Row:
    title, published, dateline = document.title, document.published, document.dateline
    offsets = document.source_offsets
    return {
        "sha256": document.sha256,
        "text": document.text,
        "format": document.format,
        "encoding": document.encoding,
        "language": document.language,
        "title": title.text if title else None,
        **_ends("title_", document, title.span if title else None),
        "published": published.day.isoformat() if published else None,
        "published_basis": published.basis if published else None,
        "published_moment": published.moment if published else None,
        "published_note": published.note or None if published else None,
        **_ends("published_", document, published.span if published else None),
        **_ends("dateline_", document, dateline.span if dateline else None),
        "dateline_place": dateline.place if dateline else None,
        "dateline_day": dateline.day.isoformat() if dateline and dateline.day else None,
        "dateline_agency": dateline.agency if dateline else None,
        "outlet": document.outlet,
        "outlet_side": document.outlet_side,
        "agency": document.agency,
        "source_url": document.source_url,
        "cited_source": document.cited_source,
        "source_offsets": json.dumps(offsets) if offsets is not None else None,
        "reader": reading.reader,
        "skipped": reading.skipped,
        "digest": digest_of(reading),
    }


def _body_and_noise(document: Document) -> Iterable[Row]:
    for kind, spans in (("body", document.body), ("noise", document.noise)):
        for number, span in enumerate(spans):
            ends = _ends("", document, span)
            yield {"document": document.sha256, "kind": kind, "number": number} | ends


def _candidates(document: Document) -> Iterable[Row]:
    for number, candidate in enumerate(document.candidates):
        yield {
            "document": document.sha256,
            "number": number,
            "day": candidate.day.isoformat(),
            "basis": candidate.basis,
            "moment": candidate.moment,
            "note": candidate.note,
            **_ends("", document, candidate.span),
        }


def _times(reading: Reading) -> Iterable[Row]:
    document = reading.document
    for number, time in enumerate(reading.times):
        yield {
            "document": document.sha256,
            "number": number,
            "kind": time.kind,
            "value": time.value,
            "granularity": time.granularity,
            "anchor": time.anchor,
            "earliest": _iso(time.earliest),
            "latest": _iso(time.latest),
            "mod": time.mod,
            "base": time.base,
            "event": time.event,
            **_ends("", document, time.span),
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _list(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _people(reading: Reading) -> Iterable[Row]:
    document = reading.document
    for number, person in enumerate(reading.people):
        yield {
            "document": document.sha256,
            "number": number,
            "name": person.name,
            "side": person.side,
            "offices": _list(person.offices),
            "mentions": _list(person.mentions),
            "entry": person.entry,
            "posts": _list(person.posts),
            **_ends("", document, person.span),
        }


def _mentions(reading: Reading) -> Iterable[Row]:
    document = reading.document
    for number, mention in enumerate(reading.mentions):
        yield {
            "document": document.sha256,
            "number": number,
            "kind": mention.kind,
            "refers_to": _list([actor.name, actor.side] for actor in mention.refers_to),
            "entry": mention.entry,
            **_ends("", document, mention.span),
        }


def _mentioned(reading: Reading) -> Iterable[Row]:
    document = reading.document
    for number, mention in enumerate(reading.mentioned):
        yield {
            "document": document.sha256,
            "number": number,
            "kind": mention.kind,
            "when": mention.when,
            **_interval(document, mention.date),
            "sides": _list(mention.sides),
            "people": _list(mention.people),
            **_ends("", document, mention.span),
        }


def _interval(document: Document, date: DateInterval | None) -> Row:
    return {
        "earliest": date.earliest.isoformat() if date else None,
        "latest": date.latest.isoformat() if date else None,
        "date_basis": date.basis if date else None,
        "date_exact": date.exact if date else None,
        **_ends("date_", document, date.span if date else None),
    }


def _clues(document: Document, report: str, told: Report) -> Iterable[Row]:
    clues = [(clue, False) for clue in told.date.clues] if told.date else []
    dropped = [(clue, True) for clue in told.date.dropped] if told.date else []
    for number, (clue, is_dropped) in enumerate([*clues, *dropped]):
        yield {
            "report": report,
            "number": number,
            "kind": clue.kind,
            "says": clue.says,
            "windows": _list([window.earliest.isoformat(), window.latest.isoformat()] for window in clue.windows),
            "weekday": clue.weekday,
            "strength": clue.strength,
            "source": clue.source,
            "dropped": is_dropped,
            **_ends("", document, clue.span),
        }


def _report(document: Document, identifier: str, number: int, report: Report) -> Row:
    place = report.place
    return {
        "id": identifier,
        "document": document.sha256,
        "number": number,
        "kind": report.kind,
        "realis": report.realis,
        **_interval(document, report.date),
        "date_confidence": report.date.confidence if report.date else None,
        "place": place.text if place else None,
        **_ends("place_", document, place.span if place else None),
        "initiator": report.initiator,
        "at_request": report.at_request,
        "request_basis": report.request_basis,
        **_ends("request_", document, report.request_span),
        **_ends("", document, report.span),
    }


def _participant(document: Document, report: str, number: int, person: Participant) -> Row:
    return {
        "report": report,
        "number": number,
        "name": person.name,
        "side": person.side,
        "office": person.office,
        "entry": person.entry,
        "posts": _list(person.posts),
        **_ends("", document, person.span),
    }


def _write_statements(waiting: WaitingRows, record: Record) -> None:
    document = record.reading.document
    rows: list[Row] = []
    spans: list[Row] = []
    actors: list[Row] = []
    told = zip(record.statement_ids, record.reading.statements, record.told_in, strict=True)
    for number, (identifier, statement, report) in enumerate(told):
        owner = {"report": record.report_ids[report] if report is not None else None}
        rows.append(_statement(document, identifier, number, statement) | owner)
        spans += [
            {"statement": identifier, "number": place, **_ends("", document, span)}
            for place, span in enumerate(statement.content)
        ]
        actors += actor_rows(identifier, "speaker", statement.speakers)
        actors += actor_rows(identifier, "addressee", statement.addressees)
        actors += actor_rows(identifier, "considered", statement.considered)
        actors += actor_rows(identifier, "capacity", statement.on_behalf_of.parties if statement.on_behalf_of else ())
    _insert(waiting, schema.STATEMENTS, rows)
    _insert(waiting, schema.STATEMENT_SPANS, spans)
    _insert(waiting, schema.ACTORS, actors)


def _statement(document: Document, identifier: str, number: int, statement: Statement) -> Row:
    content = GAP.join(span.of(document.text) for span in statement.content)
    return {
        "id": identifier,
        "document": document.sha256,
        "number": number,
        "act": statement.act,
        "mode": statement.mode,
        "rule": statement.rule,
        **_ends("source_", document, statement.source),
        "relayed": statement.relayed,
        "strength": statement.strength,
        "confidence": statement.confidence,
        **_ends("cue_", document, statement.cue),
        **_ends("behalf_", document, statement.on_behalf_of.span if statement.on_behalf_of else None),
        "content": content,
        "folded": fold(" ".join(content.split())),
    }


def actor_rows(statement: str, role: str, actors: Iterable[Actor]) -> Iterable[Row]:
    """One row an actor, in order."""
    for number, actor in enumerate(actors):
        yield {
            "statement": statement,
            "role": role,
            "number": number,
            "name": actor.name,
            "folded": fold(actor.name) if actor.name else None,
            "side": actor.side,
        }
