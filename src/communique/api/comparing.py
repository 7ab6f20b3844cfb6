"""Comparisons of accounts, from an archive or from files and pages at hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import PurePath
from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.api.reader import Reader, read_in_english
from communique.model import NotFoundError, StatementFilter, UsageError
from communique.text.names import fold

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from communique.knowledge.base import Knowledge
    from communique.model import Comparison, Exchange, Reading, Report, Theme


def compare(
    a: str | os.PathLike[str], b: str | os.PathLike[str], *, overlay: str | os.PathLike[str] | None = None
) -> Comparison:
    """Compare two files, or pages by their addresses, without an archive. Raises DocumentError where one is no document
    or is not in English.
    """
    reader = Reader(overlay=overlay)
    return compare_readings(read_in_english(reader, a), read_in_english(reader, b), reader)


def compare_readings(a: Reading, b: Reading, reader: Reader) -> Comparison:
    """Compare two texts that were read before, with the tables of a reader."""
    from communique.views.comparing.told import reports_of_one

    return lay_side_by_side((a, b), reports_of_one(a.reports, b.reports), reader.pipeline.knowledge)


class ComparisonAnswers(Answers):
    """What an archive answers on the accounts of one exchange."""

    def compare(self, exchange: str, *documents: str) -> list[Comparison]:
        """Every two reports of an exchange laid side by side, or of those ``documents`` alone, each called by its outlet,
        its file's name, or its identifier; where none are named, the one published first comes first.

        Raises NotFoundError, also for a document that does not report it, and UsageError where there are fewer than two.
        """
        found = self.exchange(exchange)
        readings = self._accounts_of(found)
        if documents:
            named = self._reporting(found, documents)
            readings = sorted(
                (reading for reading in readings if reading.document.sha256 in named),
                key=lambda reading: named.index(reading.document.sha256),
            )
        if len(readings) < 2:
            raise UsageError(_alone(found))
        return self._compared(found, readings)

    def themes(self, exchange: str) -> tuple[Theme, ...]:
        """What was said in an exchange, account by account, gathered by what it is about. Raises NotFoundError."""
        from communique.views.themes import make_themes

        found = self.exchange(exchange)
        return make_themes(self._told(StatementFilter(exchange=found.id)), self._accounts_of(found))

    def _accounts_of(self, exchange: Exchange) -> list[Reading]:
        """The readings that tell of an exchange, the one published first coming first."""
        readings = self._store.readings(list(dict.fromkeys(record.document for record in exchange.reports)))
        return sorted((reading for reading in readings if reading.skipped is None), key=_by_publication)

    def _compared(self, exchange: Exchange, readings: Sequence[Reading]) -> list[Comparison]:
        """Every two of these laid side by side."""
        reports = {record.document: record.report for record in reversed(exchange.reports)}
        knowledge = self._reader.pipeline.knowledge
        compared = (
            lay_side_by_side((a, b), (reports[a.document.sha256], reports[b.document.sha256]), knowledge)
            for a, b in combinations(readings, 2)
        )
        return [replace(comparison, exchange=exchange.id) for comparison in compared]

    def _reporting(self, exchange: Exchange, names: Sequence[str]) -> list[str]:
        """The documents that names mean, each once. Raises NotFoundError for one that does not report the exchange."""
        keys = list(dict.fromkeys(self._reports_of(exchange, name) for name in names))
        if len(keys) < 2:
            raise UsageError(f"Name two documents that report {exchange.id}, or none to compare all of them.")
        return keys

    def _reports_of(self, exchange: Exchange, name: str) -> str:
        """The document of an exchange that is called by its outlet, its file's name, or as documents are elsewhere."""
        called = {
            record.document
            for record in exchange.reports
            if fold(name) in {fold(record.outlet or ""), fold(PurePath(record.document_name).name)}
        }
        if len(called) == 1:
            return called.pop()
        key = self._find_document(name)
        if key not in {record.document for record in exchange.reports}:
            raise NotFoundError(
                f"{name}: this document does not report {exchange.id}. communique show {exchange.id} lists those that do."
            )
        return key


def _by_publication(reading: Reading) -> tuple[bool, str, str, str]:
    """A key that sorts accounts by their day, those without one last, and those of one day by outlet."""
    document = reading.document
    day = document.published.day.isoformat() if document.published is not None else ""
    return (not day, day, document.outlet or "", document.name)


def _alone(exchange: Exchange) -> str:
    """Whose account is there, and how to come by another."""
    told = " and ".join(dict.fromkeys(record.outlet or record.document_name for record in exchange.reports))
    return (
        f"{exchange.id}: only {told} tells of it, and one account can't be compared. "
        "Read the other side's into the archive (communique read FILE), or compare two files (communique compare A B)."
    )


def lay_side_by_side(
    readings: tuple[Reading, Reading], reports: tuple[Report | None, Report | None], knowledge: Knowledge
) -> Comparison:
    """Two readings compared, each by the report in it that tells of the exchange."""
    from communique.readers.statements.ladders import compare_cues
    from communique.records.offices import offices_agree
    from communique.views.comparing.circumstances import with_circumstances
    from communique.views.comparing.compare import compare as clause_by_clause
    from communique.views.comparing.told import Told

    one, other = readings
    found = clause_by_clause(one, other, compare_cues)
    a, b = (
        Told(
            document=reading.document,
            provenance=account.provenance,
            clauses=account.clauses,
            report=report,
            publisher=knowledge.outlets.by_name(reading.document.outlet or "", account.provenance.side),
        )
        for reading, account, report in zip(readings, (found.a, found.b), reports, strict=True)
    )
    return with_circumstances(found, a, b, offices_agree)
