"""What the rest of the house asks of a store, whatever its back end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Outcome = Literal["added", "unchanged", "superseded", "duplicate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFilter:
    """Which exchanges to list. ``party`` is a side's code, ``person`` any part of a name; days are inclusive."""

    party: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements to list. ``speaker`` and ``to`` are any part of a name or a side's code."""

    speaker: str | None = None
    to: str | None = None
    act: str | None = None
    contains: str | None = None
    document: str | None = None
    exchange: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One line of the list of documents. ``skipped`` says why a document was not read."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    statements: int
    reports: int
    skipped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in an archive: where, and what."""

    where: str
    what: str
