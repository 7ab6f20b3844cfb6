"""The vocabulary of the house: frozen records that every other layer exchanges. Imports nothing of ours."""

from communique.model.card import Card, Voice
from communique.model.citation import Citation, Provenance
from communique.model.claim import Claim, Party
from communique.model.clue import Clue, ClueKind, Window
from communique.model.coding import Coding
from communique.model.comparison import Account, Clause, Comparison, Fact, Labelled, Match
from communique.model.copy import Copy
from communique.model.document import Dateline, Document, Publication, Title
from communique.model.errors import (
    ArchiveError,
    CommuniqueError,
    DocumentError,
    NotFoundError,
    UsageError,
)
from communique.model.exchange import Conflict, Exchange, ReportRecord, StatementRecord
from communique.model.link import Link, MentionRecord, Stub
from communique.model.phrase import (
    Bound,
    Keyness,
    Phrase,
    PhraseCard,
    PhraseUse,
    Share,
    Silence,
    Tally,
    Variant,
    Voiced,
    Wording,
)
from communique.model.query import Added, DocumentRow, ExchangeFilter, Outcome, Problem, StatementFilter
from communique.model.reading import Reading
from communique.model.record import Record
from communique.model.report import DateInterval, MentionedExchange, Participant, Place, Report
from communique.model.ruling import Review, Ruling
from communique.model.span import Span
from communique.model.statement import Actor, Capacity, Mention, Person, Statement
from communique.model.time import Granularity, TimeAnchor, TimeExpression, TimeKind

__all__ = [
    "Account",
    "Actor",
    "Added",
    "ArchiveError",
    "Bound",
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
    "Exchange",
    "ExchangeFilter",
    "Fact",
    "Granularity",
    "Keyness",
    "Labelled",
    "Link",
    "Match",
    "Mention",
    "MentionRecord",
    "MentionedExchange",
    "NotFoundError",
    "Outcome",
    "Participant",
    "Party",
    "Person",
    "Phrase",
    "PhraseCard",
    "PhraseUse",
    "Place",
    "Problem",
    "Provenance",
    "Publication",
    "Reading",
    "Record",
    "Report",
    "ReportRecord",
    "Review",
    "Ruling",
    "Share",
    "Silence",
    "Span",
    "Statement",
    "StatementFilter",
    "StatementRecord",
    "Stub",
    "Tally",
    "TimeAnchor",
    "TimeExpression",
    "TimeKind",
    "Title",
    "UsageError",
    "Variant",
    "Voice",
    "Voiced",
    "Window",
    "Wording",
]
