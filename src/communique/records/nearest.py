"""Which of the reports read together most likely tells of the same exchange as one whose day is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.records.claims import make_claims, sketch_of
from communique.records.identity import compile_record
from communique.records.judging import ALIKE, days_speak, may_be_one
from communique.text.sketches import likeness, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Claim, DateInterval, Reading, Report


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a document that was read but not stored, small enough to keep many thousands: without the clues to
    its days, with its claim and the packed sketch of its document's ``words`` for judging.
    """

    report: Report
    document_name: str
    claim: Claim
    words: bytes

    @property
    def weekday(self) -> int | None:
        """The weekday printed in the sentence that reports."""
        return self.claim.weekday

    def with_date(self, date: DateInterval | None) -> Told:
        """The same report with other days, or with the clues to its days."""
        return replace(self, report=replace(self.report, date=date))


def told_in(reading: Reading) -> tuple[Told, ...]:
    """The reports of a reading, in order."""
    claims = make_claims(compile_record(reading))
    words = sketch_of(reading.document) if claims else b""
    reports = map(_without_clues, reading.reports)
    name = reading.document.name
    return tuple(Told(report, name, claim, words) for report, claim in zip(reports, claims, strict=True))


def _without_clues(report: Report) -> Report:
    if report.date is None:
        return report
    return replace(report, date=replace(report.date, clues=(), dropped=()))


def nearest(one: Told, others: Iterable[Told]) -> Told | None:
    """The report that most likely tells of the same exchange: nothing speaks against it, the days or the words speak for
    it, and of all such its words are the most alike; None where there is none. Nothing hangs on the order.
    """
    words = unpack(one.words)
    able = [(likeness(words, unpack(other.words)), other) for other in others if may_be_one(one.claim, other.claim)]
    found = [
        (alike, other.claim.id, other) for alike, other in able if alike >= ALIKE or days_speak(one.claim, other.claim)
    ]
    return max(found, key=lambda item: item[:2])[2] if found else None
