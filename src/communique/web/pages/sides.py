"""The list of countries and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model import Listed
from communique.web.asked.pages import SidesAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.relation.sides import Side, side_of
from communique.web.streaming import respond

if TYPE_CHECKING:
    from datetime import date

    from communique.api import Archive

router = APIRouter(include_in_schema=False)
PATH = "/sides"
STYLES = ("relation.css",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """A side, in how many exchanges that took place it took part, and the first and last day of these."""

    side: Side
    exchanges: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesContext(Context):
    """A part of the list."""

    template = "sides/list.html"
    listed: Listed[SideRow]
    path: str


@router.get(PATH)
def sides(request: Request, desk: AtDesk, asked: Annotated[SidesAsked, Query()]) -> StreamingResponse:
    """The sides that took part in exchanges, those in most first."""
    section = Section(id="list", heading="By number of exchanges", ask=lambda: _listed(desk.archive, asked))
    page = Page(
        title="Countries and bodies",
        about="Everyone who took part in an exchange, by country or international body.",
        place="sides",
        sections=(section,),
        downloads=files_of(PATH),
        styles=STYLES,
    )
    return respond(request, desk, page)


def _listed(archive: Archive, asked: SidesAsked) -> SidesContext:
    found = archive.side_counts(asked.part)
    rows = (
        SideRow(side=side_of(archive, one.side), exchanges=one.exchanges, first=one.first, last=one.last)
        for one in found.items
    )
    return SidesContext(listed=Listed(items=tuple(rows), total=found.total, part=found.part), path=PATH)
