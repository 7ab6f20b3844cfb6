"""The reports of a document: which exchanges are its news, and what it says of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Participant, Report, Span
from communique.readers.reports.clues import infer
from communique.readers.reports.joint import jointly_issued
from communique.readers.reports.page import LEAD, UNKNOWN, Background, Page, clause_of, open_page
from communique.readers.reports.parties import are_two_sides
from communique.readers.reports.places import place_of, place_on_trip
from communique.readers.reports.request import request_of
from communique.readers.reports.room import people_in_room
from communique.readers.reports.told import participant, people_told
from communique.readers.reports.transcripts import head_place, transcribed
from communique.readers.reports.triggers import Trigger, find_reference, find_trigger, realis_of
from communique.readers.reports.trips import apart, of_the_land, stops, stops_beside
from communique.readers.reports.voices import told_by_title, with_author
from communique.readers.reports.when import date_of, day_told
from communique.readers.reports.who import leaders_speaking, participants_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import DateInterval, Document
    from communique.model.report import Kind, Realis
    from communique.readers.cast import Cast
    from communique.readers.reports.trips import Stop
    from communique.text.prose import Prose

WRITTEN: frozenset[Kind] = frozenset({"message", "letter"})
SAYS_MORE: frozenset[Kind] = frozenset({"video call", "visit", "message", "letter"})
AGAIN = re.compile(
    r"\b(?:also|[Ss]eparately,?|[Ll]ater(?: in the day| on \w+)?,?|[Ee]arlier(?: in the day| on \w+)?,?|[Tt]he same day,(?: [\w.-]+){0,5}|[Tt]he same day) (?:[\w.'-]+ ){0,8}?(?:met|spoke|held|received|called|sent)\b|\b(?:[Oo]n \w+day, .{0,40}met with)\b"
)
TOLD = re.compile(
    r"\b(?:met|held talks|held a meeting|spoke)\b .{5,160}\band (?:\w+ )?(?:discussed|agreed|exchanged|reviewed|stressed|expressed)\b"
)
AFTERWARDS = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing|[Dd]uring) (?:(?:his|her|their|a|the) )?(?:talks|meeting|phone call|call)(?: here| in \w+)? with\b"
)
SPEECH = re.compile(
    r"\b(?:said|reads?|told|proposed|urged|voiced|raised|pledged|conveyed|reviewed|stressed|expressed|noted|discussed|thanked|agreed|reaffirmed|emphasi[sz]ed|welcomed|congratulated)\b"
)
SENT = re.compile(
    r"\b(?:sent|sends|wrote|addressed)\b|\b(?:said|wrote|stated) in (?:his|her) \w+ to\b|\b[Ll]etter to .{3,60}\bread\b"
)
MOVED_ON = re.compile(
    r"\b(?:then|also|[Oo]n [A-Z]\w+ \d+,? .{0,60}|[Ll]ater,? .{0,60}) ?\b(?:visited|travel(?:l)?ed to)\b"
)
SEVERAL = re.compile(
    r"\bseparate(?:ly)?\b|\b(?:calls|conversations|meetings|talks) (?:\w+ ){0,3}?(?:with|included|to)\b"
)
AGREED_TO = re.compile(
    r"\b(?:agreed|decided|vowed|pledged|promised|hope[sd]?|plan(?:s|ned)?|expect(?:s|ed)?)\b[^.;]{0,90}\b(?:to|will|would|should|could) (?:\w+ly |also |soon )?$"
)
"""What stands before an exchange that is only agreed on ("agreed that the two countries will | hold talks")."""

HELD: frozenset[Kind] = frozenset({"meeting", "talks", "summit"})
SPLIT_KINDS: frozenset[Kind] = frozenset({"call", "video call", "meeting", "talks"})


def find_reports(
    prose: Prose, document: Document, cast: Cast, gazetteer: Gazetteer, background: Background = UNKNOWN
) -> tuple[Report, ...]:
    """The exchanges that the document reports as its news, in the order of their sentences; none for domestic events.
    ``background`` is what dates those whose text prints no day.
    """
    page = open_page(prose, document, cast, gazetteer, background)
    joint = jointly_issued(page)
    if joint is not None:
        return (_report(page, *joint),)
    main = _main_exchange(page)
    if main is None:
        return ()
    number, kind, participants = main
    if kind == "visit" and participants[0].side is not None:
        participants = tuple(of_the_land(page, number, participants[0].side, participants))
    if met := _met_apart(page, *main):
        whole = _report(page, number, kind, participants)
        return tuple(_report(page, stop.number, "meeting", stop.people, whole) for stop in met)
    reports = [_report(page, number, kind, people) for people in _apart(page, number, kind, participants)]
    reports += _further_reports(page, number, reports[0])
    if kind == "visit" and reports[0].realis == "occurred":
        named = {person.name for report in reports for person in report.participants}
        beside = stops_beside(page, participants, named)
        reports += [_report(page, stop.number, "meeting", stop.people, reports[0]) for stop in beside]
    return tuple(reports)


def _met_apart(page: Page, number: int, kind: Kind, participants: tuple[Participant, ...]) -> list[Stop]:
    """The meetings of a trip, or those that the lead lumps and the text tells apart afterwards."""
    if realis_of(page.text_of(number)) != "occurred" or kind not in {"visit", "meeting"}:
        return []
    return stops(page, number, participants) if kind == "visit" else apart(page, number, participants)


def _main_exchange(page: Page) -> tuple[int, Kind, tuple[Participant, ...]] | None:
    """From the lead: first a sentence that itself tells of the exchange, then one that the title or the next explains."""
    title = find_trigger(page.title, title=True) if page.title else None
    spoken = transcribed(page, title)
    if spoken is not None:
        return 0, *spoken
    readings: tuple[Callable[[int], Trigger | None], ...] = (
        lambda number: _own_trigger(page, number, title),
        lambda _: title if title is not None and title.kind != "statement" else None,
        lambda number: _next_trigger(page, number),
    )
    for nearby in readings:
        for number in range(min(LEAD, len(page.sentences))):
            trigger = nearby(number)
            participants = participants_of(page, number, trigger) if trigger is not None else ()
            participants = with_author(page, number, participants)
            if trigger is not None and trigger.kind == "summit" and not are_two_sides(page, participants):
                participants = leaders_speaking(page)
            if trigger is not None and find_trigger(page.text_of(number)) is None:
                participants = _with_next(page, number, participants)
            if trigger is not None and are_two_sides(page, participants):
                return number, trigger.kind, participants
    return _announced(page) or _from_title(page, title) or _weakly_told(page, title)


def _weakly_told(page: Page, title: Trigger | None) -> tuple[int, Kind, tuple[Participant, ...]] | None:
    """A lead that only says that one "discussed X with" or "congratulated" another, people of two sides both named."""
    for number in range(min(LEAD, len(page.sentences))):
        trigger = find_trigger(page.text_of(number), weak=True)
        participants = participants_of(page, number, trigger) if trigger is not None else ()
        if trigger is not None and len({person.side for person in participants} - {None}) > 1:
            reference = title or _reference_near(page, number)
            kind = reference.kind if reference is not None and trigger.kind not in WRITTEN else trigger.kind
            return number, kind, participants
    return None


def _own_trigger(page: Page, number: int, title: Trigger | None) -> Trigger | None:
    """The sentence's own trigger; a title that says more ("video call", "visit") corrects its kind."""
    own = find_trigger(page.text_of(number))
    if own is not None and AGREED_TO.search(page.text_of(number)[: own.span.start]):
        own = _reference_near(page, number) or own
    if own is None or title is None:
        return own
    if title.kind in SAYS_MORE and own.kind not in WRITTEN:
        return title
    return title if own.kind == "visit" and title.kind != "statement" else own


def _next_trigger(page: Page, number: int) -> Trigger | None:
    """Of a following sentence, where it only refers back to an exchange ("In their phone talk, they ...")."""
    if number + 1 >= len(page.sentences):
        return None
    following = page.sentences[number + 1]
    trigger = find_trigger(page.text_of(number + 1))
    if trigger is not None and len({figure.side for figure in page.cast.named_in(following)}) < 2:
        return trigger
    return _reference_near(page, number)


def _reference_near(page: Page, number: int) -> Trigger | None:
    """What one of the next two sentences refers back to as known."""
    told = (find_reference(page.text_of(near)) for near in (number + 1, number + 2))
    return next((reference for reference in told if reference is not None), None)


def _with_next(page: Page, number: int, participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """People of one side with the one of another side whom the next sentence names behind its reference to the
    exchange ("X called for Y. After talks in Z, A said ...").
    """
    referred = number + 1 < len(page.sentences) and find_reference(page.text_of(number + 1)) is not None
    if not referred or len({person.side for person in participants}) != 1 or participants[0].side is None:
        return participants
    others = [person for person in people_told(page, page.sentences[number + 1]) if person not in participants]
    further = [person for person in others if person.side not in {None, participants[0].side} and person.office]
    return (*participants, *further) if len(further) == 1 else participants


def _from_title(page: Page, title: Trigger | None) -> tuple[int, Kind, tuple[Participant, ...]] | None:
    """A title that tells of an exchange whose lead names its people by office alone or only lets them speak."""
    if title is None or not page.sentences:
        return None
    participants = told_by_title(page, title.kind)
    return (0, title.kind, participants) if participants else None


def _announced(page: Page) -> tuple[int, Kind, tuple[Participant, ...]] | None:
    """A lead that tells of an exchange without its second side ("spoke with five counterparts"): the first later
    sentence that tells of one of the same kind and names both.
    """
    triggers = [find_trigger(page.text_of(number)) for number in range(min(2, len(page.sentences)))]
    kinds = {trigger.kind for trigger in triggers if trigger is not None}
    for number in range(1, len(page.sentences)):
        trigger = find_trigger(page.text_of(number))
        people = people_told(page, page.sentences[number]) if trigger is not None and trigger.kind in kinds else []
        if trigger is not None and len({person.side for person in people} - {None}) > 1:
            return number, trigger.kind, tuple(people)
    return None


def _apart(page: Page, number: int, kind: Kind, participants: tuple[Participant, ...]) -> list[tuple[Participant, ...]]:
    """Separate calls or meetings of one side with several others, told in one sentence: one exchange with each."""
    own = [person for person in participants if person.side == participants[0].side]
    others = [person for person in participants if person.side != participants[0].side]
    apart = kind in SPLIT_KINDS and len({person.side for person in others}) > 1
    if not apart or not SEVERAL.search(page.text_of(number)):
        return [participants]
    sides = list(dict.fromkeys(person.side for person in others))
    return [(*own, *(person for person in others if person.side == side)) for side in sides]


def _report(
    page: Page, number: int, kind: Kind, participants: tuple[Participant, ...], visit: Report | None = None
) -> Report:
    """The report of an exchange told in a sentence; where that leaves its day unsaid, it is that of the ``visit``."""
    sentence = page.sentences[number]
    names = {person.name for person in participants}
    room = people_in_room(page.prose, page.sentences[number + 1 :], page.cast)
    others = tuple(participant(figure, page.prose) for figure in room if figure.name not in names)
    request = request_of(page, number, kind, participants)
    realis = realis_of(page.text_of(number))
    people = (*participants, *others)
    return Report(
        kind=kind,
        realis=realis,
        date=(day_told(page, number) or visit.date)
        if visit is not None
        else _told_date(page, number, kind, realis) or infer(page, number, realis, people),
        place=place_on_trip(page, number, visit.place)
        if visit is not None
        else place_of(page, number, kind) or (head_place(page) if kind in HELD else None),
        initiator=request.initiator,
        at_request=request.at_request,
        participants=people,
        span=page.prose.original(sentence),
        request_basis=request.basis,
        request_span=request.span,
    )


def _told_date(page: Page, number: int, kind: Kind, realis: Realis) -> DateInterval | None:
    """The day that the text tells; of a statement it tells none but those of what the statement speaks of."""
    return date_of(page, number, kind, realis) if kind != "statement" else None


def _further_reports(page: Page, number: int, main: Report) -> list[Report]:
    """Other exchanges that the text goes on to tell of, with what was said there in the same or the next sentence."""
    reports: list[Report] = []
    first = ({person.name for person in main.participants}, main.kind in WRITTEN)
    seen = [first]
    for later in range(number + 1, len(page.sentences)):
        between_others = _of_others(page, later, first[0])
        trigger = _further_trigger(page, later, main.kind) or between_others
        participants = participants_of(page, later, trigger) if trigger is not None else ()
        if trigger is None or not are_two_sides(page, participants):
            continue
        told = ({person.name for person in participants}, trigger.kind in WRITTEN)
        text = page.text_of(later)
        if told not in seen and (told[0] & first[0] or between_others or AFTERWARDS.search(text) or TOLD.search(text)):
            seen.append(told)
            reports.append(_report(page, later, trigger.kind, participants))
    return reports


def _of_others(page: Page, later: int, names: set[str]) -> Trigger | None:
    """A call or meeting between two others, named both, one of whom speaks in the next sentence."""
    trigger = find_trigger(page.text_of(later))
    if trigger is None or trigger.kind not in SPLIT_KINDS or SPEECH.search(page.text_of(later + 1)) is None:
        return None
    told = {figure.name for figure in page.cast.named_in(clause_of(page.prose, page.sentences[later])) if figure.side}
    speaking = {figure.name for figure in page.cast.named_in(page.sentences[later + 1])}
    occurred = realis_of(page.text_of(later)) == "occurred"
    return trigger if occurred and len(told) > 1 and not told & names and told & speaking else None


def _further_trigger(page: Page, later: int, main: Kind) -> Trigger | None:
    text = page.text_of(later)
    trigger = find_trigger(text)
    if AGAIN.search(text) and SPEECH.search(f"{text} {page.text_of(later + 1)}"):
        return trigger
    if trigger is not None and main == trigger.kind == "visit" and MOVED_ON.search(text):
        return trigger
    if (
        trigger is not None
        and trigger.kind in WRITTEN
        and SENT.search(text)
        and SPEECH.search(f"{text} {page.text_of(later + 1)}")
    ):
        return trigger
    if TOLD.search(text) and SPEECH.search(text):
        return trigger
    if AFTERWARDS.search(text) and SPEECH.search(text):
        return trigger or Trigger("talks", Span(0, 1))
    return None
