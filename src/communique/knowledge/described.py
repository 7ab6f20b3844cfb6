"""Whom a description without a name means on a day: "the Chinese president", "Vietnam's Party chief"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.knowledge.evidence import held_post, meant_post, row_words
from communique.knowledge.name_context import cues
from communique.knowledge.offices import load_offices
from communique.knowledge.told_offices import CHIEFS
from communique.knowledge.wording import Wording, load_wordings, means, words_of
from communique.model.resolution import Candidate, Resolution
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.knowledge.directory import Directory, Holding
    from communique.knowledge.gazetteer import Gazetteer, NamedSide
    from communique.knowledge.rows import OrganizationRow, PostRow
    from communique.model.resolution import ResolutionBasis

PLACES = frozenset({"capital"})
OF_ORGANIZATIONS = frozenset({"party", "organ"})
PURPOSE = ("to", "with", "for")
"""Words before a side that is not the office's own ("envoy to X")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A description as the text has it, with what is known beside it: ``side`` where its own words name none, and
    ``counterpart_of``, the posts of the one whose counterpart is meant.
    """

    words: str
    day: date | None
    side: str | None = None
    counterpart_of: tuple[str, ...] = ()


class DescriptionResolver:
    """Resolves descriptions to the posts that they can mean, and these to the person who surely held them."""

    def __init__(self, directory: Directory, gazetteer: Gazetteer) -> None:
        self._directory = directory
        self._gazetteer = gazetteer

    def resolve(self, described: Described) -> Resolution:
        """The one person who surely held, on the day, all that the words can mean; else every holder as a candidate."""
        sides, rest = self._sides(described)
        posts = tuple(post for side in sides for post in self._posts(rest, side, described))
        basis: ResolutionBasis = "counterpart" if described.counterpart_of else "office"
        day = described.day
        held = [one for post in posts for one in self._directory.holders(post.id, day)] if day is not None else []
        held = [one for one in held if self._agrees(one, described.words)]
        people = {one.person.id for one in held}
        sure = len(sides) == len(people) == 1 and all(one.status == "certain" for one in held)
        sure = sure and day is not None and not any(self._is_gap(post, day) for post in posts)
        return Resolution(
            entry=people.pop() if sure else None,
            basis=basis if sure else "none",
            posts=tuple(map(held_post, held)) if sure else tuple(map(meant_post, posts)),
            candidates=() if sure else _candidates(held),
            stale=any(one.stale for one in held),
            office=described.words,
        )

    def _is_gap(self, post: PostRow, day: date) -> bool:
        """Whether the tables know holders before and after the day, but none on it: one who is missing may be meant."""
        terms = self._directory.terms_in(post.id)
        around = any(term.latest <= day for term in terms) and any(day < term.earliest for term in terms)
        return around and not self._directory.holders(post.id, day)

    def _agrees(self, held: Holding, words: str) -> bool:
        """Whether someone is what the words say of them: acting, or a queen (by a regnal name) and no king."""
        said = fold(words).split()
        if "acting" in said and not held.tenure.acting:
            return False
        queen = any(name.startswith("Queen ") for name in self._directory.names.names_of(held.person))
        return not (
            held.post.post_class == "monarch" and (("queen" in said and not queen) or ("king" in said and queen))
        )

    def _sides(self, described: Described) -> tuple[tuple[str, ...], str]:
        """The side whose office is meant, and the words without its name; none where they name more than one or a part of
        one, and all who can be meant by a name that several give themselves ("Korean").
        """
        words = described.words
        shared = self._gazetteer.shared_in(words)
        found = self._gazetteer.find(words)
        named = [side for side in found if side.kind not in PLACES and not _is_purpose(words, side)]
        spans = {*shared, *(side.span for side in named if side.kind not in OF_ORGANIZATIONS)}
        for span in sorted(spans, reverse=True):
            words = f"{words[: span.start]} {words[span.end :]}"
        if any(side.span.of(described.words) in cues("a part of its country") for side in named):
            return (), words
        codes = {side.code for side in named if side.span not in shared}
        return _sides_meant(codes, frozenset[str]().union(*shared.values()), described), _behind_owner(words)

    def _posts(self, words: str, side: str, described: Described) -> tuple[PostRow, ...]:
        """The posts of a side that the words can mean, those of a named party or institution alone where they name one."""
        wordings = load_wordings().find(words)
        if not wordings or any(wording.match in {"several", "none"} for wording in wordings):
            return ()
        if load_wordings().unread(self._without_parties(words, side)):
            return ()
        named = self._organizations_named(described.words, side, wordings)
        if not named and any(side.kind == "party" for side in self._gazetteer.find(described.words)):
            return ()
        found: dict[str, PostRow] = {}
        for wording in wordings:
            meant = self._meant_in(named, wording, side) if named else self._meant(wording, side, described)
            found.update({post.id: post for post in meant})
        return tuple(found.values())

    def _organizations_named(self, words: str, side: str, wordings: Sequence[Wording]) -> frozenset[str]:
        """The side's parties and institutions that a description names, elsewhere than in the words for the office."""
        offices = [f" {' '.join(wording.words)} " for wording in wordings]
        return frozenset(
            row.id
            for row in self._organizations_of(side)
            for name in self._directory.names_of_organization(row)
            if _says(words, name) and not any(f" {fold(name)} " in office for office in offices)
        )

    def _organizations_of(self, side: str) -> list[OrganizationRow]:
        """The parties and institutions of a side."""
        rows = self._directory.organizations_in(side)
        return [row for row in rows if row.kind not in {"country", "body"}]

    def _meant_in(self, named: frozenset[str], wording: Wording, side: str) -> list[PostRow]:
        """The posts of named organizations: whoever leads a party is its leader, whatever the title."""
        posts = [post for post in self._directory.posts_in(side) if post.organization in named]
        titled = [post for post in posts if wording.words in self._directory.wordings_of(post)]
        if wording.match == "leader":
            return [post for post in posts if post.post_class == "party leader"]
        return titled or [post for post in posts if means(wording, post, self._directory.wordings_of(post))]

    def _without_parties(self, words: str, side: str) -> str:
        """The words without the names of the side's parties and institutions."""
        plain = " ".join(words.replace("(", " ").replace(")", " ").split())
        for named in reversed(self._gazetteer.find(plain)):
            plain = f"{plain[: named.span.start]} {plain[named.span.end :]}"
        rows = self._organizations_of(side)
        names = [name for row in rows for name in self._directory.names_of_organization(row)]
        folded = f" {fold(plain)} "
        for name in sorted(names, key=len, reverse=True):
            folded = folded.replace(f" {fold(name)} ", " ")
        return folded

    def _meant(self, wording: Wording, side: str, described: Described) -> Iterable[PostRow]:
        posts = self._directory.posts_in(side)
        if wording.match == "leader":
            return self._leading(side, described.day)
        if wording.match == "counterpart":
            return self._counterparts(posts, described.counterpart_of)
        found = [post for post in posts if means(wording, post, self._directory.wordings_of(post))]
        parties = [post for post in found if post.post_class == "party leader"]
        if len(parties) > 1 and described.day is not None:
            ruling = self._directory.ruling_party(side, described.day)
            return [post for post in found if post.post_class != "party leader" or post.organization == ruling] or found
        return found

    def _leading(self, side: str, day: date | None) -> list[PostRow]:
        """The posts of those who lead a country: of the class that the tables name, else all that may be."""
        chief = self._directory.chief_class(side, day) if day is not None else None
        if chief == "party leader" and day is not None:
            party = self._directory.ruling_party(side, day)
            return [post for post in self._led(side, {chief}) if post.organization == party]
        return self._led(side, {chief} if chief is not None else CHIEFS - {"party leader"} | {"leader of a body"})

    def _led(self, side: str, classes: Iterable[str]) -> list[PostRow]:
        return [post for post in self._directory.posts_in(side) if post.post_class in set(classes)]

    def _counterparts(self, posts: Sequence[PostRow], of: Sequence[str]) -> list[PostRow]:
        """The posts like another's: of one class and, where there are such, of one title."""
        models = [self._directory.posts[key] for key in of if key in self._directory.posts]
        alike = [post for post in posts if any(post.post_class == model.post_class for model in models)]
        titles = frozenset(words for model in models for words in self._directory.wordings_of(model))
        return [post for post in alike if self._directory.wordings_of(post) & titles] or alike


def _sides_meant(named: set[str], shared: frozenset[str], described: Described) -> tuple[str, ...]:
    """The side that the words name, else those that share a name in them, else the one that is known beside them."""
    if named:
        return tuple(named) if len(named) == 1 else ()
    if shared:
        return (described.side,) if described.side in shared else tuple(sorted(shared))
    own = described.side or _side_of_title(described.words)
    return (own,) if own is not None else ()


def _candidates(held: Sequence[Holding]) -> tuple[Candidate, ...]:
    rows: dict[str, list[Holding]] = {}
    for one in held:
        rows.setdefault(one.person.id, []).append(one)
    return tuple(
        Candidate(
            entry=person,
            name=own[0].person.name,
            evidence=tuple(f"{one.status}: {row_words(one.tenure)}" for one in own),
        )
        for person, own in rows.items()
    )


def _says(words: str, name: str) -> bool:
    """Whether words hold a name, in whatever letters; initials only in capitals, since many are plain words too."""
    plain = words.replace("(", " ").replace(")", " ")
    return name in plain.split() if name.isupper() else f" {fold(name)} " in f" {fold(plain)} "


def _side_of_title(words: str) -> str | None:
    """The side that alone has an office of that name ("the Taoiseach")."""
    office = load_offices().head_of(words)
    return office.side if office is not None else None


def _behind_owner(words: str) -> str:
    """The words without an office that owns the one that is meant: "the US president's | national security adviser"."""
    owner, _, owned = words.replace("’", "'").rpartition("'s ")
    offices = (wording.words for wording in load_wordings().find(owner))
    return owned if any(words_of(owner)[-len(office) :] == office for office in offices) else words


def _is_purpose(words: str, side: NamedSide) -> bool:
    before = words[: side.span.start].lower().removesuffix("the ").rstrip()
    return before.endswith(tuple(f" {word}" for word in PURPOSE))
