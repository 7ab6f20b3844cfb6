"""How a memo marks its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import Line, Section


def marks(line: Line) -> str:
    """The numbers of a line's citations: "[1][4]"."""
    return "".join(f"[{number}]" for number in line.notes)


def left_out(section: Section, exchange: str) -> str:
    """That there is more than the page holds, and where; nothing where there is not."""
    if not section.left_out:
        return ""
    return f"{section.left_out} more: communique show {exchange}"
