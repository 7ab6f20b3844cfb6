"""Words beside an occasion that make it a clue: looked up in the table of relations, told as a finding."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.readers.clue_tables import relations
from communique.readers.reports.findings import Finding, joined
from communique.readers.reports.shapes import shaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Span, Window
    from communique.readers.clue_tables import About, Relation
    from communique.readers.reports.page import Page

MOST_TOLD = 3
"""Days of an occasion that a clue tells in words; its windows hold all."""


def beside(page: Page, span: Span) -> tuple[str, str]:
    """The words of its sentence before and after an expression."""
    last = bisect_right(page.sentences, span.start, key=lambda sentence: sentence.start) - 1
    sentence = page.sentences[last] if last >= 0 and page.sentences[last].covers(span) else span
    text = page.prose.text
    return text[sentence.start : span.start], text[span.end : sentence.end]


def relation_of(abouts: Sequence[About], before: str, after: str) -> Relation | None:
    """The first row of the table that fits an expression about one of these, between these words."""
    return next(
        (
            relation
            for relation in relations()
            if not relation.abouts.isdisjoint(abouts)
            and relation.before.search(before)
            and relation.after.search(after)
        ),
        None,
    )


def related(page: Page, span: Span, windows: Sequence[Window], relation: Relation, *, source: str | None) -> Finding:
    """The clue of an occasion that falls, or may fall, on the days of ``windows``."""
    left = [shaped(window, relation.shape, relation.first, relation.last) for window in windows]
    told = (" to ".join(dict.fromkeys(day.isoformat() for day in window)) for window in windows[:MOST_TOLD])
    days = " or ".join(told) + (" or ..." if len(windows) > MOST_TOLD else "")
    return Finding(
        rule=relation.rule,
        kind=relation.kind,
        says=relation.says.format(words=span.of(page.prose.text), days=days),
        windows=joined(left),
        span=page.prose.original(span),
        source=source,
    )
