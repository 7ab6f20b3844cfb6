"""Other exchanges that a text names in passing ("his visit to Vietnam in 2023", "the upcoming summit")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import MentionedExchange, Span

if TYPE_CHECKING:
    from communique.model.report import Kind
    from communique.text.prose import Prose

NOUNS: dict[str, Kind] = {
    "visit": "visit",
    "trip": "visit",
    "summit": "summit",
    "message": "message",
    "meeting": "meeting",
    "letter": "letter",
}
NAMED = re.compile(
    r"\b(?:(?:his|her|their|its|the|a|an|President \w+'s|[A-Z]\w+'s)\s+)(?:(?:recent|upcoming|successful|official|state|State|congratulatory|forthcoming|first|last|historic|warm|and|friendly|planned|[A-Z][\w'.-]+)\s+){0,6}"
    r"(?P<noun>[Vv]isit|[Tt]rip|[Ss]ummit|message|meeting between)\b(?:\s+(?:to|by|of|in|with|on|at|for)\s+(?:the\s+)?[A-Z0-9][\w'.-]*(?:\s+[A-Z0-9][\w'.-]*){0,5}(?:\s+in\s+(?:\w+\s+)?(?:\d{4}|[A-Z]\w+))?)?"
)
ARRIVED = re.compile(r"\b[A-Z][\w-]+ arrived (?:in|here)[^.;]{0,60}")
FUTURE = re.compile(r"\b(?:upcoming|forthcoming|next|planned|will|later this|to be held)\b")
ORDINARY = re.compile(r"^(?:the|The) (?:visit|trip|meeting|message|summit)$", re.IGNORECASE)


def find_mentioned(prose: Prose, taken: tuple[Span, ...]) -> tuple[MentionedExchange, ...]:
    """Exchanges named outside the sentences ``taken`` (spans of the document's text), in order."""
    found: list[MentionedExchange] = []
    for pattern in (NAMED, ARRIVED):
        for match in pattern.finditer(prose.text):
            kind = NOUNS[match["noun"].split()[0].lower()] if pattern is NAMED else "visit"
            span = prose.original(Span(*match.span()))
            if (
                ORDINARY.match(match.group())
                or any(other.meets(span) for other in taken)
                or any(other.span.meets(span) for other in found)
            ):
                continue
            around = prose.text[max(0, match.start() - 30) : match.end() + 30]
            found.append(MentionedExchange(kind=kind, when="future" if FUTURE.search(around) else "past", span=span))
    return tuple(sorted(found, key=lambda mention: mention.span))
