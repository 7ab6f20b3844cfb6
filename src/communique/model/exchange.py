"""The judgement that some reports tell of one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from communique.model.coding import Coding
    from communique.model.report import DateInterval, Kind, Participant, Realis, Report, RequestBasis
    from communique.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """A stored report with its identity: ``id`` is a hash of the fields that define the claim; ``document`` is the
    sha256 of the text that makes it, ``evidence`` the words of the report's span. ``outlet_side`` is the side that the
    outlet publishes for.
    """

    id: str
    document: str
    document_name: str
    outlet: str | None
    report: Report
    evidence: str | None
    outlet_side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A stored statement with its identity, where it stands and in which exchange (by slug) it was made.

    ``content`` are the words of its spans, a frame in the middle shown as " … "; ``day`` is the first day
    that its report gives, None where it gives only an interval within which that lies.
    ``coding`` is its code in event data, None where it has none or none was asked for. ``reviewed`` is the number of the
    judgement by hand whose speakers it has in place of the reader's, None where it has the reader's own.
    """

    id: str
    document: str
    document_name: str
    outlet: str | None
    report: str | None
    exchange: str | None
    day: date | None
    statement: Statement
    content: str
    cue: str | None
    coding: Coding | None = None
    reviewed: int | None = None
    outlet_side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field on which reports of one exchange disagree: every value with the ids of the reports that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One event as several reports tell it. ``id`` is a readable slug that stays when reports are added; ``coding`` its
    code in event data, one whatever the number of reports. ``request_basis`` says how ``initiator`` is known.
    """

    id: str
    kind: Kind
    realis: Realis
    date: DateInterval | None
    place: str | None
    initiator: str | None
    at_request: bool
    participants: tuple[Participant, ...]
    reports: tuple[ReportRecord, ...]
    conflicts: tuple[Conflict, ...]
    request_basis: RequestBasis | None = None
    coding: Coding | None = None
