"""Lists whole, as files: exactly what the command line prints with ``--format csv`` or ``json`` for the same question."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from communique.render.export import column_names, csv_pieces, json_pieces
from communique.web.api import refuse_unknown, whole_of
from communique.web.attached import attached
from communique.web.desk import AtDesk
from communique.web.page import LIST_FORMS
from communique.web.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.web.packed import PackedRows
    from communique.web.questions import Question

router = APIRouter(include_in_schema=False)


AT_ONCE = 100
"""So many rows are sent together."""


def _content(question: Question, form: str, rows: PackedRows) -> Iterator[bytes]:
    """A list as a file, piece by piece, so that memory never holds the whole."""
    pieces = json_pieces(rows) if form == "json" else csv_pieces(rows, columns=column_names(question.table))
    while some := list(islice(pieces, AT_ONCE)):
        yield "".join(some).encode("utf-8", "backslashreplace")


def _add(question: Question, form: str) -> None:
    def listing(request: Request, desk: AtDesk, asked: Any) -> Response:
        refuse_unknown(request, question.asked)
        return attached(question.name, form, _content(question, form, whole_of(desk, question, asked)))

    listing.__annotations__ |= {"request": Request, "asked": Annotated[question.asked, Query()], "desk": AtDesk}
    router.get(f"/{question.name}.{form}", name=f"{question.name}.{form}")(listing)


for one in QUESTIONS:
    for ending in LIST_FORMS:
        _add(one, ending)
