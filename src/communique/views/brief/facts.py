"""What happened, who took part, when, and how all this is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Line, Section
from communique.text.persons import same_name
from communique.text.told import NOT_STATED, days_told, kind_told, known_by, person_told, request_told, value_told
from communique.views.citing import cite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from communique.model import Citation, Conflict, Exchange, Participant, Provenance, Report, ReportRecord, Span
    from communique.views.brief.notes import Notes


def facts(exchange: Exchange, texts: Mapping[str, tuple[str, Provenance]], notes: Notes) -> Section:
    """The exchange itself, each line with the words of every report that tell it. ``texts`` has each document's text and
    provenance by sha256.
    """

    def noted(found: Callable[[Report], Span | None]) -> tuple[int, ...]:
        return notes.of(*_cited(exchange.reports, texts, found))

    date = exchange.date
    day = f"{days_told(date)} ({known_by(date)})" if date is not None else NOT_STATED
    lines = [
        Line(text=f"What: {kind_told(exchange)}", notes=noted(_sentence)),
        *(Line(text=f"Who: {_who(person)}", notes=noted(_named(person))) for person in exchange.participants),
        Line(text=f"When: {day}", notes=noted(_day)),
        Line(text=f"Where: {exchange.place or NOT_STATED}", notes=noted(_place)),
        Line(text=f"Asked for by: {request_told(exchange)}", notes=noted(_request)),
        *(
            Line(text=_differing(conflict, exchange, texts), notes=noted(PLACES.get(conflict.field, _sentence)))
            for conflict in exchange.conflicts
        ),
    ]
    return Section(heading="The exchange", lines=tuple(lines))


def _sentence(report: Report) -> Span | None:
    return report.span


def _day(report: Report) -> Span | None:
    return report.date.span if report.date is not None else None


def _place(report: Report) -> Span | None:
    return report.place.span if report.place is not None else None


def _request(report: Report) -> Span | None:
    return report.request_span


PLACES: dict[str, Callable[[Report], Span | None]] = {
    "date": _day,
    "place": _place,
    "at whose request": _request,
    "initiator": _request,
}
"""Where a report tells what conflicts are about; all else stands in its sentence."""


def _who(person: Participant) -> str:
    return ", ".join(part for part in (person_told(person), person.office) if part)


def _named(person: Participant) -> Callable[[Report], Span | None]:
    """Where a report names someone."""
    return lambda report: next(
        (other.span for other in report.participants if same_name(other.name, person.name)), None
    )


def _cited(
    records: tuple[ReportRecord, ...],
    texts: Mapping[str, tuple[str, Provenance]],
    found: Callable[[Report], Span | None],
) -> Iterator[Citation]:
    for record in records:
        span = found(record.report)
        if span is not None:
            text, provenance = texts[record.document]
            yield cite(text, [span], provenance)


def _differing(conflict: Conflict, exchange: Exchange, texts: Mapping[str, tuple[str, Provenance]]) -> str:
    """Every value with the outlets that give it."""
    outlets = {
        record.id: texts[record.document][1].outlet or texts[record.document][1].name for record in exchange.reports
    }
    values = (
        f"{value_told(conflict.field, value)} ({', '.join(dict.fromkeys(outlets[report] for report in reports))})"
        for value, reports in conflict.values
    )
    return f"The reports differ on {conflict.field}: {'; '.join(values)}"
