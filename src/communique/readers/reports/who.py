"""Who took part in an exchange, from the sentence that tells of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.knowledge.offices import OfficeClass, load_offices
from communique.knowledge.systems import lacks
from communique.model import Participant, Span
from communique.readers.people.sides import paired_side
from communique.readers.reports.page import Page, clause_of
from communique.readers.reports.room import people_in_room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.readers.cast import Figure, Role, Use
    from communique.readers.reports.triggers import Trigger
    from communique.text.prose import Prose

MOST_NAMED = 5
OWNER = re.compile(r"'s? (?!call|meeting|talks|visit|conversation)")
SAID = re.compile(r",? (?:said|says|announced|told (?:reporters|the press))\b")
VISITED = re.compile(
    r"\b(?:visit(?:ed|s)?(?: to)?|trip to|travel(?:l?ed)? to|fly to|left) (?P<place>(?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?)"
)
MET = re.compile(r"\b(?:met|meetings?|talks|received by)\b")
HELD = re.compile(r"\b(?:held|hold|holds|concluded|took place)\b")
REFERS = re.compile(
    r"^(?:\W*(?:The|He|She|During|His|Her|(?:In|At) (?:a|an|the|his|her|their) (?:\w+ ){0,2}(?:talks|call|meeting|conversation|message|letter|telegram))\b)|\b(?:his|her) (?:\w+ ){0,3}(?:talks|call|meeting|conversation|message|letter)\b|\bmessage\b|\b(?:on|met|with|received|to) (?:him|her)\b"
)
DELEGATES = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:officials|leaders|delegation|delegates|counterparts?|representatives|authorities|ministers)\b"
)
FROM = re.compile(r"\b(?:officials|leaders|delegation|counterparts?|representatives|ministers) (?:from|of) (?:the )?$")
LEADERS: frozenset[OfficeClass] = frozenset({"head of state", "head of government", "monarch"})
SUCCESSION = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Oo]utgoing|[Ii]ncoming|[Pp]redecessor|[Ss]uccessor)|-elect\b")
AT_SUMMITS: frozenset[OfficeClass] = LEADERS | {
    "deputy head of state",
    "deputy head of government",
    "leader of a body",
    "party leader",
    "description",
}
OPENING = 30
"""Characters at the head of a sentence within which its subject is named."""

OFFICES_OF_STATE: frozenset[OfficeClass] = frozenset(
    {
        "head of state",
        "head of government",
        "deputy head of government",
        "party leader",
        "monarch",
        "royal",
        "minister",
        "leader of a body",
        "cleric",
    }
)


def participants_of(page: Page, number: int, trigger: Trigger) -> tuple[Participant, ...]:
    """The people of a sentence; where it names one side's alone, those of the lead, the room or the side itself."""
    text = page.text_of(number)
    people = people_told(page, page.sentences[number])
    if not people:
        return _sides_alone(page, text, trigger)
    people = _with_sides(page, people, text)
    if len({person.side for person in people}) > 1:
        return tuple(people)
    if trigger.kind == "visit" and len(people) == 1 and (visit := _visitor_and_hosts(page, number, people, text)):
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
    told = [code for code in _delegations(page, text) if code != people[0].side]
    if people[0].side is not None and len(told) == 1:
        return (*people, _side(told[0]))
    return tuple(people)


def _delegations(page: Page, text: str) -> set[str]:
    """The sides that a clause sends without a name ("X officials", "a delegation from X")."""
    return {
        side.code
        for side in page.gazetteer.find(text)
        if side.kind not in {"party", "capital"}
        and (DELEGATES.match(text, side.span.end) or FROM.search(text[max(0, side.span.start - 40) : side.span.start]))
    }


def people_told(page: Page, sentence: Span) -> list[Participant]:
    """Those whom the clause that tells of the exchange names, by name or by office alone, in order of place."""
    near = clause_of(page.prose, sentence)
    figures = _acting(page, near)
    first = {use.figure.name: use.span for use in reversed(page.cast.uses_in(near))}
    placed = [(first[figure.name], participant(figure, page.prose)) for figure in figures]
    names = {figure.name for figure in figures}
    for role in page.cast.roles_in(near):
        person = _in_office(page, role, figures)
        if person is not None and person.name not in names:
            names.add(person.name)
            placed.append((role.span, person))
    return [person for _, person in sorted(placed, key=lambda item: item[0])]


def _acting(page: Page, near: Span) -> list[Figure]:
    """The people named in a clause, but for owners of what takes part ("the President's | envoy")."""
    uses = page.cast.uses_in(near)
    owners = {use.figure.name for use in uses if OWNER.match(page.prose.text, use.span.end)}
    named = page.cast.named_in(near)
    return [
        figure
        for number, figure in enumerate(named)
        if figure.name not in owners and not (number and _is_source(page, figure, near))
    ]


def _is_source(page: Page, figure: Figure, near: Span) -> bool:
    """Whether someone named later only says so ("..., spokesperson X said")."""
    uses = (use.span for use in page.cast.uses_in(near) if use.figure is figure)
    return any(SAID.match(page.prose.text, use.end) for use in uses)


def _in_office(page: Page, role: Role, named: list[Figure]) -> Participant | None:
    """The holder of an office named alone: whom the text names elsewhere, else the side itself ("his X counterpart").

    An office without a side is somebody only where the text names its one holder.
    """
    if role.side is not None and role.side in {figure.side for figure in named}:
        return None
    holder = page.cast.holder_of(role)
    if holder is not None:
        return participant(holder, page.prose)
    if role.side is None:
        return _own_leader(page, role, named)
    counterpart = _counterpart(page, role, named)
    if counterpart is not None:
        return _on(participant(counterpart, page.prose), role.side)
    return Participant(name=role.side, side=role.side, office=role.office, span=page.prose.original(role.span))


def _own_leader(page: Page, role: Role, named: list[Figure]) -> Participant | None:
    """The outlet's own side, for its leader whom the text never names ("The Prime Minister spoke to X")."""
    home = page.cast.home
    alone = role.kind in LEADERS and home is not None and home not in {figure.side for figure in named}
    if not alone or home is None or page.gazetteer.is_body(home) or lacks(home, role.kind):
        return None
    return Participant(name=home, side=home, office=role.office, span=page.prose.original(role.span))


def _counterpart(page: Page, role: Role, named: list[Figure]) -> Figure | None:
    """Whom "his X counterpart" can only mean: the one other of the text without a side who has the same office."""
    if role.kind != "description" or any(figure.side == role.side for figure in page.cast.figures):
        return None
    kinds = {kind for figure in named for kind in figure.kinds}
    found = [f for f in page.cast.figures if f.side is None and f not in named and f.kinds & kinds]
    return found[0] if len(found) == 1 else None


def participant(figure: Figure, prose: Prose) -> Participant:
    """The figure as a participant, with the longest form of its office."""
    office = max(figure.offices, key=len) if figure.offices else None
    return Participant(
        name=figure.name, side=figure.side, office=office, span=prose.original(figure.uses[0]) if figure.uses else None
    )


def _side(code: str) -> Participant:
    """A side that took part without anyone named."""
    return Participant(name=code, side=code, office=None, span=None)


def sides_told(page: Page, text: str) -> list[str]:
    """Countries and bodies named as those who act in a clause, in order, each once."""
    found = page.gazetteer.find(text)
    return list(dict.fromkeys(side.code for side in found if side.kind not in {"party", "capital"}))


def _sides_alone(page: Page, text: str, trigger: Trigger) -> tuple[Participant, ...]:
    """A meeting told as one of countries ("the 8th round of the A-B border talks was held"): their people in the text,
    else the countries themselves.
    """
    told = [code for code in sides_told(page, text) if not page.gazetteer.is_body(code)]
    if len(told) != 2 or trigger.kind not in {"meeting", "talks"} or not HELD.search(text):
        return ()
    present = people_in_room(page.prose, page.sentences, page.cast) or page.cast.figures
    people = [participant(figure, page.prose) for figure in present if figure.side in {*told, None}]
    if not people:
        return tuple(_side(code) for code in told)
    free = [code for code in told if code not in {person.side for person in people}]
    if len(people) >= MOST_NAMED:
        return ()
    return tuple(_on(person, free[0]) if person.side is None and len(free) == 1 else person for person in people)


def _visitor_and_hosts(page: Page, number: int, people: list[Participant], text: str) -> tuple[Participant, ...]:
    """Of a visit told with the visitors alone: those whom the next sentences say they met, else the host whom the
    title or the first sentences name, else the country visited.
    """
    host = _visited(page, text)
    if host is None or people[0].side == host:
        return ()
    met = [person for near in (number + 1, number + 2) for person in _met(page, near, people, host)]
    named = [
        participant(figure, page.prose)
        for figure in page.lead_people(-1)
        if figure.side == host and (figure.name in page.title or _is_early(page, figure))
    ]
    return (*people, *(list(dict.fromkeys(met)) or named[:1] or [_side(host)]))


def _visited(page: Page, text: str) -> str | None:
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
    received = host in _delegations(page, f"{page.lead_text()} {text}")
    alone = set(sides_told(page, text)) <= {host, *(person.side for person in visitors)}
    return [
        _on(person, person.side or host)
        for person in others
        if person.side == host or (person.side is None and (received or (alone and _is_of_state(person))))
    ]


def _is_early(page: Page, figure: Figure) -> bool:
    """Whether one of the first two sentences names someone."""
    end = page.sentences[min(1, len(page.sentences) - 1)].end
    return any(use.end <= end for use in figure.uses)


def _with_sides(page: Page, people: list[Participant], text: str) -> list[Participant]:
    """A side that the text leaves out is that of the other chair, where only one is free."""
    known = {person.side for person in people if person.side is not None}
    nameless = [person for person in people if person.side is None]
    other = _other_side(page, known, text)
    if not nameless or not known or other is None or len(nameless) > 1:
        return people
    return [_on(person, other) if person in nameless else person for person in people]


def _on(person: Participant, side: str) -> Participant:
    return replace(person, side=side)


def _other_side(page: Page, known: set[str], text: str) -> str | None:
    """The one further country whose officials or side the clause names, or that title and lead pair with the known one;
    None where there is none or more than one: a country merely named may be the place or the topic.
    """
    sent = [code for code in _delegations(page, text) if code not in known and not page.gazetteer.is_body(code)]
    if len(sent) == 1:
        return sent[0]
    return paired_side(f"{page.title} . {page.lead_text(2)}", page.gazetteer, known)


def are_two_sides(page: Page, participants: Sequence[Participant]) -> bool:
    """Whether people of different sides are there.

    One of unknown side counts if his office is one of state, unless the outlet's own side is the only one known:
    its own ministers go without a side as well, and then the text must name another country.
    """
    sides = {person.side for person in participants if person.side is not None}
    if len(sides) > 1:
        return True
    if not sides:
        return _are_peers(page, participants)
    states = [person for person in participants if person.side is None and _is_of_state(person)]
    return bool(states) and (sides != {page.cast.home} or _names_another(page, sides))


def _are_peers(page: Page, participants: Sequence[Participant]) -> bool:
    """Whether two people lead a state each, though the text leaves unsaid which ("President X called President Y"):
    it then names two countries, and speaks of nobody's predecessor.
    """
    lead = f"{page.title} . {page.lead_text()}"
    countries = [code for code in sides_told(page, lead) if not page.gazetteer.is_body(code)]
    if len(countries) < 2 or SUCCESSION.search(lead) is not None:
        return False
    offices = [load_offices().head_of(person.office) for person in participants if person.office is not None]
    leading = [office.form for office in offices if office is not None and office.office_class in LEADERS]
    return len(leading) > len(set(leading))


def _names_another(page: Page, sides: Iterable[str]) -> bool:
    return bool(set(sides_told(page, f"{page.title} . {page.lead_text()}")) - set(sides))


def _is_of_state(person: Participant) -> bool:
    """Whether someone holds an office of state; a bare name that acts first is its own outlet's leader."""
    found = load_offices().head_of(person.office) if person.office is not None else None
    return found is not None and found.office_class in OFFICES_OF_STATE
