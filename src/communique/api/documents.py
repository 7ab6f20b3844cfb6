"""One document of an archive: its text with what was read from it, and what it is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.api.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Actor, MarkedText, Piece, Provenance, Span


class DocumentAnswers(Answers):
    """What an archive answers on one document, by its identifier, its beginning, or its name, as ``document`` does."""

    def marked(self, key: str, cited: Iterable[Span] = ()) -> MarkedText:
        """The whole text in pieces, each with what was read from it; ``cited`` characters are marked as such. Raises
        NotFoundError.
        """
        from communique.views.marking import mark_text

        reading = self.document(key)
        return mark_text(reading, self.statements(document=reading.document.sha256), cited)

    def source(self, key: str) -> Provenance:
        """Which text a document is, and whose, without reading it. Raises NotFoundError."""
        document = self._find_document(key)
        return self._store.provenances([document])[document]

    def around(self, statement: str) -> tuple[Piece, ...]:
        """The paragraphs in which a statement stands, in pieces: those of its own words have ``statement`` 0. Raises
        NotFoundError.
        """
        from communique.views.around import around

        record = self.statement(statement)
        return around(self._store.reading(record.document).document, record.statement)

    def people_in(self, key: str) -> tuple[Actor, ...]:
        """Everybody whom a document names, each once: whom a judgement by hand can give for a speaker. Raises
        NotFoundError.
        """
        from communique.views.called import people_of

        return people_of(self.document(key))

    def known_as(self, key: str) -> tuple[str, ...]:
        """All names under which the archive knows this text, in order. Raises NotFoundError."""
        return tuple(self._store.names_of(self._find_document(key)))

    def reported_in(self, key: str) -> tuple[str, ...]:
        """The slugs of the exchanges that a document reports, in its order. Raises NotFoundError."""
        document = self._find_document(key)
        return self._store.standing(key, document).exchanges
