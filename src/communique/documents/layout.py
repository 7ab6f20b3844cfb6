"""What of a text is title, stamp, dateline and body, and what is left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.documents.dateline import dateline_at
from communique.documents.flattened import lay_out_flattened, middle_dateline
from communique.documents.heading import find_head, find_stamps
from communique.documents.leftovers import closing, inline_leftovers
from communique.documents.lines import Line, read_lines
from communique.documents.links import trailing_links
from communique.documents.parts import Layout, joined, without
from communique.documents.signatures import sign_off
from communique.documents.stamps import choose
from communique.documents.story import find_story, foot, teasers
from communique.documents.title import MARK, find_title
from communique.model import Span
from communique.text.lines import split_lines, trim

if TYPE_CHECKING:
    from communique.documents.stamps import Stamp
    from communique.knowledge.outlets import Outlets
    from communique.model import Dateline

LEAD = 10
"""So many lines of a story at most are compared with what may be its headline."""
STAMPED = 4
"""So many lines of a story, from its beginning and from its end, may be stamps."""


def lay_out(text: str, start: int, outlets: Outlets, *, titled: str | None = None) -> Layout:
    """Find the parts of ``text`` from ``start`` on (what stands before is metadata). ``titled`` is the title that
    the metadata give: such a file was cleaned once, so short lines are lists and the first line is the story, unless
    it repeats the title.
    """
    flat = lay_out_flattened(text, start)
    if flat is not None:
        return flat
    whole = Span(start, len(text))
    region = Span(start, trailing_links(text, Span(start, closing(text, split_lines(text, whole), whole))))
    lines = read_lines(text, region, menus=titled is None)
    first, last = _story(text, lines, titled)
    return _assembled(text, lines, Span(first, last), trim(text, Span(region.end, len(text))), outlets)


def _story(text: str, lines: list[Line], titled: str | None) -> tuple[int, int]:
    """The first line of the story and the one after its last."""
    if titled is not None:
        repeats = next((line for line in lines if not line.noise), None)
        headed = repeats is not None and MARK.sub("", repeats.text, count=1).split() == titled.split()
        return (find_head(text, lines, 0) if headed else 0), len(lines)
    stretch = find_story(lines)
    return stretch.first or find_head(text, lines, 0), stretch.last


def _assembled(text: str, lines: list[Line], story: Span, below: Span, outlets: Outlets) -> Layout:
    """The layout of ``lines``; ``story`` counts them, ``below`` is what closes the page."""
    head, told = lines[: story.start], lines[story.start : story.end]
    stamps = [*find_stamps(head), *find_stamps(told[:STAMPED]), *find_stamps(told[STAMPED:][-STAMPED:])]
    title = find_title(text, head, "\n".join(line.text for line in told[:LEAD]), outlets)
    dateline = _dateline(text, head, told)
    named = [span for span in (title, dateline.span if dateline is not None else None) if span is not None]
    left = _left(told, stamps, headed=title is not None)
    before = [Span(lead.start, dateline.span.start) for lead in _lead(told) if dateline and lead.covers(dateline.span)]
    body = without(text, joined(text, [line.span for line in told if line.span not in left]), [*named, *before])
    stamp = choose(stamps, told[0].span.start if told else 0)
    inline = [leftover for span in body for leftover in inline_leftovers(text, span)]
    inline += _signed(text, body, [part.agency for part in (dateline, stamp) if part is not None], outlets)
    around = [line.span for line in (*head, *lines[story.end :]) if line.span not in named]
    return Layout(
        title=title,
        body=without(text, body, inline),
        noise=without(text, joined(text, [*left, *around, *before, *inline, below]), named),
        dateline=dateline,
        stamp=stamp,
        stamps=tuple(stamps),
    )


def _left(told: list[Line], stamps: list[Stamp], *, headed: bool) -> set[Span]:
    """Lines in a story that are none of it: leftovers, stamps, teasers; where it has a headline or a stamp, its foot.
    A text without either was cleaned once.
    """
    left = {line.span for line in told if line.noise} | {stamp.span for stamp in stamps} | set(teasers(told))
    return left | set(foot(told)) if headed or stamps else left


def _dateline(text: str, head: list[Line], told: list[Line]) -> Dateline | None:
    """The dateline just above the story, at its beginning, or behind a headline that was run into its first line."""
    lead = _lead(told)
    for span in (*lead, *(line.span for line in reversed(head[-2:]))):
        dateline = dateline_at(text, *span)
        if dateline is not None:
            return dateline
    return middle_dateline(text, lead[0]) if lead else None


def _signed(text: str, body: tuple[Span, ...], agencies: list[str | None], outlets: Outlets) -> list[Span]:
    """The sign-off at the body's end, if it has one."""
    signed = sign_off(text, body[-1], filter(None, agencies), outlets) if body else None
    return [signed] if signed is not None else []


def _lead(told: list[Line]) -> list[Span]:
    """The story's first line, if it has any."""
    return [line.span for line in told if not line.noise][:1]
