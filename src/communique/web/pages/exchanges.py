"""The list of exchanges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model.report import Kind
from communique.web.asked import ExchangesAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Download, Page, Section
from communique.web.streaming import respond
from communique.web.urls import listing_path

if TYPE_CHECKING:
    from communique.model import Exchange, Listed
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/exchanges"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangesContext(Context):
    """A part of the list; ``why_none`` says why it has nothing, where it has."""

    template = "exchanges/list.html"
    listed: Listed[Exchange]
    asked: dict[str, object]
    path: str
    kinds: tuple[str, ...]
    why_none: str


@router.get(PATH)
def exchanges(request: Request, desk: AtDesk, asked: Annotated[ExchangesAsked, Query()]) -> StreamingResponse:
    """Exchanges, the newest first."""
    section = Section(id="list", heading="Exchanges", ask=lambda: _listed(desk, asked))
    downloads = tuple(
        Download(form.upper(), listing_path(f"{PATH}.{form}", **asked.filters)) for form in ("csv", "json")
    )
    return respond(request, desk, Page(title="Exchanges", place="exchanges", sections=(section,), downloads=downloads))


def _listed(desk: Desk, asked: ExchangesAsked) -> ExchangesContext:
    listed = desk.archive.exchanges_page(asked.part, **asked.filters)
    return ExchangesContext(
        listed=listed,
        asked=asked.filters,
        path=PATH,
        kinds=get_args(Kind),
        why_none="" if listed.total else desk.archive.why_none("exchange", **asked.filters),
    )
