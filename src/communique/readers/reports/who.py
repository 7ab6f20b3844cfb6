"""Who took part in an exchange, from the sentence that tells of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.readers.reports.room import people_in_room
from communique.readers.reports.seats import in_order, with_sides
from communique.readers.reports.told import (
    LEADERS,
    delegations,
    on_side,
    participant,
    people_told,
    side_alone,
    sides_told,
)
from communique.readers.reports.visits import visitor_and_hosts

if TYPE_CHECKING:
    from communique.knowledge.offices import OfficeClass
    from communique.model import Participant, Span
    from communique.readers.cast import Use
    from communique.readers.reports.page import Page
    from communique.readers.reports.triggers import Trigger

MOST_NAMED = 5


HELD = re.compile(r"\b(?:held|hold|holds|concluded|took place)\b")


EXCHANGED = re.compile(r"\b(?:exchanged|exchange|swapped|traded)\b")


REFERS = re.compile(
    r"^(?:\W*(?:The|He|She|During|His|Her|(?:In|At) (?:a|an|the|his|her|their) (?:\w+ ){0,2}(?:talks|call|meeting|conversation|message|letter|telegram))\b)|\b(?:his|her) (?:\w+ ){0,3}(?:talks|call|meeting|conversation|message|letter)\b|\bmessage\b|\b(?:on|met|with|received|to) (?:him|her)\b"
)


AT_SUMMITS: frozenset[OfficeClass] = LEADERS | {
    "deputy head of state",
    "deputy head of government",
    "leader of a body",
    "party leader",
    "description",
}


OPENING = 30
"""Characters at the head of a sentence within which its subject is named."""


def participants_of(page: Page, number: int, trigger: Trigger) -> tuple[Participant, ...]:
    """The people of a sentence; where it names one side's alone, those of the lead, the room or the side itself."""
    text = page.text_of(number)
    people = people_told(page, page.sentences[number])
    if not people:
        return _sides_alone(page, text, trigger)
    people = with_sides(page, number, trigger.kind, people)
    if len({person.side for person in people}) > 1:
        return tuple(people)
    if trigger.kind == "visit" and len(people) == 1 and (visit := visitor_and_hosts(page, number, people, text)):
        return visit
    others = [figure for figure in page.lead_people(number) if figure.side not in {None, people[0].side}]
    if people[0].side is not None and len({figure.side for figure in others}) == 1 and REFERS.search(text):
        return (participant(others[0], page.prose), *people)
    return _with_room(page, people, text, trigger)


def leaders_speaking(page: Page) -> tuple[Participant, ...]:
    """The leaders with whom sentences begin: those at a summit that the lead tells without its people."""
    opening = {
        use.figure.name for sentence in page.sentences for use in page.cast.uses_in(sentence) if _opens(use, sentence)
    }
    attending = (f for f in page.cast.figures if f.name in opening and f.side is not None)
    return tuple(participant(figure, page.prose) for figure in attending if not figure.kinds - AT_SUMMITS)


def _opens(use: Use, sentence: Span) -> bool:
    """Whether a sentence begins with this name, a few words aside ("Her X counterpart, Y, noted")."""
    return use.titled.start - sentence.start < OPENING


def _with_room(page: Page, people: list[Participant], text: str, trigger: Trigger) -> tuple[Participant, ...]:
    """People of one side with those whom a later sentence names as present, else with the side that delegates."""
    room = people_in_room(page.prose, page.sentences, page.cast)
    if len({figure.side for figure in room}) > 1 and trigger.kind in {"summit", "meeting", "video call"}:
        names = {person.name for person in people}
        return (*people, *(participant(figure, page.prose) for figure in room if figure.name not in names))
    told = [code for code in delegations(page, text) if code != people[0].side]
    if people[0].side is not None and len(told) == 1:
        return (*people, side_alone(told[0]))
    return tuple(people)


def _sides_alone(page: Page, text: str, trigger: Trigger) -> tuple[Participant, ...]:
    """A meeting told as one of countries ("the 8th round of the A-B border talks was held"), or messages that they
    exchanged: their people in the text, else the countries themselves.
    """
    told = [code for code in sides_told(page, text) if not page.gazetteer.is_body(code)]
    held = trigger.kind in {"meeting", "talks"} and HELD.search(text) is not None
    exchanged = trigger.kind in {"message", "letter"} and EXCHANGED.search(text) is not None
    if len(told) != 2 or not (held or exchanged):
        return ()
    present = people_in_room(page.prose, page.sentences, page.cast) or page.cast.figures
    people = [participant(figure, page.prose) for figure in present if figure.side in {*told, None}]
    if not people:
        return tuple(side_alone(code) for code in told)
    people = in_order(page, people, told)
    free = [code for code in told if code not in {person.side for person in people}]
    if len(people) >= MOST_NAMED:
        return ()
    return tuple(on_side(person, free[0]) if person.side is None and len(free) == 1 else person for person in people)
