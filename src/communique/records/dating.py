"""The days of an exchange from all its reports, and of a report that prints no day from those that print one.

A report itself never changes: what its siblings tell is a judgement, and names them as its clues.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Clue, DateInterval, Window
from communique.text.daysets import ALWAYS, Days, days_of, interval_of, meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Report, ReportRecord
    from communique.records.nearest import Told

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TOLD = 0.99
"""Strength of a day that a report of the same exchange prints; the judgement that it is the same can be wrong."""

WEEKDAY = 0.94
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
    if len(records) == 1:
        return best
    found = interval_of(meet(clue for record in records for clue in _clues(record)))
    return found if found is not None and _narrower(found, best) else best


def _narrower(one: DateInterval, other: DateInterval) -> bool:
    return one.latest - one.earliest < other.latest - other.earliest


def _clues(record: ReportRecord) -> Iterator[Clue]:
    """The clues of a report's date; of one that its text gives, that it does. Each names the document, as its span alone
    would not tell of which text it is.
    """
    date = record.report.date
    if date is None:
        return
    for clue in date.clues:
        known = [name for name in (clue.source, record.document_name) if name is not None]
        yield replace(clue, span=None, source=", ".join(known))
    if not date.clues:
        strength = TOLD if date.basis != "inferred" else date.confidence or JUDGED
        yield _sibling(record.document_name, date, strength)


def _sibling(document_name: str, date: DateInterval, strength: float) -> Clue:
    how = {"printed": "prints", "relative": "tells by its own day", "inferred": "implies"}[date.basis]
    days = " to ".join(dict.fromkeys((date.earliest.isoformat(), date.latest.isoformat())))
    return Clue(
        kind="sibling",
        says=f"a report of the same exchange {how} {days}",
        windows=(Window(date.earliest, date.latest),),
        strength=strength,
        source=document_name,
    )


def is_settled(report: Report) -> bool:
    """Whether nothing is left to find out about a report's days: the text gives them, or one alone was inferred."""
    date = report.date
    return date is not None and (date.basis != "inferred" or date.earliest == date.latest)


def date_by_sibling(told: Told, sibling: Told) -> DateInterval | None:
    """The days of a report whose own are open: its clues, and the day of the report that most likely tells of the
    same exchange.
    """
    date = sibling.report.date
    if date is None:
        return told.report.date
    strength = TOLD if date.basis != "inferred" else JUDGED * (date.confidence or JUDGED)
    own = (clue for clue in _own_clues(told) if not _is_day_of(clue, date))
    return interval_of(meet([_sibling(sibling.document_name, date, strength), *own])) or told.report.date


def _is_day_of(clue: Clue, date: DateInterval) -> bool:
    """Whether a weekday is that of one day of an exchange that lasted several; it says nothing of the others."""
    days = Days((Window(date.earliest, date.latest),))
    lasts = date.exact and date.earliest < date.latest
    return lasts and clue.weekday is not None and bool(days.both(days_of(clue)).windows)


def _own_clues(told: Told) -> tuple[Clue, ...]:
    """The clues of the report's own days; where they were too few for an interval, its weekday at least."""
    if told.report.date is not None:
        return told.report.date.clues
    if told.weekday is None:
        return ()
    return (
        Clue(
            kind="weekday",
            says=f"on {DAYS[told.weekday]}",
            windows=ALWAYS,
            weekday=told.weekday,
            strength=WEEKDAY,
            span=told.report.span,
        ),
    )
