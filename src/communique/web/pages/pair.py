"""The relationship of two sides, with everything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from communique.render.calendar import calendar_of
from communique.web.asked import RelationAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Download, Page, Section, files_of
from communique.web.relation.greetings import find_greetings
from communique.web.relation.ledger import names_used, whole_ledger
from communique.web.relation.sides import Pair, pair_of
from communique.web.relation.times import anniversaries_of, counts_of, mentioned_of
from communique.web.streaming import respond

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Exchange, Ledger, Listed, Timeline, TimelineEntry
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
STYLES = ("relation.css",)
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysContext(Context):
    """The ways from two sides to each of them, and to their relationship in short."""

    template = "pairs/ways.html"
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenContext(Context):
    """A part of the exchanges in which both took part, the newest first."""

    template = "pairs/between.html"
    pair: Pair
    listed: Listed[Exchange]
    asked: dict[str, object]


@router.get("/pairs/{one}/{other}")
def pair(request: Request, desk: AtDesk, one: str, other: str, asked: Annotated[RelationAsked, Query()]) -> Response:
    """The page; another spelling of the two leads to it."""
    found = pair_of(desk.archive, one, other)
    if (one, other) != found.codes:
        return RedirectResponse(found.path)
    listed = desk.archive.exchanges_page(asked.part, party=one, other_party=other)
    if not listed.total:
        desk.archive.greetings(one, other)  # raises NotFoundError, which names the pairs that the archive holds
    page = Page(
        title=found.title,
        kind="Relationship",
        place="pairs",
        lead=WaysContext(pair=found),
        sections=(_exchanges(found, listed, asked), *_over_time(desk, found), *_ledger(desk, found, asked)),
        styles=STYLES,
    )
    return respond(request, desk, page)


@router.get("/pairs/{one}/{other}/calendar.ics")
def calendar(desk: AtDesk, one: str, other: str) -> Response:
    """The exchanges and anniversaries of two sides for a calendar."""
    codes = pair_of(desk.archive, one, other).codes
    content, _ = calendar_of(desk.archive.timeline(*codes))
    headers = {"Content-Disposition": f'attachment; filename="{"-".join(codes)}.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


def _exchanges(pair: Pair, listed: Listed[Exchange], asked: RelationAsked) -> Section:
    one, other = pair.codes
    files = files_of("/exchanges", party=one, other_party=other)
    context = BetweenContext(pair=pair, listed=listed, asked=asked.filters)
    return Section(id="exchanges", heading="Exchanges", ask=lambda: context, downloads=files)


def _over_time(desk: Desk, pair: Pair) -> tuple[Section, ...]:
    """What a timeline of the two tells; it is asked for once for all sections that must be made anew."""
    one, other = pair.codes

    @cache
    def timeline() -> Timeline:
        return desk.archive.timeline(one, other)

    files = files_of("/timeline", side=one, other=other)
    return (
        Section(
            id="counts",
            heading="How often, and at whose request",
            ask=lambda: counts_of(_alone(timeline()), "between the two alone"),
            question=("counts", one, other),
            downloads=(*files, Download("Calendar", f"{pair.path}/calendar.ics")),
        ),
        Section(
            id="mentioned",
            heading="Ahead, and only mentioned",
            ask=lambda: mentioned_of(timeline()),
            question=("mentioned", one, other),
        ),
        Section(
            id="anniversaries",
            heading="Anniversaries due",
            ask=lambda: anniversaries_of(timeline()),
            question=("anniversaries", one, other),
        ),
    )


def _alone(timeline: Timeline) -> Iterator[TimelineEntry]:
    """The exchanges in which nobody else took part."""
    return (entry for entry in timeline.entries if len(entry.sides) == TWO)


def _ledger(desk: Desk, pair: Pair, asked: RelationAsked) -> tuple[Section, ...]:
    one, other = pair.codes
    files = files_of("/ledger", one=one, other=other, object=asked.object, every=asked.every)

    @cache
    def ledger(words: str | None) -> Ledger:
        return desk.archive.ledger(one, other, object=words, every=asked.every)

    return (
        Section(
            id="ledger",
            heading="What they proposed, agreed and kept saying",
            ask=lambda: whole_ledger(pair, ledger(asked.object), asked),
            question=("ledger", one, other, asked.object, asked.every),
            downloads=files,
        ),
        Section(
            id="names",
            heading="What they call their relationship",
            ask=lambda: names_used(ledger(None)),
            question=("names", one, other),
        ),
        Section(
            id="greetings",
            heading="Greetings",
            ask=lambda: find_greetings(desk.archive, pair),
            question=("greetings", one, other),
            downloads=files_of("/greetings", one=one, other=other),
        ),
    )
