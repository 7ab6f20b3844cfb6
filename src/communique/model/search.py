"""What one looks for in the words of an archive, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from communique.model.citation import Citation, Provenance
    from communique.model.exchange import StatementRecord
    from communique.model.span import Span

Searched = Literal["statements", "documents"]
"""What is looked through: what was said, or whole articles."""

Order = Literal["relevance", "newest"]
FacetName = Literal["speaker", "side", "act", "outlet", "outlet side", "year"]


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words one after another, folded (see ``text.words``); with ``is_prefix`` the last may go on ("sea*")."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class NearRuns:
    """Runs in any order with at most ``distance`` words between them."""

    runs: tuple[WordRun, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """All ``parts``, and none of ``without``."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of ``parts``."""

    parts: tuple[Query, ...]


Query: TypeAlias = WordRun | NearRuns | AllOf | AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilter:
    """What to look for, and in what. Of statements ``speaker`` is any part of a name and ``speaker_side`` a code that
    will do as well, ``side`` the side of a speaker; days are inclusive, and what has no day is left out where one is
    given; ``outlets`` are whole names (None: any); ``exchange`` is a whole slug. ``limit`` hits from ``offset`` on
    are wanted, of which all are counted; by their facets only where ``facets`` are wanted, which takes long of many.
    """

    query: Query
    searched: Searched = "statements"
    speaker: str | None = None
    speaker_side: str | None = None
    side: str | None = None
    act: str | None = None
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] | None = None
    exchange: str | None = None
    order: Order = "relevance"
    limit: int = 20
    offset: int = 0
    facets: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFound:
    """Words that answer: ``spans`` of a document's ``text`` (a statement's content, or an article's body), and how well:
    ``score`` is BM25's, the higher the better, None where hits were not ranked. ``day`` is when it was said, or published.
    """

    provenance: Provenance
    text: str
    spans: tuple[Span, ...]
    score: float | None
    day: date | None
    statement: StatementRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """How many of all hits have each value of a field: the most frequent first, years in their order. A statement of two
    speakers counts for both.
    """

    name: FacetName
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """A page of what was found, and the count and facets of everything that was."""

    total: int
    facets: tuple[Facet, ...]
    found: tuple[SearchFound, ...]


Pieces: TypeAlias = tuple[tuple[str, bool], ...]
"""Words on one line in pieces, each with whether it is what was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One answer as one shows it: the words of a statement, or the passages of an article that hold what was looked
    for. ``marks`` are the places of the words looked for, in the document's text; ``pieces`` are the words of the
    citation with them marked, ``title_pieces`` those of the title.
    """

    citation: Citation
    marks: tuple[Span, ...]
    pieces: Pieces
    title_pieces: Pieces
    score: float | None
    day: date | None
    statement: StatementRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """A page of hits: ``total`` and ``facets`` are of all; ``offset`` is the number of hits before the first."""

    searched: Searched
    total: int
    offset: int
    facets: tuple[Facet, ...]
    hits: tuple[SearchHit, ...]
