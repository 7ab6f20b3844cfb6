"""Files that a browser saves; none is ever shown in the place of a page of the app."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fastapi import Response

from communique.render.export import column_names, json_text, write_csv
from communique.web.page import Download

if TYPE_CHECKING:
    from communique.render.rows import Row
    from communique.web.page import ListForm

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


def attached(name: str, form: str, content: bytes) -> Response:
    """A file to be saved under ``name``, which holds nothing but letters, digits, dots and hyphens."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=TYPES[form], headers=headers)


def attached_list(name: str, form: ListForm, table: str, rows: list[Row]) -> Response:
    """A list as a file, exactly as the command line prints it; ``table`` names its columns."""
    if form == "json":
        return attached(name, form, json_text(rows).encode("utf-8", "backslashreplace"))
    file = io.StringIO()
    write_csv(file, rows, columns=column_names(table))
    return attached(name, form, file.getvalue().encode("utf-8", "backslashreplace"))


def comparison_files(path: str) -> tuple[Download, ...]:
    """The files of a comparison, in every form; ``path`` is the address of the page that shows it."""
    return tuple(Download(words, f"{path}/comparison.{form}") for form, words in FORMS.items())
