"""How a memo marks its proof."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from communique.render.citing import named, places
from communique.render.console import near_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Brief, Line, Provenance, Section

OTHER = "other points"


def marks(line: Line) -> str:
    """The numbers of a line's citations: "[1][4]"."""
    return "".join(f"[{number}]" for number in line.notes)


def by_topic(section: Section) -> list[tuple[str | None, tuple[Line, ...]]]:
    """The lines of a section under what they are about, where one after the other is about the same; None where the
    section has no topics.
    """
    rest = OTHER if any(line.topic is not None for line in section.lines) else None
    return [(topic or rest, tuple(lines)) for topic, lines in groupby(section.lines, key=lambda line: line.topic)]


def left_out(section: Section, exchange: str) -> str:
    """That there is more than the page holds, and where; nothing where there is not."""
    if not section.left_out:
        return ""
    return f"{section.left_out} more: communique {section.command.format(exchange)}"


def sources(brief: Brief) -> list[str]:
    """The texts that the memo cites, each once, with its address where it has one."""
    found = dict.fromkeys(citation.provenance for citation in brief.citations)
    return [" ".join(part for part in (named(one), one.address) if part) for one in found]


def footnotes(brief: Brief) -> Iterator[str]:
    """One line a citation: the outlet, the characters, and the words unless a line that cites them has them."""
    for number, citation in enumerate(brief.citations, 1):
        lines = (line for section in brief.sections for line in section.lines if number in line.notes)
        shown = any(citation.words in line.text for line in lines)
        words = "" if shown else f": “{citation.words}”"
        yield f"[{number}] {_short(citation.provenance)}, {places(citation)}{words}"


def _short(provenance: Provenance) -> str:
    return provenance.outlet or near_name(provenance.name)
