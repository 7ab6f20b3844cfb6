"""How a text introduces people: office and name, name and office, form of address and name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.readers.people.names import LONGEST_NAME, name_end, name_or_particle
from communique.readers.people.titles import (
    COMMA,
    OfficeAt,
    address_side,
    left_of,
    office_at,
    only,
    past_address,
    past_office,
    side_codes,
    sides_before,
)
from communique.readers.people.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.offices import OfficeClass
    from communique.model import Span
    from communique.readers.people.words import Ground

FULL_NAME = 2
"""Words of a name with which nobody need be known already."""
LONGEST_TITLE = 6

SPEAKING = frozenset("said told spoke met held made gave also".split())
"""Words in the past without "-ed" that go with a subject, or stand between it and its verb."""

NO_ONE = frozenset({"side", "delegation", "host", "guest"})
"""Descriptions that a name behind a comma does not explain ("at the request of the other side, X ...")."""

FEMININE = frozenset("mrs. ms. mrs ms miss queen princess lady madam madame sheikha baroness dame".split())
MASCULINE = frozenset("mr. mr king prince sir lord sultan emir amir sheikh".split())


@dataclass(frozen=True, slots=True)
class Introduction:
    """One name in one place. ``name`` spans the name alone, ``titled`` office and side as well.

    ``side`` is the one that the text gives, ``office_side`` the one that alone has such an office. ``led`` are the
    sides named before in the sentence, ``last`` is the number of the last word.
    """

    name: Span
    words: tuple[str, ...]
    titled: Span
    office: str | None
    office_class: OfficeClass | None
    side: str | None
    office_side: str | None
    feminine: bool | None
    led: frozenset[str]
    last: int


def find_introductions(text: str, ground: Ground, *, headline: bool = False) -> Iterator[Introduction]:
    """All introductions by office or form of address, in the order of their offices.

    In a ``headline`` a comma often stands for "and" ("X, Y minister talk"): there an office behind a name must end.
    """
    number = 0
    while number < len(ground.words):
        found = office_at(ground, number)
        if found is None or (found.kind == "honorific" and office_at(ground, found.last + 1) is not None):
            number += 1
            continue
        introduction = _office_then_name(text, ground, number, found) or _name_then_office(text, ground, number, found)
        if introduction is not None and not (headline and _is_listed(ground, introduction)):
            yield introduction
        number = max(introduction.last if introduction is not None else 0, found.last) + 1


def _is_listed(ground: Ground, introduction: Introduction) -> bool:
    """Whether a headline's office behind a comma goes on to a verb, so that two people are named."""
    following = ground.lower(introduction.last + 1)
    behind = introduction.titled.end > introduction.name.end
    return behind and following != "" and following[0].isalpha() and following not in {"and", "of", "in", "at", "on"}


def _office_then_name(text: str, ground: Ground, first: int, found: OfficeAt) -> Introduction | None:
    if ground.words[found.last].possessive:
        return None
    start, left_side = left_of(ground, first)
    past = past_office(ground, found.last + 1, found.kind)
    after = past_address(ground, past.number)
    if ground.lower(after) == COMMA:
        comma, after = after, past_address(ground, after + 1)
        known = past.body or left_side is not None or found.office.side is not None or after > comma + 1
        known = known or _is_definite(ground, start, after)
        if _explains_name(ground, start) or not _is_apposition(ground, after, found, known=known):
            return None
    end = name_end(ground, after, after_title=True)
    if end is None or (after > found.last + 1 and ground.words[after - 1].possessive):
        return None
    side = left_side or only(side_codes(ground, first, found.last)) or past.side
    side = side or _side_behind(ground, end, found) or _described_before(ground, start)
    honorific = found.kind == "honorific"
    return Introduction(
        name=ground.span(after, end),
        words=tuple(ground.lower(number) for number in range(after, end + 1)),
        titled=ground.span(start, end),
        office=None if honorific else _words(text, ground, start, past.number - 1),
        office_class=None if honorific else found.kind,
        side=side,
        office_side=_own_side(ground, found) or address_side(ground, past.number, after - 1),
        feminine=_gender(ground.lower(after - 1)),
        led=frozenset(sides_before(ground, start)),
        last=end,
    )


def _is_apposition(ground: Ground, number: int, found: OfficeAt, *, known: bool) -> bool:
    """Whether a name behind a comma explains the office before it: "the President of X, Y, said"."""
    if found.kind == "description":
        return ground.lower(found.last) not in NO_ONE and _is_closed(ground, number)
    return known and _is_closed(ground, number)


def _explains_name(ground: Ground, start: int) -> bool:
    """Whether an office without an article stands behind the comma of a full name that has none before it ("In a letter
    to X Y, | chairman of Z, A B thanked ..."): it is that one's.
    """
    begin = _name_before(ground, start - 1) if ground.lower(start - 1) == COMMA else None
    if begin is None or start - 1 - begin < FULL_NAME or name_end(ground, begin) != start - 2:
        return False
    titled = any(
        office is not None and office.last == begin - 1
        for office in (office_at(ground, begin - length) for length in range(1, min(LONGEST_TITLE, begin) + 1))
    )
    return not titled and ground.lower(begin - 1) not in {"in", "at", "from"}


def _is_definite(ground: Ground, start: int, number: int) -> bool:
    """ "The Prime Minister, X, said": an article before the office, a comma behind the name."""
    end = name_end(ground, number)
    articled = ground.lower(start - 1) in {"the", "its", "his", "her", "their"}
    return articled and end is not None and ground.lower(end + 1) == COMMA


def _is_closed(ground: Ground, number: int) -> bool:
    """Whether no verb of acting makes the name behind a comma the subject of what follows."""
    end = name_end(ground, number, after_title=True)
    return end is not None and not ground.capital(end + 1)


def _side_behind(ground: Ground, end: int, found: OfficeAt) -> str | None:
    """ "Prime Minister X of Y", "President X of the Republic of Y", "State Secretary X of the Ministry of Z of Y"."""
    if ground.lower(end + 1) not in {"of", "from"}:
        return None
    side = ground.side_from(end + 2 + (ground.lower(end + 2) == "the"))
    if side is not None and ground.words[side.last].possessive:
        further = ground.side_from(side.last + 1)
        side = further or side
    if side is None and ground.lower(end + 1) == "of" and not ground.words[end].possessive:
        return past_office(ground, end + 1, found.kind).side
    return side.named.code if side is not None else None


def _described_before(ground: Ground, start: int) -> str | None:
    """The side of a description that an office behind a comma explains ("his X counterpart, | Foreign Minister Y")."""
    if ground.lower(start - 1) != COMMA:
        return None
    found = office_at(ground, start - 2)
    return left_of(ground, start - 2)[1] if found is not None and found.kind == "description" else None


def _own_side(ground: Ground, found: OfficeAt) -> str | None:
    """The side that alone has the office; a portfolio behind "for" makes it another one ("Secretary of State for")."""
    return found.office.side if ground.lower(found.last + 1) != "for" else None


def _gender(title: str) -> bool | None:
    return True if title in FEMININE else False if title in MASCULINE else None


def _words(text: str, ground: Ground, first: int, last: int) -> str:
    return text[ground.words[first].start : ground.words[last].end].strip(" ,")


def _name_then_office(text: str, ground: Ground, first: int, found: OfficeAt) -> Introduction | None:
    """ "Kim Sung-han, National Security Advisor of X", "Xi, who is also general secretary of Y"."""
    if found.kind in {"honorific", "description"}:
        return None
    start, left_side = left_of(ground, first)
    comma = _comma_before(ground, start)
    begin = _name_before(ground, comma) if comma is not None else None
    if comma is None or begin is None:
        return None
    end = name_end(ground, begin)
    if end is None or end < comma - 1:
        return None
    past = past_office(ground, found.last + 1, found.kind)
    if ground.lower(start - 1) == "the" and _acts(ground, past.number):
        return None
    return Introduction(
        name=ground.span(begin, end),
        words=tuple(ground.lower(number) for number in range(begin, end + 1)),
        titled=ground.span(begin, past.number - 1),
        office=_words(text, ground, start, past.number - 1),
        office_class=found.kind,
        side=past.side or left_side or only(side_codes(ground, first, found.last)),
        office_side=_own_side(ground, found),
        feminine=_gender(ground.lower(begin - 1)),
        led=frozenset(sides_before(ground, begin)),
        last=past.number - 1,
    )


def _acts(ground: Ground, number: int) -> bool:
    """Whether a past tense makes the office before it the subject ("In her talks with X, the Vice President | conveyed")
    and no apposition, which a comma would close.
    """
    word = ground.lower(number)
    return word in SPEAKING or (word.endswith("ed") and word.isalpha())


def _comma_before(ground: Ground, start: int) -> int | None:
    """The comma that parts an office from the name before it, "who is also" and the like passed over."""
    place = start - 1
    while ground.lower(place) in word_list("between"):
        place -= 1
    as_office = place < start - 1 and ground.lower(start - 1) == "as"
    return place if ground.lower(place) == COMMA and not as_office else None


def _name_before(ground: Ground, comma: int) -> int | None:
    """The first word of the name that ends before ``comma``."""
    begin = comma
    while begin > 0 and name_or_particle(ground, begin - 1) and comma - begin < LONGEST_NAME:
        begin -= 1
    if begin == comma or ground.words[comma - 1].possessive:
        return None
    return next((number for number in range(begin, comma) if ground.words[number].capital), None)
