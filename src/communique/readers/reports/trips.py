"""Meetings on a trip: each told in a sentence of its own ("In X, she met with A. ... In Y, she held talks with B"), or
named where the text goes on from it ("In his talks with A, he ...").
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span
from communique.readers.reports.page import clause_of
from communique.readers.reports.places import OPENS_IN
from communique.readers.reports.room import people_in_room
from communique.readers.reports.told import on_side, participant, people_told, sides_told
from communique.readers.reports.visits import country_visited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Participant
    from communique.readers.reports.page import Page

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
BY_TRAVELLER = re.compile(r"\b(?:he|she|they|delegation)\b", re.IGNORECASE)
REPORTS = re.compile(
    r"\b(?:discuss(?:ed)?|review(?:ed)?|agreed|exchanged|reaffirm(?:ed)?|stressed|expressed?|congratulated?|thanked|welcomed|said"
    r"|underscored?|emphasi[sz]ed|highlighted|noted|conveyed|raised|reiterated?|explored|examined|affirmed|consulted|urged|briefed)\b"
)
MOVED = re.compile(r"\b(?:visited|travel(?:l?ed)? (?:on )?to|flew (?:on )?to|arrived in|went on to)\b")
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
    alone = len(found) == 1 and len(found[0].people) == len(travellers) + 1
    return found if alone and _hosts_of(visit) <= {person.name for person in found[0].people} else []


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
    own, land = travellers[0].side, land_at(page, number)
    told = {code for code in sides_told(page, page.text_of(number)) if not page.gazetteer.is_body(code)}
    if land is not None and told <= {own, land}:
        others = [on_side(person, person.side or land) for person in others]
    return [person for person in others if person.side != own] if {p.side for p in others} - {own} else []


def _referred_to(page: Page, travellers: Sequence[Participant]) -> list[Stop]:
    """Meetings that the text only refers to as known ("In her talks with X, she ...")."""
    names = {person.name for person in travellers}
    found: list[Stop] = []
    for later in range(len(page.sentences)):
        refers = REFERS.search(page.text_of(later))
        if refers is None:
            continue
        hosts = _hosts(page, later, [p for p in _named_behind(page, later, refers) if p.name not in names], travellers)
        if hosts:
            found.append(Stop(later, (*travellers, *hosts)))
    return found


def _named_behind(page: Page, number: int, refers: re.Match[str]) -> Iterator[Participant]:
    """Those with whom a meeting referred to was: named between its noun and the comma that closes the phrase."""
    sentence = page.sentences[number]
    for use in page.cast.uses_in(Span(sentence.start + refers.end(), clause_of(page.prose, sentence).end)):
        yield participant(use.figure, page.prose)
        if page.prose.text[use.span.end : use.span.end + 1] == ",":
            return


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
