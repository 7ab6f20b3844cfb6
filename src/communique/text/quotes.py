"""Quotations: paired marks inside one paragraph; one left open runs to its end."""

from __future__ import annotations

import re

from communique.model import Span

MARK = re.compile(r"[\"“”„«»]|``|''")
OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»"})


def find_quotes(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Spans of the quotations in one paragraph, marks included; a closing mark that stands first opens (a slip); straight marks, two apostrophes too, open after a blank or a bracket."""
    quotes: list[Span] = []
    start: int | None = None
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, match, paragraph)
        if start is None and opens:
            start = match.start()
        elif start is not None and not (opens and match.group() in OPENING):
            quotes.append(Span(start, match.end()))
            start = None
    if start is not None:
        quotes.append(Span(start, paragraph.end))
    return tuple(quotes)


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    if match.group() in OPENING:
        return True
    if match.group() in CLOSING:
        return match.start() == paragraph.start
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    return before.isspace() or before in "([—–-"
