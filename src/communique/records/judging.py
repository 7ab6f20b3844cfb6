"""The judgement that some reports tell of one exchange.

Reports are proposed as one event where sides and people agree, kinds are compatible and days overlap. A differing
kind, day or place between two outlets is a conflict to show, not a veto; two different printed days from one outlet
are two events. Where a day is not told, the words of the texts and a printed weekday decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from communique.text.persons import same_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import DateInterval, Report, ReportRecord

FAMILIES = (
    frozenset({"call", "video call", "talks"}),
    frozenset({"meeting", "talks", "visit", "summit", "signing", "statement", "video call"}),
    frozenset({"message", "letter"}),
)
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY = re.compile(r"\b(?P<day>" + "|".join(DAYS) + r")\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
SHINGLE = 3
ALIKE = 0.08
NEIGHBOURS = timedelta(days=1)
NARROW = timedelta(days=7)


TOGETHER = frozenset({"occurred", "scheduled"})
DISPUTED = frozenset({"occurred", "denied"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A report with the text of its document."""

    record: ReportRecord
    text: str

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.record.report

    @property
    def is_dated(self) -> bool:
        """Whether it gives a day or days; what was inferred counts only where it is narrow: a term of years is none."""
        date = self.report.date
        return date is not None and (date.basis != "inferred" or date.latest - date.earliest <= NARROW)

    def weekday(self) -> int | None:
        """The weekday printed in the sentence that reports (Monday is 0), None where there is none."""
        span = self.report.span
        match = WEEKDAY.search(span.of(self.text)) if span is not None else None
        return DAYS.index(match["day"].lower()) if match is not None else None

    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every three words in a row of the whole text, in lower case."""
        words = [word.lower() for word in WORD.findall(self.text)]
        return frozenset(tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))


def choose(claim: Claim, exchanges: Sequence[tuple[str, Sequence[Claim]]]) -> str | None:
    """The id of the exchange that the claim belongs to, None for a new one. Several are told apart by their words."""
    found = [(identifier, claims) for identifier, claims in exchanges if _fits(claim, claims)]
    if len(found) < 2:
        return found[0][0] if found else None
    return max(found, key=lambda item: (_closeness(claim, item[1]), item[0]))[0]


def _fits(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether nothing speaks against one event, and the days, or the words where a day is not told, speak for it."""
    if not claims or not all(may_be_one(claim, other) for other in claims):
        return False
    both_dated = claim.is_dated and any(other.is_dated for other in claims)
    return both_dated or _closeness(claim, claims) >= ALIKE


def _closeness(claim: Claim, claims: Sequence[Claim]) -> float:
    """How alike the claim is to the most alike of an exchange's dated claims, or of all where none has a day: what
    has none came by its words only and draws no other after it.
    """
    dated = [other for other in claims if other.is_dated]
    return max(_likeness(claim, other) for other in dated or claims)


def is_retold(record: ReportRecord, before: ReportRecord) -> bool:
    """Whether a newer reading, or a changed text, still tells of what an older one told: the same sentence, or the
    same people on days that may be the same.
    """
    if record.document == before.document and record.report.span == before.report.span:
        return True
    one, other = record.report, before.report
    days = one.date is None or other.date is None or _overlap(one.date, other.date)
    return days and _kinds_fit(one, other) and _people_agree(one, other)


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether nothing in two reports speaks against their telling of one event."""
    first, second = one.report, other.report
    if one.record.document == other.record.document or not _realis_fit(first, second):
        return False
    return _kinds_fit(first, second) and _people_agree(first, second) and _days_fit(one, other)


def _realis_fit(first: Report, second: Report) -> bool:
    """What was announced and what happened are one event; so are what one side reports and another denies."""
    told = {first.realis, second.realis}
    return len(told) == 1 or told in {TOGETHER, DISPUTED}


def _kinds_fit(first: Report, second: Report) -> bool:
    return first.kind == second.kind or any({first.kind, second.kind} <= family for family in FAMILIES)


def _people_agree(first: Report, second: Report) -> bool:
    """The same parties, and both principals of the one among the people of the other; an unnamed one agrees by its
    side. Two who also sat in a meeting of six held two meetings.
    """
    return _parties_agree(first, second) and _principals_in(first, second) and _principals_in(second, first)


def _parties_agree(first: Report, second: Report) -> bool:
    """Whether the same sides took part; a side that is not known speaks against nothing."""
    one, other = ({person.side for person in report.participants} for report in (first, second))
    return one == other or None in one | other


def _principals_in(report: Report, other: Report) -> bool:
    principals = report.participants[:2]
    return len(principals) > 1 and all(
        any(
            _same_participant(person.name, person.side, candidate.name, candidate.side)
            for candidate in other.participants
        )
        for person in principals
    )


def _same_participant(name: str, side: str | None, other: str, other_side: str | None) -> bool:
    if side is not None and other_side is not None and side != other_side:
        return False
    unnamed = name == side or other == other_side
    return (unnamed and side is not None and side == other_side) or same_name(name, other)


def _days_fit(one: Claim, other: Claim) -> bool:
    """Whether the days may be one event's. Where a day is open, a printed weekday can contradict too."""
    first, second = one.report.date, other.report.date
    if first is None or second is None:
        return _weekday_fits(one, second) and _weekday_fits(other, first)
    if not (one.is_dated and other.is_dated):
        return _overlap(first, second) and _weekday_fits(one, second) and _weekday_fits(other, first)
    if _overlap(first, second):
        return True
    outlets = {one.record.outlet, other.record.outlet}
    apart = second.earliest - first.latest if second.earliest > first.latest else first.earliest - second.latest
    return (len(outlets) > 1 or None in outlets) and apart <= NEIGHBOURS and outlets != {None}


def _weekday_fits(claim: Claim, day: DateInterval | None) -> bool:
    """Whether the weekday that a claim prints, if any, is that of a known day."""
    told = claim.weekday()
    return day is None or told is None or day.earliest != day.latest or day.earliest.weekday() == told


def _overlap(first: DateInterval, second: DateInterval) -> bool:
    return first.earliest <= second.latest and second.earliest <= first.latest


def _likeness(one: Claim, other: Claim) -> float:
    """The share of the smaller text's word triples that the other has too."""
    first, second = one.shingles(), other.shingles()
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
