"""Who is in a text: introductions gathered into people, and every later use of a name tied to its owner."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.knowledge.systems import lacks
from communique.model import Span
from communique.readers.cast import Cast, Figure
from communique.readers.people.deduced import with_deduced_sides
from communique.readers.people.introductions import Introduction, find_introductions
from communique.readers.people.names import name_end, name_tokens
from communique.readers.people.roles import find_roles
from communique.readers.people.sides import (
    Group,
    find_groups,
    paired_side,
    side_in_group,
    side_of_leader,
    with_listed_sides,
)
from communique.readers.people.titles import left_of, office_at
from communique.readers.people.words import Ground, lay_ground, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.offices import OfficeClass
    from communique.text.prose import Prose

OWN_CLASSES: frozenset[OfficeClass] = frozenset(
    {
        "minister",
        "party leader",
        "adviser",
        "official",
        "envoy",
        "deputy head of state",
        "deputy minister",
        "spokesperson",
        "spouse",
    }
)
"""Offices whose holders an outlet names without a side only where they are of its own."""


BODY_CLASSES: frozenset[OfficeClass] = frozenset(
    {"leader of a body", "adviser", "official", "envoy", "spokesperson", "party leader", "parliament"}
)
FIRST_PERSON = re.compile(
    r"(?:^|\n|[.!?] )[^\"“”.\n]{0,80}\b(?:I|[Ww]e) (?:met|spoke|held|agreed|discussed|welcomed|signed)\b"
)
"""A release told by one who took part, who need not name a country."""

MEETING = re.compile(r"\b(?:with|(?:hosted|received|welcomed|greeted)(?: to \w+)? by|to meet|met|from)(?: the)? $")
MET_BEFORE = 40
ROYALS: frozenset[OfficeClass | None] = frozenset({"royal", "monarch"})
LEADERS: frozenset[OfficeClass | None] = frozenset({"head of state", "head of government", "deputy head of state"})
LIST_GAP = 40
"""Characters between two names of one list ("X, Chairman of the Committee, and Y")."""


@dataclass(slots=True)
class _Person:
    """A figure being put together; ``tokens`` are the folded words of its fullest name.

    ``before`` tells for each introduction, by its place, which sides its sentence names before it and whether someone
    is said to have met the one it introduces.
    """

    name: str
    tokens: frozenset[str]
    offices: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    office_sides: list[str] = field(default_factory=list)
    classes: list[OfficeClass] = field(default_factory=list)
    in_title: bool = False
    first_in_title: bool = False
    feminine: bool | None = None
    before: dict[int, tuple[frozenset[str], bool]] = field(default_factory=dict)
    uses: dict[Span, Span] = field(default_factory=dict)


def find_cast(prose: Prose, title: str | None, gazetteer: Gazetteer, home: str | None) -> Cast:
    """Everyone whom the prose (and its title, metadata or printed) introduces by name, in order of appearance.

    People without a side of their own get that of the group that lists them, of the leader whom the tables know, or
    of the outlet where only one of its own is named so.
    """
    grounds = [lay_ground(prose.text, paragraph, gazetteer) for paragraph in prose.paragraphs]
    people: list[_Person] = []
    told = [found for ground in grounds for found in find_introductions(prose.text, ground)]
    for introduction in sorted(told, key=lambda found: -len(found.words)):
        _introduce(people, introduction, prose.text, in_text=True)
    if title:
        _read_title(people, title, gazetteer)
    for ground in grounds:
        _find_bare(people, prose.text, ground)
    placed = {id(person): sorted(person.uses) for person in people}
    for ground in grounds:
        _find_uses(people, ground, placed)
    titled = sorted(span for person in people for span in person.uses.values())
    roles = tuple(role for ground in grounds for role in find_roles(prose.text, ground, titled))
    first = min(people, key=lambda person: min(person.uses, default=Span(0, 0)), default=None)
    if home is None and first is not None and (not first.sides or FIRST_PERSON.search(prose.text)):
        known = {code for person in people for code in person.sides} or {role.side for role in roles if role.side}
        home = paired_side(f"{title or ''}\n{prose.text}", gazetteer, known) if known else None
    figures = _figures(people, find_groups(prose, gazetteer), home, _own_classes(gazetteer, home))
    listed = with_listed_sides(figures, prose.text)
    return Cast(with_deduced_sides(listed, roles, prose, title or "", gazetteer), roles, home)


def _read_title(people: list[_Person], title: str, gazetteer: Gazetteer) -> None:
    heading = lay_ground(title, Span(0, len(title)), gazetteer)
    for number, introduction in enumerate(find_introductions(title, heading, headline=True)):
        person = _introduce(people, introduction, title, in_text=False)
        if person is not None:
            person.in_title, person.first_in_title = True, person.first_in_title or number == 0


def _own_classes(gazetteer: Gazetteer, home: str | None) -> frozenset[OfficeClass]:
    """Whom the outlet may name without a side: of a body its leaders, of a country its ministers and officials."""
    return BODY_CLASSES if home is not None and gazetteer.is_body(home) else OWN_CLASSES


def _figures(
    people: list[_Person], groups: tuple[Group, ...], home: str | None, own: frozenset[OfficeClass]
) -> tuple[Figure, ...]:
    present = sorted(
        (person for person in people if person.uses or person.in_title),
        key=lambda person: min(person.uses, default=Span(0, 0)),
    )
    figures: list[Figure] = []
    number = 0
    for person in present:
        side = _told_side(person) or side_in_group(sorted(person.uses), groups) or side_of_leader(person.tokens)
        first = number == 0 or person.first_in_title
        if side is None and home is not None and _is_own(person, figures, home, own, first=first):
            side = home
        figures.append(_figure(person, side))
        number += "spokesperson" not in person.classes
    return tuple(figures)


def _told_side(person: _Person) -> str | None:
    """The side that the text gives most often, else the one that alone has such an office."""
    given = person.sides or person.office_sides
    return max(given, key=given.count) if given else None


def _is_own(person: _Person, before: list[Figure], home: str, own: frozenset[OfficeClass], *, first: bool) -> bool:
    """Whether someone whose side the text leaves unsaid is of the outlet's own: the first named, advisers, deputies.

    An adviser listed right behind others of an unsaid or foreign side ("met President X, National Security Advisor
    Y") is as likely theirs.
    """
    led, met = person.before[min(person.before)] if person.before else (frozenset(), False)
    if any(lacks(home, kind) for kind in person.classes) or (met and not person.first_in_title):
        return False
    if first:
        return own != BODY_CLASSES or not {*person.classes} - own
    if led - {home}:
        return False
    foreign = any(other.side != home and _lists(other, person) for other in before)
    return bool({*person.classes} & own) and not foreign


def _lists(other: Figure, person: _Person) -> bool:
    """Whether someone is named for the first time right behind a use of another's name."""
    first = min(person.uses.values(), default=None)
    return first is not None and any(0 <= first.start - use.end < LIST_GAP for use in other.uses)


def _introduce(people: list[_Person], introduction: Introduction, text: str, *, in_text: bool) -> _Person | None:
    tokens = name_tokens(introduction.words)
    if not tokens:
        return None
    person = _owner([other for other in people if not _clashes(other, introduction)], tokens, introduction.side)
    name = introduction.name.of(text)
    if person is None:
        person = _Person(name, tokens)
        people.append(person)
    elif len(tokens) > len(person.tokens) or (tokens == person.tokens and person.name.isupper()):
        person.name, person.tokens = name, tokens
    if in_text:
        before = text[max(0, introduction.titled.start - MET_BEFORE) : introduction.titled.start]
        person.before[introduction.name.start] = (introduction.led, MEETING.search(before) is not None)
    _learn(person, introduction)
    if in_text:
        person.uses[introduction.name] = introduction.titled
    return person


def _clashes(person: _Person, introduction: Introduction) -> bool:
    """Whether one is the spouse of a leader and the other the leader ("First Lady Ana Silva", "President Silva"), or
    one a royal of a single name that is only a part of the other's ("Crown Prince Hussein", "Secretary Hussein Omar").
    """
    classes = {*person.classes}
    single = len(introduction.words) == 1 < len(person.tokens)
    of_the_name = {word for office in [introduction.office or ""] for word in office.lower().split()} & person.tokens
    if introduction.office_class in ROYALS and single and not of_the_name and not classes & ROYALS:
        return True
    return (introduction.office_class == "spouse" and bool(classes & LEADERS)) or (
        introduction.office_class in LEADERS and "spouse" in classes
    )


def _learn(person: _Person, introduction: Introduction) -> None:
    office = introduction.office
    if office is not None and introduction.office_class != "description" and office not in person.offices:
        person.offices.append(office)
    if introduction.side is not None:
        person.sides.append(introduction.side)
    if introduction.office_side is not None:
        person.office_sides.append(introduction.office_side)
    if introduction.feminine is not None:
        person.feminine = introduction.feminine
    if introduction.office_class is not None:
        person.classes.append(introduction.office_class)


def _owner(people: list[_Person], tokens: frozenset[str], side: str | None) -> _Person | None:
    """The one person whose name holds these words or is held by them; None where there is none or more than one."""
    found = [
        person
        for person in people
        if tokens <= person.tokens or person.tokens <= tokens or _variant(person, tokens, side)
    ]
    if len(found) > 1 and side is not None:
        found = [person for person in found if side in person.sides] or found
    exact = [person for person in found if person.tokens == tokens]
    found = exact or found
    return found[0] if len(found) == 1 or len(exact) > 1 else None


def _variant(person: _Person, tokens: frozenset[str], side: str | None) -> bool:
    """ "Joe Biden" for "Joseph R. Biden": a shared word, the others alike in their first letter, one side."""
    shared, left, right = person.tokens & tokens, person.tokens - tokens, tokens - person.tokens
    agree = side is None or not person.sides or side in person.sides
    return len(shared) == 1 == len(left) == len(right) and agree and next(iter(left))[:2] == next(iter(right))[:2]


def _find_bare(people: list[_Person], text: str, ground: Ground) -> None:
    """Names that no office introduces: two words or more at the head of a sentence, before a verb of acting."""
    for number in range(len(ground.words)):
        acts = number == 0 or ground.lower(number - 1) in {".", ",", '"', "”"}
        if not acts and ground.lower(number - 1) not in word_list("acted upon"):
            continue
        end = name_end(ground, number)
        if end is None or end == number or end - number > 3 or (acts and not _acts(ground, end)):
            continue
        tokens = name_tokens(ground.lower(place) for place in range(number, end + 1))
        if len(tokens) > 1 and not any(tokens & person.tokens for person in people):
            people.append(_Person(ground.span(number, end).of(text), tokens))


def _acts(ground: Ground, end: int) -> bool:
    """Whether a verb of acting follows, an adverb passed over ("X warmly | welcomed")."""
    return ground.lower(end + 1 + ground.lower(end + 1).endswith("ly")) in word_list("acting")


def _find_uses(people: list[_Person], ground: Ground, placed: dict[int, list[Span]]) -> None:
    """Tie every name in a paragraph to its owner; ``placed`` are the uses known of each, kept in order."""
    for first, last in _runs(ground):
        tokens = name_tokens(ground.lower(number) for number in range(first, last + 1))
        if not tokens:
            continue
        span = ground.span(first, last)
        start, side = _titled_from(ground, first)
        owner = _user(people, tokens, side)
        if owner is not None and _is_free(placed[id(owner)], span):
            insort(placed[id(owner)], span)
            owner.uses[span] = Span(ground.words[start].start, span.end)


def _is_free(uses: list[Span], span: Span) -> bool:
    """Whether a span meets none of the ordered, disjoint ``uses``."""
    at = bisect_left(uses, span)
    return not any(use.meets(span) for use in uses[max(0, at - 1) : at + 1])


def _user(people: list[_Person], tokens: frozenset[str], side: str | None) -> _Person | None:
    found = [
        person
        for person in people
        if tokens <= person.tokens or (len(tokens & person.tokens) > 0 and _variant(person, tokens, side))
    ]
    if len(found) > 1 and side is not None:
        found = [person for person in found if side in person.sides]
    return found[0] if len(found) == 1 else None


def _runs(ground: Ground) -> Iterator[tuple[int, int]]:
    """Maximal runs of words that can be a name; a run that a further capitalised word joins is none ("Biden Plan")."""
    number = 0
    while number < len(ground.words):
        end = name_end(ground, number)
        if end is None:
            number += 1
            continue
        if not _is_joined(ground, end) or ground.lower(end + 1) in {"the", "and", "i"}:
            yield number, end
        number = end + 1


def _is_joined(ground: Ground, end: int) -> bool:
    """Whether a capitalised common noun follows, of which the name is only an attribute."""
    return (
        ground.capital(end + 1)
        and ground.words[end + 1].text[0].isalpha()
        and ground.lower(end + 1) in word_list("no name")
        and not ground.words[end].possessive
    )


def _titled_from(ground: Ground, first: int) -> tuple[int, str | None]:
    """Where office and side before a name begin ("the Chinese President | Xi")."""
    for length in range(1, 8):
        start = first - length
        if start < 0:
            break
        office = office_at(ground, start)
        if office is not None and office.last == first - 1:
            return left_of(ground, start)
    return first, None


def _figure(person: _Person, side: str | None) -> Figure:
    uses = sorted(person.uses)
    return Figure(
        name=person.name,
        side=side,
        offices=tuple(person.offices),
        uses=tuple(uses),
        titled=tuple(person.uses[use] for use in uses),
        feminine=person.feminine,
        kinds=frozenset(person.classes),
    )
