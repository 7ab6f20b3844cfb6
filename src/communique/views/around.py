"""The paragraphs in which words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Piece, Span
from communique.text.lines import trim
from communique.text.prose import build_prose
from communique.views.cutting import Mark, cut

if TYPE_CHECKING:
    from communique.model import Document, Statement

MOST = 3
"""So many paragraphs lie at most between a statement and what names its speaker for all of them to be shown."""


def around(document: Document, statement: Statement) -> tuple[Piece, ...]:
    """The paragraphs that hold a statement, with those up to its cue and to what names its speaker where they are near;
    its own words (``statement`` 0) and its cue are marked.
    """
    frame = [span for span in (statement.cue, statement.source) if span is not None]
    stretch = _paragraphs(document, [*statement.content, *frame]) or _paragraphs(document, statement.content)
    if stretch is None:
        stretch = Span(statement.content[0].start, statement.content[-1].end)
    marks = [Mark(span, "said") for span in statement.content]
    marks += [Mark(statement.cue, "cue")] if statement.cue is not None else []
    moved = (mark._replace(span=Span(*(place - stretch.start for place in mark.span))) for mark in marks)
    return tuple(
        Piece(
            span=(place := Span(span.start + stretch.start, span.end + stretch.start)),
            words=place.of(document.text),
            statement=0 if any(mark.kind == "said" for mark in held) else None,
            is_cue=any(mark.kind == "cue" for mark in held),
        )
        for span, held in cut(stretch.end - stretch.start, moved)
    )


def _paragraphs(document: Document, spans: list[Span] | tuple[Span, ...]) -> Span | None:
    """The paragraphs from the first to the last of these words; None where these lie too far apart, or in none."""
    prose = build_prose(document.text, document.body)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    found = [place for paragraph in prose.paragraphs if (place := prose.original(paragraph)).meets(Span(first, last))]
    if not found or len(found) > MOST:
        return None
    return trim(document.text, Span(min(first, found[0].start), max(last, found[-1].end)))
