"""The days of an exchange from all its reports, and of a report that prints no day from those that print one.

A report itself never changes: what its siblings tell is a judgement, and names them as its clues.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Clue, DateInterval, ReportRecord, Window
from communique.records.identity import compile_record
from communique.records.judging import DAYS, Claim, choose
from communique.text.daysets import ALWAYS, interval_of, meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Reading, Report

TOLD = 0.99
"""Strength of a day that a report of the same exchange prints; the judgement that it is the same can be wrong."""

WEEKDAY = 0.97
"""Strength of the weekday that a report prints."""

JUDGED = 0.97
"""Factor on what a sibling's days, themselves inferred, are worth."""


def date_of_reports(records: Sequence[ReportRecord]) -> DateInterval | None:
    """The days of the exchange that these reports tell of, the best known first: the day that the first prints; else
    what the clues of all of them leave together.
    """
    best = next((record.report.date for record in records if record.report.date is not None), None)
    if best is None or (best.basis != "inferred" and (best.exact or best.earliest == best.latest)):
        return best
    found = interval_of(meet(clue for record in records for clue in _clues(record)))
    return found if found is not None and _narrower(found, best) else best


def _narrower(one: DateInterval, other: DateInterval) -> bool:
    return one.latest - one.earliest < other.latest - other.earliest


def _clues(record: ReportRecord) -> Iterator[Clue]:
    """The clues of a report's date; of one that its text gives, that it does."""
    date = record.report.date
    if date is None:
        return
    yield from date.clues
    if not date.clues:
        strength = TOLD if date.basis != "inferred" else date.confidence or JUDGED
        yield _sibling(record, date, strength)


def _sibling(record: ReportRecord, date: DateInterval, strength: float) -> Clue:
    how = {"printed": "prints", "relative": "tells by its own day", "inferred": "implies"}[date.basis]
    days = " to ".join(dict.fromkeys((date.earliest.isoformat(), date.latest.isoformat())))
    return Clue(
        kind="sibling",
        says=f"a report of the same exchange {how} {days}",
        windows=(Window(date.earliest, date.latest),),
        strength=strength,
        source=record.document_name,
    )


def is_settled(report: Report) -> bool:
    """Whether nothing is left to find out about a report's days: the text gives them, or one alone was inferred."""
    date = report.date
    return date is not None and (date.basis != "inferred" or date.earliest == date.latest)


def date_by_siblings(claim: Claim, others: Iterable[Claim]) -> DateInterval | None:
    """The days of a report whose own are open: its clues, and the day of the report that most likely tells of the
    same exchange. Without such a report its days stay as they are.
    """
    settled = {other.record.id: other for other in others if is_settled(other.report)}
    chosen = choose(claim, [(key, [settled[key]]) for key in sorted(settled)])
    date = settled[chosen].report.date if chosen is not None else None
    if chosen is None or date is None:
        return claim.report.date
    strength = TOLD if date.basis != "inferred" else JUDGED * (date.confidence or JUDGED)
    clues = [_sibling(settled[chosen].record, date, strength), *_own_clues(claim)]
    return interval_of(meet(clues)) or claim.report.date


def _own_clues(claim: Claim) -> tuple[Clue, ...]:
    """The clues of the report's own days; where they were too few for an interval, its weekday at least."""
    if claim.report.date is not None:
        return claim.report.date.clues
    weekday, span = claim.weekday(), claim.report.span
    if weekday is None:
        return ()
    says = f"on {DAYS[weekday].title()}"
    return (Clue(kind="weekday", says=says, windows=ALWAYS, weekday=weekday, strength=WEEKDAY, span=span),)


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    """The reports of a reading as an archive would keep them."""
    document, record = reading.document, compile_record(reading)
    return tuple(
        Claim(
            ReportRecord(
                id=identifier,
                document=document.sha256,
                document_name=document.name,
                outlet=document.outlet or document.agency,
                report=report,
                evidence=report.span.of(document.text) if report.span is not None else None,
            ),
            document.text,
        )
        for identifier, report in zip(record.report_ids, reading.reports, strict=True)
    )


def settle(reading: Reading, others: Iterable[Claim]) -> Reading:
    """The reading, with the days of its reports that were open settled by the ``others``. Nothing hangs on their order."""
    known = tuple(others)
    dates = [
        claim.report.date if is_settled(claim.report) else date_by_siblings(claim, known)
        for claim in claims_of(reading)
    ]
    reports = (replace(report, date=date) for report, date in zip(reading.reports, dates, strict=True))
    return replace(reading, reports=tuple(reports))
