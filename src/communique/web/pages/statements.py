"""The list of statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model.statement import Act
from communique.web.asked.lists import StatementsAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.sayings import Saying, sayings_of
from communique.web.streaming import respond

if TYPE_CHECKING:
    from communique.model import Listed, StatementRecord
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsForm(Context):
    """What can be asked of the list."""

    template = "statements/form.html"
    asked: StatementsAsked
    path: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsContext(Context):
    """A part of the list, its statements with their words as evidence; ``nobody`` says whom of those asked for there is
    not, where the list is empty.
    """

    template = "statements/list.html"
    listed: Listed[StatementRecord]
    sayings: tuple[Saying, ...]
    asked: StatementsAsked
    path: str
    nobody: str


@router.get(PATH)
def statements(request: Request, desk: AtDesk, asked: Annotated[StatementsAsked, Query()]) -> StreamingResponse:
    """Statements by document and place."""
    page = Page(
        title="Statements",
        about="What people and governments said to each other, sentence by sentence, with the words that prove it.",
        place="exchanges",
        lead=StatementsForm(asked=asked, path=PATH, acts=get_args(Act)),
        sections=(Section(id="list", heading="By document and place", ask=lambda: _listed(desk, asked)),),
        downloads=files_of(PATH, **asked.filters),
        styles=("exchange.css",),
    )
    return respond(request, desk, page)


def _listed(desk: Desk, asked: StatementsAsked) -> StatementsContext:
    listed = desk.archive.statements_page(asked.part, **asked.filters)
    sources = desk.archive.provenances(record.document for record in listed.items)
    return StatementsContext(
        listed=listed,
        sayings=sayings_of(listed.items, sources),
        asked=asked,
        path=PATH,
        nobody="" if listed.total else desk.archive.nobody(**asked.filters),
    )
