"""Who held which office when: the tables of people and offices, looked up by post, person, name and day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from communique.knowledge.naming import NameIndex
from communique.knowledge.terms import Term, is_held_by_one, terms_of
from communique.knowledge.wording import load_wordings

if TYPE_CHECKING:
    from datetime import date

    from communique.knowledge.facts import Facts
    from communique.knowledge.rows import InitiativeRow, OrganizationRow, PersonRow, PostClass, PostRow, Tenure

Standing = Literal["certain", "possible"]


@dataclass(frozen=True, slots=True)
class Holding:
    """Someone in a post on a day. ``status`` is possible where the tables know the days only roughly (by month, year or
    edition, or not when it ended); ``stale`` says that the day lies after the one up to which they know.
    """

    person: PersonRow
    post: PostRow
    tenure: Tenure
    status: Standing
    stale: bool


class Directory:
    """The tables of people and offices, the package's with a user's laid over them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.people = {row.id: row for row in facts.people}
        self.posts = {row.id: row for row in facts.posts}
        self.organizations = {row.id: row for row in facts.organizations}
        self._terms: dict[str, tuple[Term, ...]] = {}

    def holders(self, post: str, day: date) -> tuple[Holding, ...]:
        """Those who held a post on a day, the certain before the possible, then by the start of their tenures."""
        found = [held for term in self.terms_in(post) if (held := self._held(term, day)) is not None]
        return tuple(sorted(found, key=lambda held: held.status))

    def posts_of(self, person: str, day: date) -> tuple[Holding, ...]:
        """What someone held on a day, the certain before the possible, the highest of each organization first."""
        found = [held for term in self.terms_of(person) if (held := self._held(term, day)) is not None]
        return tuple(sorted(found, key=lambda held: (held.status, held.post.rank or 99, held.post.id)))

    def terms_in(self, post: str) -> tuple[Term, ...]:
        """All known terms of a post, by their start."""
        if post not in self._terms:
            row = self.posts.get(post)
            one_holder = row is not None and is_held_by_one(row)
            self._terms[post] = terms_of(self._tenures.get(post, ()), one_holder=one_holder)
        return self._terms[post]

    def terms_of(self, person: str) -> tuple[Term, ...]:
        """All known terms of someone, by their start."""
        posts = self._posts_by_person.get(person, ())
        found = [term for post in posts for term in self.terms_in(post) if term.tenure.person == person]
        return tuple(sorted(found, key=lambda term: term.tenure.start))

    def posts_in(self, side: str) -> tuple[PostRow, ...]:
        """The posts of a side: of the state or body itself and of its parties and institutions."""
        return self._posts_by_side.get(side, ())

    def side_of(self, post: PostRow) -> str:
        """The side that a post belongs to."""
        known = self.organizations.get(post.organization)
        return known.side if known is not None else post.organization.split("/", 1)[0]

    def sides_of(self, person: str) -> frozenset[str]:
        """The sides for which someone ever held a post."""
        posts = (self.posts.get(post) for post in self._posts_by_person.get(person, ()))
        return frozenset(self.side_of(post) for post in posts if post is not None)

    def people_in(self, side: str) -> tuple[str, ...]:
        """The ids of all who ever held a post of a side."""
        return self._people_by_side.get(side, ())

    def wordings_of(self, post: PostRow) -> frozenset[tuple[str, ...]]:
        """The words of the table of descriptions that a post's own titles hold."""
        return self._title_words.get(post.id) or _words_of_titles(post)

    def organization(self, key: str) -> OrganizationRow | None:
        """An organization by id; None for one that the tables don't list."""
        return self.organizations.get(key)

    def organizations_in(self, side: str) -> tuple[OrganizationRow, ...]:
        """The organizations of a side, itself among them where it has a row."""
        return self._organizations_by_side.get(side, ())

    def names_of_organization(self, row: OrganizationRow) -> tuple[str, ...]:
        """The name, short name and aliases of an organization; one letter is no name."""
        own = self._aliases.get(row.id, ())
        return tuple(dict.fromkeys(name for name in (row.name, row.short, *own) if len(name) > 1))

    def ruling_party(self, side: str, day: date) -> str | None:
        """The party that rules a state alone by the tables, or whose leader surely leads state or government that day;
        None where there is none or more than one.
        """
        for row in self.facts.ruling_parties:
            if row.side == side and (row.start or 0) <= day.year < (row.end or 9999):
                return row.party
        chiefs = self._sure_holders(side, day, "head of state") | self._sure_holders(side, day, "head of government")
        led = {
            post.organization
            for post in self.posts_in(side)
            if post.post_class == "party leader"
            and any(held.status == "certain" and held.person.id in chiefs for held in self.holders(post.id, day))
        }
        return led.pop() if len(led) == 1 else None

    def chief_class(self, side: str, day: date) -> PostClass | None:
        """The class of post that "the leader" of a state means; None where the tables don't say."""
        for row in self.facts.chief_offices:
            if row.side == side and (row.start is None or row.start <= day) and (row.end is None or day < row.end):
                return row.post_class
        return None

    @cached_property
    def names(self) -> NameIndex:
        """The people by their names."""
        return NameIndex(self.facts.people, self.facts.aliases)

    @property
    def initiatives(self) -> tuple[InitiativeRow, ...]:
        """The initiatives, forums and formulas."""
        return self.facts.initiatives

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for alias in self.facts.aliases:
            found.setdefault(alias.entry, []).append(alias.text)
        return found

    def _sure_holders(self, side: str, day: date, post_class: PostClass) -> set[str]:
        posts = (post for post in self.posts_in(side) if post.post_class == post_class)
        return {held.person.id for post in posts for held in self.holders(post.id, day) if held.status == "certain"}

    def _held(self, term: Term, day: date) -> Holding | None:
        standing = term.standing(day)
        person, post = self.people.get(term.tenure.person), self.posts.get(term.tenure.post)
        if standing == "none" or person is None or post is None:
            return None
        return Holding(person, post, term.tenure, standing, term.is_stale(day))

    @cached_property
    def _tenures(self) -> dict[str, list[Tenure]]:
        found: dict[str, list[Tenure]] = {}
        for tenure in self.facts.tenures:
            found.setdefault(tenure.post, []).append(tenure)
        return found

    @cached_property
    def _posts_by_person(self) -> dict[str, dict[str, None]]:
        """The ids of the posts that each person ever held, in the order of the tables."""
        found: dict[str, dict[str, None]] = {}
        for tenure in self.facts.tenures:
            found.setdefault(tenure.person, {})[tenure.post] = None
        return found

    @cached_property
    def _organizations_by_side(self) -> dict[str, tuple[OrganizationRow, ...]]:
        found: dict[str, list[OrganizationRow]] = {}
        for row in self.organizations.values():
            found.setdefault(row.side, []).append(row)
        return {side: tuple(rows) for side, rows in found.items()}

    @cached_property
    def _posts_by_side(self) -> dict[str, tuple[PostRow, ...]]:
        found: dict[str, list[PostRow]] = {}
        for post in self.posts.values():
            found.setdefault(self.side_of(post), []).append(post)
        return {side: tuple(posts) for side, posts in found.items()}

    @cached_property
    def _people_by_side(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for post in self.posts.values():
            people = found.setdefault(self.side_of(post), {})
            people.update(dict.fromkeys(tenure.person for tenure in self._tenures.get(post.id, ())))
        return {side: tuple(people) for side, people in found.items()}

    @cached_property
    def _title_words(self) -> dict[str, frozenset[tuple[str, ...]]]:
        return {post.id: _words_of_titles(post) for post in self.posts.values()}


@lru_cache(maxsize=4096)
def _words_of_title(title: str) -> frozenset[tuple[str, ...]]:
    return frozenset(wording.words for wording in load_wordings().find(title))


def _words_of_titles(post: PostRow) -> frozenset[tuple[str, ...]]:
    return frozenset(words for title in post.titles for words in _words_of_title(title))
