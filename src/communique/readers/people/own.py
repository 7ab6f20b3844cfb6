"""People as figures, each with the side that the text gives or, where it gives none, with its outlet's own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from communique.knowledge.systems import lacks
from communique.model import Span
from communique.readers.cast import Figure
from communique.readers.people.sides import side_in_group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.leaders import Leaders
    from communique.knowledge.offices import OfficeClass
    from communique.readers.people.person import Person
    from communique.readers.people.sides import Group

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
LIST_GAP = 40
"""Characters between two names of one list ("X, Chairman of the Committee, and Y")."""


def own_classes(gazetteer: Gazetteer, home: str | None) -> frozenset[OfficeClass]:
    """Whom the outlet may name without a side: of a body its leaders, of a country its ministers and officials."""
    return BODY_CLASSES if home is not None and gazetteer.is_body(home) else OWN_CLASSES


def figures_of(
    people: Iterable[Person],
    groups: tuple[Group, ...],
    home: str | None,
    own: frozenset[OfficeClass],
    leaders: Leaders | None = None,
) -> tuple[Figure, ...]:
    """Everyone as a figure, in order of appearance."""
    present = sorted(
        (person for person in people if person.uses or person.in_title),
        key=lambda person: min(person.uses, default=Span(0, 0)),
    )
    figures: list[Figure] = []
    foreign: list[int] = []
    number = 0
    for person in present:
        side = _told_side(person) or side_in_group(sorted(person.uses), groups)
        side = side or (leaders.side_of(person.tokens) if leaders is not None else None)
        first = number == 0 or person.first_in_title
        if (
            side is None
            and home is not None
            and _is_own(person, home, own, first=first, listed=_lists(foreign, person))
        ):
            side = home
        figures.append(_figure(person, side))
        foreign += [use.end for use in person.uses] if side != home else []
        foreign.sort()
        number += "spokesperson" not in person.classes
    return tuple(figures)


def _told_side(person: Person) -> str | None:
    """The side that the text gives most often, else the one that alone has such an office."""
    given = Counter(person.sides or person.office_sides)
    return max(given, key=lambda side: given[side]) if given else None


def _is_own(person: Person, home: str, own: frozenset[OfficeClass], *, first: bool, listed: bool) -> bool:
    """Whether someone whose side the text leaves unsaid is of the outlet's own: the first named, advisers, deputies.

    An adviser ``listed`` right behind others of an unsaid or foreign side ("met President X, National Security Advisor
    Y") is as likely theirs.
    """
    led, met = person.before[min(person.before)] if person.before else (frozenset(), False)
    if _is_of_another_system(person, home) or (met and not person.first_in_title):
        return False
    if first:
        return own != BODY_CLASSES or not person.classes - own
    return not led - {home} and bool(person.classes & own) and not listed


def _is_of_another_system(person: Person, home: str) -> bool:
    """Whether the outlet's country has no such office; one that lacks ministers has secretaries."""
    secretary = any("secretary" in office.lower() for office in person.offices)
    return any(lacks(home, kind) for kind in person.classes if not (secretary and kind == "minister"))


def _lists(ends: list[int], person: Person) -> bool:
    """Whether someone is named for the first time right behind one of the ordered ``ends`` of others' names."""
    first = min(person.uses.values(), default=None)
    at = bisect_right(ends, first.start) if first is not None else 0
    return first is not None and at > 0 and first.start - ends[at - 1] < LIST_GAP


def _figure(person: Person, side: str | None) -> Figure:
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
