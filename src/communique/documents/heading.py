"""What stands above a story: its headline, and the stamps that say when it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.documents.dateline import dateline_at
from communique.documents.stamps import Stamp, placed, stamp_of
from communique.model import Span

if TYPE_CHECKING:
    from communique.documents.lines import Line

LONGEST_TITLE = 220
NEAR = 10
MARK = re.compile(r"^#{1,6}\s+|^\*\*|^(?:\d+(?:st|nd|rd|th) Ld|URGENT|UPDATE \d|ROUNDUP):\s*")
MARK_END = re.compile(r"\s*(?:\*\*|#{1,6})$")
SITE = re.compile(r"\s+(?:[-–—|·»]|&gt;|::)\s+")
UPDATED = re.compile(r"\W*(?:last )?(?:updated|modified)(?: (?:on|at))?\W*", re.IGNORECASE)
FEWEST_TITLE_WORDS = 3


def find_head(text: str, lines: list[Line], first: int) -> int:
    """How many of the lines stand above the story when nothing but the headline does: up to the first that is a
    sentence, is long, or opens with a dateline. 0 where that would leave no story or a head of many lines.
    """
    head = first
    for line in lines[first:]:
        if not line.noise and stamp_of(line.text) is None and _is_story(text, line):
            break
        head += 1
    visible = sum(not line.noise for line in lines[first:head])
    return first if head == len(lines) or visible > 6 else head


def _is_story(text: str, line: Line) -> bool:
    if line.ends_sentence or len(line.text) > LONGEST_TITLE:
        return True
    dateline = dateline_at(text, *line.span)
    return dateline is not None and dateline.span.end < line.span.end - 40


def find_stamps(lines: list[Line]) -> list[Stamp]:
    """The stamps among some lines, in order; one below a line that says "Updated" is that of an update."""
    stamps: list[Stamp] = []
    for number, line in enumerate(lines):
        found = stamp_of(line.text)
        if found is not None:
            updated = number > 0 and UPDATED.fullmatch(lines[number - 1].text) is not None
            stamps.append(placed(found, line.span, updated=updated))
    return stamps


def find_title(text: str, head: list[Line]) -> Span | None:
    """The headline among the lines above a story: one that the page's own title begins with, else the longest of
    those near the story that is no stamp, no dateline and no sentence. Without marks of a heading around it.
    """
    candidates = [line for line in head if _may_be_title(text, line)]
    if not candidates:
        return None
    return _bare(text, _chosen(candidates).span)


def _chosen(candidates: list[Line]) -> Line:
    page = SITE.split(candidates[0].text)
    named = [
        line for line in candidates[1:] if line.text == page[0] or candidates[0].text.startswith(f"{line.text} - ")
    ]
    if named and len(page) > 1:
        return named[-1]
    near = candidates[-NEAR:]
    headlines = [line for line in near if line.words >= FEWEST_TITLE_WORDS and not line.ends_sentence]
    return max(headlines or near, key=lambda line: len(line.text))


def _may_be_title(text: str, line: Line) -> bool:
    return (
        not line.noise
        and len(line.text) <= LONGEST_TITLE
        and stamp_of(line.text) is None
        and dateline_at(text, *line.span) is None
    )


def _bare(text: str, span: Span) -> Span:
    mark = MARK.match(span.of(text))
    start = span.start + (mark.end() if mark is not None else 0)
    end = MARK_END.search(text[start : span.end])
    return Span(start, start + end.start() if end is not None and end.start() else span.end)
