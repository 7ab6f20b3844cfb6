"""The days of an exchange that is only announced or proposed: what its words and the day of publication leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import DateInterval, Span, Window
from communique.readers.reports.findings import Finding
from communique.readers.reports.page import clause_of
from communique.readers.reports.shapes import moved
from communique.readers.times.find import find_times
from communique.text.daysets import interval_of, meet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from communique.model import TimeExpression
    from communique.readers.reports.page import Page

SOON = re.compile(r"\b(?:in|over|within) the (?:coming|next|following) (?:few )?(?P<unit>days|weeks|months)\b")
SOON_DAYS = {"days": 14, "weeks": 60, "months": 366}
AHEAD = 366
"""Days ahead within which what is announced comes, as a rule."""

FINE = {"minute", "hour", "part of day", "day"}


def announced_days(page: Page, number: int) -> DateInterval | None:
    """The interval of an exchange that sentence ``number`` announces, not before the day of publication: that of the
    words in its clause, else in the sentence; else, inferred, the year to come. None where neither is known.
    """
    sentence = page.sentences[number]
    for span in (clause_of(page.prose, sentence), sentence):
        told = next(_told_in(page, span), None)
        if told is not None:
            return told
    return _from_publication(page, sentence)


def _told_in(page: Page, span: Span) -> Iterator[DateInterval]:
    """The times to come that a stretch of the text tells, in order."""
    text = page.prose.text
    for time in find_times(text, page.issued, home=page.cast.home, events=page.background.events, stretches=[span]):
        if time.earliest is None or time.latest is None or not _dates(time):
            continue
        first = max(time.earliest, page.issued) if page.issued is not None else time.earliest
        if first <= time.latest:
            yield DateInterval(
                earliest=first,
                latest=time.latest,
                basis="relative" if time.anchor == "publication" else "printed",
                exact=time.granularity in FINE,
                span=page.prose.original(time.span),
            )


def _dates(time: TimeExpression) -> bool:
    return time.kind in {"DATE", "TIME"} and time.anchor in {"printed", "publication", "text"}


def _from_publication(page: Page, sentence: Span) -> DateInterval | None:
    if page.issued is None:
        return None
    soon = SOON.search(page.prose.text, sentence.start, sentence.end)
    last = moved(page.issued, SOON_DAYS[soon["unit"]] if soon is not None else AHEAD)
    words = f", {soon.group()}" if soon is not None else ""
    finding = Finding(
        rule="publication.announced",
        kind="publication",
        says=f"announced {page.issued.isoformat()}{words}: not before it, and not after {last.isoformat()}",
        windows=(Window(page.issued, last),),
        span=page.prose.original(Span(*soon.span())) if soon is not None else _span_of(page, page.issued),
    )
    return interval_of(meet([finding.clue()]))


def _span_of(page: Page, day: date) -> Span | None:
    published = page.document.published
    return published.span if published is not None and published.day == day else None
