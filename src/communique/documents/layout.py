"""What of a text is title, stamp, dateline and body, and what is left over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.documents.dateline import dateline_at, stamp_of
from communique.documents.lines import Line, closing, inline_leftovers, split_lines
from communique.model import Dateline, Span

if TYPE_CHECKING:
    from datetime import date

LONGEST_TITLE = 220
MIDDLE_DATELINE = re.compile(
    r"(?P<dateline>[A-Z][A-Z' .-]{2,30}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}) \([A-Z]\w{1,20}\) ?(?:--|—|–|-) )"
)
TITLE_BEFORE_STAMP = re.compile(
    r"(?:&gt;|>|»)\s*(?P<title>[A-Z][^<>]{15,200}?)\s*\(\s*(?P<agency>[A-Z]\w{1,20})\s*\)\s*(?P<stamp>\d{1,2}:\d{2},\s*[A-Z][a-z]+ \d{1,2}, \d{4})"
)
MARK = re.compile(r"^#{1,6}\s+|^\*\*|\*\*$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one text, as spans of it."""

    title: Span | None
    body: tuple[Span, ...]
    noise: tuple[Span, ...]
    dateline: Dateline | None
    stamp: tuple[date, str | None, Span] | None


def lay_out(text: str, start: int, *, titled: str | None = None) -> Layout:
    """Find the parts of ``text`` from ``start`` on (what stands before is metadata). ``titled`` is the title that
    the metadata give: such a file was cleaned once, so short lines are lists and the first line is the story, unless
    it repeats the title.
    """
    flat = _flattened(text, start)
    if flat is not None:
        return flat
    region = Span(start, closing(text, Span(start, len(text))))
    lines = split_lines(text, region, menus=titled is None)
    kept = [line for line in lines if not line.noise]
    head, stamp = _head(text, kept, lines) if titled is None or _repeats(kept, titled) else ([], None)
    title = _title(head)
    first = len(head)
    dateline, begins = _dateline(text, kept, first)
    body = _body(text, kept[first:], begins)
    noise = [line.span for line in lines if line.noise] + (
        [Span(region.end, len(text))] if text[region.end :].strip() else []
    )
    inline = [leftover for span in body for leftover in inline_leftovers(text, span)]
    return Layout(title, _without(body, inline), _merged(text, [*noise, *inline]), dateline, stamp)


def _flattened(text: str, start: int) -> Layout | None:
    """A page whose lines were run together: the dateline in its midst parts the menus from the story."""
    match = MIDDLE_DATELINE.search(text, start, start + 4000)
    if match is None or match.start() < start + 200 or "\n" in text[max(start, match.start() - 150) : match.start()]:
        return None
    end = closing(text, Span(match.end(), len(text)))
    while end > match.end() and text[end - 1].isspace():
        end -= 1
    heading = TITLE_BEFORE_STAMP.search(text, start, match.start())
    found = stamp_of(heading["stamp"]) if heading is not None else None
    title = Span(*heading.span("title")) if heading is not None else None
    stamp = (
        (found[0], heading["agency"], Span(*heading.span("stamp")))
        if heading is not None and found is not None
        else None
    )
    before = (
        [Span(start, title.start), Span(title.end, match.start())]
        if title is not None
        else [Span(start, match.start())]
    )
    after = [Span(end, len(text))] if text[end:].strip() else []
    return Layout(
        title, (Span(match.end(), end),), (*before, *after), dateline_at(text, match.start(), match.end()), stamp
    )


def _repeats(kept: list[Line], title: str) -> bool:
    return bool(kept) and MARK.sub("", kept[0].text).split() == title.split()


def _head(text: str, kept: list[Line], lines: list[Line]) -> tuple[list[Line], tuple[date, str | None, Span] | None]:
    """The lines before the story: headline and stamps. The first line that is a sentence, or long, begins the story."""
    head: list[Line] = []
    stamp = next(
        (
            (*found, line.span)
            for line in lines[:200]
            for found in [stamp_of(line.text)]
            if found and _near_top(line, kept)
        ),
        None,
    )
    for line in kept:
        if stamp_of(line.text) is None and (
            line.ends_sentence or len(line.text) > LONGEST_TITLE or _is_story(text, line)
        ):
            break
        head.append(line)
    if len(head) == len(kept) or len(head) > 6:
        head = []
    return head, stamp


def _near_top(line: Line, kept: list[Line]) -> bool:
    return not kept or line.span.start <= kept[min(4, len(kept) - 1)].span.end


def _is_story(text: str, line: Line) -> bool:
    dateline = dateline_at(text, line.span.start, line.span.end)
    return dateline is not None and dateline.span.end < line.span.end - 40


def _title(head: list[Line]) -> Span | None:
    """The longest line of the head that is no stamp and no dateline."""
    found = [
        line
        for line in head
        if stamp_of(line.text) is None
        and len(line.text.split()) > 0
        and dateline_at(line.text, 0, len(line.text)) is None
    ]
    if not found:
        return None
    longest = max(found, key=lambda line: len(line.text))
    longest = next((line for line in found if longest.text.startswith((f"{line.text} - ", f"{line.text} | "))), longest)
    prefix = MARK.match(longest.text)
    lead = re.match(r"(?:\d+(?:st|nd|rd|th) Ld|URGENT|UPDATE \d|ROUNDUP):\s*", longest.text)
    skip = prefix.end() if prefix is not None else lead.end() if lead is not None else 0
    return Span(longest.span.start + skip, longest.span.end)


def _dateline(text: str, kept: list[Line], first: int) -> tuple[Dateline | None, int | None]:
    """The dateline before or at the story's beginning, and where the story begins behind it."""
    for line in reversed(kept[max(0, first - 2) : first]):
        dateline = dateline_at(text, line.span.start, line.span.end)
        if dateline is not None:
            return dateline, None
    if first < len(kept):
        dateline = dateline_at(text, kept[first].span.start, kept[first].span.end)
        if dateline is not None:
            return dateline, dateline.span.end
        middle = MIDDLE_DATELINE.search(
            text, kept[first].span.start, min(kept[first].span.end, kept[first].span.start + 300)
        )
        if middle is not None:
            return dateline_at(text, middle.start(), middle.end()), middle.end()
    return None, None


def _body(text: str, story: list[Line], begins: int | None) -> list[Span]:
    """The story's lines; neighbours with nothing but blanks between them make one span."""
    spans: list[Span] = []
    for line in story:
        start = max(line.span.start, begins) if begins is not None and line.span.start < begins else line.span.start
        if start >= line.span.end:
            continue
        if spans and not text[spans[-1].end : start].strip():
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(Span(start, line.span.end))
    return spans


def _without(body: list[Span], holes: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in body:
        start = span.start
        for hole in (hole for hole in sorted(holes) if span.covers(hole)):
            if hole.start > start:
                kept.append(Span(start, hole.start))
            start = max(start, hole.end)
        if start < span.end:
            kept.append(Span(start, span.end))
    return tuple(kept)


def _merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.start < span.end:
            merged.append(span)
    return tuple(merged)
