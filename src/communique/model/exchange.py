"""The judgement that some reports tell of one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.report import DateInterval, Kind, Participant, Report
    from communique.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """A stored report with its identity: ``id`` is a hash of the fields that define the claim."""

    id: str
    document: str
    document_name: str
    outlet: str | None
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A stored statement with its identity, its document and the words of its spans."""

    id: str
    document: str
    exchange: str | None
    statement: Statement
    content: str
    cue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field on which reports of one exchange disagree: every value with the reports that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One event as several reports tell it. ``id`` is a readable slug that stays when reports are added."""

    id: str
    kind: Kind
    date: DateInterval | None
    place: str | None
    initiator: str | None
    at_request: bool
    participants: tuple[Participant, ...]
    reports: tuple[ReportRecord, ...]
    conflicts: tuple[Conflict, ...]
