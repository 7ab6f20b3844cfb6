"""What is left for a person to settle: pairs of exchanges that may be one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, StreamingResponse

from communique.model import Slice
from communique.web.accounts import account_of
from communique.web.asked.pages import DoubtAsked
from communique.web.desk import AtDesk
from communique.web.judging import MergeForm, go_on, judge_merge, judgement_told
from communique.web.page import Context, Page, Section
from communique.web.streaming import respond
from communique.web.urls import listing_path

if TYPE_CHECKING:
    from communique.model import Ruling, UnsureMerge
    from communique.web.accounts import Account
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/review/merges"
ABOUT = "Pairs of exchanges that may be one event, one pair at a time. What you decide is kept, and can be undone."


@dataclass(frozen=True, slots=True, kw_only=True)
class MergesContext(Context):
    """The pair numbered ``offset`` of ``total``. ``place`` is where one goes on when it is settled; ``before`` and
    ``after`` are the pairs beside it.
    """

    template = "review/merge.html"
    pair: UnsureMerge | None
    one: Account | None
    other: Account | None
    offset: int
    total: int
    path: str
    place: str
    before: str | None
    after: str | None
    done: Ruling | None


@router.get(PATH)
def merges(request: Request, desk: AtDesk, asked: Annotated[DoubtAsked, Query()]) -> StreamingResponse:
    """Exchanges that the program keeps apart and that may be one event, the likeliest first."""
    section = Section(
        id="merges",
        heading="Is this one event?",
        ask=lambda: _merges(desk, asked),
        question=("unsure merges", asked.offset, asked.done, desk.archive.stamp()),  # an older answer was settled
    )
    page = Page(
        title="Exchanges that may be one",
        kind="Review",
        about=ABOUT,
        place="review",
        sections=(section,),
        styles=("reading.css",),
        scripts=("review.js",),
    )
    return respond(request, desk, page)


@router.post(PATH)
def settle(desk: AtDesk, form: Annotated[MergeForm, Form()]) -> RedirectResponse:
    """Keep whether they are one event, and go on."""
    return go_on(form.place, PATH, judge_merge(desk, form))


def _merges(desk: Desk, asked: DoubtAsked) -> MergesContext:
    listed = desk.archive.unsure_merges(Slice(offset=asked.offset, limit=1))
    found = listed.items[0] if listed.items else None
    return MergesContext(
        pair=found,
        one=account_of(desk, found.one) if found is not None else None,
        other=account_of(desk, found.other) if found is not None else None,
        offset=asked.offset,
        total=listed.total,
        path=PATH,
        place=_place(asked.offset),
        before=_place(asked.offset - 1) if asked.offset > 0 else None,
        after=_place(asked.offset + 1) if asked.offset + 1 < listed.total else None,
        done=judgement_told(desk, asked.done),
    )


def _place(offset: int) -> str:
    return listing_path(PATH, offset=offset or None)
