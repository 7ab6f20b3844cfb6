"""The reports of a document: which exchanges are its news, when, where and between whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge.gazetteer import Gazetteer
from communique.model import DateInterval, Document, Participant, Place, Report, Span
from communique.model.report import Kind, Realis
from communique.readers.cast import Cast, Figure
from communique.readers.reports.dates import Anchor, date_in
from communique.readers.reports.participants import participant, people_in_room, people_told, sides_told
from communique.readers.reports.places import place_in
from communique.readers.reports.triggers import DENIED, PROPOSED, SCHEDULED, Trigger, find_trigger
from communique.text.prose import Prose
from communique.text.sentences import split_sentences

LEAD = 4
AGAIN = re.compile(r"\b(?:also|separately|later|earlier|the same day) (?:\w+ )?(?:met|spoke|held|received|called)\b|\b(?:[Oo]n \w+day, .{0,40}met with)\b")
SPEECH = re.compile(r"\b(?:said|told|stressed|expressed|noted|discussed|thanked|agreed|reaffirmed|emphasi[sz]ed|welcomed|congratulated)\b")
REQUEST = re.compile(r"\bat (?:the )?request\b(?: of (?:the )?)?")
PLACED = re.compile(r"\b(?:telephoned|phoned|called|rang)\b(?= (?:[A-Z]|the |his |her ))|\b(?:placed|initiated) (?:a|the) (?:\w+ )?call\b")


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
        return self.document.title.text.replace("’", "'").replace("\xa0", " ") if self.document.title is not None else ""

    @property
    def anchor(self) -> Anchor:
        """What relative days count from: the dateline's day, else the day of publication."""
        dateline, published = self.document.dateline, self.document.published
        day = dateline.day if dateline is not None and dateline.day is not None else published.day if published is not None else None
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
    """From the title and the lead: the first sentence that names people of two sides, and the nearest trigger."""
    title = find_trigger(page.title, title=True) if page.title else None
    for number, sentence in enumerate(page.sentences[:LEAD]):
        trigger = _trigger_near(page, number, title)
        if trigger is None:
            continue
        people = people_told(page.prose, sentence, page.cast)
        participants = _participants(page, sentence, people)
        if _two_sides(participants):
            return number, _report(page, number, trigger.kind, participants)
    return _from_title(page, title)


def _from_title(page: Page, title: Trigger | None) -> tuple[int, Report] | None:
    """A title that tells of an exchange whose lead names its people by office alone ("The President spoke today ...")."""
    if title is None or not page.sentences:
        return None
    told = [figure for figure in page.cast.figures if figure.name in page.title or any(part in page.title for part in figure.name.split()[-1:])]
    participants = _participants(page, page.sentences[0], told)
    if not _two_sides(participants) or find_trigger(page.sentences[0].of(page.prose.text)) is None:
        return None
    return 0, _report(page, 0, title.kind, participants)


def _trigger_near(page: Page, number: int, title: Trigger | None) -> Trigger | None:
    """The trigger for the people of sentence ``number``: its own, the title's, or the next sentence's."""
    own = find_trigger(page.sentences[number].of(page.prose.text))
    if title is not None and title.kind != "statement" and (own is None or own.kind in {"call", "meeting", "talks", "visit", "summit"}):
        return title if own is None or title.kind in {"visit", "video call", "message", "letter"} or own.kind == "visit" else own
    if own is not None:
        return own
    if title is not None:
        return title
    following = page.sentences[number + 1].of(page.prose.text) if number + 1 < len(page.sentences) else ""
    return find_trigger(following)


def _participants(page: Page, sentence: Span, people: list[Figure]) -> tuple[Participant, ...]:
    sides = [figure.side for figure in people if figure.side is not None]
    found = [participant(figure, page.prose, sides) for figure in people]
    known = {person.side for person in found if person.side is not None}
    if len(known) < 2 and found:
        told = [code for code in sides_told(sentence.of(page.prose.text), page.gazetteer) if code not in known]
        nameless = [person for person in found if person.side is None]
        if len(nameless) == 1 and len(found) > 1 and known:
            return tuple(_with_side(person, _other_side(page, known)) if person in nameless else person for person in found)
        if len(found) == 1 and known and len(told) == 1 and DELEGATES.search(sentence.of(page.prose.text)):
            return (*found, Participant(name=told[0], side=told[0], office=None, span=None))
    return tuple(found)


DELEGATES = re.compile(r"\b(?:officials|leaders|delegation|counterparts?|representatives|authorities)\b")


def _with_side(person: Participant, side: str | None) -> Participant:
    return Participant(name=person.name, side=side, office=person.office, span=person.span)


def _other_side(page: Page, known: set[str]) -> str | None:
    """The one further country that title and lead name; None where there is none or more than one."""
    lead = " ".join(span.of(page.prose.text) for span in page.sentences[:2])
    named = [code for code in sides_told(f"{page.title} . {lead}", page.gazetteer) if code not in known and not page.gazetteer.is_body(code)]
    return named[0] if len(named) == 1 else None


def _two_sides(participants: Sequence[Participant]) -> bool:
    """Whether people of different sides are there; one of unknown side beside one of known side counts."""
    sides = {person.side for person in participants}
    return len(participants) > 1 and len(sides) > 1 and sides != {None}


def _report(page: Page, number: int, kind: Kind, participants: tuple[Participant, ...]) -> Report:
    sentence = page.sentences[number]
    names = {person.name for person in participants}
    room = people_in_room(page.prose, page.sentences[number + 1 :], page.cast)
    others = tuple(participant(figure, page.prose, []) for figure in room if figure.name not in names)
    text = sentence.of(page.prose.text)
    initiator, at_request = _initiator(page, sentence, participants)
    return Report(
        kind=kind,
        realis=_realis(text),
        date=_date(page, number),
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
    return "scheduled" if SCHEDULED.search(text) and not re.search(r"\b(?:met|spoke|held|received)\b", text) else "occurred"


def _date(page: Page, number: int) -> DateInterval | None:
    """From the sentence itself, its neighbours in the lead, else the day of publication as an inference."""
    order = [number, *(near for near in (number + 1, number - 1, number + 2) if 0 <= near < min(len(page.sentences), LEAD))]
    for near in order:
        sentence = page.sentences[near]
        found = date_in(sentence.of(page.prose.text), page.anchor)
        if found is not None and found.span is not None and (near == number or find_trigger(sentence.of(page.prose.text)) is not None):
            span = Span(found.span.start + sentence.start, found.span.end + sentence.start)
            return DateInterval(earliest=found.earliest, latest=found.latest, basis=found.basis, exact=found.exact, span=page.prose.original(span))
    day = page.anchor.day
    return DateInterval(earliest=day, latest=day, basis="inferred", exact=False) if day is not None else None


def _place(page: Page, number: int) -> Place | None:
    sentence = page.sentences[number]
    text = sentence.of(page.prose.text)
    trigger = find_trigger(text)
    found = place_in(text[trigger.span.start :], page.gazetteer) if trigger is not None else None
    if found is not None and trigger is not None and trigger.kind not in {"call", "message", "letter"}:
        span = Span(found.start + trigger.span.start + sentence.start, found.end + trigger.span.start + sentence.start)
        return Place(text=span.of(page.prose.text), span=page.prose.original(span))
    dateline = page.document.dateline
    if re.search(r"\bhere\b", text) and dateline is not None and dateline.place is not None:
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
    """Other meetings that the text goes on to tell of, with what was said there in the next sentence."""
    reports: list[Report] = []
    seen = [{person.name for person in main.participants}]
    for later in range(number + 1, len(page.sentences) - 1):
        text = page.sentences[later].of(page.prose.text)
        trigger = find_trigger(text) if AGAIN.search(text) else None
        if trigger is None or SPEECH.search(page.sentences[later + 1].of(page.prose.text)) is None:
            continue
        participants = _participants(page, page.sentences[later], people_told(page.prose, page.sentences[later], page.cast))
        names = {person.name for person in participants}
        if _two_sides(participants) and names not in seen and any(person.name in seen[0] for person in participants):
            seen.append(names)
            reports.append(_report(page, later, trigger.kind, participants))
    return reports
