"""What is left for a person to settle: unsure speakers one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model import Citation, Slice
from communique.views.citing import cite_statement
from communique.web.asked.pages import ReviewAsked
from communique.web.desk import AtDesk
from communique.web.judging import choices, judgement_told
from communique.web.page import Context, Page, Section, files_of
from communique.web.streaming import respond
from communique.web.urls import listing_path

if TYPE_CHECKING:
    from communique.model import Actor, Piece, Ruling, StatementRecord
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/review"
ABOUT = "Statements of which the program is not certain who made them, one at a time. What you decide is kept, and can be undone."


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A statement to settle, in its paragraph, with those whom one can choose."""

    record: StatementRecord
    cited: Citation
    pieces: tuple[Piece, ...]
    people: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewContext(Context):
    """The statement numbered ``offset`` of ``total`` to settle. ``place`` is where one goes on when it is; ``before`` and
    ``after`` are the statements beside it.
    """

    template = "review/speaker.html"
    item: Item | None
    offset: int
    total: int
    place: str
    before: str | None
    after: str | None
    done: Ruling | None
    document: str | None
    speaker: str | None


@router.get(PATH)
def review(request: Request, desk: AtDesk, asked: Annotated[ReviewAsked, Query()]) -> StreamingResponse:
    """Statements of which the reader is not certain who made them."""
    section = Section(id="speakers", heading="Who said this?", ask=lambda: _review(desk, asked))
    page = Page(
        title="Unsure speakers",
        kind="Review",
        about=ABOUT,
        place="review",
        sections=(section,),
        downloads=files_of("/statements", document=asked.document, speaker=asked.speaker, unsure=True),
        styles=("reading.css",),
        scripts=("review.js",),
    )
    return respond(request, desk, page)


def _review(desk: Desk, asked: ReviewAsked) -> ReviewContext:
    part = Slice(offset=asked.offset, limit=1)
    listed = desk.archive.statements_page(part, unsure=True, document=asked.document, speaker=asked.speaker)
    return ReviewContext(
        item=_item(desk, listed.items[0]) if listed.items else None,
        offset=asked.offset,
        total=listed.total,
        place=_place(asked, asked.offset),
        before=_place(asked, asked.offset - 1) if asked.offset > 0 else None,
        after=_place(asked, asked.offset + 1) if asked.offset + 1 < listed.total else None,
        done=judgement_told(desk, asked.done),
        document=asked.document,
        speaker=asked.speaker,
    )


def _place(asked: ReviewAsked, offset: int) -> str:
    return listing_path(PATH, offset=offset or None, document=asked.document, speaker=asked.speaker)


def _item(desk: Desk, record: StatementRecord) -> Item:
    return Item(
        record=record,
        cited=cite_statement(record, desk.archive.source(record.document)),
        pieces=desk.archive.around(record.id),
        people=choices(record, desk.archive.people_in(record.document)),
    )
