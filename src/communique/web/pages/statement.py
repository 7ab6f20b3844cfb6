"""One statement: the words, who said them to whom, and where they are used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, StreamingResponse

from communique.render.citing import quotable
from communique.render.comparison.points import points_of
from communique.views.citing import cite_statement
from communique.web.asked.pages import DoneAsked
from communique.web.desk import AtDesk
from communique.web.judging import SpeakerForm, choices, go_on, judge_speaker, judgement_told
from communique.web.page import Context, Download, Page, Section
from communique.web.streaming import respond
from communique.web.urls import statement_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Actor, Citation, Exchange, Piece, Provenance, Ruling, Span, StatementRecord, Uptake
    from communique.render.comparison.points import Point
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
KEY = "/statements/{key}"
MOST_COMPARED = 6
"""With so many other accounts of its exchange at most a statement is compared on its page."""

BRIEF = 90
"""So many characters of its words at most are the page's title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementContext(Context):
    """The words, and all that is known of how they were said; ``done`` is the judgement just made."""

    template = "statements/statement.html"
    record: StatementRecord
    cited: Citation
    exchange: Exchange | None
    done: Ruling | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundContext(Context):
    """The paragraphs in which the words stand."""

    template = "statements/around.html"
    pieces: tuple[Piece, ...]
    cited: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedPoint:
    """A point of a comparison with another account that holds the statement, which stands in its text A."""

    point: Point
    other: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedContext(Context):
    """Where a statement is used. ``left_out`` other accounts were not looked at."""

    template = "statements/used.html"
    exchange: Exchange | None
    points: tuple[UsedPoint, ...]
    uptake: tuple[Uptake, ...]
    replies: tuple[Uptake, ...]
    accounts: int
    left_out: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeContext(Context):
    """The form by which one settles who said it, and the judgement that stands."""

    template = "statements/judge.html"
    record: StatementRecord
    people: tuple[Actor, ...]
    ruling: Ruling | None
    path: str


@router.get(KEY)
def statement(request: Request, key: str, desk: AtDesk, asked: Annotated[DoneAsked, Query()]) -> StreamingResponse:
    """A statement by its identifier, or the beginning of it."""
    record = desk.archive.statement(key)
    cited = cite_statement(record, desk.archive.source(record.document))
    page = Page(
        kind="Statement",
        title=brief(cited.words),
        place="documents",
        sections=_sections(desk, record, cited, asked.done),
        citation=quotable(cited),
        downloads=(Download("JSON", f"/api/v1/statements/{record.id}"),),
        styles=("reading.css",),
    )
    return respond(request, desk, page)


@router.post(KEY + "/speaker")
def judge(key: str, desk: AtDesk, form: Annotated[SpeakerForm, Form()]) -> RedirectResponse:
    """Keep who said it, and go on."""
    record = judge_speaker(desk, key, form)
    return go_on(form.place, statement_path(record.id), record.reviewed)


def brief(words: str) -> str:
    """Words as a title, cut between two of them where they are many."""
    return words if len(words) <= BRIEF else words[:BRIEF].rsplit(" ", 1)[0] + " …"


def _words(desk: Desk, record: StatementRecord, cited: Citation, done: int | None) -> StatementContext:
    return StatementContext(
        record=record,
        cited=cited,
        exchange=desk.archive.exchange(record.exchange) if record.exchange is not None else None,
        done=judgement_told(desk, done),
    )


def _sections(desk: Desk, record: StatementRecord, cited: Citation, done: int | None) -> tuple[Section, ...]:
    words = Section(id="words", heading="The words", ask=lambda: _words(desk, record, cited, done))
    around = Section(
        id="around",
        heading="In its place",
        ask=lambda: AroundContext(pieces=desk.archive.around(record.id), cited=cited),
    )
    used = Section(
        id="used",
        heading="Where it is used",
        ask=lambda: _used(desk, record, cited),
        question=("statement used", record.id),
    )
    judge = Section(id="judge", heading="Who said it", ask=lambda: _judge(desk, record))
    return (words, around, used, judge)


def _judge(desk: Desk, record: StatementRecord) -> JudgeContext:
    return JudgeContext(
        record=record,
        people=choices(record, desk.archive.people_in(record.document)),
        ruling=judgement_told(desk, record.reviewed),
        path=statement_path(record.id),
    )


def _used(desk: Desk, record: StatementRecord, cited: Citation) -> UsedContext:
    exchange = desk.archive.exchange(record.exchange) if record.exchange is not None else None
    told = desk.archive.uptake(exchange.id) if exchange is not None else []
    others = _others(exchange, record)
    return UsedContext(
        exchange=exchange,
        points=tuple(_points(desk, record, others[:MOST_COMPARED])),
        uptake=tuple(one for one in told if _holds(one.point.cited, record)),
        replies=tuple(one for one in told if one.reply is not None and _holds(one.reply.cited, record)),
        accounts=min(len(others), MOST_COMPARED),
        left_out=max(0, len(others) - MOST_COMPARED),
        words=cited.words,
    )


def _others(exchange: Exchange | None, record: StatementRecord) -> list[str]:
    """The other documents that report the statement's exchange."""
    told = dict.fromkeys(one.document for one in exchange.reports) if exchange is not None else {}
    return [document for document in told if document != record.document]


def _points(desk: Desk, record: StatementRecord, others: list[str]) -> Iterator[UsedPoint]:
    for other in others:
        for comparison in desk.archive.compare(record.exchange or "", record.document, other):
            for point in points_of(comparison):
                if point.a is not None and _holds(point.a.citation, record):
                    yield UsedPoint(point=point, other=comparison.b.provenance)


def _holds(citation: Citation, record: StatementRecord) -> bool:
    """Whether cited words are some of a statement's."""
    return citation.provenance.document == record.document and _meet(citation.spans, record.statement.content)


def _meet(some: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(one.meets(other) for one in some for other in others)
