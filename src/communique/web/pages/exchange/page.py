"""The page put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from communique.render.citing import quotable
from communique.text.told import joined, title_told
from communique.views.timeline import sides_of
from communique.web.asked.pages import ExchangeShown
from communique.web.desk import AtDesk
from communique.web.page import Download, Page
from communique.web.pages.exchange.parts import Parts
from communique.web.streaming import respond
from communique.web.urls import exchange_path

if TYPE_CHECKING:
    from communique.api import Archive
    from communique.model import Exchange

router = APIRouter(include_in_schema=False)
MOST_NAMES = 4
"""So many names at most stand in the title."""


@router.get("/exchanges/{key}")
def exchange(request: Request, desk: AtDesk, key: str, asked: Annotated[ExchangeShown, Query()]) -> Response:
    """One exchange. A former slug, or an unambiguous beginning of one, leads to the present one."""
    found = desk.archive.exchange(key)
    if found.id != key:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(exchange_path(found.id) + query, status_code=308)
    return respond(request, desk, _page(desk.archive, Parts(desk, found), asked))


def _page(archive: Archive, parts: Parts, asked: ExchangeShown) -> Page:
    title = title_told(parts.exchange, most=MOST_NAMES)
    reports = "; ".join(quotable(one.cited) for one in parts.tellings)
    return Page(
        title=title,
        kind=_kind(archive, parts.exchange),
        place="exchanges",
        downloads=(Download("JSON", f"/api/v1/exchanges/{quote(parts.exchange.id, safe='')}"),),
        citation=f"{title}. {reports}",
        sections=(
            parts.known(),
            parts.told(),
            parts.compared(asked.pair),
            parts.said(asked.by),
            parts.taken_up(),
            parts.since_last(),
            parts.around(),
            parts.memo(is_shown=asked.memo),
        ),
        styles=("comparison.css", "exchange.css"),
        scripts=("comparison.js",),
    )


def _kind(archive: Archive, exchange: Exchange) -> str:
    """The word above the title, with the sides: "Exchange, Halvern and Tarsenia"."""
    names = joined([archive.side_name(code) for code in sides_of(exchange)], most=MOST_NAMES)
    return f"Exchange, {names}" if names else "Exchange"
