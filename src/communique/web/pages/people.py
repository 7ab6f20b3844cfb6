"""The list of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.web.asked.lists import PeopleAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.relation.sides import MOST_PAIRS, Side, sides_of_pairs
from communique.web.streaming import respond

if TYPE_CHECKING:
    from communique.api import Archive
    from communique.model import Listed, PersonCount

router = APIRouter(include_in_schema=False)
PATH = "/people"
STYLES = ("relation.css",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleContext(Context):
    """A part of the list; ``nobody`` says whom of those asked for there is not, where it is empty."""

    template = "people/list.html"
    listed: Listed[PersonCount]
    sides: tuple[Side, ...]
    asked: dict[str, object]
    path: str
    nobody: str


@router.get(PATH)
def people(request: Request, desk: AtDesk, asked: Annotated[PeopleAsked, Query()]) -> StreamingResponse:
    """Those who took part or spoke, those in most exchanges first."""
    section = Section(id="list", heading="Who took part or spoke", ask=lambda: _listed(desk.archive, asked))
    page = Page(
        title="People",
        about="Whoever took part in an exchange or is quoted in a text, with the office that the texts print.",
        place="people",
        sections=(section,),
        downloads=files_of(PATH, **asked.filters),
        styles=STYLES,
    )
    return respond(request, desk, page)


def _listed(archive: Archive, asked: PeopleAsked) -> PeopleContext:
    listed = archive.people_page(asked.part, **asked.filters)
    return PeopleContext(
        listed=listed,
        sides=sides_of_pairs(archive, archive.pair_counts(MOST_PAIRS).items),
        asked=asked.filters,
        path=PATH,
        nobody="" if listed.total else archive.nobody(person=asked.name, party=asked.side),
    )
