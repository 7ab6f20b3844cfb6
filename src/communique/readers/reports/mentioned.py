"""Other exchanges that a text names in passing ("his visit to X in 2023", "the upcoming summit"), by a table of patterns."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from communique.knowledge.tables import read_table
from communique.model import MentionedExchange, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model.report import Kind
    from communique.text.prose import Prose

COLUMNS = ("kind", "taken", "pattern", "note")
FUTURE = re.compile(
    r"\b(?:upcoming|forthcoming|next|planned|will|would|hoped|invit\w+|later this|to be held|expected|scheduled|soon|to visit|to meet|this (?:spring|summer|autumn|fall|winter)|later (?:in|next)|in the coming|preparations for)\b"
)
WORD_REST = re.compile(r"\w*")
AROUND = 30
"""Characters on either side of a mention that can tell whether it lies ahead."""


class _Pattern(NamedTuple):
    kind: Kind
    taken: bool
    pattern: re.Pattern[str]


def find_mentioned(prose: Prose, taken: tuple[Span, ...]) -> tuple[MentionedExchange, ...]:
    """Exchanges named in passing, in order. Inside the sentences ``taken`` (spans of the document's text), which tell
    of the exchanges that are news, only those count that cannot be the news itself (a named summit).
    """
    found: list[MentionedExchange] = []
    places: list[Span] = []
    for mention, inside in _matches(prose):
        reported = any(other.meets(mention.span) for other in taken)
        at = bisect_left(places, mention.span)
        free = not any(other.meets(mention.span) for other in places[max(0, at - 1) : at + 1])
        if (inside or not reported) and free:
            places.insert(at, mention.span)
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _matches(prose: Prose) -> Iterator[tuple[MentionedExchange, bool]]:
    """Every match of every row, and whether it counts inside a sentence that tells of the news."""
    for row in _patterns():
        for paragraph in prose.paragraphs:
            for match in row.pattern.finditer(prose.text, paragraph.start, paragraph.end):
                around = prose.text[max(0, match.start() - AROUND) : match.end() + AROUND]
                span = prose.original(Span(match.start(), _word_end(prose.text, match.end())))
                ahead = FUTURE.search(around) is not None
                yield MentionedExchange(kind=row.kind, when="future" if ahead else "past", span=span), row.taken


def _word_end(text: str, end: int) -> int:
    """Where a word ends that a pattern of so many characters cut through."""
    rest = WORD_REST.match(text, end) if text[end - 1].isalnum() else None
    return rest.end() if rest is not None else end


@cache
def _patterns() -> tuple[_Pattern, ...]:
    rows = read_table("mention_patterns", COLUMNS, package="communique.readers")
    return tuple(_Pattern(cast("Kind", row["kind"]), row["taken"] == "yes", re.compile(row["pattern"])) for row in rows)
