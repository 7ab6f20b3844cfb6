"""The list of documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.web.asked.lists import DocumentsAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.streaming import respond

if TYPE_CHECKING:
    from communique.model import DocumentRow, Listed
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsContext(Context):
    """A part of the list; ``is_asked`` says that not all documents are."""

    template = "documents/list.html"
    listed: Listed[DocumentRow]
    asked: dict[str, object]
    path: str
    is_asked: bool


@router.get(PATH)
def documents(request: Request, desk: AtDesk, asked: Annotated[DocumentsAsked, Query()]) -> StreamingResponse:
    """Documents, those published last first."""
    section = Section(id="list", heading="Newest first", ask=lambda: _listed(desk, asked))
    page = Page(
        title="Documents",
        about="The texts that were read into this archive, the newest first, each with its statements.",
        place="documents",
        sections=(section,),
        downloads=files_of(PATH, **asked.filters),
        styles=("reading.css",),
    )
    return respond(request, desk, page)


def _listed(desk: Desk, asked: DocumentsAsked) -> DocumentsContext:
    return DocumentsContext(
        listed=desk.archive.documents_page(asked.part, **asked.filters),
        asked=asked.filters,
        path=PATH,
        is_asked=any(asked.filters.values()),
    )
