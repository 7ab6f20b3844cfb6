"""Offices and forms of address among the words of a text, with the side and the body that stand with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.knowledge.offices import Office, OfficeClass, load_offices
from communique.model import Span
from communique.readers.people.words import Ground, word_list, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMA = ","
MINISTRIES = frozenset({"ministry", "office", "department", "chancellery"})
MINISTERIAL: frozenset[OfficeClass] = frozenset({"deputy minister", "official", "leader of a body", "adviser"})
COMMON_BODIES = frozenset(
    "ministry government parliament senate presidency chancellery cabinet embassy delegation".split()
)
"""Organisations that a country has one of, so that they are written small."""
LONGEST_OFFICE = 32
LONGEST_BODY = 16
SHORT_BODY = 2
LONGEST_LIST = 8
FARTHEST_LEFT = 6
FARTHEST_BACK = 30
BEFORE_A_NAME: frozenset[OfficeClass] = frozenset({"honorific", "royal", "military", "cleric", "monarch"})
"""Titles that can stand between an office and the name ("Minister of Foreign Affairs Prince X")."""

ABROAD: frozenset[OfficeClass] = frozenset({"envoy", "leader of a body", "adviser"})
"""Offices whose "for" names what they deal with, not whose they are ("Special Envoy for Yemen")."""


MINISTERS: frozenset[OfficeClass] = frozenset({"head of government", "minister", "deputy minister", "adviser"})


HEADS_NOTHING: frozenset[OfficeClass] = frozenset(
    {"honorific", "description", "military", "parliament", "official", "royal", "local"}
)
"""Offices whose words stand in the names of organisations as well ("Directorate | General for Trade")."""


class OfficeAt(NamedTuple):
    """An office that ends with word ``last``."""

    last: int
    office: Office

    @property
    def kind(self) -> OfficeClass:
        """Its class in the table."""
        return self.office.office_class


class Past(NamedTuple):
    """What stands behind an office: the number of the next word, the side met, and whether a body was named."""

    number: int
    side: str | None
    body: bool


@dataclass(slots=True)
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    office: Office | None = None


def office_at(ground: Ground, number: int) -> OfficeAt | None:
    """The longest office that begins at word ``number`` and breaks no side's name in two."""
    best: OfficeAt | None = None
    node, place = _forms().following.get(ground.lower(number)), number
    while node is not None:
        if node.office is not None and not _cuts_a_side(ground, number, place):
            best = OfficeAt(place, node.office)
        place += 1
        node = node.following.get(ground.lower(place))
    return best


@cache
def _forms() -> _Node:
    """All offices as a tree of their words."""
    root = _Node()
    for office in load_offices().rows:
        node = root
        for word in words_of(office.form, Span(0, len(office.form))):
            node = node.following.setdefault(word.lower, _Node())
        node.office = node.office or office
    return root


def may_begin_office(lower: str) -> bool:
    """Whether an office begins with this word, in the singular or plural."""
    first = _forms().following
    return lower in first or lower.removesuffix("s") in first


def _cuts_a_side(ground: Ground, first: int, last: int) -> bool:
    """ "President of the | Republic of X", "African Union | Commission Chairperson"."""
    begun, ended = ground.sides.get(first), ground.sides.get(last)
    return (begun is not None and begun.first < first) or (ended is not None and ended.last > last)


def past_office(ground: Ground, number: int, kind: OfficeClass) -> Past:
    """Past "of the Republic of X", "to the Vice President", "(ROK)" and further offices."""
    side, body, portfolio = None, False, False
    until = min(number + LONGEST_OFFICE, len(ground.words))
    while number < until:
        word = ground.lower(number)
        if word in {"of", "for", "to", "on", "at", "from"} and not ground.words[number].capital:
            end, met = _body(ground, number + 1)
            if end is None or (word == "to" and not (side or _serves(ground, number + 1, end, kind))):
                break
            served = word == "to" and office_at(ground, end) is not None
            own = word in {"of", "from"} or served or (word == "for" and kind not in ABROAD)
            side = side or (
                met if own else _owner_inside(ground, number + 1, end) if kind == "leader of a body" else None
            )
            portfolio = ground.side_to(end) is None
            number, body = end + 1, True
        elif word == "and" and (end := _listed(ground, number + 1, kind, portfolio=portfolio)) is not None:
            side = side or _owner_inside(ground, number + 1, end)
            number = end + 1
        elif word == "(" and ground.lower(number + 2) == ")":
            number += 3
        elif word == "in" and kind in MINISTERIAL and (end := _ministry_in(ground, number + 1)) is not None:
            side = side or only(side_codes(ground, number + 1, end))
            number, body = end + 1, True
        elif word == COMMA and portfolio and (end := _portfolios(ground, number + 1)) is not None:
            number = end + 1
        else:
            break
    return Past(number, side, body)


def _serves(ground: Ground, number: int, end: int, kind: OfficeClass) -> bool:
    """Whether "to" belongs to the office: "Adviser to the President", "Ambassador to X", "Representative to X Dr. Y"."""
    if kind in {"envoy", "adviser"} or office_at(ground, number + (ground.lower(number) == "the")) is not None:
        return True
    title = office_at(ground, end + 1)
    return title is not None and title.kind == "honorific"


def _listed(ground: Ground, number: int, kind: OfficeClass, *, portfolio: bool) -> int | None:
    """The last word of what "and" adds to an office: a further portfolio ("and Expatriates"), a further office.

    No minister is also the head of state: "the Chancellor and President X" are two people.
    """
    end = _before_comma(ground, number) if portfolio else None
    if end is not None and not any(office_at(ground, place) for place in range(number, end)):
        return end
    side = ground.side_from(number)
    further = office_at(ground, side.last + 1 if side is not None else number)
    if further is None or further.kind == "honorific" or (further.kind == "head of state" and kind in MINISTERS):
        return None
    return further.last


def past_address(ground: Ground, number: int) -> int:
    """Past forms of address, ranks and royal titles that stand before a name."""
    while True:
        start = number + (ground.lower(number) in {"the", "'"})
        found = office_at(ground, start)
        if found is None or not (found.kind in BEFORE_A_NAME or ground.lower(start) in word_list("rank")):
            return start if ground.lower(number) == "'" else number
        number = found.last + 1


def address_side(ground: Ground, first: int, last: int) -> str | None:
    """The side that alone uses one of the forms of address between two words ("Shri")."""
    offices = (office_at(ground, number) for number in range(first, last + 1))
    return only(found.office.side for found in offices if found is not None and found.office.side is not None)


def _body(ground: Ground, number: int) -> tuple[int | None, str | None]:
    """The last word of an organisation, country or office that begins at ``number``, and its side."""
    if ground.lower(number) == "the":
        number += 1
    side = ground.side_from(number)
    if side is not None:
        office = office_at(ground, side.last + 1)
        end = office.last if office is not None and side.named.kind == "adjective" else None
        possessed = side.named.kind == "adjective" or ground.words[side.last].possessive
        head = _last_head(ground, side.last + 1, LONGEST_BODY if possessed else SHORT_BODY)
        common = _common_body(ground, side.last + 1) if possessed else None
        named = _before_comma(ground, side.last + 1) if ground.words[side.last].possessive else None
        return end or head or common or named or side.last, side.named.code
    office = office_at(ground, number)
    if office is not None and office.kind != "honorific":
        return office.last, None
    end = _last_head(ground, number)
    if end is not None:
        return end, only(side_codes(ground, number, end))
    end = _before_comma(ground, number)
    return end, _owner_inside(ground, number, end) if end is not None else None


def _ministry_in(ground: Ground, number: int) -> int | None:
    """The last word of a ministry in which someone serves ("State Secretary in | Germany's Federal Foreign Office")."""
    end, _ = _body(ground, number)
    ministry = end is not None and any(ground.lower(place) in MINISTRIES for place in range(number, end + 1))
    return end if ministry else None


def _common_body(ground: Ground, number: int) -> int | None:
    """The last word of an organisation written small ("the X foreign ministry")."""
    for place in (number, number + 1):
        if ground.lower(place) in COMMON_BODIES and not ground.capital(place):
            return place
    return None


def _portfolios(ground: Ground, number: int) -> int | None:
    """The last word of what a list adds to a portfolio ("Minister of Labour, | Employment and Social Security")."""
    for _ in range(LONGEST_LIST):
        end = _portfolio(ground, number)
        if end is None:
            return None
        number = end + 1
        if ground.lower(number) == COMMA and ground.lower(number + 1) == "and":
            number += 1
        if ground.lower(number) == "and":
            return _portfolio(ground, number + 1) or _before_comma(ground, number + 1)
        if ground.lower(number) != COMMA:
            return None
        number += 1
    return None


def _portfolio(ground: Ground, number: int) -> int | None:
    """The last word of one portfolio: capitalised words of which the last, and no other, heads an organisation."""
    for place in range(number, min(number + SHORT_BODY + 1, len(ground.words))):
        if not ground.capital(place) or office_at(ground, place) is not None:
            return None
        if ground.lower(place) in word_list("organisation head"):
            return place
    return None


def _before_comma(ground: Ground, number: int) -> int | None:
    """The last word of a capitalised run that a comma closes ("Minister of Human Mobility, X, ...")."""
    place = number
    while place < min(number + LONGEST_LIST, len(ground.words)) and (
        ground.words[place].capital or ground.lower(place) in {"of", "and", "for", "the"}
    ):
        place += 1
    return place - 1 if place > number and ground.lower(place) == COMMA else None


def _owner_inside(ground: Ground, first: int, last: int) -> str | None:
    """The one side that stands behind "of" between two words ("House of Councillors of | X")."""
    found = {place: side for place in range(first, last + 1) if (side := ground.side_from(place)) is not None}
    owned = (
        side for place, side in found.items() if ground.lower(place - 1 - (ground.lower(place - 1) == "the")) == "of"
    )
    return only(side.named.code for side in owned)


def side_codes(ground: Ground, first: int, last: int) -> set[str]:
    """The codes of the sides named between two words, both included."""
    return {ground.sides[place].named.code for place in range(first, last + 1) if place in ground.sides}


def only(codes: Iterable[str]) -> str | None:
    """The single code; None where there is none or more than one."""
    found = set(codes)
    return found.pop() if len(found) == 1 else None


def _last_head(ground: Ground, number: int, reach: int = LONGEST_BODY) -> int | None:
    """The last word of the run from ``number`` on that heads an organisation ("Affairs", "Central Committee")."""
    heads = word_list("organisation head")
    found = None
    place = number
    while place < min(number + reach, len(ground.words)):
        side = ground.side_from(place)
        if side is not None:
            place = side.last
            if found is not None and ground.lower(place + 1) in heads and not _begins_an_office(ground, place + 1):
                found = place
        elif place > number and _begins_an_office(ground, place):
            break
        elif ground.lower(place) in heads:
            found = place
        elif not (ground.words[place].capital or ground.lower(place) in {"of", "and", "for", "the", "on"}):
            break
        place += 1
    return found


def _begins_an_office(ground: Ground, number: int) -> bool:
    """Whether someone else's office begins here ("Minister of Trade X and | State Minister Y")."""
    found = office_at(ground, number)
    return found is not None and found.kind not in HEADS_NOTHING and ground.capital(number)


def left_of(ground: Ground, first: int) -> tuple[int, str | None]:
    """Where office and side begin on the left of word ``first``, and the side; "its" is the side named last before."""
    start = first
    while start > 0:
        side = ground.side_to(start - 1)
        if side is not None:
            seated = side.named.kind != "capital" or (ground.words[side.last].possessive and side.last == first - 1)
            free = seated and not _ends_a_title(ground, side.first)
            return (side.first, side.named.code) if free else (start, None)
        word = ground.words[start - 1]
        joined = word.lower == "and" and ground.lower(start - 2) in word_list("organisation head") and start < first
        if word.lower not in word_list("modifier") and not (
            (joined or _qualifies(ground, start - 1)) and first - start < FARTHEST_LEFT
        ):
            break
        start -= 1
    return start, only(sides_before(ground, start)) if ground.lower(start - 1) == "its" else None


def _ends_a_title(ground: Ground, number: int) -> bool:
    """Whether the side that begins here belongs to a name before it ("President X of the Y | President Z")."""
    of = number - 1 - (ground.lower(number - 1) == "the")
    return ground.lower(of) == "of" and ground.capital(of - 1) and office_at(ground, of - 1) is None


def sides_before(ground: Ground, number: int) -> Iterator[str]:
    """The sides named before word ``number`` in its sentence, the nearest first."""
    for place in range(number - 1, max(number - FARTHEST_BACK, -1), -1):
        side = ground.side_to(place)
        if side is not None:
            yield side.named.code
        elif ground.lower(place) == ".":
            break


def _qualifies(ground: Ground, number: int) -> bool:
    """Whether a capitalised word can belong to the office behind it ("Trade and Industry | Minister")."""
    word = ground.words[number]
    if not word.capital or not word.text[0].isalpha() or word.possessive:
        return False
    no_name = word.lower in word_list("no name") or word.lower.endswith("ing")
    return word.lower in word_list("organisation head") or not no_name
