"""Which texts an archive's documents are, and whose, without reading more of them than that needs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from communique.model import Document, Provenance, Publication, Title

if TYPE_CHECKING:
    from communique.knowledge.base import Knowledge
    from communique.model import DocumentRow
    from communique.store.contract import Store


class Sources:
    """The provenance of every document, each found at its first use."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store = store
        self._knowledge = knowledge
        self._found: dict[str, Provenance] = {}

    @cached_property
    def rows(self) -> list[DocumentRow]:
        """The list of documents, asked for once."""
        return self._store.documents()

    def of(self, document: str) -> Provenance:
        """Which text a current document (by its sha256) is, and the side that its outlet publishes for."""
        if document not in self._found:
            self._found[document] = self._provenance(document)
        return self._found[document]

    @cached_property
    def _rows_by_id(self) -> dict[str, DocumentRow]:
        return {row.id: row for row in self.rows}

    def _provenance(self, document: str) -> Provenance:
        from communique.views.citing import provenance_of

        row = self._rows_by_id.get(document)
        if row is not None:
            side = self._knowledge.home_of(_without_text(row))
            if side is not None:
                return provenance_of(_without_text(row), side)
        whole = self._store.document(document)
        return provenance_of(whole, self._knowledge.home_of(whole))


def _without_text(row: DocumentRow) -> Document:
    """What the list of documents says of one: enough to know whose it is where a government publishes it."""
    published = Publication(day=row.published, basis="given", span=None) if row.published is not None else None
    return Document(
        name=row.name,
        text="",
        sha256=row.id,
        format="plain",
        encoding="",
        language=row.language,
        title=Title(text=row.title, span=None) if row.title is not None else None,
        published=published,
        outlet=row.outlet,
        agency=row.agency,
        source_url=row.source_url,
    )
