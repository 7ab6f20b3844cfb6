"""Which of the reports read together most likely tells of the same exchange as one whose day is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import ReportRecord
from communique.records.identity import compile_record
from communique.records.judging import Claim, choose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Reading, Report


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a document that was read but not stored, with what judging needs of it."""

    report: Report
    document_name: str
    weekday: int | None
    claim: Claim


def told_in(reading: Reading) -> tuple[Told, ...]:
    """The reports of a reading, in order."""
    document = reading.document
    claims = (
        Claim(
            ReportRecord(
                id=identifier,
                document=document.sha256,
                document_name=document.name,
                outlet=document.outlet or document.agency,
                report=report,
                evidence=None,
            ),
            document.text,
        )
        for identifier, report in zip(compile_record(reading).report_ids, reading.reports, strict=True)
    )
    return tuple(Told(claim.report, document.name, claim.weekday(), claim) for claim in claims)


def nearest(one: Told, others: Iterable[Told]) -> Told | None:
    """The report that most likely tells of the same exchange: nothing speaks against it, and of all such its words are
    the most alike; None where there is none. Nothing hangs on the order.
    """
    by_id = {other.claim.record.id: other for other in others}
    chosen = choose(one.claim, [(key, [by_id[key].claim]) for key in sorted(by_id)])
    return by_id[chosen] if chosen is not None else None
