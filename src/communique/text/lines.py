"""Lines of a text, whatever ends them, and the blanks and invisible characters at their ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff"
"""Soft hyphen, zero-width characters, direction marks, byte-order mark: on the page none of them is seen."""
SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
BLANKS = SPACES + INVISIBLE


def split_lines(text: str, region: Span) -> Iterator[Span]:
    """The lines of ``region``, empty ones included, without what ends them (CR, LF, both, form feed, U+2028 ...)."""
    start = region.start
    for match in BREAK.finditer(text, region.start, region.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, region.end)


def trim(text: str, span: Span) -> Span:
    """``span`` without blanks and invisible characters at its ends; empty where nothing else is in it."""
    words = span.of(text)
    left = len(words) - len(words.lstrip(BLANKS))
    right = len(words.rstrip(BLANKS))
    return Span(span.start + left, span.start + max(left, right))


def is_blank(text: str, start: int, end: int) -> bool:
    """Whether nothing that can be seen stands between two offsets."""
    return not text[start:end].strip(BLANKS)
