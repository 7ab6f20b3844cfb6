"""Pages whose lines were run together into one: the dateline in their midst parts the menus from the story."""

from __future__ import annotations

import re

from communique.documents.dateline import AGENCY, DAY, REGION, UPPER, dateline_at
from communique.documents.leftovers import closing
from communique.documents.parts import Layout
from communique.documents.stamps import placed, stamp_of
from communique.model import Dateline, Span
from communique.text.lines import BREAK, split_lines, trim

SEARCHED = 4000
FEWEST_BEFORE = 200
SAME_LINE = 150
INSIDE_LINE = 300
MIDDLE = re.compile(rf"(?<![\w'’.-]){UPPER}(?:{REGION})?,\s?{DAY}(?:{AGENCY})\s?(?:--+|—|–|-|\.)\s")
HEADING = re.compile(
    r"(?:&gt;|>|»)\s*(?P<title>[A-Z][^<>]{15,200}?)\s*(?P<stamp>\(\s*[A-Z]\w{1,20}\s*\)\s*\d{1,2}:\d{2},\s*[A-Z][a-z]+ \d{1,2}, \d{4})"
)


def middle_dateline(text: str, line: Span) -> Dateline | None:
    """The dateline that stands inside a line, behind a headline that was run into it."""
    match = MIDDLE.search(text, line.start, min(line.end, line.start + INSIDE_LINE))
    return dateline_at(text, match.start(), line.end) if match is not None else None


def lay_out_flattened(text: str, start: int) -> Layout | None:
    """The parts of a page that was run together; None where the text is none."""
    match = MIDDLE.search(text, start, start + SEARCHED)
    if match is None or match.start() < start + FEWEST_BEFORE:
        return None
    if BREAK.search(text, max(start, match.start() - SAME_LINE), match.start()):
        return None
    dateline = dateline_at(text, match.start(), len(text))
    if dateline is None:
        return None
    rest = Span(dateline.span.end, len(text))
    body = trim(text, Span(rest.start, closing(text, split_lines(text, rest), rest)))
    return _with_heading(text, Span(start, match.start()), dateline, body)


def _with_heading(text: str, above: Span, dateline: Dateline, body: Span) -> Layout:
    heading = HEADING.search(text, *above)
    title = Span(*heading.span("title")) if heading is not None else None
    found = stamp_of(heading["stamp"]) if heading is not None else None
    stamp = placed(found, Span(*heading.span("stamp")), updated=False) if heading is not None and found else None
    noise = [above] if title is None else [Span(above.start, title.start), Span(title.end, above.end)]
    noise.append(trim(text, Span(body.end, len(text))))
    return Layout(
        title=title,
        body=(body,) if body.start < body.end else (),
        noise=tuple(span for span in noise if span.start < span.end),
        dateline=dateline,
        stamp=stamp,
        stamps=(stamp,) if stamp is not None else (),
    )
