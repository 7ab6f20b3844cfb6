"""What one asks of an archive, and the short answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Outcome = Literal["added", "unchanged", "superseded", "known text"]
"""What adding a document did: it was new; nothing changed; it replaced an older text or reading known under its
name; or its text was known already and only got a further name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFilter:
    """Which exchanges to list. ``party`` is a side's code, ``beside`` that of another that took part too, ``person`` any
    part of a name, ``outlets`` whole names of which one tells of it; days are inclusive and an exchange without a day is
    left out where one is given.
    """

    party: str | None = None
    beside: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    person: str | None = None
    names: tuple[str, ...] | None = None
    outlets: tuple[str, ...] | None = None


DocumentOrder = Literal["newest", "oldest", "name"]
"""By day of publication, those without one last in either direction, or by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents to list. ``outlets`` are whole names, ``title`` words each of which begins one of the headline's."""

    outlets: tuple[str, ...] | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements to list. ``speaker`` and ``to`` are any part of a name; ``speaker_side`` and ``to_side`` codes
    that will do as well; ``exchange`` and ``document`` are whole identifiers. ``unsure`` asks for those without a speaker
    that no judgement by hand has settled; ``speaker`` then means whom the reader considered. ``acts`` and ``exchanges``
    ask for any of these.
    """

    speaker: str | None = None
    speaker_side: str | None = None
    to: str | None = None
    to_side: str | None = None
    act: str | None = None
    contains: str | None = None
    document: str | None = None
    exchange: str | None = None
    unsure: bool = False
    acts: tuple[str, ...] | None = None
    exchanges: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One line of the list of documents. ``skipped`` says why a document was stored unread, None when it was read."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    outlet_side: str | None
    agency: str | None
    source_url: str | None
    published: date | None
    published_basis: str | None
    format: str
    language: str
    reports: int
    statements: int
    skipped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding one document did, and the exchanges that its reports now belong to, in order."""

    document: str
    name: str
    outcome: Outcome
    exchanges: tuple[str, ...]
    statements: int
    skipped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How much an archive holds, of current documents: ``exchanges`` are those that one reports, ``first`` and ``last``
    the days of the oldest and the newest publication, None where none tells its day.
    """

    documents: int
    exchanges: int
    statements: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in an archive: where, and what."""

    where: str
    what: str
