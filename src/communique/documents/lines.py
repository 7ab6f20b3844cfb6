"""The lines of a text as its layout sees them: what each looks like, and which are leftovers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.documents.leftovers import begins_comments, heads_a_tail, is_leftover
from communique.text.lines import split_lines, trim
from communique.text.wrapping import is_full, wrap_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Span

MENU_WORDS = 4
MENU_RUN = 5
LONGEST_HEADLINE = 3
"""Lines, of a text broken at a fixed width."""
BULLET = re.compile(r"^\s*[•·▪◦*+-]\s+")
SENTENCE_END = re.compile(r"(?:[.!?…][\"”’'»)\]*_]*|[。！？][”」』）]*|[:;,])\s*(?:&nbsp;)?\s*$")
FULL_STOP = re.compile(r"[.!?…][\"”’'»)\]*_]*\s*(?:&nbsp;)?\s*$|[。！？][”」』）]*$")
WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
"""Scripts that put no blanks between words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line without its ends' blanks. ``noise`` says that it is a leftover, ``tail`` that it heads what
    stands below an article, ``stop`` that readers' comments begin with it, ``inside`` that it is a piece of a
    paragraph broken at a fixed width.
    """

    span: Span
    text: str
    noise: bool
    tail: bool = False
    stop: bool = False
    inside: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return FULL_STOP.search(self.text[-12:]) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it ends as a sentence or as a part of one does ("the following:")."""
        return SENTENCE_END.search(self.text[-12:]) is not None

    @property
    def words(self) -> int:
        """How many words it has, as far as 1,000 characters show."""
        head = self.text[:1000]
        return len(head.split()) + len(WIDE.findall(head)) // 2

    @property
    def short(self) -> bool:
        """Whether it has the make of a menu entry: few words, no sentence."""
        return len(self.text) <= 60 and len(BULLET.sub("", self.text).split()) <= MENU_WORDS and not self.ends_sentence


def read_lines(text: str, region: Span, *, menus: bool = True) -> list[Line]:
    """The non-blank lines of a region; leftovers, and menus unless told otherwise, are marked as noise."""
    spans = list(_visible(text, region))
    inside = _inside(text, spans)
    lines = [
        Line(span, span.of(text), noise=False, inside=True) if piece else _line(text, span)
        for span, piece in zip(spans, inside, strict=True)
    ]
    return _with_menus(lines) if menus else lines


def _line(text: str, span: Span) -> Line:
    words = span.of(text)
    stop = begins_comments(words)
    tail = heads_a_tail(words)
    return Line(span, words, noise=stop or tail or is_leftover(words), tail=tail, stop=stop)


def _inside(text: str, spans: list[Span]) -> list[bool]:
    """Which lines are pieces of a paragraph broken at a fixed width; a headline broken over two or three is none."""
    inside = [False] * len(spans)
    for first, last in _wrapped(text, spans):
        told = FULL_STOP.search(spans[last - 1].of(text)[-12:]) is not None
        if last - first > (1 if told else LONGEST_HEADLINE):
            inside[first:last] = [True] * (last - first)
    return inside


def _wrapped(text: str, spans: list[Span]) -> Iterator[tuple[int, int]]:
    """Runs of lines that go on in one another: the first of each, and the one after its last."""
    width = wrap_width(text, spans)
    first = 0
    for number, (line, below) in enumerate(pairwise(spans), start=1):
        if width is None or not is_full(text, line, below, width):
            yield first, number
            first = number
    if spans:
        yield first, len(spans)


def _visible(text: str, region: Span) -> Iterator[Span]:
    for line in split_lines(text, region):
        span = trim(text, line)
        if span.start < span.end:
            yield span


def _with_menus(lines: list[Line]) -> list[Line]:
    """Runs of short lines are menus; a single short line is a heading and stays."""
    marked = list(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (
            lines[end].noise or (lines[end].short and not lines[end].inside and not is_large_capital(lines, end))
        ):
            end += 1
        if end - start >= MENU_RUN:
            marked[start:end] = [as_noise(line) for line in lines[start:end]]
        start = end + 1
    return marked


def as_noise(line: Line) -> Line:
    """The same line, marked as a leftover."""
    return Line(line.span, line.text, noise=True, tail=line.tail, stop=line.stop)


def is_large_capital(lines: list[Line], place: int) -> bool:
    """Whether a line is the first letter of the word below it, set large at the beginning of a story."""
    letter = lines[place].text
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    return len(letter) == 1 and letter.isupper() and below[:1].islower()
