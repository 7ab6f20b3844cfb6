"""Files that a browser saves; none is ever shown in the place of a page of the app."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from fastapi import Response
from fastapi.responses import StreamingResponse

from communique.render.export import column_names, csv_pieces, json_pieces
from communique.web.page import Download

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.render.rows import Row
    from communique.web.page import ListForm

AT_ONCE = 100
"""So many rows are sent together."""

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


def attached_list(name: str, form: ListForm, table: str, rows: Iterable[Row]) -> Response:
    """A list as a file, exactly as the command line prints it, sent piece by piece; ``table`` names its columns."""
    pieces = json_pieces(rows) if form == "json" else csv_pieces(rows, columns=column_names(table))
    return attached(name, form, _together(pieces))


def _together(pieces: Iterator[str]) -> Iterator[bytes]:
    """A file's rows, some at once."""
    while some := list(islice(pieces, AT_ONCE)):
        yield "".join(some).encode("utf-8", "backslashreplace")


def comparison_files(path: str) -> tuple[Download, ...]:
    """The files of a comparison, in every form; ``path`` is the address of the page that shows it."""
    return tuple(Download(words, f"{path}/comparison.{form}") for form, words in FORMS.items())
