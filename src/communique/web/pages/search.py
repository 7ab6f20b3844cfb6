"""Search: what was said, or whole articles, by their words, with ways to narrow down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from communique.model import Listed
from communique.model.statement import Act
from communique.text.told import act_told
from communique.web.asked.pages import NARROWING, SearchForm
from communique.web.desk import AtDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.streaming import respond
from communique.web.urls import listing_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.model import Facet, SearchHit
    from communique.model.search import FacetName, Searched
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/search"
SHOWN, MOST_VALUES = 6, 60
"""So many values of a facet are shown unfolded, and at all."""

ONLY_OF_STATEMENTS = frozenset({"speaker", "side", "act"})
HEADINGS: dict[FacetName, str] = {
    "speaker": "Speaker",
    "side": "Speaker's side",
    "act": "Act",
    "outlet": "Outlet",
    "outlet side": "Outlet's side",
    "year": "Year",
}

SIDES: tuple[FacetName, ...] = ("side", "outlet side")
"""The facets whose values are codes of sides."""


class Chosen(NamedTuple):
    """A filter that is set, and the address without it."""

    label: str
    value: str
    without: str


class Narrower(NamedTuple):
    """A value of a facet in words, how many hits have it, and the address of these alone."""

    value: str
    hits: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """A facet: its most frequent values ``shown``, others ``folded``."""

    heading: str
    shown: tuple[Narrower, ...]
    folded: tuple[Narrower, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContext(Context):
    """What can be asked; ``is_open`` says that nothing is asked yet."""

    template = "search/form.html"
    asked: SearchForm
    path: str
    acts: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HitsContext(Context):
    """A part of what was found. ``elsewhere`` is the address of the same words in the other kind of texts;
    ``unfiltered`` says how many there are without filters where there is nothing with them.
    """

    template = "search/hits.html"
    listed: Listed[SearchHit]
    searched: Searched
    chosen: tuple[Chosen, ...]
    narrowings: tuple[Narrowing, ...]
    query: dict[str, object]
    path: str
    elsewhere: str
    why_none: str
    unfiltered: int
    without_filters: str


@router.get(PATH)
def search(request: Request, desk: AtDesk, asked: Annotated[SearchForm, Query()]) -> StreamingResponse:
    """What holds the words asked for; without words what can be asked."""
    files = (*files_of("/search", "hits", **asked.query), *files_of("/facets", "counts", **asked.query))
    page = Page(
        title=f"Search: {asked.q}" if asked.q is not None else "Search",
        place="search",
        lead=FormContext(asked=asked, path=PATH, acts=get_args(Act), is_open=asked.q is None),
        sections=() if asked.q is None else (Section(id="hits", heading="Found", ask=lambda: _found(desk, asked)),),
        downloads=() if asked.q is None else files,
        styles=("search.css",),
    )
    return respond(request, desk, page)


def _found(desk: Desk, asked: SearchForm) -> HitsContext:
    words = asked.q or ""
    part = asked.part
    answer = desk.archive.search(
        words, searched=asked.searched, order=asked.order, limit=part.limit, offset=part.offset, **asked.narrowed
    )
    return HitsContext(
        listed=Listed(items=answer.hits, total=answer.total, part=part),
        searched=asked.searched,
        chosen=tuple(_chosen(asked)),
        narrowings=tuple(_narrowing(desk, facet, asked) for facet in answer.facets if len(facet.values) > 1),
        query=asked.query,
        path=PATH,
        elsewhere=_elsewhere(asked),
        why_none="" if answer.total else desk.archive.why_not_found(words, asked.searched, **asked.narrowed),
        unfiltered=_unfiltered(desk, asked) if asked.narrowed and not answer.total else 0,
        without_filters=listing_path(PATH, **{key: asked.query[key] for key in asked.query if key not in NARROWING}),
    )


def _unfiltered(desk: Desk, asked: SearchForm) -> int:
    return desk.archive.search(asked.q or "", searched=asked.searched, limit=0).total


def _chosen(asked: SearchForm) -> list[Chosen]:
    query = asked.query
    return [
        Chosen(
            NARROWING[name],
            act_told(str(value)) if name == "act" else str(value),
            listing_path(PATH, **{key: query[key] for key in query if key != name}),
        )
        for name, value in asked.narrowed.items()
    ]


def _narrowing(desk: Desk, facet: Facet, asked: SearchForm) -> Narrowing:
    """A facet with the address that each of its values leads to. Of one value alone there is nothing to narrow."""
    names: dict[FacetName, Callable[[str], str]] = {"act": act_told, **dict.fromkeys(SIDES, desk.archive.side_name)}
    called = names.get(facet.name, str)
    found = [
        Narrower(called(value), count, _narrower(facet.name, value, asked))
        for value, count in facet.values[:MOST_VALUES]
    ]
    return Narrowing(heading=HEADINGS[facet.name], shown=tuple(found[:SHOWN]), folded=tuple(found[SHOWN:]))


def _narrower(name: FacetName, value: str, asked: SearchForm) -> str:
    added = {"since": value, "until": value} if name == "year" else {name.replace(" ", "_"): value}
    return listing_path(PATH, **{**asked.query, **added})


def _elsewhere(asked: SearchForm) -> str:
    """The same question to the other kind of texts, without what only statements have."""
    other = "documents" if asked.searched == "statements" else "statements"
    kept = {name: value for name, value in asked.query.items() if name not in ONLY_OF_STATEMENTS}
    return listing_path(PATH, **{**kept, "in": other})
