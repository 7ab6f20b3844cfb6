"""Clues from the offices that a text gives people: the days on which they held them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from communique.model import Window
from communique.readers.reports.findings import Finding, joined
from communique.readers.reports.shapes import moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.knowledge.held import HeldOffice
    from communique.model import Participant, Span
    from communique.readers.cast import Figure
    from communique.readers.reports.page import Page

ELECT = re.compile(r"[- ](?:elect|designate)\b", re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|late|then|ex|outgoing|next|future|deceased)[- ]*$|\b(?:former|ex)\b", re.IGNORECASE)
NEW = re.compile(
    r"\bcongratulat\w+ (?P<whom>[^.;]{0,80}?) ?\b(?:on|for|upon) (?:(?:his|her|the|their|your) )?(?:[\w-]+ ){0,3}?"
    r"(?P<what>election|appointment|inauguration|swearing[- ]in|assuming (?:office|the presidency|(?:his|her) (?:new )?(?:office|role|position|post))|becoming|taking office)\b"
)
"""Congratulations that come at the beginning of a first term; a re-election or a victory may come in any."""

PRONOUN = re.compile(r"(?:him|her|you)(?: \w+ly)?")
GONE = re.compile(
    r"\b(?:death|passing|memory|loss|legacy|funeral|assassination|life) of .{0,30}$|\b(?:succeed\w*|predecessor,?|replac\w+) .{0,30}$"
)
"""What stands before someone named who holds the office no more, or may not."""

NOT_YET = re.compile(
    r",? (?:who|which) (?:is|was|will be|has been|had been) (?:[\w-]+ ){0,3}?(?:to )?(?:become|be|serve|nominated|named|appointed|tipped|sworn)\b|,? (?:the |a )?(?:nominee|candidate|choice|pick)\b"
)
"""What stands behind someone who does not hold the office yet ("X, who is expected to become the next minister")."""

WAITING = 260
"""Days from an election to taking office, at most."""

FRESH = 150
"""Days after taking office in which congratulations on it still come."""

NEAR_TERM = 100
"""Days before and after a term in which a text may give its office to someone whom it only names."""


class Terms(Protocol):
    """What the tables of offices know; the readers need no more of them."""

    def terms(self, name: str, side: str | None, offices: Sequence[str]) -> tuple[HeldOffice, ...]:
        """When someone of that name and side held one of the offices; empty where nobody is known or it isn't sure who."""


def office_findings(page: Page, participants: Sequence[Participant]) -> Iterator[Finding]:
    """When the people of a text held the offices that it gives them: those who took part, and others it names."""
    if page.background.terms is None:
        return
    names = {person.name for person in participants}
    for figure in page.cast.figures:
        for office in figure.offices:
            finding = _office(page, figure, office, took_part=figure.name in names)
            if finding is not None:
                yield finding
    yield from _new_in_office(page, participants)


def _office(page: Page, figure: Figure, office: str, *, took_part: bool) -> Finding | None:
    if page.background.terms is None or not figure.titled or FORMER.search(office) or _is_out_of_office(page, figure):
        return None
    elect = ELECT.search(office) is not None
    held = page.background.terms.terms(figure.name, figure.side, (ELECT.sub("", office),))
    if not held:
        return None
    windows = [_admitted(term.window, elect=elect, took_part=took_part) for term in held]
    waiting = "elected but not yet " if elect else ""
    return Finding(
        rule=f"office.{'elect' if elect else 'participant' if took_part else 'named'}",
        kind="office",
        says=f"{figure.name} is {waiting}{held[0].title}: {_days(windows)}",
        windows=joined(windows),
        span=page.prose.original(figure.titled[0]),
        source="; ".join(term.source for term in held),
    )


def _admitted(window: Window, *, elect: bool, took_part: bool) -> Window:
    """The days on which a text may give the office: before the term to one elected; a while around it to one only named."""
    if elect:
        return Window(moved(window.earliest, -WAITING), window.earliest)
    slack = 0 if took_part else NEAR_TERM
    return Window(moved(window.earliest, -slack), moved(window.latest, slack))


def _is_out_of_office(page: Page, figure: Figure) -> bool:
    """Whether the text puts the office in the past, or in the future, where it first names the person ("former Prime
    Minister X").
    """
    start = figure.titled[0].start
    before = page.prose.text[max(0, start - 60) : start]
    waiting = any(NOT_YET.match(page.prose.text, use.end) for use in figure.uses[:1])
    return waiting or FORMER.search(before[-12:]) is not None or GONE.search(before) is not None


def _new_in_office(page: Page, participants: Sequence[Participant]) -> Iterator[Finding]:
    """Congratulations on an election or appointment: near the beginning of a term of the one congratulated."""
    for sentence in page.sentences:
        match = NEW.search(sentence.of(page.prose.text))
        person = _congratulated(match["whom"], participants) if match is not None else None
        if match is not None and person is not None:
            yield from _beginning(page, person, match["what"], sentence)


def _congratulated(words: str, participants: Sequence[Participant]) -> Participant | None:
    """Who took part and is meant by the words behind "congratulated"; a pronoun means the one named last."""
    if PRONOUN.fullmatch(words):
        return participants[1] if len(participants) == 2 else None
    named = [person for person in participants if person.name.split()[-1] in words]
    return named[0] if len(named) == 1 else None


def _beginning(page: Page, person: Participant, what: str, sentence: Span) -> Iterator[Finding]:
    if page.background.terms is None or person.office is None:
        return
    held = page.background.terms.terms(person.name, person.side, (ELECT.sub("", person.office),))
    windows = [_fresh(term.window) for term in held]
    if windows:
        yield Finding(
            rule="office.new",
            kind="after",
            says=f"congratulations on {what} to {person.name}, {held[0].title}: {_days(windows)}",
            windows=joined(windows),
            span=page.prose.original(sentence),
            source="; ".join(term.source for term in held),
        )


def _fresh(window: Window) -> Window:
    begin = window.earliest
    return Window(moved(begin, -WAITING), min(moved(begin, FRESH), window.latest))


def _days(windows: list[Window]) -> str:
    told = (" to ".join(day.isoformat() if day.year < 9999 else "..." for day in window) for window in joined(windows))
    return ", ".join(told)
