"""The vocabulary of the house: frozen records that every other layer exchanges. Imports nothing of ours.

Each name is loaded from its module when it is first asked for: a hundred records take longer to make than ``--help`` may.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.model.brief import Brief, Line, Section
    from communique.model.card import Card, Theme, Voice
    from communique.model.citation import Citation, Provenance
    from communique.model.claim import Claim, Party
    from communique.model.clue import Clue, ClueKind, Window
    from communique.model.coding import Coding
    from communique.model.comparison import Account, Clause, Comparison, Fact, Labelled, Match
    from communique.model.copy import Copy
    from communique.model.document import Dateline, Document, Publication, Title
    from communique.model.doubt import UnsureMerge, UnsureSplit
    from communique.model.errors import ArchiveError, CommuniqueError, DocumentError, NotFoundError, UsageError
    from communique.model.exchange import Conflict, Exchange, ReportRecord, StatementRecord
    from communique.model.ledger import Entry, Ledger, NameUse, Step
    from communique.model.link import Link, MentionRecord, Stub
    from communique.model.listing import Listed, Neighbours, PairCount, PersonCount, SideCount, Slice
    from communique.model.marked import MarkedText, NamedThing, Piece, Telling, TimedThing
    from communique.model.people import (
        Asked,
        Companion,
        Figure,
        HeldTenure,
        Naming,
        Pairs,
        PairTally,
        PersonCard,
        Post,
        PostHolder,
        Said,
    )
    from communique.model.phrase import (
        Bound,
        Disuse,
        Keyness,
        Phrase,
        PhraseCard,
        PhraseUse,
        Tally,
        Variant,
        Voiced,
        Wording,
    )
    from communique.model.query import (
        Added,
        DocumentFilter,
        DocumentRow,
        ExchangeFilter,
        Outcome,
        Overview,
        Problem,
        StatementFilter,
    )
    from communique.model.rate import Rate
    from communique.model.reading import Reading
    from communique.model.record import Record
    from communique.model.report import DateInterval, MentionedExchange, Participant, Place, Report
    from communique.model.ruling import Review, Ruling
    from communique.model.search import Facet, SearchAnswer, SearchFilter, SearchFound, SearchHit, SearchResult
    from communique.model.silence import Silence
    from communique.model.span import Span
    from communique.model.statement import Actor, Capacity, Mention, Person, Statement
    from communique.model.succession import Return, Succession
    from communique.model.time import Granularity, TimeAnchor, TimeExpression, TimeKind
    from communique.model.timeline import Anniversary, Coverage, Timeline, TimelineEntry
    from communique.model.uptake import Greeting, Point, Uptake

MODULES: dict[str, tuple[str, ...]] = {
    "brief": ("Brief", "Line", "Section"),
    "card": ("Card", "Theme", "Voice"),
    "citation": ("Citation", "Provenance"),
    "claim": ("Claim", "Party"),
    "clue": ("Clue", "ClueKind", "Window"),
    "coding": ("Coding",),
    "comparison": ("Account", "Clause", "Comparison", "Fact", "Labelled", "Match"),
    "copy": ("Copy",),
    "document": ("Dateline", "Document", "Publication", "Title"),
    "doubt": ("UnsureMerge", "UnsureSplit"),
    "errors": ("ArchiveError", "CommuniqueError", "DocumentError", "NotFoundError", "UsageError"),
    "exchange": ("Conflict", "Exchange", "ReportRecord", "StatementRecord"),
    "ledger": ("Entry", "Ledger", "NameUse", "Step"),
    "link": ("Link", "MentionRecord", "Stub"),
    "listing": ("Listed", "Neighbours", "PairCount", "PersonCount", "SideCount", "Slice"),
    "people": (
        "Asked",
        "Companion",
        "Figure",
        "HeldTenure",
        "Naming",
        "PairTally",
        "Pairs",
        "PersonCard",
        "Post",
        "PostHolder",
        "Said",
    ),
    "marked": ("MarkedText", "NamedThing", "Piece", "Telling", "TimedThing"),
    "phrase": (
        "Bound",
        "Disuse",
        "Keyness",
        "Phrase",
        "PhraseCard",
        "PhraseUse",
        "Tally",
        "Variant",
        "Voiced",
        "Wording",
    ),
    "query": (
        "Added",
        "DocumentFilter",
        "DocumentRow",
        "ExchangeFilter",
        "Outcome",
        "Overview",
        "Problem",
        "StatementFilter",
    ),
    "rate": ("Rate",),
    "reading": ("Reading",),
    "record": ("Record",),
    "report": ("DateInterval", "MentionedExchange", "Participant", "Place", "Report"),
    "ruling": ("Review", "Ruling"),
    "search": ("Facet", "SearchAnswer", "SearchFilter", "SearchFound", "SearchHit", "SearchResult"),
    "silence": ("Silence",),
    "span": ("Span",),
    "statement": ("Actor", "Capacity", "Mention", "Person", "Statement"),
    "succession": ("Return", "Succession"),
    "time": ("Granularity", "TimeAnchor", "TimeExpression", "TimeKind"),
    "timeline": ("Anniversary", "Coverage", "Timeline", "TimelineEntry"),
    "uptake": ("Greeting", "Point", "Uptake"),
}
"""Where each name lives, as the imports above say for type checkers; a test holds the two together."""

__all__ = [
    "Account",
    "Actor",
    "Added",
    "Anniversary",
    "ArchiveError",
    "Asked",
    "Bound",
    "Brief",
    "Capacity",
    "Card",
    "Citation",
    "Claim",
    "Clause",
    "Clue",
    "ClueKind",
    "Coding",
    "CommuniqueError",
    "Companion",
    "Comparison",
    "Conflict",
    "Copy",
    "Coverage",
    "DateInterval",
    "Dateline",
    "Disuse",
    "Document",
    "DocumentError",
    "DocumentFilter",
    "DocumentRow",
    "Entry",
    "Exchange",
    "ExchangeFilter",
    "Facet",
    "Fact",
    "Figure",
    "Granularity",
    "Greeting",
    "HeldTenure",
    "Keyness",
    "Labelled",
    "Ledger",
    "Line",
    "Link",
    "Listed",
    "MarkedText",
    "Match",
    "Mention",
    "MentionRecord",
    "MentionedExchange",
    "NameUse",
    "NamedThing",
    "Naming",
    "Neighbours",
    "NotFoundError",
    "Outcome",
    "Overview",
    "PairCount",
    "PairTally",
    "Pairs",
    "Participant",
    "Party",
    "Person",
    "PersonCard",
    "PersonCount",
    "Phrase",
    "PhraseCard",
    "PhraseUse",
    "Piece",
    "Place",
    "Point",
    "Post",
    "PostHolder",
    "Problem",
    "Provenance",
    "Publication",
    "Rate",
    "Reading",
    "Record",
    "Report",
    "ReportRecord",
    "Return",
    "Review",
    "Ruling",
    "Said",
    "SearchAnswer",
    "SearchFilter",
    "SearchFound",
    "SearchHit",
    "SearchResult",
    "Section",
    "SideCount",
    "Silence",
    "Slice",
    "Span",
    "Statement",
    "StatementFilter",
    "StatementRecord",
    "Step",
    "Stub",
    "Succession",
    "Tally",
    "Telling",
    "Theme",
    "TimeAnchor",
    "TimeExpression",
    "TimeKind",
    "TimedThing",
    "Timeline",
    "TimelineEntry",
    "Title",
    "UnsureMerge",
    "UnsureSplit",
    "Uptake",
    "UsageError",
    "Variant",
    "Voice",
    "Voiced",
    "Window",
    "Wording",
]

HOMES = {name: module for module, names in MODULES.items() for name in names}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A name of the vocabulary, from its module. Raises AttributeError."""
        if name not in HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
