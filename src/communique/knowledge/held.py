"""When someone held an office that a text gives them: what the tables say for dating the text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from communique.knowledge.told_offices import office_means
from communique.model import Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.knowledge.directory import Directory
    from communique.knowledge.resolver import Resolver
    from communique.knowledge.terms import Term


class HeldOffice(NamedTuple):
    """Days, both ends included, on which someone held an office, its title and the row of the tables that says so."""

    window: Window
    title: str
    source: str


class OfficeTerms:
    """Looks up people of a text in the tables whatever the day is: the day is what is sought."""

    def __init__(self, directory: Directory, resolver: Resolver) -> None:
        self._directory = directory
        self._resolver = resolver

    def terms(self, name: str, side: str | None, offices: Sequence[str]) -> tuple[HeldOffice, ...]:
        """When someone of that name and side held one of the offices, by their start; empty where the tables know nobody
        of that name in it, or can't tell several apart. The day of leaving office counts too.
        """
        found = self._resolver.person(name, side=side, offices=offices)
        if found.entry is None or found.entry not in self._directory.people:
            return ()
        return tuple(self._held(found.entry, offices))

    def _held(self, person: str, offices: Sequence[str]) -> Iterator[HeldOffice]:
        for term in self._directory.terms_of(person):
            post = self._directory.posts.get(term.tenure.post)
            if post is not None and any(office_means(self._directory, office, post) for office in offices):
                yield HeldOffice(_window(term), f"{post.titles[0]}, {post.organization}", f"{person} in {post.id}")


def _window(term: Term) -> Window:
    """The days on which a term may have been held; an open one has no last day."""
    if term.tenure.end is None:
        return Window(term.earliest, date.max)
    return Window(term.earliest, max(term.latest, term.earliest + timedelta(1)))
