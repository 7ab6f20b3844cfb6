"""The first screen: the relationship of two sides, and a box to compare two accounts of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model import NotFoundError
from communique.web.asked.pages import PairAsked
from communique.web.desk import AtDesk
from communique.web.handed.box import BoxContext
from communique.web.page import Context, Page, Section, files_of
from communique.web.relation.accounts import find_accounts
from communique.web.relation.changes import find_changes
from communique.web.relation.ledger import ledger_in_short
from communique.web.relation.newest import find_newest
from communique.web.relation.sides import MOST_PAIRS, Pair, Side, chosen_pair, sides_of_pairs
from communique.web.relation.times import anniversaries
from communique.web.streaming import respond

if TYPE_CHECKING:
    from communique.api import Archive
    from communique.model import Listed, PairCount
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
STYLES = ("relation.css", "front.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceContext(Context):
    """Which two sides: the fields, the sides to choose from, and what is wrong with those asked for."""

    template = "front/choice.html"
    one: str
    other: str
    sides: tuple[Side, ...]
    problem: NotFoundError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyContext(Context):
    """An archive without any exchange of two sides: what to do next."""

    template = "front/empty.html"


@router.get("/")
def front(request: Request, desk: AtDesk, asked: Annotated[PairAsked, Query()]) -> StreamingResponse:
    """The relationship of two sides; of the pair with most exchanges where none is asked for."""
    known = desk.archive.pair_counts(MOST_PAIRS)
    if not known.total:
        return respond(request, desk, _page("Communiqué", None, (_empty(), *_box(desk))))
    pair, problem = _chosen(desk.archive, known, asked)
    choice = ChoiceContext(
        one=asked.one or (pair.one.name if pair is not None else ""),
        other=asked.other or (pair.other.name if pair is not None else ""),
        sides=sides_of_pairs(desk.archive, known.items),
        problem=problem,
    )
    if pair is None:
        return respond(request, desk, _page("Communiqué", choice, _box(desk)), status=404)
    newest, *others = _relationship(desk, pair)
    return respond(request, desk, _page(pair.title, choice, (newest, *_box(desk), *others), kind="Relationship"))


def _chosen(archive: Archive, known: Listed[PairCount], asked: PairAsked) -> tuple[Pair | None, NotFoundError | None]:
    """The pair asked for, or why there is none."""
    try:
        return chosen_pair(archive, known, asked.one, asked.other), None
    except NotFoundError as error:
        return None, error


def _page(title: str, lead: Context | None, sections: tuple[Section, ...], *, kind: str = "") -> Page:
    return Page(title=title, kind=kind, place="front", lead=lead, sections=sections, styles=STYLES)


def _relationship(desk: Desk, pair: Pair) -> tuple[Section, ...]:
    """The sections on two sides. Only the first is quick on any archive; the others are kept."""
    archive = desk.archive
    codes = one, other = pair.codes
    return (
        Section(
            id="newest",
            heading="Newest exchanges",
            ask=lambda: find_newest(archive, pair),
            downloads=files_of("/exchanges", party=one, other_party=other),
        ),
        Section(
            id="accounts",
            heading="Where the last two accounts differ",
            ask=lambda: find_accounts(archive, pair),
            question=("accounts", *codes),
        ),
        Section(
            id="changes",
            heading="New and dropped since the time before",
            ask=lambda: find_changes(archive, pair),
            question=("changes", *codes),
        ),
        Section(
            id="ledger",
            heading="What they proposed and agreed",
            ask=lambda: archive.ledger(*codes),
            question=("ledger", *codes, None, False),
            narrow=lambda ledger: ledger_in_short(pair, ledger),
            downloads=files_of("/ledger", one=one, other=other),
        ),
        anniversaries(desk, pair),
    )


def _box(desk: Desk) -> tuple[Section, ...]:
    if desk.settings.is_read_only:
        return ()
    return (Section(id="compare", heading="Compare two accounts", ask=BoxContext),)


def _empty() -> Section:
    return Section(id="empty", heading="Nothing here yet", ask=EmptyContext)
