"""Who someone is: offices over time, with whom and how often, what they said."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from communique.model import NotFoundError, Slice
from communique.render.charts import person_chart
from communique.web.asked.pages import PersonShown
from communique.web.charts import ChartContext, ChartEnding, chart_context, chart_file, chart_files
from communique.web.desk import AtDesk
from communique.web.finding.passing import AtFindingDesk
from communique.web.page import Context, Page, Part, Section, files_of, together
from communique.web.relation.sides import Side, cited, side_of
from communique.web.relation.times import CountsContext, counts_of
from communique.web.streaming import respond
from communique.web.urls import exchange_path, person_path, side_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.api import Archive
    from communique.model import Companion, HeldTenure, PersonCard, PersonCount, Said, TimelineEntry
    from communique.web.desk import Desk
    from communique.web.page import Download

router = APIRouter(include_in_schema=False)
STYLES = ("relation.css", "charts.css")
MOST_MEANT = Slice(limit=50)
MOST_COMPANIONS, MOST_ENTRIES, EXAMPLES = 40, 30, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Someone by the identifier of the table of people, or a ``local:`` one; ``side`` tells those of one name apart.
    ``exchanges`` took place with this one.
    """

    key: str
    name: str
    side: Side | None
    exchanges: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeantContext(Context):
    """Whom a name can mean: where it ``is_exact``, several who have it, else those with a like one."""

    template = "people/meant.html"
    people: tuple[PersonCount, ...]
    is_exact: bool
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficesContext(Context):
    """The offices that the tables know, the latest first, those that texts print, and other names."""

    template = "people/offices.html"
    offices: tuple[str, ...]
    names: tuple[str, ...]
    tenures: tuple[HeldTenure, ...]
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanionsContext(Context):
    """With whom someone took part in exchanges, the most frequent first."""

    template = "people/companions.html"
    companions: tuple[Companion, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSaid:
    """So many statements of one act, the latest of them first."""

    act: str
    statements: int
    latest: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidContext(Context):
    """What someone said, act by act, the most frequent first."""

    template = "people/said.html"
    name: str
    acts: tuple[ActSaid, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesContext(Context):
    """The newest exchanges of someone, and those that are only mentioned."""

    template = "people/entries.html"
    name: str
    entries: tuple[TimelineEntry, ...]
    more: int


@router.get("/people/{name}")
def person(request: Request, desk: AtDesk, name: str, asked: Annotated[PersonShown, Query()]) -> Response:
    """The page of the one who has exactly this name, or the choice where several have it, or a like one; the name of a side
    leads to its page. Names are compared only where the page has begun.
    """
    found = desk.archive.people_exactly(name, side=asked.side)
    if len(found) == 1:
        return respond(request, desk, _page(desk, _who(desk.archive, found[0])))
    if not found and (side := _as_side(desk.archive, name)) is not None:
        return RedirectResponse(side_path(side))
    section = Section(id="meant", heading="Who is meant?", ask=lambda: _meant(desk.archive, name, asked.side, found))
    page = Page(title=name, kind="Person", place="people", sections=(section,), styles=STYLES)
    return respond(request, desk, page, status=HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)


@router.get("/people/{name}/chart.{ending}")
def chart(desk: AtFindingDesk, name: str, ending: ChartEnding, asked: Annotated[PersonShown, Query()]) -> Response:
    """The chart of a person as a file."""
    return chart_file(desk, lambda: person_chart(desk.archive.person(name, side=asked.side)), ending)


def _meant(archive: Archive, name: str, side: str | None, exactly: tuple[PersonCount, ...]) -> MeantContext:
    """Those who have exactly this name; else those whom it can mean. Raises NotFoundError, which names the nearest."""
    if exactly:
        return MeantContext(people=exactly, is_exact=True, more=0)
    found = archive.people_page(MOST_MEANT, name=name, side=side)
    people = found.items or archive.people_exactly(archive.person(name, side=side).figure.key)
    return MeantContext(people=people, is_exact=False, more=found.total - len(found.items))


def _who(archive: Archive, count: PersonCount) -> Who:
    side = side_of(archive, count.side) if count.side is not None else None
    return Who(key=count.key, name=count.name, side=side, exchanges=count.exchanges)


def _as_side(archive: Archive, name: str) -> str | None:
    """The side that a name is of, where texts say no more than that it took part."""
    with suppress(NotFoundError):
        return archive.side_called(name)
    return None


def _page(desk: Desk, who: Who) -> Page:
    side = who.side.code if who.side is not None else None
    parts = _parts(desk, chart_files(f"{person_path(who.key)}/chart", side=side))
    return Page(
        title=who.name,
        kind=f"Person, {who.side.name}" if who.side is not None else "Person",
        place="people",
        sections=together(("person", who.key, side), lambda: desk.archive.person(who.key, side=side), parts),
        citation=cited(desk.settings.archive.name, who.name, who.exchanges),
        downloads=files_of("/person", name=who.key, side=side),
        styles=STYLES,
        scripts=("charts.js",),
    )


def _offices(archive: Archive, card: PersonCard) -> OfficesContext:
    figure = card.figure
    tenures = (replace(held, organization=archive.side_name(held.organization)) for held in card.tenures)
    return OfficesContext(
        offices=figure.offices,
        names=tuple(name for name in figure.names if name != figure.name),
        tenures=tuple(sorted(tenures, key=lambda tenure: tenure.start, reverse=True)),
        documents=len({naming.document for naming in figure.namings}),
    )


def _companions(card: PersonCard) -> CompanionsContext:
    found = card.companions
    return CompanionsContext(companions=found[:MOST_COMPANIONS], more=len(found[MOST_COMPANIONS:]))


def _said(card: PersonCard) -> SaidContext:
    counts = Counter(said.act for said in card.said)
    acts = tuple(
        ActSaid(act=act, statements=count, latest=_latest(said for said in card.said if said.act == act))
        for act, count in counts.most_common()
    )
    return SaidContext(name=card.figure.name, acts=acts, statements=len(card.said))


def _latest(said: Iterable[Said]) -> tuple[Said, ...]:
    """The last of these that have a day, then those that have none."""
    ordered = sorted(said, key=lambda one: one.day.toordinal() if one.day is not None else 0, reverse=True)
    return tuple(ordered[:EXAMPLES])


def _entries(card: PersonCard) -> EntriesContext:
    dated = [entry for entry in card.entries if entry.date is not None]
    newest = [*reversed(dated), *(entry for entry in card.entries if entry.date is None)]
    return EntriesContext(name=card.figure.name, entries=tuple(newest[:MOST_ENTRIES]), more=len(newest[MOST_ENTRIES:]))


def _parts(desk: Desk, files: tuple[Download, ...]) -> tuple[Part[PersonCard], ...]:
    """The sections, each made of the person's card; ``files`` stand beside the chart."""

    def counted(card: PersonCard) -> CountsContext:
        return counts_of(card.entries, f"with {card.figure.name}", desk.archive.side_name)

    def drawn(card: PersonCard) -> ChartContext:
        return chart_context(lambda: person_chart(card, link=exchange_path), desk.draw)

    return (
        Part(id="offices", heading="Offices", make=partial(_offices, desk.archive)),
        Part(id="companions", heading="With whom", make=_companions),
        Part(id="counts", heading="How often, and at whose request", make=counted),
        Part(id="said", heading="What they said", make=_said),
        Part(id="exchanges", heading="Exchanges", make=_entries),
        Part(id="chart", heading="In time", make=drawn, downloads=files),
    )
