"""The tables that one run reads with: the package's own and, where given, a user's overlay."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from communique.knowledge.directory import Directory
from communique.knowledge.events import Events, load_events, own_events
from communique.knowledge.facts import Facts, own_facts, package_facts
from communique.knowledge.filed import filed_at_home
from communique.knowledge.gazetteer import Gazetteer, load_gazetteer, own_gazetteer
from communique.knowledge.held import OfficeTerms
from communique.knowledge.leaders import Leaders
from communique.knowledge.letterhead import authority_of, publisher_of
from communique.knowledge.outlets import Outlet, Outlets, load_outlets, own_outlets
from communique.knowledge.overlaying import laid_over
from communique.knowledge.references import without_dangling
from communique.knowledge.resolver import Resolver
from communique.model.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from communique.knowledge.finding import NameFinder
    from communique.knowledge.problems import TableProblem
    from communique.model import Document


@dataclass(frozen=True)
class Knowledge:
    """Sides by their names, outlets by address and printed name, people and offices, events.

    ``digest`` tells overlays apart; ``problems`` are the rows and tables of the overlay that were left out.
    """

    gazetteer: Gazetteer
    outlets: Outlets
    digest: str = ""
    own: Facts | None = None
    own_events: Events | None = None
    problems: tuple[TableProblem, ...] = ()

    @cached_property
    def directory(self) -> Directory:
        """Who held which office when, made at first use."""
        package = package_facts()
        return Directory(laid_over(self.own, package) if self.own is not None else package)

    @cached_property
    def resolver(self) -> Resolver:
        """Whom names, descriptions and words for groups mean."""
        return Resolver(self.directory, self.gazetteer)

    @cached_property
    def office_terms(self) -> OfficeTerms:
        """When the people of a text held the offices that it gives them."""
        return OfficeTerms(self.directory, self.resolver)

    @cached_property
    def leaders(self) -> Leaders:
        """The sides of those who hold or held offices."""
        return Leaders(self.directory)

    @cached_property
    def events(self) -> Events:
        """Events from which anniversaries count."""
        return self.own_events if self.own_events is not None else load_events()

    @cached_property
    def finder(self) -> NameFinder:
        """Finds every known name in a text."""
        from communique.knowledge.finding import NameFinder

        return NameFinder(self.directory, self.gazetteer)

    def home_of(self, document: Document) -> str | None:
        """The side that a document's outlet publishes for: a government's own site, an outlet whose country the text
        or its dateline names, the authority in its letterhead, or the country from whose capital it was filed; None
        where none is known.
        """
        outlet = self._outlet(document)
        if outlet is None:
            return authority_of(document, self.gazetteer) or filed_at_home(document, self.gazetteer)
        if outlet.kind in {"government", "body"} or outlet.side == self._dateline_side(document):
            return outlet.side
        named = {side.code for side in self.gazetteer.find(document.text)}
        return outlet.side if outlet.side in named else None

    def _dateline_side(self, document: Document) -> str | None:
        """The country whose capital the dateline names."""
        place = document.dateline.place if document.dateline is not None else None
        form = self.gazetteer.lookup(place) if place else None
        return form.code if form is not None else None

    def _outlet(self, document: Document) -> Outlet | None:
        named = [name for name in (document.agency, document.outlet) if name]
        by_name = [self.outlets.by_name(name, self._dateline_side(document)) for name in named]
        by_address = self.outlets.by_domain(document.source_url) if document.source_url else None
        agency = by_name[0] if document.agency else None
        printed = next((outlet for outlet in reversed(by_name) if outlet is not None), None)
        return agency or by_address or printed or publisher_of(document, self.outlets)


def load_knowledge(overlay: Path | None = None) -> Knowledge:
    """The package's tables; those in the folder ``overlay``, named and built like them, win over them.

    A broken table or row of the overlay is left out and told of in ``problems``. Raises UsageError where the folder does
    not exist.
    """
    if overlay is None:
        return _package_knowledge()
    if not overlay.is_dir():
        raise UsageError(f"{overlay}: there is no such folder of tables. communique kb add makes one.")
    problems: list[TableProblem] = []
    gazetteer, outlets = own_gazetteer(overlay, problems), own_outlets(overlay, problems)
    events = own_events(overlay, problems)
    own = without_dangling(own_facts(overlay, problems), package_facts(), gazetteer, problems)
    problems.sort(key=lambda problem: (problem.file, problem.row or 0))
    return Knowledge(gazetteer, outlets, _digest(overlay), own, events, tuple(problems))


@cache
def _package_knowledge() -> Knowledge:
    """The package's tables alone, made once a process: they can't change, and indexing their names takes a second."""
    return Knowledge(load_gazetteer(), load_outlets())


def _digest(folder: Path) -> str:
    """Eight characters that change with the tables of a folder."""
    found = hashlib.sha256()
    for table in sorted(folder.glob("*.csv")):
        found.update(table.name.encode() + b"\0" + table.read_bytes())
    return found.hexdigest()[:8]
