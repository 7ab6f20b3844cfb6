"""The order of the steps, and the only place where they meet: bytes, document, prose, people, reports, statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique import __version__
from communique.model import Document, Mention, Person, Reading

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.readers.cast import Cast
    from communique.readers.parse import Parser
    from communique.text.prose import Prose

READER = f"rules-{__version__}"
ENGLISH = "en"


@dataclass(slots=True)
class Pipeline:
    """Reads documents one by one with one parser. ``sides`` is an overlay of further countries (see the samples)."""

    sides: str | None = None
    parser: Parser | None = field(default=None)

    def read(self, name: str, data: bytes) -> Reading:
        """Read the bytes of one document, known by ``name``. Raises DocumentError where they are none."""
        from communique.documents.load import load_document

        return self.read_document(load_document(name, data))

    def read_document(self, document: Document) -> Reading:
        """Annotate a loaded document. One in another language than English comes back unread, and says so."""
        if document.language != ENGLISH:
            return Reading(
                document=document, people=(), mentions=(), statements=(), reports=(), mentioned=(),
                reader=READER, skipped=f"language: {document.language}",
            )
        return self._annotate(document)

    def _annotate(self, document: Document) -> Reading:
        from communique.readers.people.find import find_cast
        from communique.readers.reports.find import find_reports
        from communique.readers.reports.mentioned import find_mentioned
        from communique.readers.statements.reader import Setting, read_statements
        from communique.text.prose import build_prose

        home = home_of(document)
        gazetteer = self._gazetteer()
        prose = build_prose(document.text, document.body, markdown=document.format == "markdown")
        cast = find_cast(prose, plain_title(document), gazetteer, home)
        reports = find_reports(prose, document, cast, gazetteer)
        mentioned = find_mentioned(prose, tuple(report.span for report in reports if report.span is not None))
        statements = read_statements(prose, Setting(cast, reports, gazetteer, home), self._parser())
        return Reading(
            document=document, people=_people(prose, cast), mentions=_mentions(prose, cast), statements=statements,
            reports=reports, mentioned=mentioned, reader=READER,
        )

    def _parser(self) -> Parser:
        if self.parser is None:
            from communique.readers.parse import SpacyParser

            self.parser = SpacyParser()
        return self.parser

    def _gazetteer(self) -> Gazetteer:
        from communique.knowledge.gazetteer import load_gazetteer

        return load_gazetteer()


def plain_title(document: Document) -> str | None:
    """The headline with plain apostrophes and spaces, as readers take it."""
    return " ".join(document.title.text.replace("’", "'").replace("\xa0", " ").split()) if document.title is not None else None


def home_of(document: Document) -> str | None:
    """The side that the outlet publishes for: a government's own site, or an outlet whose country the text names."""
    from communique.knowledge.gazetteer import load_gazetteer
    from communique.knowledge.outlets import load_outlets

    outlets = load_outlets()
    outlet = (outlets.by_name(document.agency) if document.agency else None) or (
        outlets.by_domain(document.source_url) if document.source_url else None
    ) or (outlets.by_name(document.outlet) if document.outlet else None)
    if outlet is None:
        return None
    named = {side.code for side in load_gazetteer().find(document.text)}
    return outlet.side if outlet.kind == "government" or outlet.side in named else None


def _people(prose: Prose, cast: Cast) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=figure.name, side=figure.side, offices=figure.offices,
            span=prose.original(figure.uses[0]) if figure.uses else None,
            mentions=tuple(prose.original(use) for use in figure.uses),
        )
        for figure in cast.figures
    )


def _mentions(prose: Prose, cast: Cast) -> tuple[Mention, ...]:
    from communique.model import Actor

    found = [
        Mention(span=prose.original(titled), kind="person", refers_to=(Actor(name=figure.name, side=figure.side),))
        for figure in cast.figures
        for titled in figure.titled
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))
