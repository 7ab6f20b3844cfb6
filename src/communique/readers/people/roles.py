"""People whom a text names by office and side alone: "his X counterpart", "the foreign ministers of X and Y"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span
from communique.readers.cast import Role
from communique.readers.people.titles import left_of, may_begin_office, office_at, only, past_office, side_codes
from communique.readers.people.words import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.offices import OfficeClass

PERSONAL: frozenset[OfficeClass] = frozenset(
    {
        "head of state",
        "head of government",
        "deputy head of state",
        "deputy head of government",
        "minister",
        "deputy minister",
        "monarch",
        "royal",
        "leader of a body",
        "envoy",
        "adviser",
        "description",
        "parliament",
    }
)
NO_PERSON = frozenset({"delegation", "side", "host", "guest", "colleague", "dignitary", "diplomat"})
LONGEST_OFFICE = 6


class _Found(NamedTuple):
    last: int
    kind: OfficeClass
    plural: bool
    side: str | None = None


def find_roles(text: str, ground: Ground, titled: list[Span]) -> Iterator[Role]:
    """Every office that belongs to no name; ``titled`` are the uses of names with their offices, in order."""
    number = 0
    while number < len(ground.words):
        found = _office(ground, number)
        if found is None or found.kind not in PERSONAL or ground.lower(found.last) in NO_PERSON:
            number += 1
            continue
        start, left = left_of(ground, number)
        past = past_office(ground, found.last + 1, found.kind)
        last = max(past.number - 1, found.last)
        if not _is_taken(ground.span(start, found.last), titled) and not ground.words[found.last].possessive:
            side = left or only(side_codes(ground, number, found.last)) or past.side or found.side
            office = ground.span(start, last).of(text)
            for further in (side, *_more_sides(ground, found, last)):
                yield Role(ground.span(start, last), office, found.kind, further)
        number = last + 1


def _office(ground: Ground, number: int) -> _Found | None:
    """An office in the singular or, before "of", in the plural ("the presidents of X and Y")."""
    if not may_begin_office(ground.lower(number)):
        return None
    found = office_at(ground, number)
    if found is not None:
        own = found.office.side if ground.lower(found.last + 1) != "for" else None
        return _Found(found.last, found.kind, plural=False, side=own)
    for last in range(number, min(number + LONGEST_OFFICE, len(ground.words))):
        if ground.lower(last + 1) == "of" and ground.lower(last).endswith("s"):
            return _plural(ground, number, last)
    return None


def _plural(ground: Ground, number: int, last: int) -> _Found | None:
    changed = replace(ground.words[last], lower=ground.lower(last)[:-1])
    found = office_at(Ground((*ground.words[number:last], changed)), 0)
    return _Found(last, found.kind, plural=True) if found is not None and found.last == last - number else None


def _more_sides(ground: Ground, found: _Found, last: int) -> Iterator[str]:
    """The further sides of a list behind a plural office ("of X, Y and Z")."""
    place = last + 1
    while found.plural and ground.lower(place) in {",", "and", "the"}:
        side = ground.side_from(place + 1)
        if side is not None:
            yield side.named.code
            place = side.last
        place += 1


def _is_taken(span: Span, titled: list[Span]) -> bool:
    """Whether the office stands with a name."""
    at = bisect_left(titled, Span(span.end, 0))
    return any(use.meets(span) for use in titled[max(0, at - 3) : at])
