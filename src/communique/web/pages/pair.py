"""The relationship of two sides, with everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from communique.render.calendar import calendar_of
from communique.render.charts import timeline_chart
from communique.web.asked.pages import RelationAsked
from communique.web.attached import attached
from communique.web.charts import ChartEnding, chart_file
from communique.web.desk import AtDesk
from communique.web.finding.passing import AtFindingDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.relation.greetings import find_greetings
from communique.web.relation.ledger import names_used, whole_ledger
from communique.web.relation.sides import COUNTED, Pair, cited, pair_of
from communique.web.relation.times import over_time
from communique.web.streaming import respond

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.api import Archive
    from communique.model import Exchange, Ledger, Listed
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
STYLES = ("relation.css", "charts.css")


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
    total = desk.archive.exchanges_page(COUNTED, party=one, other_party=other).total
    if not total:
        desk.archive.greetings(one, other)  # raises NotFoundError, which names the pairs that the archive holds
    page = Page(
        title=found.title,
        kind="Relationship",
        place="pairs",
        lead=WaysContext(pair=found),
        sections=(
            _exchanges(desk.archive, found, asked),
            *over_time(desk, (found.one, found.other), found.path),
            *_ledger(desk, found, asked),
        ),
        citation=cited(desk.settings.archive.name, found.title, total),
        styles=STYLES,
        scripts=("charts.js",),
    )
    return respond(request, desk, page)


@router.get("/pairs/{one}/{other}/calendar.ics")
def calendar(desk: AtFindingDesk, one: str, other: str) -> Response:
    """The exchanges and anniversaries of two sides for a calendar."""
    codes = pair_of(desk.archive, one, other).codes
    content, _ = calendar_of(desk.archive.timeline(*codes))
    return attached("-".join(codes), "ics", content)


@router.get("/pairs/{one}/{other}/chart.{ending}")
def chart(desk: AtFindingDesk, one: str, other: str, ending: ChartEnding) -> Response:
    """The chart of two sides as a file."""
    codes = pair_of(desk.archive, one, other).codes
    return chart_file(desk, lambda: timeline_chart(desk.archive.timeline(*codes)), ending)


def _exchanges(archive: Archive, pair: Pair, asked: RelationAsked) -> Section:
    one, other = pair.codes

    def listed() -> BetweenContext:
        found = archive.exchanges_page(asked.part, party=one, other_party=other)
        return BetweenContext(pair=pair, listed=found, asked=asked.filters)

    files = files_of("/exchanges", party=one, other_party=other)
    return Section(id="exchanges", heading="Exchanges", ask=listed, downloads=files)


def _ledger(desk: Desk, pair: Pair, asked: RelationAsked) -> tuple[Section, ...]:
    one, other = pair.codes
    words, every = asked.object, asked.every

    def ask(words: str | None) -> Callable[[], Ledger]:
        return lambda: desk.archive.ledger(one, other, object=words, every=every)

    return (
        Section(
            id="ledger",
            heading="What they proposed, agreed and kept saying",
            ask=ask(words),
            question=("ledger", one, other, words, every),
            narrow=lambda ledger: whole_ledger(pair, ledger, asked),
            downloads=files_of("/ledger", one=one, other=other, object=words, every=every),
        ),
        Section(
            id="names",
            heading="What they call their relationship",
            ask=ask(None),
            question=("ledger", one, other, None, every),
            narrow=names_used,
        ),
        Section(
            id="greetings",
            heading="Greetings",
            ask=lambda: find_greetings(desk.archive, pair),
            question=("greetings", one, other),
            downloads=files_of("/greetings", one=one, other=other),
        ),
    )
