"""Words of a document as a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Citation, Provenance
from communique.text.told import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import (
        Account,
        Clause,
        Document,
        Link,
        ReportRecord,
        Span,
        StatementRecord,
    )


def provenance_of(document: Document) -> Provenance:
    """Which text this is, and whose."""
    return Provenance(
        document=document.sha256,
        name=document.name,
        title=" ".join(document.title.text.split()) if document.title is not None else None,
        outlet=document.outlet,
        side=document.outlet_side,
        published=document.published.day if document.published is not None else None,
        address=document.source_url,
    )


def cite(text: str, spans: Iterable[Span], provenance: Provenance) -> Citation:
    """These stretches of a document's ``text``, spaces and line breaks between words made one space."""
    places = tuple(spans)
    return Citation(
        provenance=provenance, spans=places, words=GAP.join(" ".join(span.of(text).split()) for span in places)
    )


def cite_statement(record: StatementRecord, provenance: Provenance) -> Citation:
    """What was said, as its document has it; ``provenance`` is the document's."""
    words = GAP.join(" ".join(part.split()) for part in record.content.split(GAP))
    return Citation(provenance=provenance, spans=record.statement.content, words=words)


def cite_report(record: ReportRecord, provenance: Provenance) -> Citation:
    """The sentence that a report stands in."""
    span = record.report.span
    words = " ".join((record.evidence or "").split())
    return Citation(provenance=provenance, spans=(span,) if span is not None else (), words=words)


def cite_mention(link: Link, provenance: Provenance) -> Citation:
    """The words that name another exchange in passing."""
    words = " ".join(link.record.words.split())
    return Citation(provenance=provenance, spans=(link.record.mention.span,), words=words)


def cite_clauses(account: Account, clauses: Iterable[Clause]) -> Citation:
    """Clauses of an account as one citation."""
    found = tuple(clauses)
    return Citation(
        provenance=account.provenance,
        spans=tuple(span for clause in found for span in clause.spans),
        words=GAP.join(clause.words for clause in found),
    )
