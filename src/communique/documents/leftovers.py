"""The table of leftovers: buttons, credits and sign-offs that scraping leaves in a text, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from communique.knowledge.tables import read_table
from communique.model import Span
from communique.text.lines import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["button", "tail", "stop", "line", "end", "sign-off", "tag"]
LONGEST_LINE = 400
LONGEST_SIGN_OFF = 90
ORNAMENT = "#*_-–—=~•·|/\\+<>«»()[]{}^°"
AROUND = BLANKS + ORNAMENT + ".,:;!?…\"'“”‘’→›"


@dataclass(frozen=True, slots=True)
class Leftover:
    """One row of ``data/leftovers.csv``. Kinds "button", "tail" and "stop" are the whole of a line but for marks around
    it; "line" and "end" are searched in one line, "sign-off" at the end of a stretch, "tag" inside it.
    """

    kind: Kind
    pattern: re.Pattern[str]


@cache
def load_leftovers() -> tuple[Leftover, ...]:
    """The table of leftovers, read once."""
    rows = read_table("leftovers", ("kind", "pattern", "note"), package="communique.documents")
    whole = {"button", "tail", "stop"}
    return tuple(
        Leftover(cast("Kind", row["kind"]), re.compile(row["pattern"], re.IGNORECASE if row["kind"] in whole else 0))
        for row in rows
    )


@cache
def _patterns(kind: Kind) -> tuple[re.Pattern[str], ...]:
    return tuple(leftover.pattern for leftover in load_leftovers() if leftover.kind == kind)


def is_leftover(words: str) -> bool:
    """Whether one line is a button, a credit, a breadcrumb or an ornament; long lines are never."""
    if len(words) > LONGEST_LINE:
        return False
    core = words.strip(AROUND)
    if not core:
        return not words.strip(BLANKS + ORNAMENT)
    return any(pattern.fullmatch(core) for pattern in _patterns("button")) or any(
        pattern.search(words) for pattern in _patterns("line")
    )


def heads_a_tail(words: str) -> bool:
    """Whether one line is the heading of what sites print below an article ("Related stories")."""
    return _is_whole(words, "tail")


def begins_comments(words: str) -> bool:
    """Whether readers' comments begin with this line."""
    return _is_whole(words, "stop")


def _is_whole(words: str, kind: Kind) -> bool:
    if len(words) > LONGEST_LINE:
        return False
    core = words.strip(AROUND)
    return any(pattern.fullmatch(core) for pattern in _patterns(kind))


def inline_leftovers(text: str, span: Span) -> list[Span]:
    """Sign-offs at the end and source tags inside a stretch of text, in order."""
    found = [Span(*match.span()) for pattern in _patterns("tag") for match in pattern.finditer(text, *span)]
    start = max(span.start, span.end - LONGEST_SIGN_OFF)
    for pattern in _patterns("sign-off"):
        match = pattern.search(text[start : span.end])
        if match is not None:
            found.append(Span(start + match.start(), span.end))
    return sorted(found)


def closing(text: str, lines: Iterable[Span], region: Span) -> int:
    """Where what closes a page begins ("Reference(s):", "(Web editor: ..."); the region's end without it. No close
    stands in the first fifth of a text.
    """
    earliest = region.start + (region.end - region.start) // 5
    for line in lines:
        words = line.of(text) if line.end > earliest else ""
        found = [match.start() for pattern in _patterns("end") for match in [pattern.search(words)] if match]
        late = [line.start + place for place in found if line.start + place > earliest]
        if late:
            return min(late)
    return region.end
