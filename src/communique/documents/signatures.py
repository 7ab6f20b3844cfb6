"""An agency's own name around and inside its story: behind the last word, before the first, in mid sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.documents.parts import joined, without
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.documents.parts import Layout
    from communique.knowledge.outlets import Outlets

LONGEST = 90
NAME = r"(?P<name>[A-Z][\w'’.]*(?: [\w'’.]+){0,4})"
SIGN_OFF = re.compile(
    rf"(?:\s{{0,9}}\./\.\s?|(?<=[.!?…”\"'’)])\s{{0,9}}(?:[-–—=/]{{1,3}}\s?|[(\[]\s?|[\r\n]\s{{0,9}})){NAME}"
    rf"(?:/[A-Z][\w .'’-]{{1,30}}){{0,3}}[\s./)\]-]{{0,6}}\Z"
)
"""Behind "./."; behind a full stop, after dashes or strokes, in brackets or on a line of its own ("--SPA", "(QNA)");
reporters may follow. A name that ends a sentence ("... told Reuters.") is none.
"""
LONGEST_TAG = 8


def sign_off(text: str, story: Span, printed: Iterable[str], outlets: Outlets) -> Span | None:
    """What signs a story: the name of an agency that the text printed above it, or of an outlet of our table."""
    start = max(story.start, story.end - LONGEST)
    own = set(printed)
    for match in SIGN_OFF.finditer(text[start : story.end]):
        name = match["name"].strip(" .")
        if name in own or outlets.by_name(name) is not None:
            return Span(start + match.start(), story.end)
    return None


def own_names(agency: str | None, outlet: str | None, outlets: Outlets) -> set[str]:
    """The short names in capitals by which the publisher of a text may call itself in it."""
    known = (outlets.by_name(name) for name in (agency, outlet) if name)
    names = {name for row in known if row is not None for name in (row.name, *row.other_names)}
    return {name for name in (*names, agency or "") if 1 < len(name) <= LONGEST_TAG and name.isupper()}


def without_tags(text: str, layout: Layout, names: set[str]) -> Layout:
    """The layout with the publisher's tags ("TGP - ") cut out of the body, wherever a sentence goes on behind them."""
    if not names:
        return layout
    any_name = "|".join(sorted(map(re.escape, names)))
    pattern = re.compile(rf"(?<![\w.])(?:{any_name})\s?[-–—]\s(?=[A-Z“‘\"])")
    tags = [Span(*match.span()) for span in layout.body for match in pattern.finditer(text, *span)]
    noise = joined(text, [*layout.noise, *tags])
    return replace(layout, body=without(text, layout.body, tags), noise=noise) if tags else layout
