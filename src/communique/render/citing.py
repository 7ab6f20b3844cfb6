"""Citations as one quotes them, and as columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.render.console import near_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Citation, Provenance
    from communique.render.rows import Row

ID_LENGTH = 10
"""How much of a document's identifier is shown; any unambiguous beginning is understood."""


def quotable(citation: Citation) -> str:
    """A citation in one line: “words” (outlet, “title”, day, characters 435-490); the text alone where its words are not
    known.
    """
    if not citation.spans:
        return named(citation.provenance)
    return f"“{citation.words}” ({named(citation.provenance)}, {places(citation)})"


def places(citation: Citation) -> str:
    """Where the words stand in the text: "characters 435–490, 514–540"."""
    return "characters " + ", ".join(f"{span.start}–{span.end}" for span in citation.spans)


def named(provenance: Provenance) -> str:
    """A text by outlet, title and day of publication, as far as they are known, else by its name."""
    title = f"“{provenance.title}”" if provenance.title else near_name(provenance.name)
    day = provenance.published.isoformat() if provenance.published is not None else "day not known"
    return ", ".join(part for part in (provenance.outlet, title, day) if part)


def citation_row(citation: Citation) -> Row:
    """The columns that say where words stand; ``citation`` quotes them in one line."""
    provenance = citation.provenance
    return {
        "document": provenance.document,
        "document_name": provenance.name,
        "outlet": provenance.outlet,
        "outlet_side": provenance.side,
        "published": provenance.published,
        "starts": [span.start for span in citation.spans],
        "ends": [span.end for span in citation.spans],
        "words": citation.words,
        "citation": quotable(citation),
    }


def evidence_row(citations: Iterable[Citation]) -> Row:
    """The columns that say where each of several citations stands: their values are lists of one length."""
    found = list(citations)
    sources = [citation.provenance for citation in found]
    return {
        "documents": [source.document for source in sources],
        "document_names": [source.name for source in sources],
        "outlets": [source.outlet or "" for source in sources],
        "outlet_sides": [source.side or "" for source in sources],
        "published": [source.published.isoformat() if source.published is not None else "" for source in sources],
        "starts": [citation.spans[0].start if citation.spans else None for citation in found],
        "ends": [citation.spans[-1].end if citation.spans else None for citation in found],
        "words": [citation.words for citation in found],
        "citations": [quotable(citation) for citation in found],
    }
