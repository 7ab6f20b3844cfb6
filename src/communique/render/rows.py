"""The tables that listings and exports show: one row an item, plain values and lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.render.links import link_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import (
        Actor,
        Card,
        Coding,
        Copy,
        DateInterval,
        DocumentRow,
        Exchange,
        ReportRecord,
        Ruling,
        Span,
        Statement,
        StatementRecord,
    )

Row = dict[str, Any]


def document_rows(documents: Iterable[DocumentRow]) -> Iterator[Row]:
    """One row a document; ``skipped`` says why it was stored unread."""
    for document in documents:
        yield {
            "id": document.id,
            "name": document.name,
            "title": document.title,
            "outlet": document.outlet,
            "outlet_side": document.outlet_side,
            "agency": document.agency,
            "published": document.published,
            "published_basis": document.published_basis,
            "source_url": document.source_url,
            "format": document.format,
            "language": document.language,
            "reports": document.reports,
            "statements": document.statements,
            "skipped": document.skipped,
        }


def exchange_rows(exchanges: Iterable[Exchange]) -> Iterator[Row]:
    """One row an exchange; ``conflicts`` are the fields on which its reports disagree."""
    for exchange in exchanges:
        yield {
            "id": exchange.id,
            "kind": exchange.kind,
            "realis": exchange.realis,
            **_interval(exchange.date),
            "place": exchange.place,
            "initiator": exchange.initiator,
            "at_request": exchange.at_request,
            "request_basis": exchange.request_basis,
            "participants": [person.name for person in exchange.participants],
            "sides": list(dict.fromkeys(person.side for person in exchange.participants if person.side is not None)),
            "outlets": list(dict.fromkeys(record.outlet for record in exchange.reports if record.outlet is not None)),
            "reports": len(exchange.reports),
            "conflicts": [conflict.field for conflict in exchange.conflicts],
            **_coding(exchange.coding),
        }


def report_rows(exchanges: Iterable[Exchange]) -> Iterator[Row]:
    """One row a report, with the exchange it belongs to and the sentence that reports it."""
    for exchange in exchanges:
        for record in exchange.reports:
            report = record.report
            yield {
                "id": record.id,
                "exchange": exchange.id,
                **_where(record),
                "kind": report.kind,
                "realis": report.realis,
                **_interval(report.date),
                "place": report.place.text if report.place is not None else None,
                "initiator": report.initiator,
                "at_request": report.at_request,
                "request_basis": report.request_basis,
                **_ends(report.span),
                "evidence": record.evidence,
            }


def participant_rows(exchanges: Iterable[Exchange]) -> Iterator[Row]:
    """One row for each person that a report names as taking part."""
    for exchange in exchanges:
        for record in exchange.reports:
            for person in record.report.participants:
                yield {
                    "exchange": exchange.id,
                    "report": record.id,
                    "document": record.document,
                    "name": person.name,
                    "side": person.side,
                    "office": person.office,
                    "entry": person.entry,
                    "posts": list(person.posts),
                    **_ends(person.span),
                }


def statement_rows(statements: Iterable[StatementRecord]) -> Iterator[Row]:
    """One row a statement; ``starts`` and ``ends`` are the half-open offsets of its content's spans, ``reviewed`` is the
    number of the judgement by hand that gives its speakers.
    """
    for record in statements:
        statement = record.statement
        yield {
            "id": record.id,
            "exchange": record.exchange,
            "report": record.report,
            **_where(record),
            "day": record.day,
            "speakers": [shown(actor) for actor in statement.speakers],
            "speaker_sides": [actor.side or "" for actor in statement.speakers],
            "addressees": [shown(actor) for actor in statement.addressees],
            "on_behalf_of": [shown(actor) for actor in _in_the_name_of(statement)],
            "act": statement.act,
            "mode": statement.mode,
            "cue": record.cue,
            "content": record.content,
            "starts": [span.start for span in statement.content],
            "ends": [span.end for span in statement.content],
            "relayed": statement.relayed,
            "strength": statement.strength,
            "confidence": statement.confidence,
            "considered": [shown(actor) for actor in statement.considered],
            "reviewed": record.reviewed,
            "rule": statement.rule,
            **_coding(record.coding),
        }


def _in_the_name_of(statement: Statement) -> tuple[Actor, ...]:
    return statement.on_behalf_of.parties if statement.on_behalf_of is not None else ()


def copy_rows(copies: Iterable[tuple[str, Copy]]) -> Iterator[Row]:
    """One row a copy, with the exchange that both documents tell of. ``cut_starts`` and ``cut_ends`` are offsets into the
    text of ``of``, ``added_starts`` and ``added_ends`` into that of ``document``; without ``clues`` nobody can say who copied.
    """
    for exchange, copy in copies:
        yield {
            "exchange": exchange,
            "document": copy.document,
            "of": copy.of,
            "share": round(copy.share, 4),
            "kept": round(copy.kept, 4),
            "clues": list(copy.clues),
            "cut_starts": [span.start for span in copy.cut],
            "cut_ends": [span.end for span in copy.cut],
            "added_starts": [span.start for span in copy.added],
            "added_ends": [span.end for span in copy.added],
        }


def card_row(card: Card) -> Row:
    """One exchange with its reports, the values on which they differ, its statements, and the judgements by hand, as
    nested plain values.
    """
    return {
        **next(exchange_rows([card.exchange])),
        "participants": list(participant_rows([card.exchange])),
        "reports": list(report_rows([card.exchange])),
        "conflicts": [
            {
                "field": conflict.field,
                "values": [{"value": value, "reports": list(ids)} for value, ids in conflict.values],
            }
            for conflict in card.exchange.conflicts
        ],
        "copies": list(copy_rows((card.exchange.id, copy) for copy in card.copies)),
        "judgements": list(ruling_rows(card.rulings)),
        "mentions": list(link_rows(card.mentions)),
        "mentioned_by": list(link_rows(card.mentioned_by)),
        "statements": list(statement_rows(record for voice in card.voices for record in voice.statements)),
    }


def ruling_rows(rulings: Iterable[Ruling]) -> Iterator[Row]:
    """One row a judgement by hand; ``exchanges`` are those to which the reports or statements it speaks of belong now.
    One on a statement has its ``document``, whom the reader had ``given``, the ``speakers`` that it gives, and the
    ``statements`` that it speaks of now.
    """
    for ruling in rulings:
        yield {
            "id": ruling.id,
            "verb": ruling.verb,
            "told": ruling.told,
            "who": ruling.who,
            "made": ruling.made,
            "why": ruling.why,
            "exchanges": list(ruling.exchanges),
            "undone": ruling.undone,
            "undone_by": ruling.undone_by,
            "undone_why": ruling.undone_why,
            "document": ruling.document,
            "given": [shown(actor) for actor in ruling.given],
            "speakers": [shown(actor) for actor in ruling.speakers],
            "statements": list(ruling.statements),
        }


def shown(actor: Actor) -> str:
    """A name, or the side's code where only the side is named."""
    return actor.name or actor.side or ""


def _where(record: ReportRecord | StatementRecord) -> Row:
    return {
        "document": record.document,
        "document_name": record.document_name,
        "outlet": record.outlet,
        "outlet_side": record.outlet_side,
    }


def _interval(date: DateInterval | None) -> Row:
    return {
        "earliest": date.earliest if date is not None else None,
        "latest": date.latest if date is not None else None,
        "date_basis": date.basis if date is not None else None,
        "date_confidence": date.confidence if date is not None else None,
        "date_clues": [clue.says for clue in date.clues] if date is not None else [],
    }


def _coding(coding: Coding | None) -> Row:
    return {
        "plover": coding.event if coding is not None else None,
        "plover_mode": coding.mode if coding is not None else None,
        "plover_context": coding.context if coding is not None else None,
        "cameo": coding.cameo if coding is not None else None,
        "negated": coding.negated if coding is not None else None,
        "future": coding.future if coding is not None else None,
    }


def _ends(span: Span | None) -> Row:
    return {"start": span.start if span is not None else None, "end": span.end if span is not None else None}
