"""What the rest of the house asks of a store, whatever its back end.

A Store answers questions; a Writer changes it inside one unit of work. Whoever opened the unit of work ends it:
leaving ``Store.writing()`` commits, leaving it with an error undoes everything that was done in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from communique.model import (
        DocumentRow,
        Problem,
        Reading,
        Record,
        Report,
        ReportRecord,
        StatementFilter,
        StatementRecord,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a store knows of a name and a text: the text (sha256) that the name points at, and the reader whose
    reading of the text is stored; None where there is none.
    """

    points_at: str | None
    reader: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stored report that may tell of the same event, the exchange it belongs to, and the text that makes it."""

    exchange: str
    record: ReportRecord
    text: str


class Writer(Protocol):
    """Changes inside one unit of work."""

    def known(self, name: str, sha256: str) -> Known:
        """What is stored under this name and of this text."""
        ...

    def put(self, record: Record) -> None:
        """Store a reading; an older reading of the same text goes with all that hangs on it."""
        ...

    def point(self, name: str, sha256: str) -> None:
        """Let the name stand for this text. A text left without a name is superseded: its reports leave their
        exchanges, its rows stay.
        """
        ...

    def unjudged(self, sha256: str) -> tuple[ReportRecord, ...]:
        """The reports of a text that belong to no exchange at present, in order."""
        ...

    def near(self, report: Report) -> list[Candidate]:
        """Reports in exchanges whose days and sides may be this one's, in the order of their ids."""
        ...

    def new_exchange(self, slug: str) -> str:
        """Open an exchange under this slug, or under the first of ``slug-2``, ``slug-3``, ... that is free."""
        ...

    def rename_exchange(self, exchange: str, slug: str) -> str:
        """Give an exchange a better slug, freed as in ``new_exchange``; the old one still finds it."""
        ...

    def judge(self, report: str, exchange: str, *, judge: str, reason: str) -> None:
        """Let a report belong to an exchange, and say who decided that and why."""
        ...

    def exchanges_of(self, sha256: str) -> tuple[str, ...]:
        """The exchanges that the reports of a text belong to, in the order of the reports."""
        ...


class Store(Protocol):
    """Answers. Identifiers may be shortened to any unambiguous prefix in ``find_document`` and ``find_exchange``."""

    def writing(self) -> AbstractContextManager[Writer]:
        """One unit of work; other writers wait for its end."""
        ...

    def known(self, name: str, sha256: str) -> Known:
        """As ``Writer.known``, without waiting for other writers."""
        ...

    def documents(self) -> list[DocumentRow]:
        """Every current document, by name."""
        ...

    def find_document(self, key: str) -> str:
        """The sha256 of the current document with this name or identifier. Raises NotFoundError."""
        ...

    def reading(self, sha256: str) -> Reading:
        """All that was read from a document. Raises NotFoundError."""
        ...

    def find_exchange(self, key: str) -> str:
        """The slug of the exchange whose slug, present or former, ``key`` begins. Raises NotFoundError."""
        ...

    def exchanges(self, slug: str | None = None) -> Iterator[tuple[str, tuple[ReportRecord, ...]]]:
        """Every exchange that a current document reports (or the one with this slug), by slug, with its reports."""
        ...

    def statements(self, wanted: StatementFilter) -> Iterator[StatementRecord]:
        """Statements of current documents, by document and place."""
        ...

    def problems(self) -> list[Problem]:
        """What is wrong in the file itself and between its rows; empty where all is well."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
