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
from communique.model.query import Added, DocumentRow, ExchangeFilter, Outcome, Problem, StatementFilter
from communique.model.rate import Rate
from communique.model.reading import Reading
from communique.model.record import Record
from communique.model.report import DateInterval, MentionedExchange, Participant, Place, Report
from communique.model.ruling import Review, Ruling
from communique.model.silence import Silence
from communique.model.span import Span
from communique.model.statement import Actor, Capacity, Mention, Person, Statement
from communique.model.succession import Return, Succession
from communique.model.time import Granularity, TimeAnchor, TimeExpression, TimeKind
from communique.model.uptake import Greeting, Point, Uptake

__all__ = [
    "Account",
    "Actor",
    "Added",
    "ArchiveError",
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
    "Comparison",
    "Conflict",
    "Copy",
    "DateInterval",
    "Dateline",
    "Document",
    "DocumentError",
    "DocumentRow",
    "Entry",
    "Exchange",
    "ExchangeFilter",
    "Fact",
    "Granularity",
    "Greeting",
    "Labelled",
    "Ledger",
    "Line",
    "Link",
    "Match",
    "Mention",
    "MentionRecord",
    "MentionedExchange",
    "NameUse",
    "NotFoundError",
    "Outcome",
    "Participant",
    "Party",
    "Person",
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
    "Section",
    "Silence",
    "Span",
    "Statement",
    "StatementFilter",
    "StatementRecord",
    "Step",
    "Stub",
    "Succession",
    "TimeAnchor",
    "TimeExpression",
    "TimeKind",
    "Title",
    "Uptake",
    "UsageError",
    "Voice",
    "Window",
]
