"""Parts of an archive's long lists, and how long they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.api.answers import Answers, coded_statement
from communique.model import DocumentFilter
from communique.model.listing import WHOLE

if TYPE_CHECKING:
    from communique.model import DocumentRow, Listed, Overview, Slice, StatementRecord
    from communique.model.query import DocumentOrder
    from communique.model.statement import Act


class ListingAnswers(Answers):
    """What an archive shows of itself part by part."""

    def stamp(self) -> str:
        """What is another text once anybody, in this process or another, has changed the archive: what was answered before
        still holds as long as it is the same.
        """
        return self._store.stamp()

    def overview(self) -> Overview:
        """How many documents, exchanges, statements and outlets there are, and the days of the first and last publication."""
        return self._store.overview()

    def documents(
        self, *, outlet: str | None = None, outlet_side: str | None = None, title: str | None = None
    ) -> list[DocumentRow]:
        """Every document, by name; of an ``outlet`` (any part of its name), of outlets of a side; with a ``title`` in which
        each of these words begins one. Raises NotFoundError where the archive holds no such outlet.
        """
        found = self.documents_page(WHOLE, outlet=outlet, outlet_side=outlet_side, title=title, order="name")
        return list(found.items)

    def documents_page(
        self,
        part: Slice,
        *,
        outlet: str | None = None,
        outlet_side: str | None = None,
        title: str | None = None,
        order: DocumentOrder = "newest",
    ) -> Listed[DocumentRow]:
        """A part of the documents that ``documents`` lists for the same questions, by default by their day of publication,
        those without one last. Raises as it does.
        """
        wanted = DocumentFilter(outlets=self._outlets(outlet, outlet_side), title=title)
        return self._store.documents_page(wanted, part, order)

    def statements_page(  # noqa: PLR0913  # one parameter a question
        self,
        part: Slice,
        *,
        speaker: str | None = None,
        to: str | None = None,
        act: Act | None = None,
        contains: str | None = None,
        exchange: str | None = None,
        document: str | None = None,
        unsure: bool = False,
    ) -> Listed[StatementRecord]:
        """A part of what ``statements`` answers, and how many it would. Raises as it does."""
        wanted = self._statements_asked(
            speaker=speaker, to=to, act=act, contains=contains, exchange=exchange, document=document, unsure=unsure
        )
        found = self._store.statements_page(wanted, part)
        return replace(found, items=tuple(map(coded_statement, found.items)))
