"""Hosts of a visit that its lead tells with the visitors alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.knowledge.offices import OfficeClass, load_offices
from communique.readers.reports.parties import is_of_state
from communique.readers.reports.places import VISITED
from communique.readers.reports.seats import seat_of
from communique.readers.reports.told import delegations, on_side, participant, people_told, side_alone, sides_told

if TYPE_CHECKING:
    from communique.model import Participant
    from communique.readers.cast import Figure
    from communique.readers.reports.page import Page

MET = re.compile(
    r"\b(?:met|meetings?|talks|received by)\b|\b(?:the two|they) (?:\w+ )?(?:spoke|talked|discussed|conferred)\b"
)


THERE = re.compile(rf"{MET.pattern}|\b(?:was|were) met\b|\b[Dd]uring (?:the|his|her|their) (?:visit|stay|trip)\b")


NO_HOST = re.compile(
    r"\b(?:(?:seen off|bidden farewell|greeted|welcomed) (?:[\w,']+ ){0,6}?by"
    r"|(?:passing|death|demise|funeral|burial|memory|killing|assassination) of(?: [\w,']+){0,6}?) (?:the )?$"
)
"""What stands before those who only come to the airport, and before the dead."""

NEAR = 90
SECOND_RANK: frozenset[OfficeClass] = frozenset({"parliament", "deputy minister"})


def visitor_and_hosts(page: Page, number: int, people: list[Participant], text: str) -> tuple[Participant, ...]:
    """Of a visit told with the visitors alone: those whom the next sentences say they met, else the host whom the
    title or the first sentences name, else the country visited.
    """
    host = country_visited(page, text)
    if host is None:
        return _met_there(page, number, people[0])
    if people[0].side == host:
        return ()
    met = [person for near in (number + 1, number + 2) for person in _met(page, near, people, host)]
    named = [
        participant(figure, page.prose)
        for figure in page.lead_people(-1)
        if figure.side == host
        and (figure.name in page.title or _is_early(page, figure))
        and not _receives_nobody(page, figure)
    ]
    return (*people, *(list(dict.fromkeys(met)) or named[:1] or [side_alone(host)]))


def _met_there(page: Page, number: int, visitor: Participant) -> tuple[Participant, ...]:
    """Of a visit to a place of unknown country: those of one other side whom the next sentences name as met or at work
    there, and who go on to act in the text.
    """
    near = (
        sentence for sentence in page.sentences[number + 1 : number + 3] if THERE.search(sentence.of(page.prose.text))
    )
    others = [
        figure
        for sentence in near
        for figure in page.cast.named_in(sentence)
        if figure.side not in {None, visitor.side} and len(figure.uses) > 1 and figure.name != visitor.name
    ]
    sides = {figure.side for figure in others}
    own = visitor.side or seat_of(page)
    if own is None or len(sides) != 1 or own in sides:
        return ()
    return (on_side(visitor, own), *(participant(figure, page.prose) for figure in dict.fromkeys(others)))


def country_visited(page: Page, text: str) -> str | None:
    """The country that a sentence says was visited; a capital stands for its country."""
    visited = VISITED.search(text)
    sides = page.gazetteer.find(visited["place"]) if visited is not None else ()
    return sides[0].code if sides and not page.gazetteer.is_body(sides[0].code) else None


def _met(page: Page, number: int, visitors: list[Participant], host: str) -> list[Participant]:
    """Whom a sentence after that of a visit says the visitors met; their side, where unsaid, is the host's."""
    text = page.text_of(number)
    if MET.search(text) is None or VISITED.search(text) is not None:
        return []
    names = {person.name for person in visitors}
    others = [person for person in people_told(page, page.sentences[number]) if person.name not in names]
    received = host in delegations(page, f"{page.lead_text()} {text}")
    alone = set(sides_told(page, text)) <= {host, *(person.side for person in visitors)}
    return [
        on_side(person, person.side or host)
        for person in others
        if person.side == host or (person.side is None and (received or (alone and _may_be_host(person))))
    ]


def _may_be_host(person: Participant) -> bool:
    """Whether someone's office lets him receive visitors of state."""
    office = load_offices().head_of(person.office) if person.office is not None else None
    return is_of_state(person) or (office is not None and office.office_class in SECOND_RANK)


def _receives_nobody(page: Page, figure: Figure) -> bool:
    """Whether someone is named at first as one who greets the visitors or sees them off, or is mourned."""
    first = min(figure.titled, default=None)
    return first is not None and NO_HOST.search(page.prose.text[max(0, first.start - NEAR) : first.start]) is not None


def _is_early(page: Page, figure: Figure) -> bool:
    """Whether one of the first two sentences names someone."""
    end = page.sentences[min(1, len(page.sentences) - 1)].end
    return any(use.end <= end for use in figure.uses)
