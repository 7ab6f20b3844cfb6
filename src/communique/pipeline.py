"""The order of the steps, and the only place where they meet: bytes, document, prose, people, reports, statements."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from communique.model import Document, Person, Reading, Span
from communique.version import __version__

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from communique.knowledge.base import Knowledge
    from communique.readers.cast import Cast
    from communique.readers.parse import Parser
    from communique.text.prose import Prose

READER = f"rules-{__version__}"
ENGLISH = "en"


class Pipeline:
    """Reads documents one by one, each the same way whatever was read before.

    ``overlay`` is a folder of tables that win over the package's (see ``load_knowledge``); ``parser`` any object with
    the method ``parse`` in place of spaCy's small English model. Both are loaded at the first document.
    """

    def __init__(self, *, overlay: Path | None = None, parser: Parser | None = None) -> None:
        self._overlay = overlay
        self._given_parser = parser

    def read(self, name: str, data: bytes, *, published: date | None = None) -> Reading:
        """Read the bytes of one document, known by ``name``. Raises DocumentError where they are none."""
        return self.read_document(self.load(name, data, published=published))

    def load(self, name: str, data: bytes, *, published: date | None = None) -> Document:
        """The document in these bytes, not yet read for statements; ``published`` is its day of publication where the
        user gives it. Raises DocumentError where they are none.
        """
        from communique.documents.load import load_document

        return self._with_side(load_document(name, data, self.knowledge.outlets, published=published))

    def _with_side(self, document: Document) -> Document:
        return replace(document, outlet_side=self.knowledge.home_of(document))

    def side_of(self, words: str) -> str | None:
        """The code of the country or body that words name, or are the code of; None if they name none."""
        sides = self.knowledge.gazetteer
        return words if sides.name_of(words) is not None else sides.side_of(words) or sides.side_of(words.title())

    def load_text(self, name: str, text: str, *, published: date | None = None) -> Document:
        """The document that a text at hand is. Raises DocumentError where it is empty."""
        from communique.documents.load import load_text

        return self._with_side(load_text(name, text, self.knowledge.outlets, published=published))

    def reader_of(self, document: Document) -> str:
        """Version and configuration of the reader: a reading with another one is done again.

        A day of publication that the user gave is part of it, since relative days are counted from it: the same text
        with another day, or without one, is another reading.
        """
        reader = f"{READER}+{self.knowledge.digest}" if self._overlay is not None else READER
        published = document.published
        if published is None or published.basis != "given":
            return reader
        return f"{reader}+published={published.moment or published.day.isoformat()}"

    def read_document(self, document: Document) -> Reading:
        """Annotate a loaded document. One in another language than English comes back unread, and says so."""
        if document.language != ENGLISH:
            return Reading(
                document=document,
                people=(),
                mentions=(),
                statements=(),
                reports=(),
                mentioned=(),
                reader=self.reader_of(document),
                skipped=f"language: {document.language}",
            )
        return self._annotate(document)

    def _annotate(self, document: Document) -> Reading:
        from communique.knowledge.letterhead import sender_of
        from communique.readers.mentions import Known, gather_mentions
        from communique.readers.people.find import find_cast
        from communique.readers.reports.find import find_reports
        from communique.readers.reports.mentioned import find_mentioned
        from communique.readers.reports.named import Surroundings, with_details
        from communique.readers.reports.page import Background
        from communique.readers.resolved import resolve_people
        from communique.readers.statements.reader import Setting, read_statements
        from communique.readers.times.find import find_times
        from communique.text.prose import build_prose

        tables = self.knowledge
        home = document.outlet_side
        published = document.published.day if document.published is not None else None
        stretches = without_front_matter(document)
        times = find_times(document.text, published, home=home, events=tables.events, stretches=stretches)
        prose = build_prose(document.text, document.body, markdown=document.format == "markdown")
        cast = find_cast(prose, plain_title(document), tables.gazetteer, home, sender_of(document), tables.leaders)
        background = Background(tables.office_terms, tables.events)
        reports = find_reports(prose, document, cast, tables.gazetteer, background)
        people, reports = resolve_people(_people(prose, cast), reports, tables.resolver, published)
        mentioned = find_mentioned(prose, tuple(report.span for report in reports if report.span is not None))
        around = Surroundings(prose, document.text, cast, tables.gazetteer, reports, times, published)
        setting = Setting(cast, reports, tables.gazetteer, home, plain_title(document))
        statements = read_statements(prose, setting, self._parser)
        known = Known(tables.finder.find(prose.text), {person.name: person.entry for person in people})
        return Reading(
            document=document,
            people=people,
            mentions=gather_mentions(prose, cast, tables.gazetteer, statements, known),
            statements=statements,
            reports=reports,
            mentioned=with_details(mentioned, around),
            times=times,
            reader=self.reader_of(document),
        )

    @cached_property
    def knowledge(self) -> Knowledge:
        """The tables that this pipeline reads with."""
        from communique.knowledge.base import load_knowledge

        return load_knowledge(self._overlay)

    @cached_property
    def _parser(self) -> Parser:
        if self._given_parser is not None:
            return self._given_parser
        from communique.readers.parse import SpacyParser

        return SpacyParser()


def without_front_matter(document: Document) -> tuple[Span, ...] | None:
    """All of the text but the front matter of a Markdown file; None for all of it."""
    if document.format != "markdown" or not document.body:
        return None
    return (Span(document.body[0].start, len(document.text)),)


def plain_title(document: Document) -> str | None:
    """The headline with plain apostrophes and spaces, as readers take it."""
    if document.title is None:
        return None
    return " ".join(document.title.text.replace("’", "'").replace("\xa0", " ").split())


def _people(prose: Prose, cast: Cast) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=figure.name,
            side=figure.side,
            offices=figure.offices,
            span=prose.original(figure.uses[0]) if figure.uses else None,
            mentions=tuple(prose.original(use) for use in figure.uses),
        )
        for figure in cast.figures
    )
