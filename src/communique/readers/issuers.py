"""Who issues a joint statement: the people whom headline or opening name, else the countries or the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Participant, Span
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.knowledge.gazetteer import Gazetteer, NamedSide
    from communique.readers.cast import Cast, Figure, Use
    from communique.text.prose import Prose

ACTORS = frozenset({"name", "organ", "adjective", "people", "prefix", "metonym"})
WE = re.compile(r"\b[Ww]e\b")
ACTED = re.compile(
    r"\b(?:met|gather|conven|assembl|welcom|reaffirm|recogni|condemn|express|commit|issue[sd]?\b|stand\b|are\b|have\b|underscor|emphasi|note\b|call\b|"
    r"declar|agree|held|today\b|reiterat|acknowledg|join(?:ed|s)?\b|strongly|deeply|on behalf)"
)
"""Where a sentence that says who "we" are goes on to say what they do."""

LONGEST_LIST = 600
OF_PEOPLE = re.compile(
    r"\b(?:leaders|ministers|presidents|advis[eo]rs|secretaries|heads|chairs|co-chairs)\b", re.IGNORECASE
)
FULL_NAME = re.compile(r"[^\W\d_a-z][\w'.-]+(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w'.-]+){1,3}")
JOINED = re.compile(r",? (?:and|&) (?:the )?$")
OWNED = re.compile(
    r"(?<!participation )(?<!presence )(?<!attendance )\b(?:of|to) (?:the )?(?:[^\W\d_a-z][\w'-]+ ){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What issuers are looked for in: ``zone`` is the part of the headline that names them, ``opening`` the paragraph
    that says who "we" are or who met.
    """

    prose: Prose
    title: str
    zone: str
    opening: Span
    cast: Cast
    gazetteer: Gazetteer


class Issuers(NamedTuple):
    """Who issues a text, and the people who stand for them where these are countries or bodies (else nobody)."""

    all: tuple[Participant, ...]
    people: tuple[Participant, ...] = ()


def issuers_of(ground: Ground, *, opened: bool) -> Issuers:
    """The issuers; ``opened`` says that the opening names them as such ("We, the ..."). Empty where that is not sure."""
    people = _people_in(ground, ground.zone)
    if len(people) > 1:
        return Issuers(_with_sides(ground, people))
    sides = _sides_in(ground, ground.zone)
    if len(sides) > 1:
        return _for_sides(ground, sides)
    named = _with_sides(ground, _people_opening(ground))
    listed = tuple(_listed(ground))
    if len(named) > 1 or len(listed) > 1:
        return Issuers(max(named, listed, key=len))
    return Issuers(_bodies_or_sides(ground, sides, opened=opened))


def _bodies_or_sides(ground: Ground, sides: tuple[Participant, ...], *, opened: bool) -> tuple[Participant, ...]:
    """Issuers without names: a body of states, the countries of the opening, those of the whole headline."""
    told = ground.opening.of(ground.prose.text)[:LONGEST_LIST]
    ours = WE.search(told)
    named = ACTED.split(told[ours.end() :], maxsplit=1)[0] if ours is not None else told
    here = _sides_in(ground, named) if opened else ()
    titled = _sides_in(ground, ground.title)
    body = next((side for side in (*sides, *titled, *here[:1]) if ground.gazetteer.is_body(side.side or "")), None)
    if body is not None and not (len(here) > 1 and body in here):
        return (body,)
    return here if len(here) > 1 else titled if len(titled) > 1 else ()


def _people_in(ground: Ground, words: str) -> list[Participant]:
    """The people whose names stand in a part of the headline, in order."""
    found = []
    for figure in ground.cast.figures:
        place = re.search(rf"\b{re.escape(figure.name)}\b", words) or re.search(
            rf"\b{re.escape(figure.name.split()[-1])}\b", words
        )
        if place is not None:
            found.append((place.start(), _participant(figure, ground.prose)))
    return [person for _, person in sorted(found, key=lambda item: item[0])]


def _people_opening(ground: Ground) -> list[Participant]:
    """The people whom the first sentence of the opening names, but for those of whom another holds his office."""
    sentence = next(iter(split_sentences(ground.prose.text, ground.opening)), ground.opening)
    uses: dict[str, Use] = {}
    for use in ground.cast.uses_in(sentence):
        uses.setdefault(use.figure.name, use)
    return [
        _participant(use.figure, ground.prose)
        for use in uses.values()
        if OWNED.search(ground.prose.text[max(0, use.titled.start - 40) : use.titled.start]) is None
        and not any(other.titled != use.titled and other.titled.covers(use.titled) for other in uses.values())
    ]


def _for_sides(ground: Ground, sides: tuple[Participant, ...]) -> Issuers:
    """The countries of the headline, with the first of each whom the opening names; these people themselves where the
    headline speaks of leaders or ministers.
    """
    first: dict[str | None, Participant] = {}
    for figure in ground.cast.named_in(ground.opening):
        first.setdefault(figure.side, _participant(figure, ground.prose))
    people = tuple(first[side.side] for side in sides if side.side in first)
    if len(people) < len(sides):
        return Issuers(sides)
    return Issuers(people) if OF_PEOPLE.search(ground.zone) is not None else Issuers(sides, people)


def _sides_in(ground: Ground, words: str) -> tuple[Participant, ...]:
    """The countries and bodies named in some words, as printed, each once; a body behind its members' names is left out."""
    found: dict[str, Participant] = {}
    for side in ground.gazetteer.find(words):
        if side.kind in ACTORS:
            found.setdefault(
                side.code, Participant(name=_name(ground, side, words), side=side.code, office=None, span=None)
            )
    return tuple(found.values())


def _name(ground: Ground, side: NamedSide, words: str) -> str:
    known = ground.gazetteer.name_of(side.code) or side.code
    printed = side.span.of(words)
    plain = side.kind == "name" and not printed.isupper() and not ground.gazetteer.is_body(side.code)
    return printed if plain else known


def _listed(ground: Ground) -> Iterator[Participant]:
    """Names between commas behind the side they speak for ("of France, A B, Germany, C D, and Italy, E F, condemn")."""
    head = ground.opening.of(ground.prose.text)[:LONGEST_LIST]
    parts = [part.strip() for part in re.split(r",| and (?=[A-Z])", head)]
    for before, name in pairwise(parts):
        sides = {place.code for place in ground.gazetteer.find(before)}
        if len(sides) == 1 and FULL_NAME.fullmatch(name) and not ground.gazetteer.find(name):
            yield Participant(name=name, side=sides.pop(), office=None, span=None)


def _with_sides(ground: Ground, people: Sequence[Participant]) -> tuple[Participant, ...]:
    """The people, those whose side goes unsaid on the publisher's where its own headline names that side;
    a single one else on that which the text pairs with the others' ("the A and the B").
    """
    unknown = [person for person in people if person.side is None]
    known = {person.side for person in people if person.side is not None}
    home = ground.cast.home
    if unknown and home is not None and home in _codes(ground):
        side: str | None = home
    else:
        side = next(_paired(ground, known), None) if len(unknown) == 1 and len(known) == 1 else None
    return tuple(replace(person, side=side) if person.side is None else person for person in people)


def _codes(ground: Ground) -> set[str]:
    return {side.code for side in ground.gazetteer.find(ground.title)}


def _paired(ground: Ground, known: set[str]) -> Iterator[str]:
    text = ground.prose.text
    for first, second in pairwise(ground.gazetteer.find(text)):
        pair = {first.code, second.code}
        if len(pair & known) == 1 and len(pair) > 1 and JOINED.fullmatch(text[first.span.end : second.span.start]):
            yield (pair - known).pop()


def _participant(figure: Figure, prose: Prose) -> Participant:
    office = max(figure.offices, key=len) if figure.offices else None
    span = prose.original(figure.uses[0]) if figure.uses else None
    return Participant(name=figure.name, side=figure.side, office=office, span=span)


def codes_of(issuers: Iterable[Participant]) -> frozenset[str]:
    """The sides of the issuers, as far as they are known."""
    return frozenset(issuer.side for issuer in issuers if issuer.side is not None)
