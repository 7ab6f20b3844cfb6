"""A reading with the identities under which an archive keeps its claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """``report_ids`` and ``statement_ids`` stand in the order of the reading's reports and statements; ``told_in``
    gives for each statement the number of the report it belongs to, None where the document reports no exchange.
    """

    reading: Reading
    report_ids: tuple[str, ...]
    statement_ids: tuple[str, ...]
    told_in: tuple[int | None, ...]
