"""Which texts an archive's documents are, and whose, without reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.views.citing import listed_provenance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import DocumentRow, Provenance


class Sources:
    """The provenance of every document of a list."""

    def __init__(self, rows: Sequence[DocumentRow]) -> None:
        self.rows = rows
        self._found = {row.id: listed_provenance(row) for row in rows}

    def of(self, document: str) -> Provenance:
        """Which text a current document (by its sha256) is, and the side that its outlet publishes for."""
        return self._found[document]
