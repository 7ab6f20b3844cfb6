"""The reports of a document: which exchanges are its news, when, where and between whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.knowledge.offices import OfficeClass, load_offices
from communique.model import DateInterval, Document, Participant, Place, Report, Span
from communique.readers.reports.dates import Anchor, date_in
from communique.readers.reports.participants import ASIDE, participant, people_in_room, people_told, sides_told
from communique.readers.reports.places import place_in
from communique.readers.reports.triggers import DENIED, PROPOSED, SCHEDULED, Trigger, find_trigger
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.knowledge.gazetteer import Gazetteer
    from communique.model.report import Kind, Realis
    from communique.readers.cast import Cast, Figure
    from communique.text.prose import Prose

LEAD = 6
AGAIN = re.compile(
    r"\b(?:also|separately|later|earlier|the same day) (?:\w+ )?(?:met|spoke|held|received|called|sent)\b|\b(?:[Oo]n \w+day, .{0,40}met with)\b"
)
SPEECH = re.compile(
    r"\b(?:said|reads|told|stressed|expressed|noted|discussed|thanked|agreed|reaffirmed|emphasi[sz]ed|welcomed|congratulated)\b"
)
REQUEST = re.compile(r"\bat (?:the )?request\b(?: of (?:the )?)?")
PLACED = re.compile(
    r"\b(?:telephoned|phoned|called|rang)\b(?= (?:[A-Z]|the |his |her ))|\b(?:placed|initiated) (?:a|the) (?:\w+ )?call\b"
)


@dataclass(frozen=True, slots=True)
class Page:
    """What the reports reader works on: the prose cut into sentences, its people, and the document's metadata."""

    prose: Prose
    document: Document
    cast: Cast
    gazetteer: Gazetteer
    sentences: tuple[Span, ...]

    @property
    def title(self) -> str:
        """The headline; empty where there is none."""
        return (
            self.document.title.text.replace("’", "'").replace("\xa0", " ") if self.document.title is not None else ""
        )

    @property
    def anchor(self) -> Anchor:
        """What relative days count from: the dateline's day, else the day of publication."""
        dateline, published = self.document.dateline, self.document.published
        day = (
            dateline.day
            if dateline is not None and dateline.day is not None
            else published.day
            if published is not None
            else None
        )
        return Anchor(day, day.year if day is not None else None)


def find_reports(prose: Prose, document: Document, cast: Cast, gazetteer: Gazetteer) -> tuple[Report, ...]:
    """The exchanges that the document reports as its news, in the order of their sentences; none for domestic events."""
    sentences = tuple(span for paragraph in prose.paragraphs for span in split_sentences(prose.text, paragraph))
    page = Page(prose, document, cast, gazetteer, sentences)
    main = _main_report(page)
    if main is None:
        return ()
    number, report = main
    return (report, *_further_reports(page, number, report))


def _main_report(page: Page) -> tuple[int, Report] | None:
    """From the lead: first a sentence that itself tells of the exchange, then one that the title or the next explains."""
    title = find_trigger(page.title, title=True) if page.title else None
    for nearby in (_own_trigger, _title_trigger, _next_trigger):
        for number in range(min(LEAD, len(page.sentences))):
            trigger = nearby(page, number, title)
            participants = _participants(page, number, trigger) if trigger is not None else ()
            if trigger is not None and _two_sides(participants):
                return number, _report(page, number, trigger.kind, participants)
    return _from_title(page, title) or _announced(page)


def _announced(page: Page) -> tuple[int, Report] | None:
    """A lead that tells of an exchange without its second side ("spoke with five counterparts"): the first later
    sentence that tells of one of the same kind and names both.
    """
    kinds = {
        trigger.kind
        for sentence in page.sentences[:2]
        for trigger in [find_trigger(sentence.of(page.prose.text))]
        if trigger
    }
    for number in range(1, len(page.sentences)):
        trigger = find_trigger(page.sentences[number].of(page.prose.text))
        people = people_told(page.prose, page.sentences[number], page.cast)
        if trigger is not None and trigger.kind in kinds and len({figure.side for figure in people} - {None}) > 1:
            return number, _report(
                page, number, trigger.kind, tuple(participant(figure, page.prose) for figure in people)
            )
    return None


def _from_title(page: Page, title: Trigger | None) -> tuple[int, Report] | None:
    """A title that tells of an exchange whose lead names its people by office alone ("The President spoke today ...")."""
    if title is None or not page.sentences or find_trigger(page.sentences[0].of(page.prose.text)) is None:
        return None
    told = [figure for figure in page.cast.figures if figure.name in page.title]
    participants = tuple(participant(figure, page.prose) for figure in told)
    return (0, _report(page, 0, title.kind, participants)) if _two_sides(participants) else None


def _own_trigger(page: Page, number: int, title: Trigger | None) -> Trigger | None:
    """The sentence's own trigger; a title that says more ("video call", "visit") corrects its kind."""
    own = find_trigger(page.sentences[number].of(page.prose.text))
    if own is not None and title is not None and title.kind in SAYS_MORE and own.kind not in {"message", "letter"}:
        return title
    if own is not None and own.kind == "visit" and title is not None and title.kind != "statement":
        return title
    return own


def _title_trigger(page: Page, number: int, title: Trigger | None) -> Trigger | None:
    return title if title is not None and title.kind != "statement" else None


def _next_trigger(page: Page, number: int, title: Trigger | None) -> Trigger | None:
    """Of the following sentence, where it only refers back to an exchange ("In their phone talk, they ...")."""
    if number + 1 >= len(page.sentences):
        return None
    following = page.sentences[number + 1]
    trigger = find_trigger(following.of(page.prose.text))
    return trigger if len({figure.side for figure in page.cast.named_in(following)}) < 2 else None


def _participants(page: Page, number: int, trigger: Trigger) -> tuple[Participant, ...]:
    """The people of a sentence; where it names one side's alone, those of the lead, the room or the side itself."""
    sentence = page.sentences[number]
    text = sentence.of(page.prose.text)
    people = [participant(figure, page.prose) for figure in people_told(page.prose, sentence, page.cast)]
    if not people:
        return _sides_alone(page, text, trigger)
    people = _with_sides(page, people, text)
    if len({person.side for person in people}) > 1:
        return tuple(people)
    if trigger.kind == "visit" and len(people) == 1 and (pair := _visitor_and_host(page, people, text)):
        return pair
    others = [
        figure for figure in _lead_people(page, number) if figure.side is not None and figure.side != people[0].side
    ]
    if people[0].side is not None and len({figure.side for figure in others}) == 1 and REFERS.search(text):
        return (participant(others[0], page.prose), *people)
    room = people_in_room(page.prose, page.sentences, page.cast)
    if len({figure.side for figure in room}) > 1 and trigger.kind in {"summit", "meeting", "video call"}:
        names = {person.name for person in people}
        return (*people, *(participant(figure, page.prose) for figure in room if figure.name not in names))
    told = [code for code in sides_told(text, page.gazetteer) if code != people[0].side]
    if people[0].side is not None and len(told) == 1 and DELEGATES.search(text):
        return (*people, Participant(name=told[0], side=told[0], office=None, span=None))
    return tuple(people)


def _lead_people(page: Page, number: int) -> list[Figure]:
    """People named in the lead around a sentence, those before it first."""
    around = [*range(number - 1, -1, -1), *range(number + 1, min(LEAD, len(page.sentences)))]
    return list(dict.fromkeys(figure for near in around for figure in page.cast.named_in(page.sentences[near])))


def _sides_alone(page: Page, text: str, trigger: Trigger) -> tuple[Participant, ...]:
    """A meeting told as one of countries ("the 8th round of the A-B border talks was held"): their people in the text,
    else the countries themselves.
    """
    told = [code for code in sides_told(text, page.gazetteer) if not page.gazetteer.is_body(code)]
    if len(told) != 2 or trigger.kind not in {"meeting", "talks"} or not HELD.search(text):
        return ()
    people = [participant(figure, page.prose) for figure in page.cast.figures if figure.side in {*told, None}]
    if not people:
        return tuple(Participant(name=code, side=code, office=None, span=None) for code in told)
    free = [code for code in told if code not in {person.side for person in people}]
    return (
        tuple(_with_side(person, free[0]) if person.side is None and len(free) == 1 else person for person in people)
        if len(people) < MOST_NAMED
        else ()
    )


def _visitor_and_host(page: Page, people: list[Participant], text: str) -> tuple[Participant, ...]:
    """Of a visit told with the visitor alone: the host whom the lead names, else the country visited."""
    visited = VISITED.search(text)
    host = page.gazetteer.iso3_of(visited["place"]) if visited is not None else None
    if host is None or people[0].side == host:
        return ()
    hosts = [participant(figure, page.prose) for figure in _lead_people(page, -1) if figure.side == host]
    return (*people, hosts[0] if hosts else Participant(name=host, side=host, office=None, span=None))


def _with_sides(page: Page, people: list[Participant], text: str) -> list[Participant]:
    """A side that the text leaves out is that of the other chair, where only one is free."""
    known = {person.side for person in people if person.side is not None}
    nameless = [person for person in people if person.side is None]
    visited = VISITED.search(text)
    other = page.gazetteer.side_of(visited["place"]) if visited is not None else _other_side(page, known)
    if not nameless or not known or other is None or (visited is None and len(nameless) > 1):
        return people
    return [_with_side(person, other) if person in nameless else person for person in people]


MOST_NAMED = 5
TOLD = re.compile(
    r"\b(?:met|held talks|held a meeting|spoke)\b .{5,160}\band (?:\w+ )?(?:discussed|agreed|exchanged|reviewed|stressed|expressed)\b"
)
AFTERWARDS = re.compile(
    r"\b(?:after|following|during) (?:(?:his|her|their|a|the) )?(?:talks|meeting|phone call|call)(?: here| in \w+)? with\b"
)
VISITED = re.compile(
    r"\b(?:visited|visit|trip to|visit to|traveled to|travelled to|left) (?P<place>(?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?)"
)
HELD = re.compile(r"\b(?:held|hold|holds|concluded|took place)\b")
REFERS = re.compile(
    r"^(?:\W*(?:The|He|She|During|His|Her|(?:In|At) (?:a|an|the|his|her|their))\b)|\b(?:his|her) (?:\w+ ){0,3}(?:talks|call|meeting|conversation|message|letter)\b|\bmessage\b"
)
WRITTEN = frozenset({"message", "letter"})
OFFICES_OF_STATE: frozenset[OfficeClass] = frozenset(
    {
        "head of state",
        "head of government",
        "deputy head of government",
        "monarch",
        "royal",
        "minister",
        "leader of a body",
        "cleric",
    }
)
SAYS_MORE = frozenset({"video call", "visit", "message", "letter"})
DELEGATES = re.compile(r"\b(?:officials|leaders|delegation|counterparts?|representatives|authorities)\b")


def _with_side(person: Participant, side: str | None) -> Participant:
    return Participant(name=person.name, side=side, office=person.office, span=person.span)


def _other_side(page: Page, known: set[str]) -> str | None:
    """The one further country that title and lead name; None where there is none or more than one."""
    lead = " ".join(span.of(page.prose.text) for span in page.sentences[:2])
    named = [
        code
        for code in sides_told(f"{page.title} . {lead}", page.gazetteer)
        if code not in known and not page.gazetteer.is_body(code)
    ]
    return named[0] if len(named) == 1 else None


def _two_sides(participants: Sequence[Participant]) -> bool:
    """Whether people of different sides are there; one of unknown side counts if his office is one of state."""
    sides = {person.side for person in participants if person.side is not None}
    states = [
        person
        for person in participants
        if person.side is None and person.office is not None and _is_of_state(person.office)
    ]
    return len(sides) > 1 or (len(sides) == 1 and bool(states))


def _is_of_state(office: str) -> bool:
    found = load_offices().head_of(office)
    return found is not None and found.office_class in OFFICES_OF_STATE


def _report(page: Page, number: int, kind: Kind, participants: tuple[Participant, ...]) -> Report:
    sentence = page.sentences[number]
    names = {person.name for person in participants}
    room = people_in_room(page.prose, page.sentences[number + 1 :], page.cast)
    others = tuple(participant(figure, page.prose) for figure in room if figure.name not in names)
    text = sentence.of(page.prose.text)
    initiator, at_request = _initiator(page, sentence, participants)
    return Report(
        kind=kind,
        realis=_realis(text),
        date=_date(page, number, kind),
        place=_place(page, number),
        initiator=initiator,
        at_request=at_request,
        participants=(*participants, *others),
        span=page.prose.original(sentence),
    )


def _realis(text: str) -> Realis:
    if DENIED.search(text):
        return "denied"
    if PROPOSED.search(text):
        return "proposed"
    return (
        "scheduled"
        if SCHEDULED.search(text) and not re.search(r"\b(?:met|spoke|held|received)\b", text)
        else "occurred"
    )


def _date(page: Page, number: int, kind: Kind) -> DateInterval | None:
    """From the sentence itself, its neighbours in the lead, else the day of publication as an inference."""
    order = [
        number,
        *(near for near in (number + 1, number - 1, number + 2) if 0 <= near < min(len(page.sentences), LEAD)),
    ]
    for near in order:
        sentence = page.sentences[near]
        found = _date_told(sentence.of(page.prose.text), page.anchor)
        trigger = find_trigger(sentence.of(page.prose.text))
        if (
            found is not None
            and found.span is not None
            and (near == number or (trigger is not None and trigger.kind == kind))
        ):
            span = Span(found.span.start + sentence.start, found.span.end + sentence.start)
            return DateInterval(
                earliest=found.earliest,
                latest=found.latest,
                basis=found.basis,
                exact=found.exact,
                span=page.prose.original(span),
            )
    day = page.anchor.day
    return DateInterval(earliest=day, latest=day, basis="inferred", exact=False) if day is not None else None


def _date_told(text: str, anchor: Anchor) -> DateInterval | None:
    """The date in the clause that tells of the exchange; only without one, the date of what surrounds it."""
    cut = ASIDE.search(text, 12)
    return (date_in(text[: cut.start()], anchor) if cut is not None else None) or date_in(text, anchor)


def _place(page: Page, number: int) -> Place | None:
    sentence = page.sentences[number]
    text = sentence.of(page.prose.text)
    trigger = find_trigger(text)
    found = place_in(text[trigger.span.start :], page.gazetteer) if trigger is not None else None
    if found is not None and trigger is not None and trigger.kind not in {"call", "message", "letter"}:
        span = Span(found.start + trigger.span.start + sentence.start, found.end + trigger.span.start + sentence.start)
        return Place(text=span.of(page.prose.text), span=page.prose.original(span))
    dateline = page.document.dateline
    lead = " ".join(span.of(page.prose.text) for span in page.sentences[:LEAD])
    if (
        re.search(r"\bhere\b", lead)
        and trigger is not None
        and trigger.kind not in {"call", "message", "letter"}
        and dateline is not None
        and dateline.place is not None
    ):
        return Place(text=dateline.place.title(), span=dateline.span)
    return None


def _initiator(page: Page, sentence: Span, participants: tuple[Participant, ...]) -> tuple[str | None, bool]:
    text = sentence.of(page.prose.text)
    asked = REQUEST.search(text)
    if asked is not None:
        named = page.cast.named_in(Span(sentence.start + asked.end(), sentence.end))
        return (named[0].name, True) if named and asked.group().rstrip().endswith(("of", "the")) else (None, True)
    placed = PLACED.search(text)
    before = page.cast.named_in(Span(sentence.start, sentence.start + placed.start())) if placed is not None else ()
    names = {person.name for person in participants}
    return (before[-1].name, False) if before and before[-1].name in names else (None, False)


def _further_reports(page: Page, number: int, main: Report) -> list[Report]:
    """Other exchanges that the text goes on to tell of, with what was said there in the same or the next sentence."""
    reports: list[Report] = []
    seen = [({person.name for person in main.participants}, main.kind in WRITTEN)]
    for later in range(number + 1, len(page.sentences)):
        trigger = _further_trigger(page, later)
        participants = _participants(page, later, trigger) if trigger is not None else ()
        if trigger is None or not _two_sides(participants):
            continue
        told = ({person.name for person in participants}, trigger.kind in WRITTEN)
        shared = any(person.name in seen[0][0] for person in participants)
        text = page.sentences[later].of(page.prose.text)
        if told not in seen and (shared or AFTERWARDS.search(text) or TOLD.search(text)):
            seen.append(told)
            reports.append(_report(page, later, trigger.kind, participants))
    return reports


def _further_trigger(page: Page, later: int) -> Trigger | None:
    text = page.sentences[later].of(page.prose.text)
    following = page.sentences[later + 1].of(page.prose.text) if later + 1 < len(page.sentences) else ""
    if AGAIN.search(text) and SPEECH.search(following):
        return find_trigger(text)
    if TOLD.search(text) and SPEECH.search(text):
        return find_trigger(text)
    if AFTERWARDS.search(text) and SPEECH.search(text):
        return find_trigger(text) or Trigger("talks", Span(0, 1))
    return None
