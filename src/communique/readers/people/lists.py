"""People introduced together by an office in the plural: "the Foreign Ministers of X, A, and Y, B", "Presidents A of X
and B of Y".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from communique.readers.people.introductions import Introduction
from communique.readers.people.names import name_end, name_or_particle
from communique.readers.people.titles import COMMA, left_of, may_begin_office, office_at
from communique.readers.people.words import Ground, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.offices import OfficeClass

LONGEST_OFFICE = 6
NO_OFFICES: frozenset[OfficeClass] = frozenset({"honorific", "description"})


class _Plural(NamedTuple):
    noun: int
    last: int
    kind: OfficeClass
    office: str


def find_listed(text: str, ground: Ground) -> Iterator[Introduction]:
    """Everyone of every such list, where at least two are listed."""
    number = 0
    while number < len(ground.words):
        plural = _plural_office(text, ground, number)
        listed = list(_listed(ground, plural)) if plural is not None else []
        if len(listed) > 1:
            yield from listed
        number = plural.last + 1 if plural is not None else number + 1


def _plural_office(text: str, ground: Ground, number: int) -> _Plural | None:
    """The office of which a plural begins here ("Ministers for Foreign Affairs", "foreign ministers")."""
    if not may_begin_office(ground.lower(number)) or office_at(ground, number) is not None:
        return None
    for place in range(number, min(number + LONGEST_OFFICE, len(ground.words))):
        if not ground.lower(place).endswith("s") or not ground.lower(place)[0].isalpha():
            continue
        words = list(ground.words[number : number + 2 * LONGEST_OFFICE])
        words[place - number] = replace(words[place - number], lower=ground.lower(place)[:-1])
        found = office_at(Ground(tuple(words)), 0)
        if found is not None and found.last >= place - number and found.kind not in NO_OFFICES:
            last = number + found.last
            office = text[ground.words[number].start : ground.words[place].end - ground.words[place].text.endswith("s")]
            rest = text[ground.words[place].start + len(ground.words[place].text) : ground.words[last].end]
            return _Plural(
                place, last, found.kind, office.removesuffix("s") + rest if last > place else office.removesuffix("s")
            )
    return None


def _begins_name(ground: Ground, place: int) -> bool:
    """Whether a name begins here, with a particle or without ("von der X")."""
    while place < len(ground.words) and name_or_particle(ground, place) and not ground.capital(place):
        place += 1
    return place < len(ground.words) and ground.capital(place)


def _listed(ground: Ground, plural: _Plural) -> Iterator[Introduction]:
    """Each name behind a plural office, with its country before or behind it; names without one only right behind."""
    place = plural.last + 1
    bare = _begins_name(ground, place) and ground.side_from(place) is None
    shared = left_of(ground, plural.noun)[1] if bare else None
    while True:
        while ground.lower(place) in {"of", "the", "and", COMMA}:
            place += 1
        side = ground.side_from(place)
        first = place
        if side is not None:
            first = side.last + 1 + (ground.lower(side.last + 1) == COMMA)
        end = name_end(ground, first)
        if end is None or end - first > 4 or ground.lower(first) in word_list("no name"):
            return
        last = end
        if side is None and ground.lower(end + 1) == "of":
            side = ground.side_from(end + 2 + (ground.lower(end + 2) == "the"))
            last = side.last if side is not None else end
        if side is None and not bare:
            return
        yield Introduction(
            name=ground.span(first, end),
            words=tuple(ground.lower(number) for number in range(first, end + 1)),
            titled=ground.span(first if side is None else min(first, side.first), end),
            office=plural.office,
            office_class=plural.kind,
            side=side.named.code if side is not None else shared,
            office_side=None,
            feminine=None,
            led=frozenset(),
            last=last,
        )
        place = last + 1
