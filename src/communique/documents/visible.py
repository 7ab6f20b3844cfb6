"""What a reader sees of an HTML source, word by word, each with the place where it begins in the source."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN = re.compile(r"<(script|style|noscript|template|svg|iframe|textarea|select)\b", re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|ins|del|mark|q|s|small|span|strong|sub|sup|u|wbr)\b", re.IGNORECASE
)
PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});|[^\s&<]+|[&<]|\s+")


class Word(NamedTuple):
    """A word as it is seen, entities resolved; ``start`` is its place in the source."""

    text: str
    start: int


def visible_words(source: str) -> list[Word]:
    """The words between the tags of ``source``, in order. Tags of inline elements part no words, other tags do."""
    words: list[Word] = []
    open_word: list[str] = []
    begins = 0
    for text, start in _pieces(source):
        if text.isspace():
            if open_word:
                words.append(Word("".join(open_word), begins))
                open_word = []
            continue
        if not open_word:
            begins = start
        open_word.append(text)
    if open_word:
        words.append(Word("".join(open_word), begins))
    return words


def visible_lines(source: str) -> list[str]:
    """The lines between the tags of ``source``, blanks folded; what ends a line is a tag of no inline element."""
    shown = "".join(text if text == "\n" or not text.isspace() else " " for text, _ in _pieces(source))
    return [" ".join(line.split()) for line in shown.split("\n")]


def _pieces(source: str) -> Iterator[tuple[str, int]]:
    """Stretches without blanks, entities resolved, and blanks; a tag that parts words counts as a line break."""
    position = 0
    while position < len(source):
        opening = source.find("<", position)
        end = len(source) if opening < 0 else opening
        for match in PIECE.finditer(source, position, end):
            piece = html.unescape(match.group())
            yield " " if piece.isspace() else piece, match.start()
        if opening < 0:
            return
        if not INLINE.match(source, opening):
            yield "\n", opening
        position = _after_markup(source, opening)


def _after_markup(source: str, opening: int) -> int:
    """The place behind the tag, comment or unseen element at ``opening``; the end of the source where it is not closed."""
    if source.startswith("<!--", opening):
        return _behind(source, "-->", opening + 4)
    unseen = UNSEEN.match(source, opening)
    if unseen is None:
        return _behind(source, ">", opening)
    closing = re.compile(rf"</{unseen[1]}\s*>", re.IGNORECASE).search(source, opening)
    return closing.end() if closing is not None else _behind(source, ">", opening)


def _behind(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return found + len(mark) if found >= 0 else len(source)
