"""Texts broken at a fixed width: how wide they are, and which of their line breaks are no ends of paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.text.lines import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Span

NARROWEST, WIDEST = 50, 100
"""Characters: mail programmes, typewriters and wires break lines within these bounds."""
FEWEST_BREAKS = 2
ENDS = re.compile(r"[.!?…:;][\"”’'»)\]]*\s*\Z")
FIRST_WORD = re.compile(r"\S{0,40}")


def wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """The width at which ``lines``, none of them blank, are broken; None where each is a paragraph.

    Such a text breaks off in mid sentence again and again, and always where the line is nearly full. One headline, or
    one line in ten, may be longer.
    """
    longer = sum(_length(line) > WIDEST for line in lines)
    broken = [line for line, below in pairwise(lines) if _breaks_off(text, line, below)]
    if longer > max(1, len(lines) // 10) or len(broken) < max(FEWEST_BREAKS, len(lines) // 5):
        return None
    return max(_length(line) for line in broken)


def _breaks_off(text: str, line: Span, below: Span) -> bool:
    long = NARROWEST <= _length(line) <= WIDEST
    return long and follows_directly(text, line, below) and ENDS.search(text[line.end - 12 : line.end]) is None


def is_full(text: str, line: Span, below: Span, width: int) -> bool:
    """Whether the line ``below`` goes on in the paragraph of ``line``: its first word had no room there any more.

    A tenth of the width is allowed either way; a longer line is a headline.
    """
    slack = width // 10
    if not NARROWEST <= _length(line) <= width + slack or not follows_directly(text, line, below):
        return False
    first = FIRST_WORD.match(text, below.start, below.end)
    return _length(line) + 1 + (len(first.group()) if first is not None else 0) > width - slack


def follows_directly(text: str, line: Span, below: Span) -> bool:
    """Whether no blank line stands between two lines."""
    return len(BREAK.findall(text, line.end, below.start)) == 1


def _length(line: Span) -> int:
    return line.end - line.start
