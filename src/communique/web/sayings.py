"""Statements as pages list them: each with its words as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.views.citing import cite_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from communique.model import Citation, Provenance, StatementRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement with its words as evidence."""

    record: StatementRecord
    cited: Citation


def sayings_of(records: Iterable[StatementRecord], sources: Mapping[str, Provenance]) -> tuple[Saying, ...]:
    """Statements with their words as evidence; ``sources`` are of the documents that hold them."""
    return tuple(Saying(record=record, cited=cite_statement(record, sources[record.document])) for record in records)
