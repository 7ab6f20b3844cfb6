"""At whose request an exchange took place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Participant, Span
from communique.readers.reports.page import LEAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model.report import Kind
    from communique.readers.reports.page import Page

REQUEST = re.compile(
    r"\b(?:[Aa]t (?:the )?(?:request|initiative|invitation)|(?:initiated|requested|placed) by|[Oo]n the initiative)\b(?P<whose>(?: of)?(?: the)?)"
)
INITIATED = re.compile(
    r"\b(?:call|conversation|talks|talk|contact|meeting|discussion) (?:was|were|took place|came) (?:\w+ ){0,3}?(?:initiated by|requested by|at (?:the )?(?:request|initiative))"
)
OWN_REQUEST = re.compile(
    r"\b[Aa]t (?P<whose>(?:the )?[A-Z][\w.' ]{1,40}?)(?:'s?| side's?) (?:request|initiative|invitation)\b"
)
OF_ONE_NAMED = re.compile(
    r"\b(?:[Aa]t the (?:request|initiative|invitation) of the (?P<one>latter|former)\b|[Aa]t (?:the )?(?P<which>latter|former|his|her|their|its|whose)(?:'s)? (?:own |kind )?(?:request|initiative|invitation)\b)"
)
FAR = 60
"""Characters behind "at the request" within which it is said whose."""

RECEIVED = re.compile(
    r"\b(?:received|receives|took|answered) (?:\w+ ){0,3}?(?:phone ?|telephone )?calls? (?:\w+ ){0,3}?from\b"
)
PLACED = re.compile(
    r"\b(?:telephoned|phoned|called|rang|calls|phones)(?= )|\b(?:placed|initiated|made) (?:a|the) (?:\w+ ){0,2}call\b"
)
SPOKEN: frozenset[Kind] = frozenset({"call", "video call"})


def initiator_of(
    page: Page, sentence: Span, kind: Kind, participants: Sequence[Participant]
) -> tuple[str | None, bool]:
    """Who asked for the exchange, by name where the text tells, and whether it says "at request" at all."""
    told = _by_whom(page, sentence, kind, participants)
    if told != (None, False):
        return told
    later = [near for near in page.sentences[:LEAD] if near != sentence and INITIATED.search(near.of(page.prose.text))]
    return _by_whom(page, later[0], kind, participants) if later else told


def _by_whom(page: Page, sentence: Span, kind: Kind, participants: Sequence[Participant]) -> tuple[str | None, bool]:
    """As ``initiator_of``, from one sentence."""
    text = sentence.of(page.prose.text)
    one = OF_ONE_NAMED.search(text)
    if one is not None and (kind == "visit" or "invitation" not in one.group()):
        return _of_one(
            page, Span(sentence.start, sentence.start + one.start()), one["which"] or one["one"], participants
        ), True
    asked = REQUEST.search(text)
    if asked is not None and (kind == "visit" or "invitation" not in asked.group()):
        near = Span(sentence.start + asked.end(), min(sentence.start + asked.end() + FAR, sentence.end))
        return (_whose(page, near, participants) if asked["whose"] or "by" in asked.group() else None), True
    own = OWN_REQUEST.search(text)
    if own is not None and (kind == "visit" or "invitation" not in own.group()):
        return _whose(page, Span(sentence.start + own.start(), sentence.start + own.end()), participants), True
    return (_caller(page, sentence, participants) if kind in SPOKEN else None), False


def _of_one(page: Page, before: Span, which: str, participants: Sequence[Participant]) -> str | None:
    """Whom "the latter's", "the former's" or "his" means: of the two named before, or the only one of that sex."""
    names = {person.name for person in participants}
    named = [figure for figure in page.cast.named_in(before) if figure.name in names]
    if which in {"latter", "former"}:
        return named[-1 if which == "latter" else 0].name if len(named) == 2 else None
    fitting = [figure for figure in named if which in {"his", "her"} and figure.feminine is (which == "her")]
    others = [figure for figure in named if figure not in fitting]
    alone = len(fitting) == 1 and all(figure.feminine is not None for figure in others)
    return fitting[0].name if alone else None


def _whose(page: Page, near: Span, participants: Sequence[Participant]) -> str | None:
    """The participant whom a stretch of prose names, or the only one of the side that it names first."""
    named = page.cast.named_in(near)
    sides = page.gazetteer.find(near.of(page.prose.text))
    if named and (not sides or page.cast.uses_in(near)[0].titled.start <= near.start + sides[0].span.start):
        return named[0].name
    of_side = [person for person in participants if sides and person.side == sides[0].code]
    return of_side[0].name if len(of_side) == 1 else None


def _caller(page: Page, sentence: Span, participants: Sequence[Participant]) -> str | None:
    """Who placed a call: "received a call from X", "X telephoned Y"."""
    text = sentence.of(page.prose.text)
    received = RECEIVED.search(text)
    if received is not None:
        return _first(page, Span(sentence.start + received.end(), sentence.end), participants)
    placed = PLACED.search(text)
    if placed is None or _first(page, Span(sentence.start + placed.end(), sentence.end), participants) is None:
        return None
    before = [
        person
        for person in participants
        if any(
            figure.name == person.name
            for figure in page.cast.named_in(Span(sentence.start, sentence.start + placed.start()))
        )
    ]
    return before[-1].name if before else None


def _first(page: Page, span: Span, participants: Sequence[Participant]) -> str | None:
    """The first participant inside ``span``, named or by office alone."""
    spans = {person.name: person.span for person in participants}
    named = [figure.name for figure in page.cast.named_in(span) if figure.name in spans]
    if named:
        return named[0]
    inside = page.prose.original(span) if span.start < span.end else span
    return next((name for name, at in spans.items() if at is not None and inside.covers(at)), None)
