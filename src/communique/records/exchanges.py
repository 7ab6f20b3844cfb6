"""An exchange put together from its reports: the best-known value of each field, and every value in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Conflict, DateInterval, Exchange, Participant, ReportRecord
from communique.records.names import name_words, same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BASES = ("printed", "relative", "inferred", "unknown")


def slug(record: ReportRecord) -> str:
    """The readable name of a new exchange: day as known, kind, sides in alphabetical order."""
    report = record.report
    date = report.date
    if date is None:
        day = "undated"
    elif date.earliest == date.latest or date.exact:
        day = date.earliest.isoformat()
    else:
        day = str(date.earliest.year)
    sides = sorted({(person.side or "unknown").lower() for person in report.participants})
    return "-".join([day, report.kind.replace(" ", "-"), *sides[:4]])


def assemble(identifier: str, reports: Sequence[ReportRecord]) -> Exchange:
    """One exchange from one or more reports, in the order of their ids, so that it does not depend on when they came."""
    ordered = sorted(reports, key=lambda record: (_basis(record.report.date), record.id))
    first = ordered[0].report
    place = next((record.report.place for record in ordered if record.report.place is not None), None)
    return Exchange(
        id=identifier,
        kind=first.kind,
        date=first.date,
        place=place.text if place is not None else None,
        initiator=next((record.report.initiator for record in ordered if record.report.initiator), None),
        at_request=any(record.report.at_request for record in ordered),
        participants=tuple(_people(ordered)),
        reports=tuple(ordered),
        conflicts=tuple(_conflicts(ordered)),
    )


def _basis(date: DateInterval | None) -> int:
    return BASES.index(date.basis) if date is not None else len(BASES)


def _people(reports: Sequence[ReportRecord]) -> list[Participant]:
    """Everyone who took part by any report, under the fullest name and office, in the order of mention."""
    people: list[Participant] = []
    for person in (person for record in reports for person in record.report.participants):
        known = next((number for number, other in enumerate(people) if same_name(person.name, other.name)), None)
        if known is None:
            people.append(person)
        else:
            people[known] = _fuller(people[known], person)
    return people


def _fuller(one: Participant, other: Participant) -> Participant:
    name = max((one.name, other.name), key=lambda name: (len(name_words(name)), -len(name), name))
    office = max((one.office or "", other.office or ""), key=len) or None
    return Participant(name=name, side=one.side or other.side, office=office, span=one.span)


def _conflicts(reports: Sequence[ReportRecord]) -> list[Conflict]:
    fields: tuple[tuple[str, Callable[[ReportRecord], str | None]], ...] = (
        ("kind", lambda record: record.report.kind),
        ("date", lambda record: _day(record.report.date)),
        ("place", lambda record: record.report.place.text if record.report.place is not None else None),
        ("initiator", lambda record: record.report.initiator),
        ("at request", lambda record: "at request" if record.report.at_request else "not stated"),
    )
    found = []
    for field, value in fields:
        values: dict[str, list[str]] = {}
        for record in reports:
            told = value(record)
            if told is not None:
                values.setdefault(told, []).append(record.id)
        if len(values) > 1:
            found.append(
                Conflict(field=field, values=tuple((told, tuple(ids)) for told, ids in sorted(values.items())))
            )
    return found


def _day(date: DateInterval | None) -> str | None:
    if date is None:
        return None
    if date.earliest == date.latest:
        return date.earliest.isoformat()
    return f"{date.earliest.isoformat()} to {date.latest.isoformat()}"
