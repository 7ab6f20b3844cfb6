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


def without_dangling(own: Facts, package: Facts, gazetteer: Gazetteer, problems: list[TableProblem]) -> Facts:
    """A user's rows but for those that point to a person, post or organization that neither the user's tables nor the
    package's have; these are added to ``problems``.
    """
    organizations = {row.id for row in (*own.organizations, *package.organizations)}
    people = {row.id for row in (*own.people, *package.people)}

    def kept(rows: Iterable[R], dangling: Callable[[R], str | None], mend: str) -> tuple[R, ...]:
        found = []
        for row in rows:
            what = dangling(row)
            if what is None:
                found.append(row)
                continue
            place = own.place_of(row)
            file, number = place if place is not None else ("", None)
            problems.append(TableProblem(file, number, f"{what} is in no table", mend))
        return tuple(found)

    def known(organization: str) -> bool:
        return organization in organizations or gazetteer.name_of(organization) is not None

    posts = kept(
        own.posts,
        lambda row: None if known(row.organization) else f"the organization {row.organization!r}",
        "Add it to organizations.csv, or a country to countries.csv.",
    )
    held = {row.id for row in (*posts, *package.posts)}
    tenures = kept(
        own.tenures,
        lambda row: _missing(("person", row.person, people), ("post", row.post, held)),
        "Add it to people.csv or posts.csv (communique kb add), or mend the id.",
    )
    entries = people | organizations | {row.id for row in (*own.initiatives, *package.initiatives)}
    aliases = kept(
        own.aliases,
        lambda row: None if row.entry in entries or known(row.entry) else f"the entry {row.entry!r}",
        "Give the id of a person, an organization or an initiative.",
    )
    return replace(own, posts=posts, tenures=tenures, aliases=aliases)


def _missing(*references: tuple[str, str, set[str]]) -> str | None:
    return next((f"the {what} {key!r}" for what, key, known in references if key not in known), None)
