"""Judgements by hand on speakers find their statements again when a document is read anew, or has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.text.again import find_again, shared, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from communique.model import Review, Span, StatementRecord

LEAST = 0.5
"""So large a part of its content a statement must have in common with the one that was reviewed."""


class _Match(NamedTuple):
    """Sorts the likeliest first: more content in common, the same cue, the later review, the earlier place."""

    apart: float
    other_cue: bool
    older: int
    number: int
    review: Review
    statement: str


def bind_reviews(
    document: str, statements: Sequence[StatementRecord], reviews: Sequence[Review], texts: Mapping[str, str]
) -> dict[str, Review]:
    """Which review speaks of which statement of a document, by the statements' ids: each of one at most, and each
    statement of one. It hangs on what there is now alone, not on what came first. ``texts`` are those of the document
    and of the reviews, by their sha256.
    """
    matches = [match for review in reviews for match in _matches(document, statements, review, texts)]
    bound: dict[str, Review] = {}
    used: set[int] = set()
    for match in sorted(matches, key=lambda match: match[:4]):
        if match.statement not in bound and match.review.ruling not in used:
            bound[match.statement] = match.review
            used.add(match.review.ruling)
    return bound


def _matches(
    document: str, statements: Sequence[StatementRecord], review: Review, texts: Mapping[str, str]
) -> Iterator[_Match]:
    """The statements that have at least half of the content; in another text than the review's, those also that don't
    name another one as who speaks.
    """
    text = texts[document]
    spans = _spans(review, document, texts)
    for number, record in enumerate(statements if spans is not None else ()):
        part = shared(spans or (), record.statement.content)
        if part >= LEAST and (review.document == document or _same_source(review.source, record, text)):
            other_cue = squeeze(record.cue or "") != squeeze(review.cue or "")
            yield _Match(-part, other_cue, -review.ruling, number, review, record.id)


def _spans(review: Review, document: str, texts: Mapping[str, str]) -> tuple[Span, ...] | None:
    """Where the reviewed words stand in a document; None where they don't."""
    if review.document == document:
        return review.spans
    told = texts.get(review.document)
    return find_again(review.spans, told, texts[document]) if told is not None else None


def _same_source(source: str | None, record: StatementRecord, text: str) -> bool:
    """Whether a statement of a changed text is told of the one whom the former words named ("Tolleko", "President
    Tolleko"): a text that names another now may have been put right, and the review spoke of the error.
    """
    now = record.statement.source
    if source is None or now is None:
        return True
    one, other = squeeze(source).casefold(), squeeze(now.of(text)).casefold()
    return one in other or other in one
