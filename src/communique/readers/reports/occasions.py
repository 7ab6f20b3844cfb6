"""Clues from the occasions that a text names: anniversaries, feasts, congresses, and days long past."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.events import load_events
from communique.knowledge.holidays import feast_days
from communique.knowledge.tables import read_table
from communique.model import Span, Window
from communique.readers.clue_tables import Relation, relations
from communique.readers.reports.anniversaries import Anniversary, find_anniversaries, find_years_since
from communique.readers.reports.findings import Finding, joined, shaped, with_open_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.knowledge.events import Events
    from communique.model import Participant, TimeExpression
    from communique.readers.clue_tables import About
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

MOST_TOLD = 3
"""Days of an occasion that a clue tells in words; its windows hold all."""

FINE = frozenset({"minute", "hour", "part of day", "day", "weekend", "week", "month"})
SINCE = Relation(
    "anniversary.years-since",
    "anniversary",
    "anniversary",
    re.compile(""),
    re.compile(""),
    "around",
    366,
    366,
    "{words}: about {days}",
)
"""Years told since an event: one less or more, as people count."""

NAME_COLUMNS = ("name", "class", "value", "note")


def occasion_findings(page: Page, participants: Sequence[Participant]) -> Iterator[Finding]:
    """What the anniversaries, congresses and printed days anywhere in the text say."""
    events = page.background.events or load_events()
    yield from _anniversaries(page, participants, events)
    for time in page.times:
        before, after = _beside(page, time.span)
        relation = _relation(_abouts(time, before, after), before, after)
        if relation is not None and time.earliest is not None and time.latest is not None:
            yield _finding(page, time.span, [Window(time.earliest, time.latest)], relation, source=time.event)


def _anniversaries(page: Page, participants: Sequence[Participant], events: Events) -> Iterator[Finding]:
    for found in find_anniversaries(page, participants, events):
        relation = _relation(("anniversary",), *_beside(page, found.span))
        if relation is not None:
            yield _finding(page, found.span, found.days(), relation, source=_ids(found))
    for found in find_years_since(page, participants, events):
        yield _finding(page, found.span, found.days(), SINCE, source=_ids(found))


def _ids(found: Anniversary) -> str:
    return "; ".join(event.id for event in found.events)


def feast_findings(page: Page, years: Iterable[int]) -> Iterator[Finding]:
    """What the feasts named in the text say, in any of these years."""
    span = list(years)
    for time in page.times:
        feast = feast_of(time.span.of(page.prose.text))
        relation = _relation(("holiday",), *_beside(page, time.span)) if feast is not None else None
        if feast is None or relation is None:
            continue
        days = (feast_days(feast, year) for year in span)
        windows = [Window(found.first, found.latest_first) for found in days if found is not None]
        if windows:
            finding = _finding(page, time.span, windows, relation, source=feast)
            yield replace(finding, windows=joined(with_open_ends([*finding.windows], span[0], span[-1])))


def feast_of(words: str) -> str | None:
    """The id of the feast that an expression names; None where it names none."""
    folded = words.casefold()
    return next((feast for name, feast in _feasts() if name in folded), None)


@cache
def _feasts() -> tuple[tuple[str, str], ...]:
    """Names of feasts, the longest first, with their ids."""
    rows = read_table("time_names", NAME_COLUMNS, package="communique.readers")
    named = [(row["name"].casefold(), row["value"]) for row in rows if row["class"] == "FEAST"]
    return tuple(sorted(named, key=lambda pair: (-len(pair[0]), pair)))


def _abouts(time: TimeExpression, before: str, after: str) -> tuple[About, ...]:
    """What kinds of relation an expression may stand in."""
    if time.anchor == "event":
        return ("congress",) if time.base is None else ()
    if time.anchor != "printed" or time.kind not in {"DATE", "TIME"}:
        return ()
    if _is_ahead(before, after):
        return ("to come",)
    return ("month", "date") if time.granularity in FINE else ("date",)


def _beside(page: Page, span: Span) -> tuple[str, str]:
    """The words of its sentence before and after an expression."""
    last = bisect_right(page.sentences, span.start, key=lambda sentence: sentence.start) - 1
    sentence = page.sentences[last] if last >= 0 and page.sentences[last].covers(span) else span
    text = page.prose.text
    return text[sentence.start : span.start], text[span.end : sentence.end]


def _relation(abouts: Sequence[About], before: str, after: str) -> Relation | None:
    """The first row of the table that fits."""
    return next(
        (
            relation
            for relation in relations()
            if relation.about in abouts and relation.before.search(before) and relation.after.search(after)
        ),
        None,
    )


def _is_ahead(before: str, after: str) -> bool:
    """Whether the words around a printed date put it, or may put it, after the exchange."""
    return any((LOOKS_AHEAD.search(before), INFINITIVE.search(before), TO_COME.search(after)))


def _finding(page: Page, span: Span, windows: list[Window], relation: Relation, *, source: str | None) -> Finding:
    """The clue of an occasion that falls, or may fall, on the days of ``windows``."""
    left = [shaped(window, relation.shape, relation.first, relation.last) for window in windows]
    told = (" to ".join(dict.fromkeys(day.isoformat() for day in window)) for window in windows[:MOST_TOLD])
    days = " or ".join(told) + (" or ..." if len(windows) > MOST_TOLD else "")
    return Finding(
        rule=relation.rule,
        kind=relation.kind,
        says=relation.says.format(words=span.of(page.prose.text), days=days),
        windows=joined(left),
        span=page.prose.original(span),
        source=source,
    )
