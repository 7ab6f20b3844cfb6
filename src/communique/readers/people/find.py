"""Who is in a text: introductions gathered into people, and every later use of a name tied to its owner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.cast import Cast, Figure
from communique.readers.people.introductions import Introduction, find_introductions, left_of, name_end
from communique.readers.people.words import NO_NAME, PARTICLES, SUFFIXES, Ground, lay_ground, office_at
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.offices import OfficeClass
    from communique.text.prose import Prose

ACTED_UPON = frozenset({"with", "congratulated", "told", "telephoned", "received", "thanked", "informed"})
OWN_CLASSES: frozenset[OfficeClass] = frozenset(
    {"adviser", "official", "envoy", "deputy head of state", "spokesperson", "spouse"}
)
ACTING = frozenset(
    "said says told met spoke had held stressed noted added expressed congratulated informed received called telephoned thanked agreed emphasized "
    "emphasised underlined underscored reaffirmed reiterated welcomed discussed stated arrived visited will has is pointed proposed and".split()
)


@dataclass(slots=True)
class _Person:
    """A figure being put together; ``tokens`` are the folded words of its fullest name."""

    name: str
    tokens: frozenset[str]
    offices: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    classes: list[OfficeClass] = field(default_factory=list)
    in_title: bool = False
    first_in_title: bool = False
    feminine: bool | None = None
    uses: dict[Span, Span] = field(default_factory=dict)


def find_cast(prose: Prose, title: str | None, gazetteer: Gazetteer, home: str | None) -> Cast:
    """Everyone whom the prose (and its title, metadata or printed) introduces by name, in order of appearance.

    People without a side of their own whose office the text gives without one get ``home``, the outlet's side.
    """
    grounds = [lay_ground(prose.text, paragraph, gazetteer) for paragraph in prose.paragraphs]
    heading = lay_ground(title, Span(0, len(title)), gazetteer) if title else None
    people: list[_Person] = []
    told = [found for ground in grounds for found in find_introductions(prose.text, ground)]
    for introduction in sorted(told, key=lambda found: -len(found.words)):
        _introduce(people, introduction, prose.text, in_text=True)
    for number, introduction in enumerate(find_introductions(title, heading) if heading and title else ()):
        person = _introduce(people, introduction, title or "", in_text=False)
        if person is not None:
            person.in_title, person.first_in_title = True, person.first_in_title or number == 0
    for ground in grounds:
        _find_bare(people, prose.text, ground)
    for ground in grounds:
        _find_uses(people, ground)
    present = sorted(
        (person for person in people if person.uses or person.in_title),
        key=lambda person: min(person.uses, default=Span(0, 0)),
    )
    return Cast(
        tuple(_figure(person, home if _is_own(person, number) else None) for number, person in enumerate(present))
    )


def _is_own(person: _Person, number: int) -> bool:
    """Whether someone whose side the text leaves unsaid is of the outlet's own: the first named, advisers, deputies."""
    return number == 0 or person.first_in_title or bool({*person.classes} & OWN_CLASSES)


def _introduce(people: list[_Person], introduction: Introduction, text: str, *, in_text: bool) -> _Person | None:
    tokens = _tokens(introduction.words)
    if not tokens:
        return None
    person = _owner(people, tokens, introduction.side)
    name = introduction.name.of(text)
    if person is None:
        person = _Person(name, tokens)
        people.append(person)
    elif len(tokens) > len(person.tokens):
        person.name, person.tokens = name, tokens
    if (
        introduction.office is not None
        and introduction.office_class != "description"
        and introduction.office not in person.offices
    ):
        person.offices.append(introduction.office)
    if introduction.side is not None:
        person.sides.append(introduction.side)
    if introduction.feminine is not None:
        person.feminine = introduction.feminine
    if introduction.office_class is not None:
        person.classes.append(introduction.office_class)
    if in_text:
        person.uses[introduction.name] = introduction.titled
    return person


def _tokens(words: Iterable[str]) -> frozenset[str]:
    """The words of a name that tell people apart, folded: no suffixes, initials or particles."""
    parts = [part for word in words if word not in SUFFIXES and word != "," for part in fold(word).split()]
    return frozenset(part for part in parts if len(part) > 1 and part not in PARTICLES)


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
    return found[0] if len(found) == 1 else None


def _variant(person: _Person, tokens: frozenset[str], side: str | None) -> bool:
    """ "Joe Biden" for "Joseph R. Biden": a shared word, the others alike in their first letter, one side."""
    shared, left, right = person.tokens & tokens, person.tokens - tokens, tokens - person.tokens
    agree = side is None or not person.sides or side in person.sides
    return len(shared) == 1 == len(left) == len(right) and agree and next(iter(left))[:2] == next(iter(right))[:2]


def _find_bare(people: list[_Person], text: str, ground: Ground) -> None:
    """Names that no office introduces: two words or more at the head of a sentence, before a verb of acting."""
    for number in range(len(ground.words)):
        acts = number == 0 or ground.lower(number - 1) in {".", ",", '"', "”"}
        if not acts and ground.lower(number - 1) not in ACTED_UPON:
            continue
        end = name_end(ground, number)
        if (
            end is None
            or end == number
            or end - number > 3
            or (acts and ground.lower(end + 1 + ground.lower(end + 1).endswith("ly")) not in ACTING)
        ):
            continue
        tokens = _tokens(ground.lower(place) for place in range(number, end + 1))
        if (
            len(tokens) > 1
            and _owner(people, tokens, None) is None
            and not any(tokens & person.tokens for person in people)
        ):
            people.append(_Person(ground.span(number, end).of(text), tokens))


def _find_uses(people: list[_Person], ground: Ground) -> None:
    for first, last in _runs(ground):
        tokens = _tokens(ground.lower(number) for number in range(first, last + 1))
        if not tokens:
            continue
        span = ground.span(first, last)
        start, side = _titled_from(ground, first)
        owner = _user(people, tokens, side)
        if owner is not None and not any(use.meets(span) for use in owner.uses):
            owner.uses[span] = Span(ground.words[start].start, span.end)


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
        following = ground.words[end + 1] if end + 1 < len(ground.words) else None
        joined = (
            following is not None
            and following.capital
            and following.text[0].isalpha()
            and following.lower in NO_NAME
            and not ground.words[end].possessive
        )
        if not joined or ground.lower(end + 1) in {"the", "and", "i"}:
            yield number, end
        number = end + 1


def _titled_from(ground: Ground, first: int) -> tuple[int, str | None]:
    """Where office and side before a name begin ("the Chinese President | Xi")."""
    for length in range(1, 8):
        start = first - length
        if start < 0:
            break
        office = office_at(ground, start)
        if office is not None and office[0] == first - 1:
            return left_of(ground, start)
    return first, None


def _figure(person: _Person, home: str | None) -> Figure:
    side = max(person.sides, key=person.sides.count) if person.sides else home
    uses = sorted(person.uses)
    return Figure(
        person.name, side, tuple(person.offices), tuple(uses), tuple(person.uses[use] for use in uses), person.feminine
    )
