"""Which of the reports read together most likely tells of the same exchange as one whose day is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import ReportRecord
from communique.records.identity import compile_record
from communique.records.judging import Claim, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from communique.model import DateInterval, Reading, Report


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a document that was read but not stored, without the document's words and without the clues to its
    days: small enough to keep many thousands. ``place`` is where the words were put, ``weekday`` the one that the
    report prints.
    """

    record: ReportRecord
    weekday: int | None
    place: int

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.record.report

    def with_date(self, date: DateInterval | None) -> Told:
        """The same report with other days, or with the clues to its days."""
        return replace(self, record=replace(self.record, report=replace(self.report, date=date)))


def told_in(reading: Reading, place: int) -> tuple[Told, ...]:
    """The reports of a reading, in order, whose words were put at ``place``."""
    document = reading.document
    records = (
        ReportRecord(
            id=identifier,
            document=document.sha256,
            document_name=document.name,
            outlet=document.outlet or document.agency,
            report=_without_clues(report),
            evidence=None,
        )
        for identifier, report in zip(compile_record(reading).report_ids, reading.reports, strict=True)
    )
    return tuple(Told(record, Claim(record, document.text).weekday(), place) for record in records)


def _without_clues(report: Report) -> Report:
    if report.date is None:
        return report
    return replace(report, date=replace(report.date, clues=(), dropped=()))


def nearest(one: Told, others: Iterable[Told], words: Callable[[int], str]) -> Told | None:
    """The report that most likely tells of the same exchange: nothing speaks against it, and of all such its words are
    the most alike; None where there is none. ``words`` gives those put at a place. Nothing hangs on the order.
    """
    by_id = {other.record.id: other for other in others}
    claims = [(key, [Claim(by_id[key].record, words(by_id[key].place))]) for key in sorted(by_id)]
    chosen = choose(Claim(one.record, words(one.place)), claims) if claims else None
    return by_id[chosen] if chosen is not None else None
