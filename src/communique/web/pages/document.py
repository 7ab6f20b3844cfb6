"""One document: its text as it was, with what was read from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from communique.model import Citation, MarkedText
from communique.render.citing import named, quotable
from communique.web.asked.pages import DocumentShown
from communique.web.attached import attached
from communique.web.desk import AtDesk
from communique.web.page import Context, Download, Page, Section, files_of
from communique.web.streaming import respond
from communique.web.urls import SHORT, document_path

if TYPE_CHECKING:
    from communique.model import Document, Exchange, NamedThing, Provenance, Publication, Reading, TimedThing
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
KEY = "/documents/{key}"
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadContext(Context):
    """What is known of a text as a whole. ``address`` is the original's, None where it is no page of the web; ``exchanges`` are
    those that the document reports.
    """

    template = "documents/head.html"
    provenance: Provenance
    published: Publication | None
    address: str | None
    skipped: str | None
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextContext(Context):
    """The text. ``speaker`` is the number of the one whose words alone are coloured, None for all of them; of
    ``unsure`` statements somebody can settle who made them.
    """

    template = "documents/text.html"
    marked: MarkedText
    path: str
    at: str | None
    speaker: int | None
    rest: str
    unsure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedContext(Context):
    """What the text names."""

    template = "documents/named.html"
    named: tuple[NamedThing, ...]
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedContext(Context):
    """The times that the text tells."""

    template = "documents/timed.html"
    timed: tuple[TimedThing, ...]
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContext(Context):
    """Where a text comes from, and how it was read."""

    template = "documents/source.html"
    document: Document
    reader: str
    names: tuple[str, ...]
    address: str | None


@router.get(KEY + ".txt")
def text(key: str, desk: AtDesk) -> Response:
    """The text as it is read, nothing of it changed."""
    document = desk.archive.document(key).document
    return attached(document.sha256[:SHORT], "txt", document.text.encode())


@router.get(KEY + ".json")
def reading_file(key: str, desk: AtDesk) -> Response:
    """What was read from it, as ``communique read --json`` prints it."""
    from communique.render.contract import reading_json

    reading = desk.archive.document(key)
    found = json.dumps(reading_json(reading), ensure_ascii=False) + "\n"
    return attached(reading.document.sha256[:SHORT], "json", found.encode())


@router.get(KEY)
def document(request: Request, key: str, desk: AtDesk, asked: Annotated[DocumentShown, Query()]) -> StreamingResponse:
    """A document by its identifier, the beginning of it, or a name."""
    provenance = desk.archive.source(key)
    path = document_path(provenance.document)
    page = Page(
        kind="Document",
        title=provenance.title or named(provenance),
        place="documents",
        sections=_sections(desk, provenance, path, asked),
        citation=quotable(Citation(provenance=provenance, spans=(), words="")),
        downloads=(
            Download("Text", f"{path}.txt"),
            Download("JSON", f"{path}.json"),
            *files_of("/statements", "statements", document=provenance.document),
        ),
        styles=("reading.css",),
        scripts=("reading.js",),
    )
    return respond(request, desk, page)


def _sections(desk: Desk, provenance: Provenance, path: str, asked: DocumentShown) -> tuple[Section, ...]:
    sha256 = provenance.document
    reading = cache(lambda: desk.archive.document(sha256))
    marked = cache(lambda: desk.archive.marked(sha256, asked.cited))
    return (
        Section(id="about", heading="About this text", ask=lambda: _head(desk, reading(), provenance)),
        Section(id="text", heading="The text", ask=lambda: _text(marked(), path, asked)),
        Section(id="names", heading="Names", ask=lambda: NamedContext(named=marked().named, document=sha256)),
        Section(id="times", heading="Days and times", ask=lambda: TimedContext(timed=marked().timed, document=sha256)),
        Section(id="source", heading="Where it comes from", ask=lambda: _source(desk, reading())),
    )


def _head(desk: Desk, reading: Reading, provenance: Provenance) -> HeadContext:
    return HeadContext(
        provenance=provenance,
        published=reading.document.published,
        address=web_address(provenance.address),
        skipped=reading.skipped,
        exchanges=tuple(map(desk.archive.exchange, desk.archive.reported_in(provenance.document))),
    )


def _text(marked: MarkedText, path: str, asked: DocumentShown) -> TextContext:
    return TextContext(
        marked=marked,
        path=path,
        at=asked.at,
        speaker=asked.speaker,
        rest=asked.rest,
        unsure=sum(telling.statements for telling in marked.tellings if not telling.speakers and not telling.is_judged),
    )


def _source(desk: Desk, reading: Reading) -> SourceContext:
    return SourceContext(
        document=reading.document,
        reader=reading.reader,
        names=desk.archive.known_as(reading.document.sha256),
        address=web_address(reading.document.source_url),
    )


def web_address(address: str | None) -> str | None:
    """An address that may become a link: only pages of the web do."""
    return address if address is not None and address.lower().startswith(WEB) else None
