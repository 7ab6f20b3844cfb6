"""The JSON contract of ``communique read --json``: one object a document, offsets half-open code points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from communique.model import (
        Actor,
        Capacity,
        Clue,
        DateInterval,
        Dateline,
        MentionedExchange,
        Publication,
        Reading,
        Report,
        Span,
        Statement,
        TimeExpression,
    )


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
        "published_moment": published.moment if published else None,
        "published_candidates": [_candidate(candidate) for candidate in document.candidates],
        "dateline": _dateline(document.dateline),
        "format": document.format,
        "encoding": document.encoding,
        "outlet": document.outlet,
        "outlet_side": document.outlet_side,
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
                "entry": person.entry,
                "posts": list(person.posts),
            }
            for person in reading.people
        ],
        "mentions": [
            {
                "kind": mention.kind,
                "span": list(mention.span),
                "refers_to": [actor_json(actor) for actor in mention.refers_to],
                "entry": mention.entry,
            }
            for mention in reading.mentions
        ],
        "reports": [_report(report) for report in reading.reports],
        "mentioned": [_mentioned(mention) for mention in reading.mentioned],
        "times": [_time(time) for time in reading.times],
        "statements": [_statement(statement) for statement in reading.statements],
    }
    if text:
        found["text"] = "\n".join(span.of(document.text) for span in document.body)
    return found


def _candidate(candidate: Publication) -> dict[str, Any]:
    return {
        "day": candidate.day.isoformat(),
        "moment": candidate.moment,
        "basis": candidate.basis,
        "span": _span(candidate.span),
        "note": candidate.note,
    }


def _mentioned(mention: MentionedExchange) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "when": mention.when,
        "span": list(mention.span),
        "date": interval_json(mention.date),
        "sides": list(mention.sides),
        "people": list(mention.people),
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "span": list(time.span),
        "type": time.kind,
        "value": time.value,
        "mod": time.mod,
        "granularity": time.granularity,
        "anchor": time.anchor,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "base": time.base,
        "event": time.event,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def interval_json(date: DateInterval | None) -> dict[str, Any] | None:
    """The object of an interval, with its clues; None where no day is known."""
    if date is None:
        return None
    return {
        "earliest": date.earliest.isoformat(),
        "latest": date.latest.isoformat(),
        "basis": date.basis,
        "exact": date.exact,
        "span": _span(date.span),
        "confidence": date.confidence,
        "clues": [_clue(clue) for clue in date.clues],
        "dropped": [_clue(clue) for clue in date.dropped],
    }


def _clue(clue: Clue) -> dict[str, Any]:
    return {
        "kind": clue.kind,
        "says": clue.says,
        "windows": [[window.earliest.isoformat(), window.latest.isoformat()] for window in clue.windows],
        "weekday": clue.weekday,
        "strength": clue.strength,
        "span": _span(clue.span),
        "source": clue.source,
    }


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    day = dateline.day.isoformat() if dateline.day is not None else None
    return {"place": dateline.place, "day": day, "agency": dateline.agency, "span": list(dateline.span)}


def _report(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "realis": report.realis,
        "date": interval_json(report.date),
        "place": report.place.text if report.place else None,
        "place_span": _span(report.place.span) if report.place else None,
        "initiator": report.initiator,
        "at_request": report.at_request,
        "request_basis": report.request_basis,
        "request_span": _span(report.request_span),
        "participants": [
            {
                "name": person.name,
                "side": person.side,
                "office": person.office,
                "span": _span(person.span),
                "entry": person.entry,
                "posts": list(person.posts),
            }
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
        "on_behalf_of": _capacity(statement.on_behalf_of),
        "relayed": statement.relayed,
        "strength": statement.strength,
        "confidence": statement.confidence,
        "considered": [actor_json(actor) for actor in statement.considered],
        "rule": statement.rule,
    }


def _capacity(capacity: Capacity | None) -> dict[str, Any] | None:
    if capacity is None:
        return None
    return {"span": list(capacity.span), "parties": [actor_json(actor) for actor in capacity.parties]}


def actor_json(actor: Actor) -> dict[str, str | None]:
    """Name and side."""
    return {"name": actor.name, "side": actor.side}


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
