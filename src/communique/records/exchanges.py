"""An exchange put together from its reports: the best-known value of each field, and every value in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Conflict, Exchange, Participant
from communique.model.resolution import LOCAL
from communique.records.dating import date_of_reports
from communique.records.offices import offices_agree
from communique.text.names import fold
from communique.text.persons import name_words, same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.model import Report, ReportRecord
    from communique.model.report import Realis

BASES = ("printed", "relative", "inferred")
REALIS = ("occurred", "scheduled", "proposed", "denied")

SPOKEN = frozenset({"call", "video call"})
"""Kinds of which it is news who asked for them."""


def assemble(identifier: str, reports: Sequence[ReportRecord]) -> Exchange:
    """One exchange from one or more reports. Those whose day is known best come first, of these the earliest day, so
    that nothing depends on when they came.
    """
    ordered = sorted(reports, key=_order)
    first = ordered[0].report
    place = next((record.report.place for record in ordered if record.report.place is not None), None)
    asked = _who_asked(ordered)
    people = _people(ordered)
    return Exchange(
        id=identifier,
        kind=first.kind,
        realis=_best_realis(ordered),
        date=date_of_reports(ordered),
        place=place.text if place is not None else None,
        initiator=asked.initiator if asked is not None else None,
        request_basis=asked.request_basis if asked is not None else None,
        at_request=any(record.report.at_request for record in ordered),
        participants=tuple(people),
        reports=tuple(ordered),
        conflicts=(*_conflicts(ordered), *_office_conflicts(ordered, people)),
    )


def _who_asked(ordered: Sequence[ReportRecord]) -> Report | None:
    """The report that says who asked; one that tells it goes before one in which a convention does."""
    naming = [record.report for record in ordered if record.report.initiator]
    return min(naming, key=lambda report: report.request_basis == "convention", default=None)


def _best_realis(reports: Sequence[ReportRecord]) -> Realis:
    """What happened, if one report says so; else what most of a claim is made ("scheduled" before "denied")."""
    return min((record.report.realis for record in reports), key=REALIS.index)


def _order(record: ReportRecord) -> tuple[int, int, str, str]:
    date = record.report.date
    if date is None:
        return (len(BASES), 0, "", record.id)
    width = (date.latest - date.earliest).days if date.basis == "inferred" else 0
    return (BASES.index(date.basis), width, date.earliest.isoformat(), record.id)


def _people(reports: Sequence[ReportRecord]) -> list[Participant]:
    """Everyone who took part by any report, under the fullest name and office, in the order of mention."""
    people: list[Participant] = []
    for person in (person for record in reports for person in record.report.participants):
        known = next((number for number, other in enumerate(people) if _is_same(person, other)), None)
        if known is None:
            people.append(person)
        else:
            people[known] = _fuller(people[known], person)
    return people


def _is_same(one: Participant, other: Participant) -> bool:
    """Whether two reports mean one person: whom the tables know they tell apart, all others their names."""
    known = [person.entry for person in (one, other) if person.entry is not None and not person.entry.startswith(LOCAL)]
    return known[0] == known[1] if len(known) > 1 else same_name(one.name, other.name)


def _fuller(one: Participant, other: Participant) -> Participant:
    name = max((one.name, other.name), key=lambda name: (len(name_words(name)), -len(name), name))
    office = max((one.office or "", other.office or ""), key=len) or None
    known = max(
        (one, other), key=lambda person: (person.entry is not None, not (person.entry or LOCAL).startswith(LOCAL))
    )
    return Participant(
        name=name,
        side=one.side or other.side,
        office=office,
        span=one.span,
        entry=known.entry,
        posts=tuple(dict.fromkeys([*one.posts, *other.posts])) if one.entry == other.entry else known.posts,
    )


def _conflicts(reports: Sequence[ReportRecord]) -> Iterator[Conflict]:
    """Every field for which two reports give values that can't both be right; of a call also that only one of them
    says at whose request it was.
    """
    for field, told, agree in FIELDS:
        values: dict[str, list[str]] = {}
        for record in reports:
            value = told(record.report)
            if value is not None:
                values.setdefault(value, []).append(record.id)
        if any(not agree(one, other) for one in values for other in values):
            yield Conflict(field=field, values=tuple((value, tuple(ids)) for value, ids in sorted(values.items())))


def _office_conflicts(reports: Sequence[ReportRecord], people: Sequence[Participant]) -> Iterator[Conflict]:
    """For every person whom reports give offices that nobody holds at once: who gives which."""
    for person in people:
        values: dict[str, list[str]] = {}
        for record in reports:
            for told in record.report.participants:
                if told.office is not None and same_name(told.name, person.name):
                    values.setdefault(told.office, []).append(record.id)
        if any(not offices_agree(one, other) for one in values for other in values):
            told_by = tuple((value, tuple(ids)) for value, ids in sorted(values.items()))
            yield Conflict(field=f"office of {person.name}", values=told_by)


def _realis(report: Report) -> str:
    """What was announced and then happened is no conflict."""
    return "denied" if report.realis == "denied" else "told"


def _days(report: Report) -> str | None:
    """The days that the text itself gives; a day inferred from publication is no claim."""
    date = report.date
    if date is None or date.basis not in {"printed", "relative"}:
        return None
    return f"{date.earliest.isoformat()}/{date.latest.isoformat()}"


def _place(report: Report) -> str | None:
    return report.place.text if report.place is not None else None


def _request(report: Report) -> str | None:
    if report.kind not in SPOKEN:
        return None
    return "stated" if report.at_request or report.initiator is not None else "not stated"


def _equal(one: str, other: str) -> bool:
    return one == other


def _overlap(one: str, other: str) -> bool:
    """Intervals as two ISO days with a stroke between them."""
    (first, last), (earliest, latest) = one.split("/"), other.split("/")
    return first <= latest and earliest <= last


def _one_place(one: str, other: str) -> bool:
    """A venue and its city are one place."""
    return fold(one) in fold(other) or fold(other) in fold(one)


FIELDS: tuple[tuple[str, Callable[[Report], str | None], Callable[[str, str], bool]], ...] = (
    ("kind", lambda report: report.kind, _equal),
    ("realis", _realis, _equal),
    ("date", _days, _overlap),
    ("place", _place, _one_place),
    ("initiator", lambda report: report.initiator, same_name),
    ("at whose request", _request, _equal),
)
