"""Rows that point to what no table has: they are left out of a user's tables, and told of in both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from communique.knowledge.problems import TableProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from communique.knowledge.facts import Facts
    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.rows import Row

R = TypeVar("R", bound="Row")

ADD_SIDE = "Give the code of a country or body, or add it to countries.csv or bodies.csv."
ADD_ORGANIZATION = "Add it to organizations.csv, or a country to countries.csv."
ADD_PARTY = "Add it to organizations.csv, or mend the id."
ADD_HOLDER = "Add it to people.csv or posts.csv (communique kb add), or mend the id."
ADD_ENTRY = "Give the id of a person, an organization or an initiative."


def without_dangling(own: Facts, package: Facts, gazetteer: Gazetteer, problems: list[TableProblem]) -> Facts:
    """A user's rows but for those that point to a person, post, organization or side that neither the user's tables nor the
    package's have; these are added to ``problems``.
    """
    known = _Known(own, package, gazetteer)

    def kept(rows: Iterable[R], missing: Callable[[R], str | None], mend: str) -> tuple[R, ...]:
        found = []
        for row in rows:
            what = missing(row)
            if what is None:
                found.append(row)
                continue
            place = own.place_of(row)
            file, number = place if place is not None else ("", None)
            problems.append(TableProblem(file, number, f"{what} is in no table", mend))
        return tuple(found)

    posts = kept(own.posts, lambda row: known.organization(row.organization), ADD_ORGANIZATION)
    held = {row.id for row in (*posts, *package.posts)}
    return replace(
        own,
        organizations=kept(own.organizations, lambda row: known.side(row.side), ADD_SIDE),
        initiatives=kept(own.initiatives, lambda row: _first(map(known.whose, row.sides)), ADD_SIDE),
        ruling_parties=kept(own.ruling_parties, lambda row: known.side(row.side) or known.party(row.party), ADD_PARTY),
        chief_offices=kept(own.chief_offices, lambda row: known.side(row.side), ADD_SIDE),
        posts=posts,
        tenures=kept(
            own.tenures,
            lambda row: known.person(row.person) or (f"the post {row.post!r}" if row.post not in held else None),
            ADD_HOLDER,
        ),
        aliases=kept(own.aliases, lambda row: known.entry(row.entry), ADD_ENTRY),
    )


class _Known:
    """What a user's tables and the package's have. Each method gives the words for what is missing, None where nothing is."""

    def __init__(self, own: Facts, package: Facts, gazetteer: Gazetteer) -> None:
        organizations = (*own.organizations, *package.organizations)
        self._organizations = {row.id for row in organizations}
        self._states = {row.id for row in organizations if row.kind in {"country", "body"}}
        self._people = {row.id for row in (*own.people, *package.people)}
        self._initiatives = {row.id for row in (*own.initiatives, *package.initiatives)}
        self._gazetteer = gazetteer

    def person(self, key: str) -> str | None:
        """A person, by id."""
        return None if key in self._people else f"the person {key!r}"

    def party(self, key: str) -> str | None:
        """A party, by id."""
        return None if key in self._organizations else f"the party {key!r}"

    def organization(self, key: str) -> str | None:
        """An organization by id, or a side by code."""
        return None if key in self._organizations or self._is_side(key) else f"the organization {key!r}"

    def side(self, key: str) -> str | None:
        """A country or body, by code."""
        return None if self._is_side(key) else f"the side {key!r}"

    def whose(self, key: str) -> str | None:
        """A side by code, or an organization by id."""
        return None if key in self._organizations else self.side(key)

    def entry(self, key: str) -> str | None:
        """Whatever can have another name."""
        named = key in self._people or key in self._initiatives or self.organization(key) is None
        return None if named else f"the entry {key!r}"

    def _is_side(self, key: str) -> bool:
        return key in self._states or self._gazetteer.name_of(key) is not None


def _first(missing: Iterable[str | None]) -> str | None:
    return next((what for what in missing if what is not None), None)
