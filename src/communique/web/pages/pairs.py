"""Who talks to whom: pairs of sides by how often they do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from communique.model import Listed
from communique.model.report import Kind
from communique.render.charts import pairs_chart
from communique.web.asked.lists import PairsAsked
from communique.web.charts import ChartEnding, chart_file, chart_section
from communique.web.desk import AtDesk
from communique.web.finding.passing import AtFindingDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.relation.pairs import PairRow, count_row, last_day, pair_row, question_of
from communique.web.relation.persons import persons_of
from communique.web.relation.sides import MOST_PAIRS, Side, side_of, sides_of_pairs
from communique.web.streaming import respond
from communique.web.urls import pair_path

if TYPE_CHECKING:
    from datetime import date

    from communique.api import Archive
    from communique.model import Pairs

router = APIRouter(include_in_schema=False)
PATH, CHART = "/pairs", "/pairs/chart"
HEADING = "Who talks to whom"
STYLES = ("relation.css", "charts.css")
MOST_LARGER = 30
"""So many of the groups of more than two sides are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsContext(Context):
    """A part of the list of pairs, with what is asked and can be asked of it; ``nobody`` says where it is empty that there is
    no such side.
    """

    template = "pairs/list.html"
    listed: Listed[PairRow]
    sides: tuple[Side, ...]
    kinds: tuple[str, ...]
    asked: dict[str, object]
    path: str
    nobody: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LargerRow:
    """The sides of exchanges of more than two, how many took place, of which kinds, and the last day of one."""

    sides: tuple[Side, ...]
    exchanges: int
    kinds: str
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LargerContext(Context):
    """Exchanges of more than two sides, and how many tell of fewer than two."""

    template = "pairs/larger.html"
    rows: tuple[LargerRow, ...]
    more: int
    alone: int


@router.get(PATH)
def pairs(request: Request, desk: AtDesk, asked: Annotated[PairsAsked, Query()]) -> StreamingResponse:
    """Pairs of sides, those who talk most first."""
    filters = _filters(asked)
    page = Page(
        title="Pairs",
        about="Which two countries or bodies talk to each other, and how often.",
        place="pairs",
        sections=(
            _list(desk.archive, asked),
            _persons(desk.archive, filters),
            chart_section(
                desk,
                "Pairs and years",
                lambda: pairs_chart(desk.archive.pairs(**filters), link=pair_path),
                question_of(**filters),
                CHART,
                **filters,
            ),
            Section(
                id="larger",
                heading="Exchanges of more than two sides",
                ask=lambda: desk.archive.pairs(**filters),
                question=question_of(**filters),
                narrow=lambda found: _larger(desk.archive, found),
            ),
        ),
        downloads=files_of(PATH, **filters),
        styles=STYLES,
        scripts=("charts.js",),
    )
    return respond(request, desk, page)


@router.get(CHART + ".{ending}")
def chart(desk: AtFindingDesk, ending: ChartEnding, asked: Annotated[PairsAsked, Query()]) -> Response:
    """The chart as a file."""
    return chart_file(desk, lambda: pairs_chart(desk.archive.pairs(**_filters(asked))), ending)


def _filters(asked: PairsAsked) -> dict[str, Any]:
    """What is asked of the page, which shows pairs of sides and of persons alike."""
    return {name: value for name, value in asked.filters.items() if name != "people"}


def _list(archive: Archive, asked: PairsAsked) -> Section:
    """All pairs, or those of a side, from the archive's own counts; of a kind or time they are counted anew."""
    filters = _filters(asked)
    if any(value for name, value in filters.items() if name != "side"):
        return Section(
            id="list",
            heading=HEADING,
            ask=lambda: archive.pairs(**filters),
            question=question_of(**filters),
            narrow=lambda found: _listed(archive, asked, _part(archive, found, asked)),
        )
    return Section(id="list", heading=HEADING, ask=lambda: _listed(archive, asked, _counts(archive, asked)))


def _persons(archive: Archive, filters: dict[str, Any]) -> Section:
    return Section(
        id="persons",
        heading="Between persons",
        ask=lambda: archive.pairs(people=True, **filters),
        question=question_of(people=True, **filters),
        narrow=persons_of,
        downloads=files_of(PATH, people=True, **filters),
    )


def _part(archive: Archive, found: Pairs, asked: PairsAsked) -> Listed[PairRow]:
    shown = found.pairs[asked.offset : asked.offset + asked.limit]
    rows = tuple(pair_row(archive, tally) for tally in shown)
    return Listed(items=rows, total=len(found.pairs), part=asked.part)


def _counts(archive: Archive, asked: PairsAsked) -> Listed[PairRow]:
    counts = archive.pair_counts(asked.part, side=asked.side)
    rows = tuple(count_row(archive, count) for count in counts.items)
    return Listed(items=rows, total=counts.total, part=counts.part)


def _listed(archive: Archive, asked: PairsAsked, listed: Listed[PairRow]) -> PairsContext:
    known = archive.pair_counts(MOST_PAIRS)
    return PairsContext(
        listed=listed,
        sides=sides_of_pairs(archive, known.items),
        kinds=get_args(Kind),
        asked=_filters(asked),
        path=PATH,
        nobody="" if listed.total else archive.nobody(side=asked.side),
    )


def _larger(archive: Archive, found: Pairs) -> LargerContext:
    rows = (
        LargerRow(
            sides=tuple(side_of(archive, code) for code in tally.members),
            exchanges=len(tally.occurred),
            kinds=", ".join(kind for kind, _ in Counter(entry.kind for entry in tally.occurred).most_common()),
            last=last_day(tally.occurred),
        )
        for tally in found.larger[:MOST_LARGER]
    )
    return LargerContext(rows=tuple(rows), more=len(found.larger[MOST_LARGER:]), alone=found.alone)
