"""The vocabulary of the house: frozen records that every other layer exchanges. Imports nothing of ours."""

from communique.model.brief import Brief, Line, Section
from communique.model.card import Card, Voice
from communique.model.citation import Citation, Provenance
from communique.model.claim import Claim, Party
from communique.model.clue import Clue, ClueKind, Window
from communique.model.coding import Coding
from communique.model.comparison import Account, Clause, Comparison, Fact, Labelled, Match
from communique.model.copy import Copy
from communique.model.document import Dateline, Document, Publication, Title
from communique.model.errors import ArchiveError, CommuniqueError, DocumentError, NotFoundError, UsageError
from communique.model.exchange import Conflict, Exchange, ReportRecord, StatementRecord
from communique.model.ledger import Entry, Ledger, NameUse, Step
from communique.model.link import Link, MentionRecord, Stub
from communique.model.people import Asked, Companion, Figure, HeldTenure, Naming, Pairs, PairTally, PersonCard, Said
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
from communique.model.query import Added, DocumentRow, ExchangeFilter, Outcome, Problem, StatementFilter
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
    "Match",
    "Mention",
    "MentionRecord",
    "MentionedExchange",
    "NameUse",
    "Naming",
    "NotFoundError",
    "Outcome",
    "PairTally",
    "Pairs",
    "Participant",
    "Party",
    "Person",
    "PersonCard",
    "Phrase",
    "PhraseCard",
    "PhraseUse",
    "Place",
    "Point",
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
    "Silence",
    "Span",
    "Statement",
    "StatementFilter",
    "StatementRecord",
    "Step",
    "Stub",
    "Succession",
    "Tally",
    "TimeAnchor",
    "TimeExpression",
    "TimeKind",
    "Timeline",
    "TimelineEntry",
    "Title",
    "Uptake",
    "UsageError",
    "Variant",
    "Voice",
    "Voiced",
    "Window",
    "Wording",
]
