"""A country or body: with whom, who held which office when, how often."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from communique.model import NotFoundError, Slice
from communique.render.calendar import calendar_of
from communique.render.charts import timeline_chart
from communique.web.attached import attached
from communique.web.charts import ChartEnding, chart_file
from communique.web.desk import AtDesk
from communique.web.finding.passing import AtFindingDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.relation.pairs import PairRow, count_row
from communique.web.relation.sides import COUNTED, Side, cited, side_of
from communique.web.relation.times import over_time
from communique.web.streaming import respond
from communique.web.urls import side_path

if TYPE_CHECKING:
    from communique.api import Archive
    from communique.model import Exchange, Listed, PersonCount, Post

router = APIRouter(include_in_schema=False)
STYLES = ("relation.css", "charts.css")
FIRST = Slice(limit=10)
COUNTERPARTS = Slice(limit=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class TookPartContext(Context):
    """The newest exchanges in which a side took part."""

    template = "sides/took_part.html"
    side: Side
    listed: Listed[Exchange]


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterpartsContext(Context):
    """With whom a side had exchanges alone, the most frequent first; ``more`` are not shown."""

    template = "sides/counterparts.html"
    side: Side
    rows: tuple[PairRow, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokeContext(Context):
    """The people of a side who took part or spoke, those in most exchanges first."""

    template = "sides/people.html"
    side: Side
    listed: Listed[PersonCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsContext(Context):
    """A side's posts and who held them, by the tables."""

    template = "sides/posts.html"
    side: Side
    posts: tuple[Post, ...]


@router.get("/sides/{code}")
def side(request: Request, desk: AtDesk, code: str) -> Response:
    """The page of a side; another spelling leads to it."""
    found = side_of(desk.archive, desk.archive.side_called(code))
    if code != found.code:
        return RedirectResponse(side_path(found.code))
    total = desk.archive.exchanges_page(COUNTED, party=code).total
    if not total and not desk.archive.posts(code):
        raise NotFoundError(partial(desk.archive.why_none, "exchange", party=code))
    page = Page(
        title=found.name,
        kind=f"Country or body, {code}" if found.name != code else "Country or body",
        place="sides",
        sections=(
            Section(
                id="exchanges",
                heading="Newest exchanges",
                ask=lambda: _newest(desk.archive, found),
                downloads=files_of("/exchanges", party=code),
            ),
            _counterparts(desk.archive, found),
            *over_time(desk, (found,), side_path(code)),
            Section(
                id="people",
                heading="Who took part or spoke",
                ask=lambda: _people(desk.archive, found),
                downloads=files_of("/people", side=code),
            ),
            Section(id="offices", heading="Who held which office when", ask=lambda: _posts(desk.archive, found)),
        ),
        citation=cited(desk.settings.archive.name, found.name, total),
        styles=STYLES,
        scripts=("charts.js",),
    )
    return respond(request, desk, page)


@router.get("/sides/{code}/calendar.ics")
def calendar(desk: AtFindingDesk, code: str) -> Response:
    """The exchanges and anniversaries of a side for a calendar."""
    known = desk.archive.side_called(code)
    content, _ = calendar_of(desk.archive.timeline(known))
    return attached(known, "ics", content)


@router.get("/sides/{code}/chart.{ending}")
def chart(desk: AtFindingDesk, code: str, ending: ChartEnding) -> Response:
    """The chart of a side as a file."""
    known = desk.archive.side_called(code)
    return chart_file(desk, lambda: timeline_chart(desk.archive.timeline(known)), ending)


def _newest(archive: Archive, side: Side) -> TookPartContext:
    return TookPartContext(side=side, listed=archive.exchanges_page(FIRST, party=side.code))


def _people(archive: Archive, side: Side) -> SpokeContext:
    return SpokeContext(side=side, listed=archive.people_page(FIRST, side=side.code))


def _posts(archive: Archive, side: Side) -> PostsContext:
    return PostsContext(side=side, posts=archive.posts(side.code))


def _counterparts(archive: Archive, side: Side) -> Section:
    return Section(
        id="counterparts",
        heading="With whom",
        ask=lambda: _counted(archive, side),
        downloads=files_of("/pairs", side=side.code),
    )


def _counted(archive: Archive, side: Side) -> CounterpartsContext:
    listed = archive.pair_counts(COUNTERPARTS, side=side.code)
    rows = tuple(count_row(archive, count) for count in listed.items)
    return CounterpartsContext(side=side, rows=rows, more=listed.total - len(rows))
