"""Clues from the occasions that a text names: anniversaries, congresses, and days long past."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.knowledge.events import load_events
from communique.model import Window
from communique.readers.clue_tables import Relation
from communique.readers.reports.anniversaries import Anniversary, find_anniversaries, find_years_since
from communique.readers.reports.related import beside, related, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.knowledge.events import Events
    from communique.model import Participant, TimeExpression
    from communique.readers.clue_tables import About
    from communique.readers.reports.findings import Finding
    from communique.readers.reports.page import Page

LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|shall|upcoming|forthcoming|next|to be held|plan(?:s|ned|ning)?|expect\w*|schedul\w+|hop(?:e|es|ed|ing)|"
    r"look\w* forward|invit\w+|intend\w*|prepar\w+|set to|aim\w*|goal|by|until|through|ahead of|lead-up|run-up|starting|beginning|"
    r"no later than|toward|towards|for the)\b"
)
"""Words before a date in its sentence that put it, or may put it, after the exchange."""

TO_COME = re.compile(r"^,?(?: \S+){0,6} (?:will|would|shall|is to|are to)\b")
"""Words behind a date that put it after the exchange ("On October 12, 2024, the President | will host ...")."""

INFINITIVE = re.compile(r"\bto [a-z]+(?: [a-z]+){0,4} (?:in|on|from|during) $")
"""What is still to be done on a date ("decided to proceed on | June 19")."""

FINE = frozenset({"minute", "hour", "part of day", "day", "weekend", "week", "month"})
SINCE = Relation(
    "anniversary.years-since",
    "anniversary",
    frozenset({"anniversary"}),
    re.compile(""),
    re.compile(""),
    "around",
    366,
    366,
    "{words}: about {days}",
)
"""Years told since an event: one less or more, as people count."""


def occasion_findings(page: Page, participants: Sequence[Participant]) -> Iterator[Finding]:
    """What the anniversaries, congresses and printed days anywhere in the text say."""
    events = page.background.events or load_events()
    yield from _anniversaries(page, participants, events)
    for time in page.times:
        before, after = beside(page, time.span)
        relation = relation_of(_abouts(time, before, after), before, after)
        if relation is not None and time.earliest is not None and time.latest is not None:
            yield related(page, time.span, [Window(time.earliest, time.latest)], relation, source=time.event)


def _anniversaries(page: Page, participants: Sequence[Participant], events: Events) -> Iterator[Finding]:
    for found in find_anniversaries(page, participants, events):
        relation = relation_of(("anniversary",), *beside(page, found.span))
        if relation is not None:
            yield related(page, found.span, found.days(), relation, source=_ids(found))
    for found in find_years_since(page, participants, events):
        yield related(page, found.span, found.days(), SINCE, source=_ids(found))


def _ids(found: Anniversary) -> str:
    return "; ".join(event.id for event in found.events)


def _abouts(time: TimeExpression, before: str, after: str) -> tuple[About, ...]:
    """What kinds of relation an expression may stand in."""
    if time.anchor == "event":
        return ("congress",) if time.base is None else ()
    if time.anchor != "printed" or time.kind not in {"DATE", "TIME"}:
        return ()
    if _is_ahead(before, after):
        return ("to come",)
    return ("month", "date") if time.granularity in FINE else ("date",)


def _is_ahead(before: str, after: str) -> bool:
    """Whether the words around a printed date put it, or may put it, after the exchange."""
    return any((LOOKS_AHEAD.search(before), INFINITIVE.search(before), TO_COME.search(after)))
