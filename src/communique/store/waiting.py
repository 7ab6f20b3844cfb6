"""Rows that wait to be inserted together: one statement for many documents instead of a dozen for each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from communique.store.schema import DOCUMENTS, METADATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

MOST = 5000
"""So many rows wait at most."""


class WaitingRows:
    """Takes rows for tables. Those of documents themselves are inserted at once, as others refer to them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._count = 0

    def add(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Let rows wait."""
        if table is DOCUMENTS:
            self._connection.execute(table.insert(), rows)
            return
        self._rows[table] += rows
        self._count += len(rows)
        if self._count > MOST:
            self.insert()

    def insert(self) -> None:
        """Insert all that wait, what others refer to first."""
        if self._count:
            waiting, self._rows, self._count = self._rows, defaultdict(list), 0
            for table in METADATA.sorted_tables:
                if waiting[table]:
                    self._connection.execute(table.insert(), waiting[table])
