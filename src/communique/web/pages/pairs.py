"""Who talks to whom: pairs of sides by how often they do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model import Listed
from communique.model.report import Kind
from communique.web.asked import PairsAsked
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.relation.sides import MOST_PAIRS, Pair, Side, side_of, sides_of_pairs
from communique.web.streaming import respond

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.api import Archive
    from communique.model import PairCount, Pairs, PairTally, TimelineEntry
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/pairs"
STYLES = ("relation.css",)
MOST_LARGER = 30
"""So many of the groups of more than two sides are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """A pair with the number of exchanges that took place between the two alone, and the last day of one."""

    pair: Pair
    exchanges: int
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsContext(Context):
    """A part of the list of pairs, with what is asked and can be asked of it."""

    template = "pairs/list.html"
    listed: Listed[PairRow]
    sides: tuple[Side, ...]
    kinds: tuple[str, ...]
    asked: dict[str, object]
    path: str


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
    filters = asked.filters
    is_all = not any(filters.values())
    page = Page(
        title="Pairs",
        place="pairs",
        sections=(
            Section(
                id="list",
                heading="Who talks to whom",
                ask=lambda: _listed(desk, asked, is_all=is_all),
                question=None if is_all else ("pairs", *asked.model_dump().values()),
            ),
            Section(
                id="larger",
                heading="Exchanges of more than two sides",
                ask=lambda: _larger(desk.archive, desk.archive.pairs(**filters)),
                question=("larger groups", *filters.values()),
            ),
        ),
        downloads=files_of(PATH, **filters),
        styles=STYLES,
    )
    return respond(request, desk, page)


def _listed(desk: Desk, asked: PairsAsked, *, is_all: bool) -> PairsContext:
    """All pairs from the archive's own counts; fewer of them are counted anew."""
    known = desk.archive.pair_counts(MOST_PAIRS)
    if is_all:
        counts = desk.archive.pair_counts(asked.part)
        rows, total = [_row(desk.archive, count) for count in counts.items], counts.total
    else:
        tallies = desk.archive.pairs(**asked.filters).pairs
        shown = tallies[asked.offset : asked.offset + asked.limit]
        rows, total = [pair_row(desk.archive, tally) for tally in shown], len(tallies)
    return PairsContext(
        listed=Listed(items=tuple(rows), total=total, part=asked.part),
        sides=sides_of_pairs(desk.archive, known.items),
        kinds=get_args(Kind),
        asked=asked.filters,
        path=PATH,
    )


def _row(archive: Archive, count: PairCount) -> PairRow:
    return PairRow(pair=_pair(archive, count.sides), exchanges=count.exchanges, last=count.last)


def pair_row(archive: Archive, tally: PairTally) -> PairRow:
    """Two sides as a list of pairs shows them. The one asked for comes first."""
    one, other = tally.members
    return PairRow(pair=_pair(archive, (one, other)), exchanges=len(tally.occurred), last=_last_day(tally.occurred))


def _pair(archive: Archive, sides: tuple[str, str]) -> Pair:
    one, other = sides
    return Pair(one=side_of(archive, one), other=side_of(archive, other))


def _larger(archive: Archive, found: Pairs) -> LargerContext:
    rows = (
        LargerRow(
            sides=tuple(side_of(archive, code) for code in tally.members),
            exchanges=len(tally.occurred),
            kinds=", ".join(kind for kind, _ in Counter(entry.kind for entry in tally.occurred).most_common()),
            last=_last_day(tally.occurred),
        )
        for tally in found.larger[:MOST_LARGER]
    )
    return LargerContext(rows=tuple(rows), more=len(found.larger[MOST_LARGER:]), alone=found.alone)


def _last_day(entries: Iterable[TimelineEntry]) -> date | None:
    return max((entry.date.earliest for entry in entries if entry.date is not None), default=None)
