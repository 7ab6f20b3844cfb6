"""Words of a document as a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Citation, Provenance
from communique.text.told import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Account, Clause, Document, Span


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


def cite_clauses(account: Account, clauses: Iterable[Clause]) -> Citation:
    """Clauses of an account as one citation."""
    found = tuple(clauses)
    return Citation(
        provenance=account.provenance,
        spans=tuple(span for clause in found for span in clause.spans),
        words=GAP.join(clause.words for clause in found),
    )
