"""The lines of a text and the leftovers of web pages among them: what is marked, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_CHECKED = 700
MENU_WORDS = 4
MENU_RUN = 5
BULLET = re.compile(r"^\s*[•·▪◦*+-]\s+")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s*(?:&nbsp;)?\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line without its ends' blanks; ``noise`` says that it is a leftover."""

    span: Span
    text: str
    noise: bool

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return SENTENCE_END.search(self.text[-12:]) is not None

    @property
    def short(self) -> bool:
        """Whether it has the make of a menu entry: few words, no sentence."""
        return len(self.text) <= 60 and len(BULLET.sub("", self.text).split()) <= MENU_WORDS and not self.ends_sentence


@dataclass(frozen=True, slots=True)
class Leftover:
    """One row of ``data/leftovers.csv``."""

    kind: str
    pattern: re.Pattern[str]


@cache
def load_leftovers() -> tuple[Leftover, ...]:
    """The table of leftovers, read once."""
    rows = read_table("leftovers", ("kind", "pattern", "note"), package="communique.documents")
    return tuple(Leftover(row["kind"], re.compile(row["pattern"], re.MULTILINE)) for row in rows)


def split_lines(text: str, region: Span, *, menus: bool = True) -> list[Line]:
    """The non-blank lines of a region; leftovers, and menus unless told otherwise, are marked as noise."""
    bare = [(span, span.of(text)) for span in _stripped(text, region)]
    marked = [_is_leftover(words) for _, words in bare]
    if menus:
        _mark_menus([words for _, words in bare], marked)
    return [Line(span, words, noise) for (span, words), noise in zip(bare, marked, strict=True)]


def _stripped(text: str, region: Span) -> Iterator[Span]:
    start = region.start
    while start < region.end:
        newline = text.find("\n", start, region.end)
        end = region.end if newline < 0 else newline
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield Span(first, last)
        start = end + 1


def _is_leftover(words: str) -> bool:
    if len(words) > LONGEST_CHECKED:
        return False
    return any(leftover.pattern.search(words) for leftover in load_leftovers() if leftover.kind == "line")


def _mark_menus(lines: list[str], marked: list[bool]) -> None:
    """Runs of short lines are menus; a single short line is a heading and stays."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (marked[end] or Line(Span(0, 0), lines[end], noise=False).short):
            end += 1
        if end - start >= MENU_RUN:
            marked[start:end] = [True] * (end - start)
        start = end + 1


def inline_leftovers(text: str, span: Span) -> list[Span]:
    """Sign-offs at the end and source tags inside a stretch of text."""
    found: list[Span] = []
    for leftover in load_leftovers():
        if leftover.kind == "sign-off":
            start = max(span.start, span.end - 60)
            match = leftover.pattern.search(text[start : span.end])
            found += [Span(start + match.start(), span.end)] if match is not None else []
        elif leftover.kind == "tag":
            found += [Span(*match.span()) for match in leftover.pattern.finditer(text, span.start, span.end)]
    return sorted(found)


def closing(text: str, region: Span) -> int:
    """Where what closes a page begins ("Reference(s):", "(Web editor: ..."); the region's end without it."""
    ends = [
        match.start()
        for leftover in load_leftovers()
        if leftover.kind == "end"
        for match in [leftover.pattern.search(text, *region)]
        if match
    ]
    later = [end for end in ends if end > region.start + (region.end - region.start) // 5]
    return min(later, default=region.end)
