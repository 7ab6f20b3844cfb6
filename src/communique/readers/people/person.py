"""People being put together from what a text says of them, place by place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.readers.people.names import name_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.offices import OfficeClass
    from communique.model import Span
    from communique.readers.people.introductions import Introduction

MEETING = re.compile(r"\b(?:with|(?:hosted|received|welcomed|greeted)(?: to \w+)? by|to meet|met|from)(?: the)? $")
MET_BEFORE = 40
ROYALS: frozenset[OfficeClass | None] = frozenset({"royal", "monarch"})
LEADERS: frozenset[OfficeClass | None] = frozenset({"head of state", "head of government", "deputy head of state"})


@dataclass(slots=True, eq=False)
class Person:
    """A figure being put together; ``number`` is its place among all, ``tokens`` are the folded words of its fullest name.

    ``before`` tells for each introduction, by its place, which sides its sentence names before it and whether someone
    is said to have met the one it introduces.
    """

    number: int
    name: str
    tokens: frozenset[str]
    offices: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    office_sides: list[str] = field(default_factory=list)
    classes: set[OfficeClass] = field(default_factory=set)
    in_title: bool = False
    first_in_title: bool = False
    feminine: bool | None = None
    before: dict[int, tuple[frozenset[str], bool]] = field(default_factory=dict)
    uses: dict[Span, Span] = field(default_factory=dict)


class People:
    """Everyone met so far, in order, and for each word of a name whose names hold it."""

    def __init__(self) -> None:
        self._all: list[Person] = []
        self._by_word: dict[str, dict[int, Person]] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._all)

    def near(self, tokens: frozenset[str]) -> list[Person]:
        """Those whose names share a word with these, in order."""
        found = {number: person for word in tokens for number, person in self._by_word.get(word, {}).items()}
        return [found[number] for number in sorted(found)]

    def add(self, name: str, tokens: frozenset[str]) -> Person:
        """Someone new."""
        person = Person(len(self._all), name, tokens)
        self._all.append(person)
        self.rename(person, name, tokens)
        return person

    def introduce(self, introduction: Introduction, text: str, *, in_text: bool) -> Person | None:
        """Learn what one place says of someone, known or new; ``in_text`` is False for a headline."""
        tokens = name_tokens(introduction.words)
        if not tokens:
            return None
        able = [other for other in self.near(tokens) if not _clashes(other, introduction)]
        person = _owner(able, tokens, introduction.side)
        name = introduction.name.of(text)
        if person is None:
            person = self.add(name, tokens)
        elif len(tokens) > len(person.tokens) or (tokens == person.tokens and person.name.isupper()):
            self.rename(person, name, tokens)
        _learn(person, introduction)
        if in_text:
            before = text[max(0, introduction.titled.start - MET_BEFORE) : introduction.titled.start]
            person.before[introduction.name.start] = (introduction.led, MEETING.search(before) is not None)
            person.uses[introduction.name] = introduction.titled
        return person

    def user(self, tokens: frozenset[str], side: str | None) -> Person | None:
        """The one whom a later use of these words means; None where none or more than one may be meant."""
        found = [person for person in self.near(tokens) if tokens <= person.tokens or _variant(person, tokens, side)]
        if len(found) > 1 and side is not None:
            found = [person for person in found if side in person.sides]
        return found[0] if len(found) == 1 else None

    def rename(self, person: Person, name: str, tokens: frozenset[str]) -> None:
        """Give someone a fuller name."""
        person.name, person.tokens = name, tokens
        for word in tokens:
            self._by_word.setdefault(word, {})[person.number] = person


def _clashes(person: Person, introduction: Introduction) -> bool:
    """Whether one is the spouse of a leader and the other the leader ("First Lady Ana Silva", "President Silva"), or
    one a royal of a single name that is only a part of the other's ("Crown Prince Hussein", "Secretary Hussein Omar").
    """
    single = len(introduction.words) == 1 < len(person.tokens)
    of_the_name = {word for office in [introduction.office or ""] for word in office.lower().split()} & person.tokens
    if introduction.office_class in ROYALS and single and not of_the_name and not person.classes & ROYALS:
        return True
    return (introduction.office_class == "spouse" and bool(person.classes & LEADERS)) or (
        introduction.office_class in LEADERS and "spouse" in person.classes
    )


def _learn(person: Person, introduction: Introduction) -> None:
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
        person.classes.add(introduction.office_class)


def _owner(people: list[Person], tokens: frozenset[str], side: str | None) -> Person | None:
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


def _variant(person: Person, tokens: frozenset[str], side: str | None) -> bool:
    """ "Joe Biden" for "Joseph R. Biden": a shared word, the others alike in their first letter, one side."""
    shared, left, right = person.tokens & tokens, person.tokens - tokens, tokens - person.tokens
    agree = side is None or not person.sides or side in person.sides
    return len(shared) == 1 == len(left) == len(right) and agree and next(iter(left))[:2] == next(iter(right))[:2]
