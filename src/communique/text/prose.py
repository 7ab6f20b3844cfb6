"""The body of a document as it is read: one line a paragraph, one space between words, and a map back.

Readers never see line breaks, mark-up or noise; records never see anything but the document's own offsets.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Span
from communique.text.lines import BREAK, INVISIBLE, is_blank, split_lines, trim
from communique.text.wrapping import is_full, wrap_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ANY = 0
"""In place of a width: Markdown breaks lines wherever it likes, only blank lines and lists part paragraphs."""
INDENT = 2
PLAIN_CHARACTERS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "–", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
HIDDEN = re.compile(rf"</?(?:sup|sub|b|i|em|strong|u|span|a|p|br)\b[^<>]{{0,200}}>|&(?:nbsp|#160|zwnj);|[{INVISIBLE}]")
LINK = re.compile(r"!?\[(?P<label>[^\[\]]{0,500})\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,1000})?\)")
EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|\\(?=[^\w\s])")
BULLET = re.compile(r"\s*(?:[-•*·]|\d{1,2}[.)])\s+")
LIST_BREAK = re.compile(r"\s*(?:[-•*·]\s|\d{1,2}[.)]\s|#{1,6}\s)")
ENDS_SENTENCE = re.compile(r"[.!?:;][\"”’')\]]*\s*$")
GOES_ON = re.compile(r"\s*[a-z,;.)]")
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Prose:
    """Readable text. ``offsets[i]`` is the place in the document of character ``i``; paragraphs are spans of ``text``."""

    text: str
    offsets: array[int]
    paragraphs: tuple[Span, ...]

    def original(self, span: Span) -> Span:
        """The span of the document's text that a non-empty span of this text was read from."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    joined: bool
    after_blank: bool


def build_prose(text: str, body: Iterable[Span], *, markdown: bool = False) -> Prose:
    """Read the ``body`` spans of ``text`` as paragraphs; ``markdown`` drops links and emphasis as well."""
    lines = list(_lines(text, body))
    width = wrap_width(text, [trim(text, Span(line.start, line.end)) for line in lines])
    pieces: list[str] = []
    offsets = array("L")
    paragraphs: list[Span] = []
    length = 0
    for group in _paragraphs(text, lines, ANY if markdown else width):
        words = list(_words(text, group, markdown=markdown))
        if not words:
            continue
        if length:
            pieces.append("\n")
            offsets.append(offsets[-1])
            length += 1
        start = length
        for glued, word, places in words:
            if not glued and length > start:
                pieces.append(" ")
                offsets.append(offsets[-1])
                length += 1
            pieces.append(word)
            offsets.extend(places)
            length += len(word)
        paragraphs.append(Span(start, length))
    return Prose("".join(pieces).translate(PLAIN_CHARACTERS), offsets, tuple(paragraphs))


def _lines(text: str, body: Iterable[Span]) -> Iterator[_Line]:
    previous_end = None
    for span in body:
        same_line = previous_end is not None and BREAK.search(text, previous_end, span.start) is None
        blank = False
        for line in split_lines(text, span):
            if is_blank(text, *line):
                blank = True
            else:
                yield _Line(*line, joined=same_line and line.start == span.start, after_blank=blank)
                blank = False
        previous_end = span.end


def _paragraphs(text: str, lines: list[_Line], width: int | None) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(text, group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(text: str, previous: _Line, line: _Line, width: int | None) -> bool:
    if line.joined:
        return True
    if LIST_BREAK.match(text, line.start, line.end):
        return False
    before = text[max(previous.start, previous.end - 80) : previous.end]
    unfinished = not ENDS_SENTENCE.search(before) and GOES_ON.match(text, line.start, line.end) is not None
    if line.after_blank:
        return unfinished and len(before.split()) > 3
    wrapped = width is not None and (width == ANY or _is_wrapped(text, previous, line, width))
    return wrapped or unfinished or previous.end - previous.start == 1


def _is_wrapped(text: str, previous: _Line, line: _Line, width: int) -> bool:
    """Whether a fixed width broke the paragraph between two lines; an indented line begins another."""
    above, below = (trim(text, Span(one.start, one.end)) for one in (previous, line))
    indented = below.start - line.start >= INDENT and above.start == previous.start
    return not indented and is_full(text, above, below, width)


def _words(text: str, group: list[_Line], *, markdown: bool) -> Iterator[tuple[bool, str, Iterable[int]]]:
    """Words of a paragraph with their places; ``glued`` marks one that no space parts from the word before."""
    start = group[0].start
    bullet = BULLET.match(text, start, group[0].end)
    glued_at = group[1].start if group[0].end - start == 1 and len(group) > 1 else -1
    for run in _runs(text, group, bullet.end() if bullet else start):
        visible_end = run.start
        for piece in _visible(text, run, markdown=markdown):
            touches = (
                visible_end > run.start and not text[visible_end - 1].isspace() and _parts_no_words(text, piece.start)
            )
            visible_end = piece.end
            for match in WORD.finditer(text, piece.start, piece.end):
                place = match.start()
                yield place == glued_at or (touches and place == piece.start), match.group(), range(*match.span())


def _runs(text: str, group: list[_Line], start: int) -> Iterator[Span]:
    """The lines of a paragraph, those between which nothing was cut taken together."""
    end = group[0].end
    for line in group[1:]:
        if not is_blank(text, end, line.start):
            yield Span(start, end)
            start = line.start
        end = line.end
    if start < end:
        yield Span(start, end)


def _parts_no_words(text: str, position: int) -> bool:
    """Whether the dropped mark-up just before ``position`` is of a kind that parts no words."""
    return not text.endswith((";", "<br>", "br/>", "<p>", "/p>"), max(0, position - 8), position)


def _visible(text: str, run: Span, *, markdown: bool) -> list[Span]:
    hidden: list[tuple[int, int]] = [match.span() for match in HIDDEN.finditer(text, *run)]
    if markdown:
        for match in LINK.finditer(text, *run):
            hidden += [(match.start(), match.start("label")), (match.end("label"), match.end())]
        hidden += [match.span() for match in EMPHASIS.finditer(text, *run)]
    pieces, position = [], run.start
    for first, last in sorted(hidden):
        if first > position:
            pieces.append(Span(position, first))
        position = max(position, last)
    if position < run.end:
        pieces.append(Span(position, run.end))
    return pieces
