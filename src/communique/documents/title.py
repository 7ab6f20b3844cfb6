"""The headline among the lines above a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.documents.dateline import dateline_at
from communique.documents.heading import LONGEST_TITLE
from communique.documents.letterheads import is_letterhead
from communique.documents.stamps import stamp_of
from communique.model import Span
from communique.text.lines import trim
from communique.text.wrapping import follows_directly

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.documents.lines import Line
    from communique.knowledge.outlets import Outlets

NEAR = 10
FEWEST_WORDS = 3
SUBTITLE = 0.4
"""A headline is at least this part as long as its subtitle; a shorter line above it is none."""
MOST_LINES = 3
HEADING = re.compile(r"#{1,6}\s+\S|\*\*[^*]+\*\*$|__[^_]+__$")
MARK = re.compile(
    r"(?:#{1,6}\s+|\*\*|__)?"
    r"(?:(?:Subject|Headline|Title):\s*"
    r"|\((?:\d\w\w )?[A-Z][A-Z ]{2,18}\d?\)\s*"  # (LEAD), (2nd LD)
    r"|(?:\d+(?:st|nd|rd|th) Ld|URGENT|UPDATE ?\d{0,2})\s?[:-]\s*"
    r"|[A-Z]\w+ / (?=(?:\S+ ){3}))?"  # a section: General / King receives letter
)
"""Marks of a heading, and what a desk puts before one."""
MARK_END = re.compile(r"\s*(?:\*\*|__|#{1,6})$")
SITE = re.compile(r"\s+(?:[-–—|·»]|&gt;|::)\s+|\s{2,}")
"""What parts a headline from the names of a site and its sections."""
NO_HEADLINE = re.compile(r"[a-z]|(?i:From|To|Attn|Date|Location|Category|Delivered on|Published)\s?:")
SMALL_WORDS = "a|an|the|of|in|on|at|to|for|from|with|and|or|as|between|after|before|over"
UNFINISHED = re.compile(rf"(?:\b(?:{SMALL_WORDS}|by)|[,–—-])$", re.IGNORECASE)
CONTINUATION = re.compile(rf"(?!www\.|https?:)[a-zà-þ]|(?:{SMALL_WORDS.upper()})\b")
"""How the second line of a headline begins; "BY" would begin a byline."""
LEAD = 1500
STEM = 5
FEWEST_SHARED = 2
WORD = re.compile(r"[^\W\d_]{4,}")


def find_title(text: str, head: list[Line], story: str, outlets: Outlets) -> Span | None:
    """The headline among the lines above a story, all its lines, without marks of a heading around it.

    It is one that the page's own title repeats, else the first that is marked as a heading, else the longest of those
    near the ``story`` that is no stamp, dateline, label, sentence or letterhead and shares words with it; of two that
    follow each other and are about as long the first, the second being its subtitle.
    """
    candidates = [line for line in head if _may_be_title(text, line)]
    if not candidates:
        return None
    chosen = _repeated(candidates) or _likeliest(candidates[-NEAR:], _stems(story[:LEAD]), outlets)
    return _bare(text, _whole(text, head, head.index(chosen)))


def _may_be_title(text: str, line: Line) -> bool:
    return (
        not line.noise
        and len(line.text) <= LONGEST_TITLE
        and stamp_of(line.text) is None
        and dateline_at(text, *line.span) is None
    )


def _repeated(candidates: list[Line]) -> Line | None:
    """The last line that stands in one above it too, beside the site's name or sections ("Talks go on - Daily")."""
    pieces: set[str] = set()
    found = None
    for line in candidates:
        if line.text in pieces and _is_headline(line):
            found = line
        parts = SITE.split(line.text)
        pieces |= {*parts, line.text.rpartition(" - ")[0]} if len(parts) > 1 else set()
    return found


def _likeliest(lines: list[Line], told: set[str], outlets: Outlets) -> Line:
    """Whatever rules a line out does so only where another one is left."""
    rules: tuple[Callable[[Line], bool], ...] = (
        _is_headline,
        lambda line: not is_letterhead(line.text, outlets),
        lambda line: len(_stems(line.text) & told) >= FEWEST_SHARED,
    )
    for rule in rules:
        lines = [line for line in lines if rule(line)] or lines
    marked = next((line for line in lines if HEADING.match(line.text)), None)
    return marked or _above_subtitle(lines)


def _stems(words: str) -> set[str]:
    """The beginnings of longer words, by which "Halvern" and "Halvernian" are one."""
    return {word[:STEM].casefold() for word in WORD.findall(words)}


def _is_headline(line: Line) -> bool:
    return line.words >= FEWEST_WORDS and not line.goes_on and NO_HEADLINE.match(line.text) is None


def _above_subtitle(lines: list[Line]) -> Line:
    longest = max(range(len(lines)), key=lambda place: len(lines[place].text))
    above = lines[longest - 1] if longest else lines[longest]
    return above if len(above.text) > SUBTITLE * len(lines[longest].text) else lines[longest]


def _whole(text: str, head: list[Line], place: int) -> Span:
    """A headline with the lines over which it is broken."""
    first = last = place
    while first and last - first < MOST_LINES and _goes_on(text, head[first - 1], head[first]):
        first -= 1
    while last + 1 < len(head) and last - first < MOST_LINES and _goes_on(text, head[last], head[last + 1]):
        last += 1
    return Span(head[first].span.start, head[last].span.end)


def _goes_on(text: str, line: Line, below: Line) -> bool:
    """Whether a line below, without a blank one between, ends what ``line`` begins, as small words show."""
    if line.noise or below.noise or not (_may_be_title(text, line) and _may_be_title(text, below)):
        return False
    broken = UNFINISHED.search(line.text) is not None or CONTINUATION.match(below.text) is not None
    return broken and follows_directly(text, line.span, below.span)


def _bare(text: str, span: Span) -> Span:
    mark = MARK.match(span.of(text))
    start = span.start + (mark.end() if mark is not None else 0)
    end = MARK_END.search(text[start : span.end])
    return trim(text, Span(start, start + end.start() if end is not None and end.start() else span.end))
