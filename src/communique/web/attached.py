"""Files that a browser saves; none is ever shown in the place of a page of the app."""

from __future__ import annotations

from fastapi import Response

FORMS = {"html": "One page", "docx": "Word", "md": "Markdown"}
"""What the link to each form of a file says."""

TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def attached(name: str, form: str, content: bytes) -> Response:
    """A file to be saved under ``name``, which holds nothing but letters, digits, dots and hyphens."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=TYPES[form], headers=headers)
