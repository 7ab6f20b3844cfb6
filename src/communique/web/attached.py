"""Files that a browser saves; none is ever shown in the place of a page of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Response
from fastapi.responses import StreamingResponse

from communique.web.page import Download

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = {"html": "One page", "docx": "Word", "md": "Markdown"}
"""What the link to each form of a file says."""

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""The media type of each form of a file."""


def attached(name: str, form: str, content: bytes | Iterator[bytes]) -> Response:
    """A file to be saved under ``name``, which holds nothing but letters, digits, dots and hyphens; whole or in pieces."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    if isinstance(content, bytes):
        return Response(content, media_type=TYPES[form], headers=headers)
    return StreamingResponse(content, media_type=TYPES[form], headers=headers)


def comparison_files(path: str) -> tuple[Download, ...]:
    """The files of a comparison, in every form; ``path`` is the address of the page that shows it."""
    return tuple(Download(words, f"{path}/comparison.{form}") for form, words in FORMS.items())
