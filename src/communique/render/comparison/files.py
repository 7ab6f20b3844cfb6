"""Comparisons into files: a page, Markdown, a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from communique.render.comparison.points import points_of
from communique.render.console import counted
from communique.render.export import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from communique.model import Comparison

Form = Literal["html", "md", "docx"]


def write_comparisons(form: Form, target: Path, comparisons: Sequence[Comparison], *, unfolded: bool = False) -> str:
    """Write comparisons into a file and return what was written, in words. A file of that name is replaced only when
    the new one is whole. Raises UsageError where it can't be written.
    """
    write_file(target, content_of(form, comparisons, unfolded=unfolded))
    points = sum(len(points_of(comparison)) for comparison in comparisons)
    return f"{counted(len(comparisons), 'comparison')}, {counted(points, 'point')}"


def content_of(form: Form, comparisons: Sequence[Comparison], *, unfolded: bool = False) -> bytes:
    """Comparisons as the bytes of such a file; ``unfolded`` shows the points too that both texts make alike."""
    if form == "docx":
        from io import BytesIO

        from communique.render.comparison.memo import write_memo

        memo = BytesIO()
        write_memo(memo, comparisons, unfolded=unfolded)
        return memo.getvalue()
    if form == "md":
        from communique.render.comparison.markdown import markdown_of

        return markdown_of(comparisons, unfolded=unfolded).encode()
    from communique.render.comparison.page import page_of

    return page_of(comparisons).encode()
