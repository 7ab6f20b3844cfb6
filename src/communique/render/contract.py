"""The JSON contract of ``communique read --json``: one object a document, offsets half-open code points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.model import Actor, Dateline, Reading, Report, Span, Statement


def reading_json(reading: Reading, *, text: bool = False) -> dict[str, Any]:
    """The object of one reading; with ``text`` the kept body too, paragraphs joined by line breaks."""
    document = reading.document
    title, published = document.title, document.published
    found: dict[str, Any] = {
        "doc": document.name,
        "sha256": document.sha256,
        "title": {"text": title.text, "start": title.span and title.span.start, "end": title.span and title.span.end}
        if title
        else None,
        "published": published.day.isoformat() if published else None,
        "published_basis": published.basis if published else None,
        "published_span": _span(published.span) if published else None,
        "dateline": _dateline(document.dateline),
        "format": document.format,
        "encoding": document.encoding,
        "outlet": document.outlet,
        "agency": document.agency,
        "source_url": document.source_url,
        "cited_source": document.cited_source,
        "language": document.language,
        "skipped": reading.skipped,
        "reader": reading.reader,
        "body": [list(span) for span in document.body],
        "noise": [list(span) for span in document.noise],
        "people": [
            {
                "name": person.name,
                "side": person.side,
                "offices": list(person.offices),
                "mentions": [list(span) for span in person.mentions],
            }
            for person in reading.people
        ],
        "mentions": [
            {
                "kind": mention.kind,
                "span": list(mention.span),
                "refers_to": [actor_json(actor) for actor in mention.refers_to],
            }
            for mention in reading.mentions
        ],
        "reports": [_report(report) for report in reading.reports],
        "mentioned": [
            {"kind": mention.kind, "when": mention.when, "span": list(mention.span)} for mention in reading.mentioned
        ],
        "statements": [_statement(statement) for statement in reading.statements],
    }
    if text:
        found["text"] = "\n".join(span.of(document.text) for span in document.body)
    return found


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    day = dateline.day.isoformat() if dateline.day is not None else None
    return {"place": dateline.place, "day": day, "agency": dateline.agency, "span": list(dateline.span)}


def _report(report: Report) -> dict[str, Any]:
    date = report.date
    return {
        "kind": report.kind,
        "realis": report.realis,
        "date": {
            "earliest": date.earliest.isoformat(),
            "latest": date.latest.isoformat(),
            "basis": date.basis,
            "exact": date.exact,
            "span": _span(date.span),
        }
        if date
        else None,
        "place": report.place.text if report.place else None,
        "place_span": _span(report.place.span) if report.place else None,
        "initiator": report.initiator,
        "at_request": report.at_request,
        "participants": [
            {"name": person.name, "side": person.side, "office": person.office, "span": _span(person.span)}
            for person in report.participants
        ],
        "span": _span(report.span),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "speakers": [actor_json(actor) for actor in statement.speakers],
        "addressees": [actor_json(actor) for actor in statement.addressees],
        "act": statement.act,
        "mode": statement.mode,
        "source": _span(statement.source),
        "cue": _span(statement.cue),
        "content": [list(span) for span in statement.content],
        "rule": statement.rule,
    }


def actor_json(actor: Actor) -> dict[str, str | None]:
    """Name and side."""
    return {"name": actor.name, "side": actor.side}


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
