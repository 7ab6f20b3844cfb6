"""Which of the reports read together most likely tells of the same exchange as one whose day is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.records.claims import make_claims
from communique.records.identity import compile_record
from communique.records.judging import ALIKE, days_speak, may_be_one
from communique.text.sketches import Sketch, likeness, make_sketch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Claim, Reading, Report


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a document that was read but not stored, with what linking needs of it."""

    report: Report
    document_name: str
    claim: Claim
    words: Sketch

    @property
    def weekday(self) -> int | None:
        """The weekday printed in the sentence that reports (Monday is 0)."""
        return self.claim.weekday


def told_in(reading: Reading) -> tuple[Told, ...]:
    """The reports of a reading, in order."""
    claims, words = make_claims(compile_record(reading)), make_sketch(reading.document.text)
    name = reading.document.name
    return tuple(Told(report, name, claim, words) for report, claim in zip(reading.reports, claims, strict=True))


def nearest(one: Told, others: Iterable[Told]) -> Told | None:
    """The report that most likely tells of the same exchange: nothing speaks against it, the days or the words speak for
    it, and of all such its words are the most alike; None where there is none. Nothing hangs on the order.
    """
    fitting = [(likeness(one.words, other.words), other.claim.id, other) for other in others if _may_be(one, other)]
    alike = [found for found in fitting if found[0] >= ALIKE or days_speak(one.claim, found[2].claim)]
    return max(alike, key=lambda found: found[:2])[2] if alike else None


def _may_be(one: Told, other: Told) -> bool:
    """Whether nothing speaks against one event, the weekday that one prints and the day that the other tells included."""
    day = other.report.date
    sure = day is not None and day.earliest == day.latest and one.weekday is not None
    if sure and day is not None and day.earliest.weekday() != one.weekday:
        return False
    return may_be_one(one.claim, other.claim)
