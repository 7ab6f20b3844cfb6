"""The days of an exchange whose text prints none, from every clue that the text gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.reports.announced import announced_days
from communique.readers.reports.feasts import feast_findings
from communique.readers.reports.findings import Finding, joined, with_open_ends
from communique.readers.reports.gatherings import gathering_findings
from communique.readers.reports.issued import FIRST_YEAR, LAST_YEAR, every_year, published_findings, undated_findings
from communique.readers.reports.occasions import occasion_findings
from communique.readers.reports.page import clause_of
from communique.readers.reports.seasons import season_findings
from communique.readers.reports.terms import office_findings
from communique.text.daysets import interval_of, meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import DateInterval, Participant
    from communique.model.report import Realis
    from communique.readers.reports.page import Page

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WEEKDAY = re.compile(r"\b(?:" + "|".join(DAYS) + r")(?! Times)\b")
REFERRED = re.compile(
    r"\b[Tt]he (?:(?:phone|telephone|video) )?(?:meeting|talks|call|conversation|summit)(?: (?:was|were))?(?: held| took place)? on $"
)
"""What stands before the day of an exchange that the text refers back to ("The meeting on | May 9 lasted two hours")."""

PART_OF_NAME = re.compile(r"\b[A-Z]\w+ of (?:the )?$")
"""What makes a day part of a name ("the Constitution of | 3 May")."""

TO_COME = re.compile(r"\b(?:will|should|would|shall|could|must|scheduled|planned|expected|due|set)\b[^,;.]{0,60}$")
"""What puts a day in the clause after the exchange ("agreed that the survey should start in | September")."""

EARLIER = re.compile(
    r"\b(?:buil(?:d|ds|ding|t) on|follow(?:s|ed|ing)?(?: up on)?|since|after|recall\w*) (?:the|their|his|her) $"
)
"""What makes a day that of an earlier exchange ("to build on the | November 2 discussions")."""

IN = re.compile(r"\b[Ii]n (?:early |late |mid-)?[A-Z]\w+$")
REACH = 50
OCCASION = re.compile(
    r"(?:'s)? (?:elections?|summit|anniversary|attacks?|vote|referendum|speech|visit|statement|agreement)\b"
)
"""What makes a day in the clause that of something else ("the September 20 | elections")."""

PARTIAL = re.compile(r"(?:XXXX|\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?:T.*)?")


def infer(page: Page, number: int, realis: Realis, participants: Sequence[Participant]) -> DateInterval | None:
    """The interval that the clues leave of an exchange told in sentence ``number``; None where both ends stay open. What
    a text says twice is one clue, where it stands first. What is only announced lies ahead of its publication.
    """
    if realis in {"scheduled", "proposed"}:
        return announced_days(page, number)
    found = find_clues(page, number, participants)
    first = {(finding.rule, finding.windows, finding.weekday): finding for finding in reversed([*found])}
    return interval_of(meet(finding.clue() for finding in first.values()))


def find_clues(page: Page, number: int, participants: Sequence[Participant]) -> Iterator[Finding]:
    """Every finding, rule by rule. Where the day of publication is known it says more than anything else can."""
    if page.issued is not None:
        yield from published_findings(page, page.issued)
        return
    found = [
        *_weekday(page, number),
        *_partial(page, number),
        *undated_findings(page),
        *office_findings(page, participants),
        *occasion_findings(page, participants),
        *gathering_findings(page, page.sentences[number]),
        *season_findings(page),
    ]
    yield from found
    yield from feast_findings(page, participants, _years(found))


def _years(found: Sequence[Finding]) -> range:
    """The years that these findings leave, those beside them included; all where they leave an end open."""
    known = interval_of(meet(finding.clue() for finding in found))
    if known is None:
        return range(FIRST_YEAR, LAST_YEAR + 1)
    return range(max(known.earliest.year - 1, FIRST_YEAR), min(known.latest.year + 2, LAST_YEAR + 1))


def _weekday(page: Page, number: int) -> Iterator[Finding]:
    """The weekday in the clause that tells of the exchange."""
    clause = clause_of(page.prose, page.sentences[number])
    match = WEEKDAY.search(clause.of(page.prose.text))
    if match is not None:
        span = Span(clause.start + match.start(), clause.start + match.end())
        beside = any(PARTIAL.fullmatch(time.value) and time.span.covers(span) for time in page.times)
        yield Finding(
            rule="weekday.beside-day" if beside else "weekday",
            kind="weekday",
            says=f"on {match.group()}",
            weekday=DAYS.index(match.group()),
            span=page.prose.original(span),
        )


def _is_of_another(before: str) -> bool:
    """Whether the words before a day say that it is not the day of the exchange."""
    return any(pattern.search(before) is not None for pattern in (PART_OF_NAME, TO_COME, EARLIER))


def _partial(page: Page, number: int) -> Iterator[Finding]:
    """A day or month without its year in the clause that tells of the exchange, or where a later sentence refers to it."""
    clause = clause_of(page.prose, page.sentences[number])
    for time in page.times:
        words = time.span.of(page.prose.text)
        match = PARTIAL.fullmatch(time.value) if time.anchor in {"none", "text"} else None
        before = page.prose.text[max(0, time.span.start - REACH) : time.span.start]
        told = clause.covers(time.span) and not OCCASION.match(page.prose.text, time.span.end)
        if match is None or not (told or REFERRED.search(before)) or _is_of_another(before):
            continue
        if not match["day"] and not IN.search(before + words):
            continue
        windows = every_year(int(match["month"]), int(match["day"]) if match["day"] else None)
        yield Finding(
            rule="day and month" if match["day"] else "month",
            kind="day and month" if match["day"] else "month",
            says=f"{words} of some year",
            windows=joined(with_open_ends(windows, FIRST_YEAR, LAST_YEAR)),
            span=page.prose.original(time.span),
        )
