"""Meetings on a trip: each told in a sentence of its own ("In X, she met with A. ... In Y, she held talks with B"), or
named where the text goes on from it ("In his talks with A, he ...").
"""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span
from communique.readers.reports.page import clause_of
from communique.readers.reports.places import OPENS_IN
from communique.readers.reports.room import people_in_room
from communique.readers.reports.told import on_side, participant, people_told, sides_told
from communique.readers.reports.visits import country_visited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from communique.model import Participant
    from communique.readers.reports.page import Page

STATED = re.compile(r"\b(?:\w+-day|state|official|working|friendly|return) visit\b", re.IGNORECASE)
"""A visit that is the news itself, whomever one meets on it."""

TALKS = r"(?:talks|meetings?|consultations|discussions?|conversations?)"
MEETS = re.compile(
    r"\b(?:met(?: \w+ly| again)?(?: with)?|called on|sat down with|conferred with"
    r"|(?:was|were) (?:\w+ ){0,2}?(?:received|hosted(?: \w+){0,3}?) by"
    rf"|paid (?:a|an) (?:\w+ ){{0,3}}call (?:on|to)|(?:held|had|conducted) (?:[\w-]+ ){{0,5}}?{TALKS} with)\b"
)
TO_MEET = re.compile(
    rf"\b(?:to|will|where (?:he|she|they)) (?:meet(?: with)?|met(?: with)?|(?:hold|held) (?:\w+ ){{0,3}}?{TALKS} with)\b"
)
REFERS = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|[Aa]t|[Tt]hroughout) (?:(?:his|her|their|the|a) )?(?:\w+ )?(?:visit|{TALKS}) with\b"
)
CLOSED = re.compile(r", (?:the|he|she|they)\b")
"""What closes the phrase of a meeting referred to, where no name does: the comma before its subject."""
BY_TRAVELLER = re.compile(r"\b(?:he|she|they|delegation)\b", re.IGNORECASE)
REPORTS = re.compile(
    r"\b(?:discuss(?:ed)?|review(?:ed)?|agreed|exchanged|reaffirm(?:ed)?|stressed|expressed?|congratulated?|thanked|welcomed|said"
    r"|underscored?|emphasi[sz]ed|highlighted|noted|conveyed|raised|reiterated?|explored|examined|affirmed|consulted|urged|briefed)\b"
)
MOVED = re.compile(r"\b(?:visited|travel(?:l?ed)? (?:on )?to|flew (?:on )?to|arrived in|went on to)\b")
ALIKE = 0.85
"""Share of letters in common from which two spellings may be one family name."""
LAST = sys.maxsize
COMPANY = 3
"""Sentences behind the one that tells of a trip within which those who came along are named."""


class Stop(NamedTuple):
    """A meeting on a trip: the sentence that tells of it, and who took part, the travellers first."""

    number: int
    people: tuple[Participant, ...]


def stops(page: Page, number: int, visit: Sequence[Participant]) -> list[Stop]:
    """The meetings that a text tells one by one behind the sentence ``number`` of a visit, or its only one; none where
    it lumps them. ``visit`` are the people of the visit; who travels is named first.
    """
    visit = sorted(visit, key=lambda person: person.span.start if person.span is not None else LAST)
    travellers = _travellers(page, number, visit)
    found = [stop for later in range(len(page.sentences)) if (stop := _stop(page, later, travellers))]
    if any(_moves_on(page, later) for later in range(number + 1, len(page.sentences))):
        return []
    if len(found) > 1:
        told = [_is_told(page, stop, found) for stop in found]
        return found if sum(told) > 1 else []
    found = found or _referred_to(page, travellers)
    alone = len(found) == 1 and len(found[0].people) == len(travellers) + 1 and not STATED.search(page.text_of(number))
    return found if alone and _hosts_of(visit) <= {person.name for person in found[0].people} else []


def stops_beside(page: Page, visit: Sequence[Participant], named: AbstractSet[str]) -> list[Stop]:
    """Meetings on a trip of which a visit to others is the news: those told with nobody of its ``named``."""
    visit = sorted(visit, key=lambda person: person.span.start if person.span is not None else LAST)
    travellers = _travellers(page, 0, visit)
    found = (_stop(page, number, travellers) for number in range(len(page.sentences)))
    return [
        stop
        for stop in found
        if stop is not None and not named & {person.name for person in stop.people[len(travellers) :]}
    ]


def apart(page: Page, number: int, people: Sequence[Participant]) -> list[Stop]:
    """The meetings that a lead lumps ("met with A, B and C") and the text refers to one by one afterwards ("In his talks
    with A, ... In his meeting with B, and separately with C, ..."); none where they leave out too many.
    """
    travellers = [person for person in people if person.side == people[0].side]
    lumped = [person for person in people if person not in travellers]
    found: list[Stop] = []
    for stop in _referred_to(page, travellers, "separately with"):
        hosts = [_spelled(person, lumped) for person in stop.people[len(travellers) :]]
        if stop.number > number and all(person in lumped for person in hosts):
            found.append(Stop(stop.number, (*travellers, *hosts)))
            lumped = [person for person in lumped if person not in hosts]
    return found if len(found) > 1 and len(lumped) < len(found) else []


def _spelled(person: Participant, lumped: Sequence[Participant]) -> Participant:
    """Whom the lead names, where a family name behind "Mr." is spelled a little otherwise there."""
    names = {other.name.split()[-1]: other for other in lumped}
    known = next((other for other in lumped if other.name == person.name), None)
    alike = get_close_matches(person.name, names, 1, ALIKE) if " " not in person.name else []
    return known or (names[alike[0]] if alike else person)


def _hosts_of(visit: Sequence[Participant]) -> set[str]:
    """Those whom a visit was to, by name; a country stands for whomever it receives by."""
    return {person.name for person in visit if person.side != visit[0].side and person.name != person.side}


def _moves_on(page: Page, number: int) -> bool:
    """Whether a sentence tells of a further leg, which is a visit of its own."""
    return MOVED.search(page.text_of(number)) is not None and country_visited(page, page.text_of(number)) is not None


def _travellers(page: Page, number: int, visit: Sequence[Participant]) -> list[Participant]:
    """Who travels: those of the side named first, with whom the next sentences say that they came along."""
    own = [person for person in visit if person.side == visit[0].side]
    near = page.sentences[number + 1 : number + COMPANY]
    names = {person.name for person in own}
    company = [figure for figure in people_in_room(page.prose, near, page.cast) if figure.name not in names]
    return own + [participant(figure, page.prose) for figure in company if figure.side in {None, visit[0].side}]


def _stop(page: Page, number: int, travellers: Sequence[Participant]) -> Stop | None:
    """The meeting that a sentence tells of, with travellers before its verb and others behind it."""
    text, sentence = page.text_of(number), page.sentences[number]
    meets = MEETS.search(text) or TO_MEET.search(text)
    if meets is None:
        return None
    before = {use.figure.name for use in page.cast.uses_in(Span(sentence.start, sentence.start + meets.start()))}
    names = {person.name for person in travellers}
    if not before & names and BY_TRAVELLER.search(text[: meets.start()]) is None:
        return None
    told = people_told(page, sentence)
    along = [person for person in told if person.name in before - names]
    hosts = _hosts(page, number, [person for person in told if person.name not in before | names], travellers)
    return Stop(number, (*travellers, *along, *hosts)) if hosts else None


def _hosts(
    page: Page, number: int, others: Sequence[Participant], travellers: Sequence[Participant]
) -> list[Participant]:
    """Those met; whose side goes unsaid is of the land in which they are met, where the sentence names no third one."""
    others = of_the_land(page, number, travellers[0].side, others)
    own = travellers[0].side
    return [person for person in others if person.side != own] if {p.side for p in others} - {own} else []


def of_the_land(page: Page, number: int, own: str | None, people: Sequence[Participant]) -> list[Participant]:
    """People met on a trip; those whose side goes unsaid are of the land in which the sentence plays, where it names no
    third one. ``own`` is the side of those who travel.
    """
    land = land_at(page, number)
    told = {code for code in sides_told(page, page.text_of(number)) if not page.gazetteer.is_body(code)}
    if land is None or land == own or not told <= {own, land}:
        return list(people)
    return [on_side(person, person.side or land) for person in people]


def _referred_to(page: Page, travellers: Sequence[Participant], apart: str = "") -> list[Stop]:
    """Meetings that the text only refers to as known ("In her talks with X, she ..."); with words that set one ``apart``
    from another in the same phrase, each on its own.
    """
    names = {person.name for person in travellers}
    found: list[Stop] = []
    for number in range(len(page.sentences)):
        for stretch in _phrases(page, number, names, apart):
            others = [participant(figure, page.prose) for figure in page.cast.named_in(stretch)]
            hosts = _hosts(page, number, [person for person in others if person.name not in names], travellers)
            if hosts:
                found.append(Stop(number, (*travellers, *hosts)))
    return found


def _phrases(page: Page, number: int, names: set[str], apart: str) -> Iterator[Span]:
    """Where a sentence names those with whom a meeting was to which it refers: up to its subject, one of ``names``."""
    sentence, text = page.sentences[number], page.text_of(number)
    refers = REFERS.search(text)
    if refers is None:
        return
    start, end = sentence.start + refers.end(), clause_of(page.prose, sentence).end
    subject = next((use.titled.start for use in page.cast.uses_in(Span(start, end)) if use.figure.name in names), end)
    closed = CLOSED.search(page.prose.text, start, subject)
    end = closed.start() if closed is not None else subject
    between = page.prose.text.find(apart, start, end) if apart else -1
    yield from (Span(start, between), Span(between, end)) if between >= 0 else (Span(start, end),)


def _is_told(page: Page, stop: Stop, found: Sequence[Stop]) -> bool:
    """Whether the text says what was said at a meeting, before it tells of the next."""
    behind = [other.number for other in found if other.number > stop.number]
    last = min([stop.number + 2, *behind])
    return any(REPORTS.search(page.text_of(number)) for number in range(stop.number, last))


def land_at(page: Page, number: int) -> str | None:
    """The land in which a sentence plays: the one with which it or the nearest before it begins, or that was visited."""
    for near in range(number, -1, -1):
        text = page.text_of(near)
        opening = OPENS_IN.match(text)
        places = page.gazetteer.find(opening["place"]) if opening is not None else ()
        visited = places[0].code if places else country_visited(page, text)
        if visited is not None and not page.gazetteer.is_body(visited):
            return visited
    return None
