"""The log of judgements by hand, and the way to take one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, StreamingResponse

from communique.model import Listed, Ruling
from communique.web.asked.pages import LogAsked
from communique.web.desk import AtDesk
from communique.web.judging import UndoForm, go_on, judgement_told
from communique.web.page import Context, Page, Section, files_of
from communique.web.streaming import respond
from communique.web.urls import listing_path

if TYPE_CHECKING:
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/judgements"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementsContext(Context):
    """A part of the log, the newest first; ``place`` is its own address, ``done`` the judgement just undone."""

    template = "review/judgements.html"
    listed: Listed[Ruling]
    asked: dict[str, object]
    path: str
    place: str
    done: Ruling | None


@router.get(PATH)
def judgements(request: Request, desk: AtDesk, asked: Annotated[LogAsked, Query()]) -> StreamingResponse:
    """Who judged what by hand, when and why."""
    section = Section(id="list", heading="Judgements by hand", ask=lambda: _listed(desk, asked))
    page = Page(
        title="Judgements by hand",
        about="What people decided where the program was not sure, with their reasons; each can be undone.",
        place="review",
        sections=(section,),
        downloads=files_of(PATH),
        styles=("reading.css",),
    )
    return respond(request, desk, page)


@router.post(PATH + "/{number}/undo")
def undo(number: int, desk: AtDesk, form: Annotated[UndoForm, Form()]) -> RedirectResponse:
    """Let a judgement stand no more, and go on."""
    desk.archive.undo(number, why=form.reason)
    return go_on(form.place, PATH, number)


def _listed(desk: Desk, asked: LogAsked) -> JudgementsContext:
    every = desk.archive.judgements()[::-1]
    part = asked.part
    return JudgementsContext(
        listed=Listed(items=tuple(every[part.offset : part.offset + part.limit]), total=len(every), part=part),
        asked={},
        path=PATH,
        place=listing_path(PATH, offset=part.offset or None, limit=part.limit),
        done=judgement_told(desk, asked.done),
    )
