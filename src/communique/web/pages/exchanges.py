"""The list of exchanges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model.report import Kind
from communique.web.asked.lists import ExchangesAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.streaming import respond

if TYPE_CHECKING:
    from communique.model import Exchange, Listed
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/exchanges"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangesForm(Context):
    """What can be asked of the list."""

    template = "exchanges/form.html"
    asked: ExchangesAsked
    path: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangesContext(Context):
    """A part of the list; ``nobody`` says whom of those asked for there is not, where the list is empty."""

    template = "exchanges/list.html"
    listed: Listed[Exchange]
    asked: ExchangesAsked
    path: str
    nobody: str


@router.get(PATH)
def exchanges(request: Request, desk: AtDesk, asked: Annotated[ExchangesAsked, Query()]) -> StreamingResponse:
    """Exchanges, the newest first."""
    page = Page(
        title="Exchanges",
        about="Calls, meetings, visits and messages, each once, whatever the number of texts that tell of it.",
        place="exchanges",
        lead=ExchangesForm(asked=asked, path=PATH, kinds=get_args(Kind)),
        sections=(Section(id="list", heading="Newest first", ask=lambda: _listed(desk, asked)),),
        downloads=files_of(PATH, **asked.filters),
        styles=("relation.css", "exchange.css"),
    )
    return respond(request, desk, page)


def _listed(desk: Desk, asked: ExchangesAsked) -> ExchangesContext:
    listed = desk.archive.exchanges_page(asked.part, **asked.filters)
    nobody = "" if listed.total else desk.archive.nobody(**asked.filters)
    return ExchangesContext(listed=listed, asked=asked, path=PATH, nobody=nobody)
