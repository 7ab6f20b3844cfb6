"""The exchanges of which the archive knows by mentions only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeAlias

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model import Listed
from communique.views.citing import cite_mention
from communique.web.asked.lists import Asked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.streaming import respond

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from communique.model import Citation, Link, Provenance, Stub
    from communique.web.desk import Desk

    Known: TypeAlias = tuple[Stub, tuple[Link, ...]]

router = APIRouter(include_in_schema=False)
PATH = "/mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """An exchange that is only mentioned, the words of each mention, and the exchanges whose reports mention it."""

    stub: Stub
    cited: tuple[Citation, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedContext(Context):
    """A part of the list."""

    template = "mentioned/list.html"
    listed: Listed[Mentioned]
    asked: Asked
    path: str


@router.get(PATH)
def mentioned(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> StreamingResponse:
    """Exchanges, past and ahead, that no text of the archive reports."""
    section = Section(
        id="list",
        heading="What texts name in passing",
        ask=desk.archive.stubs,
        question=("stubs",),
        narrow=lambda found: _listed(desk, found, asked),
        downloads=files_of("/stubs"),
    )
    page = Page(
        title="Only mentioned",
        about="Exchanges that texts name in passing, without any text of the archive that reports them.",
        place="exchanges",
        sections=(section,),
        styles=("exchange.css",),
    )
    return respond(request, desk, page)


def _listed(desk: Desk, found: Sequence[Known], asked: Asked) -> MentionedContext:
    shown = found[asked.offset : asked.offset + asked.limit]
    sources = desk.archive.provenances(link.record.document for _, links in shown for link in links)
    listed = Listed(items=tuple(_mentioned(shown, sources)), total=len(found), part=asked.part)
    return MentionedContext(listed=listed, asked=asked, path=PATH)


def _mentioned(found: Sequence[Known], sources: Mapping[str, Provenance]) -> Iterator[Mentioned]:
    for stub, links in found:
        yield Mentioned(
            stub=stub,
            cited=tuple(cite_mention(link, sources[link.record.document]) for link in links),
            sources=tuple(dict.fromkeys(slug for link in links for slug in link.sources)),
        )
