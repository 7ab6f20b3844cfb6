"""Lists whole, as files: exactly what the command line prints with ``--format csv`` or ``json`` for the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from communique.web.api import refuse_unknown, whole_of
from communique.web.attached import attached_list
from communique.web.finding.passing import AtFindingDesk
from communique.web.page import LIST_FORMS
from communique.web.questions import QUESTIONS

if TYPE_CHECKING:
    from communique.web.page import ListForm
    from communique.web.questions import Question

router = APIRouter(include_in_schema=False)


def _add(question: Question, form: ListForm) -> None:
    def listing(request: Request, desk: AtFindingDesk, asked: Any) -> Response:
        refuse_unknown(request, question.asked)
        return attached_list(question.name, form, question.table, whole_of(desk, question, asked))

    listing.__annotations__ |= {"request": Request, "asked": Annotated[question.asked, Query()], "desk": AtFindingDesk}
    router.get(f"/{question.name}.{form}", name=f"{question.name}.{form}")(listing)


for one in QUESTIONS:
    for ending in LIST_FORMS:
        _add(one, ending)
