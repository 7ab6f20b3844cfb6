"""Whom a named person of a text is in the tables: what the text says of side and office goes before what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from communique.knowledge.evidence import candidate, held_post, meant_post
from communique.knowledge.told_offices import CHIEFS, is_lower, office_means, once_held, parted
from communique.knowledge.wording import load_wordings
from communique.model.resolution import LOCAL, Resolution
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.knowledge.directory import Directory, Holding
    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.naming import Named
    from communique.knowledge.rows import PersonRow, PostClass, PostRow
    from communique.knowledge.terms import Term
    from communique.model.resolution import ResolutionBasis

TITLED_ALONE: frozenset[PostClass] = frozenset({"head of state", "head of government", "monarch", "foreign minister"})
"""Posts whose holder a text may call by short name without a side."""

LIFETIME = timedelta(45 * 365)
"""So far from all that the tables know of someone, a name is more likely another's."""

PERIOD = timedelta(366)
"""A spelling that is only alike counts within so long of the person's terms."""

CAREER = timedelta(3 * 365)
"""How far from the terms of someone with a name of the family-first kind, of few syllables that many bear, an office that
the tables don't know can be theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text says of someone: the name at its fullest, and, where it says so, side, offices and the day."""

    name: str
    side: str | None = None
    offices: tuple[str, ...] = ()
    day: date | None = None

    @property
    def local(self) -> str:
        """The identifier of someone known only from texts."""
        return LOCAL + "-".join(fold(self.name.replace("'", "")).split())


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A person whom the name fits. ``held`` is what they held on the day, ``fitting`` what of it the text's offices mean
    (without a day: ever), ``near`` that the day lies in or close to one of their terms, ``against`` what rules them out.
    """

    named: Named
    sides: frozenset[str]
    held: tuple[Holding, ...]
    fitting: tuple[PostRow, ...]
    near: bool
    against: str | None


class PersonResolver:
    """Resolves people whom a text names."""

    def __init__(self, directory: Directory, gazetteer: Gazetteer) -> None:
        self._directory = directory
        self._gazetteer = gazetteer

    def resolve(self, told: Told) -> Resolution:
        """Whom a name means: see ``Resolution``. Without enough to tell two people apart nobody is chosen."""
        told = replace(told, offices=tuple(dict.fromkeys((*told.offices, *map(self._bare, told.offices)))))
        named = self._directory.names.named(told.name)
        if not named:
            title, name = parted(told.name)
            named = self._directory.names.named(name)
            told = replace(told, offices=(*told.offices, *title)) if named else told
        weighed = [self._weigh(one, told) for one in named]
        able = [one for one in weighed if one.against is None]
        if not [one for one in able if one.named.fit != "short"]:
            able = list({one.named.person.id: one for one in (*self._alike(told), *able)}.values())
        chosen, basis = self._choose(able, told)
        if chosen is not None:
            return self._resolved(chosen, basis, told)
        rivals = [one for one in able if one.named.fit != "short" or one.fitting] or _unlikely(weighed)
        found = tuple(candidate(self._directory, one.named.person, _remarks(one)) for one in rivals)
        entry = None if found else told.local
        return Resolution(entry=entry, basis="none", candidates=found, office=_first(told.offices), local=told.local)

    def _bare(self, office: str) -> str:
        """An office without the adjectives of its side: "Secretary of the Russian Security Council"."""
        for side in reversed(self._gazetteer.find(office)):
            if side.kind == "adjective":
                office = f"{office[: side.span.start].rstrip()} {office[side.span.end :].lstrip()}".strip()
        return office

    def _choose(self, able: Sequence[_Weighed], told: Told) -> tuple[_Weighed | None, ResolutionBasis]:
        by_office = [one for one in able if one.fitting and self._is_enough(one, told)]
        if by_office:
            return _only(self._leading(by_office, told)), "name and office"
        whole = [one for one in able if one.named.fit in {"whole", "turned"}]
        if told.side is None:
            return _only([one for one in whole if self._is_plausible(one, told)]) if len(whole) == 1 else None, "name"
        agreeing = [one for one in whole if told.side in one.sides] or [one for one in whole if not one.sides]
        if not agreeing:
            serving = [one for one in able if told.side in one.sides and one.held]
            agreeing = [one for one in serving if _leads(one, told)] if len(serving) == 1 else []
        if len(agreeing) > 1 and not told.offices:
            agreeing = [one for one in agreeing if one.held] or agreeing
        return _only(agreeing), "name and side"

    def _leading(self, found: Sequence[_Weighed], told: Told) -> Sequence[_Weighed]:
        """Of several whose office fits, those who hold the one that leads the country, where the text says no more."""
        if len(found) < 2 or told.side is None or told.day is None:
            return found
        if not all(wording.match == "leader" for office in told.offices for wording in load_wordings().find(office)):
            return found
        chief = self._directory.chief_class(told.side, told.day)
        return [one for one in found if any(post.post_class == chief for post in one.fitting)] or found

    def _is_enough(self, one: _Weighed, told: Told) -> bool:
        """Whether a name with a fitting office is enough: of a short name without a side only a leader's."""
        return (
            one.named.fit in {"whole", "turned"}
            or told.side is not None
            or any(post.post_class in TITLED_ALONE for post in one.fitting)
        )

    def _is_plausible(self, one: _Weighed, told: Told) -> bool:
        """Whether a whole name alone is enough: in or near the time of an office, and no other office is told."""
        if told.day is not None and not one.near:
            return False
        posts = (
            self._directory.posts[post]
            for post in _posts(self._directory.terms_of(one.named.person.id), self._directory)
        )
        return not told.offices or any(self._fits(post, told) for post in posts)

    def _weigh(self, named: Named, told: Told) -> _Weighed:
        directory, person = self._directory, named.person.id
        sides = directory.sides_of(person)
        terms = directory.terms_of(person)
        held = directory.posts_of(person, told.day) if told.day is not None else ()
        posts = (
            [one.post for one in held]
            if told.day is not None
            else [directory.posts[post] for post in _posts(terms, directory)]
        )
        fitting = tuple(post for post in posts if self._fits(post, told))
        near = told.day is not None and any(_distance(term, told.day) <= PERIOD for term in terms)
        against = _against(told, sides, terms)
        if against is None and told.offices and not fitting:
            against = self._against_offices(named.person, told, terms, held)
        return _Weighed(named, sides, held, fitting, near, against)

    def _against_offices(
        self, person: PersonRow, told: Told, terms: Sequence[Term], held: Sequence[Holding]
    ) -> str | None:
        """What speaks against someone of whom a text tells only offices that they don't hold by the tables."""
        if any(one.status == "certain" and not one.stale for one in held):
            return "office" if all(is_lower(office, person) for office in told.offices) else None
        if person.order == "given-first" or told.day is None or not terms:
            return None
        posts = [self._directory.posts[post] for post in _posts(terms, self._directory)]
        once = [once_held(office) for office in told.offices]
        if any(office_means(self._directory, office, post) for office in once for post in posts):
            return None
        return "day" if all(_distance(term, told.day) > CAREER for term in terms) else None

    def _fits(self, post: PostRow, told: Told) -> bool:
        if told.side is not None and self._directory.side_of(post) != told.side:
            return False
        return any(office_means(self._directory, office, post) for office in told.offices)

    def _alike(self, told: Told) -> list[_Weighed]:
        """People of the side, in or near office on the day, whose names are spelt alike and whose office fits."""
        if told.side is None or told.day is None:
            return []
        among = self._directory.people_in(told.side)
        weighed = [self._weigh(named, told) for named in self._directory.names.alike(told.name, among)]
        return [one for one in weighed if one.against is None and one.near and (one.fitting or not told.offices)]

    def _resolved(self, one: _Weighed, basis: ResolutionBasis, told: Told) -> Resolution:
        first = {post.id for post in one.fitting}
        held = sorted(one.held, key=lambda held: held.post.id not in first)
        posts = map(held_post, held) if told.day is not None else map(meant_post, one.fitting)
        return Resolution(
            entry=one.named.person.id,
            basis=basis,
            posts=tuple(posts),
            stale=any(holding.stale for holding in held),
            office=_first(told.offices),
            local=told.local,
        )


def _leads(one: _Weighed, told: Told) -> bool:
    """Whether an incomplete name without an office can be taken for someone in office: a part of the name for whoever
    surely holds a post, the short form alone for one who leads.
    """
    sure = [held for held in one.held if held.status == "certain"]
    if told.offices or one.named.fit == "junior":
        return False
    return bool(sure) if one.named.fit != "short" else any(held.post.post_class in CHIEFS for held in sure)


def _posts(terms: Sequence[Term], directory: Directory) -> list[str]:
    return [post for post in dict.fromkeys(term.tenure.post for term in terms) if post in directory.posts]


def _against(told: Told, sides: frozenset[str], terms: Sequence[Term]) -> str | None:
    """What rules out that the text means this person, whatever the office: another side, another time."""
    if told.side is not None and sides and told.side not in sides:
        return "side"
    if told.day is not None and terms and all(_distance(term, told.day) > LIFETIME for term in terms):
        return "day"
    return None


def _distance(term: Term, day: date) -> timedelta:
    """How far a day lies outside the days on which a post can have been held."""
    if day < term.earliest:
        return term.earliest - day
    return max(day - term.latest, timedelta(0))


def _unlikely(weighed: Sequence[_Weighed]) -> list[_Weighed]:
    """Those whom only the office or the day speaks against; one of another side is somebody else."""
    return [one for one in weighed if one.against in {"office", "day"} and one.named.fit != "short"]


def _remarks(one: _Weighed) -> tuple[str, ...]:
    fits = {"whole": "the name", "turned": "the name, turned", "part": "a part of the name", "like": "a like spelling"}
    against = {"office": "holds another post that day", "day": "known from another time only"}
    remarks = (fits.get(one.named.fit, "the short name"), against.get(one.against or "", ""))
    return tuple(remark for remark in remarks if remark)


def _only(found: Sequence[_Weighed]) -> _Weighed | None:
    return found[0] if len(found) == 1 else None


def _first(offices: Sequence[str]) -> str | None:
    return offices[0] if offices else None
