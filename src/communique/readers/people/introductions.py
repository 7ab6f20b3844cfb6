"""How a text introduces people: office and name, name and office, form of address and name, a name that acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.readers.people.words import DAYS, NO_NAME, ORGANISATION_HEADS, PARTICLES, SUFFIXES, Ground, office_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.offices import OfficeClass
    from communique.model import Span

MODIFIERS = frozenset(
    "visiting former outgoing new newly then incoming current acting top senior late state caretaker interim elected appointed re-elected".split()
)
NAME_TITLES = frozenset({"sheikh", "amir", "emir", "sultan", "shah", "imam", "said", "bey"})
BETWEEN = frozenset("the a also is was who as expected to become has been next newly now will be".split())
SMALL_NAMES = frozenset({"to", "an", "do", "so", "no", "on", "he", "yes", "day", "may", "sea", "war"})
LONGEST_NAME = 6
COMMA = ","


@dataclass(frozen=True, slots=True)
class Introduction:
    """One name in one place. ``name`` spans the name alone, ``titled`` office and side as well."""

    name: Span
    words: tuple[str, ...]
    titled: Span
    office: str | None
    office_class: OfficeClass | None
    side: str | None
    feminine: bool | None


FEMININE = {
    "mrs.": True,
    "ms.": True,
    "mrs": True,
    "ms": True,
    "miss": True,
    "queen": True,
    "princess": True,
    "lady": True,
    "madam": True,
    "mr.": False,
    "mr": False,
    "king": False,
    "prince": False,
    "sir": False,
    "lord": False,
    "sultan": False,
    "emir": False,
    "amir": False,
}


def find_introductions(text: str, ground: Ground) -> Iterator[Introduction]:
    """All introductions by office or form of address, in the order of their offices."""
    number = 0
    while number < len(ground.words):
        found = office_at(ground, number)
        if found is None:
            number += 1
            continue
        introduction = _office_then_name(text, ground, number, found) or _name_then_office(text, ground, number, found)
        if introduction is not None:
            yield introduction
        number = found[0] + 1


def _office_then_name(text: str, ground: Ground, first: int, found: tuple[int, OfficeClass]) -> Introduction | None:
    last, office_class = found
    if ground.words[last].possessive:
        return None
    after, side, body = _past_office(ground, last + 1)
    after = _past_address(ground, after)
    if ground.lower(after) == COMMA and (office_class == "description" or body):
        after = _past_address(ground, after + 1)
        if not _is_closed(ground, after):
            return None
    end = name_end(ground, after)
    if end is None or (after > last + 1 and ground.words[after - 1].possessive):
        return None
    start, left_side = left_of(ground, first)
    return _introduction(
        text, ground, (start, after, end), office_class, left_side or side or _side_behind(ground, end)
    )


def _side_behind(ground: Ground, end: int) -> str | None:
    """ "Prime Minister X of Y", "President X of the Republic of Y"."""
    if ground.lower(end + 1) not in {"of", "from"}:
        return None
    place = end + 2 + (ground.lower(end + 2) == "the")
    return ground.side_from[place][1].code if place in ground.side_from else None


def _introduction(
    text: str, ground: Ground, places: tuple[int, int, int], office_class: OfficeClass, side: str | None
) -> Introduction:
    start, after, end = places
    honorific = office_class == "honorific"
    office = text[ground.words[start].start : ground.words[after - 1].end].strip(" ,") if not honorific else None
    words = tuple(ground.lower(number) for number in range(after, end + 1))
    return Introduction(
        ground.span(after, end),
        words,
        ground.span(start, end),
        office,
        None if honorific else office_class,
        side,
        FEMININE.get(ground.lower(after - 1)),
    )


def _past_office(ground: Ground, number: int) -> tuple[int, str | None, bool]:
    """Past "of the Republic of X", "to the Vice President", "(ROK)" and further offices: the next word, the side met."""
    side, body = None, False
    while number < len(ground.words):
        word = ground.lower(number)
        if word in {"of", "for", "to", "on", "at"} and not ground.words[number].capital:
            end, met = _organisation(ground, number + 1)
            if end is None:
                break
            side = side or (met if word != "to" else None)
            number, body = end + 1, True
        elif (
            word == "and"
            and body
            and (end := _before_comma(ground, number + 1)) is not None
            and not any(office_at(ground, place) for place in range(number + 1, end))
        ):
            number = end + 1
        elif word == "and":
            further = office_at(ground, _past_side(ground, number + 1))
            if further is None or further[1] == "honorific":
                break
            number = further[0] + 1
        elif word == "(" and ground.lower(number + 2) == ")":
            number += 3
        else:
            break
    return number, side, body


def _past_side(ground: Ground, number: int) -> int:
    return ground.side_from[number][0] + 1 if number in ground.side_from else number


def _past_address(ground: Ground, number: int) -> int:
    while (found := office_at(ground, number)) is not None and found[1] == "honorific":
        number = found[0] + 1
    return number


def _organisation(ground: Ground, number: int) -> tuple[int | None, str | None]:
    """The last word of an organisation, country or office that begins at ``number``, and its side."""
    if ground.lower(number) == "the":
        number += 1
    side = None
    if number in ground.side_from:
        last, named = ground.side_from[number]
        side = named.code
        return _last_head(ground, last + 1) or last, side
    office = office_at(ground, number)
    if office is not None and office[1] != "honorific":
        return office[0], None
    return _last_head(ground, number) or _before_comma(ground, number), _side_inside(ground, number)


def _before_comma(ground: Ground, number: int) -> int | None:
    """The last word of a capitalised run that a comma closes ("Minister of Human Mobility, X, ...")."""
    place = number
    while place < min(number + 8, len(ground.words)) and (
        ground.words[place].capital or ground.lower(place) in {"of", "and", "for", "the"}
    ):
        place += 1
    return place - 1 if place > number and ground.lower(place) == COMMA else None


def _side_inside(ground: Ground, number: int) -> str | None:
    end = _last_head(ground, number)
    places = (
        []
        if end is None
        else [ground.side_from[place][1].code for place in range(number, end + 1) if place in ground.side_from]
    )
    return places[0] if len(set(places)) == 1 else None


def _last_head(ground: Ground, number: int) -> int | None:
    """The last word of the run from ``number`` on that heads an organisation ("Affairs", "Central Committee")."""
    found = None
    place = number
    while place < min(number + 16, len(ground.words)):
        word = ground.words[place]
        if place in ground.side_from:
            place = ground.side_from[place][0]
            if found is not None and ground.lower(place + 1) in ORGANISATION_HEADS:
                found = place
        elif word.lower in ORGANISATION_HEADS:
            found = place
        elif not (word.capital or word.lower in {"of", "and", "for", "the", "on"}):
            break
        place += 1
    return found


def name_end(ground: Ground, number: int) -> int | None:
    """The number of the last word of a name that begins at ``number``; None where none begins."""
    last = None
    place = number
    while place < min(number + LONGEST_NAME, len(ground.words)):
        word = ground.words[place]
        if word.lower in PARTICLES and not word.capital:
            if not (place + 1 < len(ground.words) and ground.words[place + 1].capital) or (
                place == number and word.lower in {"y", "e", "do", "la", "le", "de", "da"}
            ):
                break
        elif not _names(ground, place):
            break
        else:
            last = place
            if word.possessive or (word.text.endswith(".") and len(word.text) > 3):
                break
        place += 1
    return _with_suffix(ground, last) if last is not None else None


def _names(ground: Ground, place: int) -> bool:
    word = ground.words[place]
    if (
        not word.capital
        or not word.text[0].isalpha()
        or (word.lower in NO_NAME and not _name_like(ground, place))
        or word.lower in DAYS
        or place in ground.side_from
    ):
        return False
    if any(first <= place <= last for first, (last, _) in ground.side_from.items()):
        return False
    if (
        word.lower in NAME_TITLES
        and place > 0
        and _plain_name(ground, place - 1)
        and place + 1 < len(ground.words)
        and _plain_name(ground, place + 1)
    ):
        return True
    return office_at(ground, place) is None or (word.lower.endswith(".") and len(word.lower) == 2)


def _plain_name(ground: Ground, place: int) -> bool:
    word = ground.words[place]
    return (
        word.capital
        and word.text[0].isalpha()
        and word.lower not in NO_NAME
        and place not in ground.side_from
        and place not in ground.side_to
        and office_at(ground, place) is None
    )


def _name_like(ground: Ground, place: int) -> bool:
    """Whether a small word with a capital inside a sentence is a name's first word ("To Lam", "An Wei")."""
    word = ground.words[place]
    inside = place > 0 and ground.lower(place - 1) not in {".", ":", '"', "“", ","}
    following = ground.words[place + 1] if place + 1 < len(ground.words) else None
    return (
        word.lower in SMALL_NAMES
        and inside
        and following is not None
        and following.capital
        and following.lower not in NO_NAME
    )


def _with_suffix(ground: Ground, last: int) -> int:
    if ground.lower(last + 1) in SUFFIXES:
        return last + 1
    if ground.lower(last + 1) == COMMA and ground.lower(last + 2) in SUFFIXES:
        return last + 2
    return last


def _is_closed(ground: Ground, number: int) -> bool:
    """Whether a name behind a comma is an apposition: another comma, a verb or the end follows it."""
    end = name_end(ground, number)
    return end is not None and (end + 1 >= len(ground.words) or not ground.words[end + 1].capital)


def left_of(ground: Ground, first: int) -> tuple[int, str | None]:
    """Where office and side begin on the left of word ``first``, and the side."""
    start, side = first, None
    while start > 0:
        if start - 1 in ground.side_to:
            begin, named = ground.side_to[start - 1]
            if named.kind != "capital":
                return begin, named.code
            return start, side
        word = ground.words[start - 1]
        if word.lower in MODIFIERS or (
            word.capital
            and word.text[0].isalpha()
            and word.lower not in NO_NAME - ORGANISATION_HEADS
            and first - start < 3
            and not word.possessive
        ):
            start -= 1
        else:
            break
    return start, side


def _name_then_office(text: str, ground: Ground, first: int, found: tuple[int, OfficeClass]) -> Introduction | None:
    """ "Kim Sung-han, National Security Advisor of X", "Xi, who is also general secretary of Y"."""
    if found[1] in {"honorific", "description"}:
        return None
    start, left_side = left_of(ground, first)
    place = start - 1
    while ground.lower(place) in BETWEEN:
        place -= 1
    if ground.lower(place) != COMMA or (place < start - 1 and ground.lower(start - 1) == "as"):
        return None
    begin = place
    while begin > 0 and _names_or_particle(ground, begin - 1) and place - begin < LONGEST_NAME:
        begin -= 1
    if begin == place or ground.words[place - 1].possessive:
        return None
    begin = next((number for number in range(begin, place) if ground.words[number].capital), place)
    end = name_end(ground, begin)
    if end is None or end < place - 1:
        return None
    after, side, _ = _past_office(ground, found[0] + 1)
    office = text[ground.words[start].start : ground.words[after - 1].end]
    words = tuple(ground.lower(number) for number in range(begin, end + 1))
    return Introduction(
        ground.span(begin, end), words, ground.span(begin, after - 1), office, found[1], side or left_side, None
    )


def _names_or_particle(ground: Ground, number: int) -> bool:
    return _names(ground, number) or ground.lower(number) in PARTICLES
