"""Greetings, congratulations and condolences: from whom to whom, for what, and what they met with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model import Listed, UsageError
from communique.web.asked.lists import GreetingsAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.streaming import respond

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Greeting
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/greetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class GreetingsForm(Context):
    """What can be asked of the list."""

    template = "greetings/form.html"
    asked: GreetingsAsked
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GreetingsContext(Context):
    """A part of the list."""

    template = "greetings/list.html"
    listed: Listed[Greeting]
    asked: GreetingsAsked
    path: str


@router.get(PATH)
def greetings(request: Request, desk: AtDesk, asked: Annotated[GreetingsAsked, Query()]) -> StreamingResponse:
    """Greetings, the newest first."""
    section = Section(
        id="list",
        heading="Newest first",
        ask=lambda: _found(desk, asked),
        question=("greetings", *asked.filters.values()),
        narrow=lambda found: _listed(found, asked),
    )
    page = Page(
        title="Greetings",
        about="Who congratulated, greeted or condoled with whom, for what, and whether it was returned.",
        place="exchanges",
        lead=GreetingsForm(asked=asked, path=PATH),
        sections=(section,),
        downloads=files_of(PATH, **asked.filters),
        styles=("exchange.css",),
    )
    return respond(request, desk, page)


def _found(desk: Desk, asked: GreetingsAsked) -> list[Greeting]:
    """The newest first, those without a day last. Raises UsageError where what is asked is neither one exchange nor two
    sides.
    """
    if (asked.one is None) != (asked.other is None):
        raise UsageError("Greetings are between two sides. Name the other one too, or an exchange alone.")
    found = desk.archive.greetings(*asked.named)
    dated = [one for one in found if one.day is not None]
    return [*reversed(dated), *(one for one in found if one.day is None)]


def _listed(found: Sequence[Greeting], asked: GreetingsAsked) -> GreetingsContext:
    shown = tuple(found[asked.offset : asked.offset + asked.limit])
    listed = Listed(items=shown, total=len(found), part=asked.part)
    return GreetingsContext(listed=listed, asked=asked, path=PATH)
