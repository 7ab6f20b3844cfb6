"""What two accounts tell of the exchange itself: when, what, where, at whose request, who, in what offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Fact, Span
from communique.text.names import fold
from communique.text.persons import same_name
from communique.text.told import BASES
from communique.views.citing import cite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from communique.model import Citation, DateInterval, Participant, Report
    from communique.model.comparison import FactKind
    from communique.views.comparing.told import Told

UNNAMED = "at request, not said whose"
CONVENTION = "by the convention that “at request” leaves out the counterpart who asked"
BESIDE = 200
"""Characters before and behind a name within which its office is looked for."""

Value = tuple[str | None, tuple[Span, ...]]
"""What is told, and where; nowhere where it is known from elsewhere."""


def facts_of(a: Told, b: Told, offices_agree: Callable[[str, str], bool]) -> tuple[Fact, ...]:
    """What both accounts can tell, as far as one of them does. ``offices_agree`` says whether one person can be called
    by two offices at once.
    """
    one, other = a.report, b.report
    if one is None or other is None:
        return tuple(_topics(a, b))
    return (*_plain(a, b, one, other), *_offices(a, b, (one, other), offices_agree), *_topics(a, b))


def _plain(a: Told, b: Told, one: Report, other: Report) -> Iterator[Fact]:
    """The facts of which each account gives one value."""
    days = one.date is not None and other.date is not None and _can_be_one(one.date, other.date)
    told: tuple[tuple[FactKind, Value, Value, bool], ...] = (
        ("day", _day(one), _day(other), days),
        ("kind", _kind(one), _kind(other), (one.kind, one.realis) == (other.kind, other.realis)),
        ("place", _place(one), _place(other), _one_place(one, other)),
        ("who asked", _asked(one), _asked(other), _one_asker(one, other)),
        ("participants", _people(one), _people(other), _same_people(one, other)),
    )
    for kind, (value, places), (second, others), agree in told:
        if value is not None or second is not None:
            yield Fact(
                kind=kind,
                a=value,
                b=second,
                agree=agree and value is not None and second is not None,
                cited_a=_cited(a, places),
                cited_b=_cited(b, others),
            )


def _cited(told: Told, places: Iterable[Span]) -> Citation | None:
    spans = tuple(sorted(dict.fromkeys(places)))
    return cite(told.document.text, spans, told.provenance) if spans else None


def _day(report: Report) -> Value:
    date = report.date
    if date is None:
        return None, ()
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    days = first if first == last else f"{first} to {last}"
    return f"{days} ({BASES[date.basis]})", (date.span,) if date.span is not None else ()


def _can_be_one(one: DateInterval, other: DateInterval) -> bool:
    """Whether two texts can both be right on the day; one inferred from publication or clues is no claim of a text."""
    if "inferred" in {one.basis, other.basis}:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _kind(report: Report) -> Value:
    kind = report.kind if report.realis == "occurred" else f"{report.kind} ({report.realis})"
    return kind, (report.span,) if report.span is not None else ()


def _place(report: Report) -> Value:
    place = report.place
    if place is None:
        return None, ()
    return place.text, (place.span,) if place.span is not None else ()


def _one_place(one: Report, other: Report) -> bool:
    """A venue and its city are one place where one names the other."""
    if one.place is None or other.place is None:
        return False
    first, second = fold(one.place.text), fold(other.place.text)
    return first in second or second in first


def _asked(report: Report) -> Value:
    places = (report.request_span,) if report.request_span is not None else ()
    if report.initiator is None:
        return (UNNAMED, places) if report.at_request else (None, ())
    side = next((person.side for person in report.participants if person.name == report.initiator), None)
    who = f"{report.initiator} ({side})" if side not in {None, report.initiator} else report.initiator
    return (f"{who}, {CONVENTION}" if report.request_basis == "convention" else who), places


def _one_asker(one: Report, other: Report) -> bool:
    """Whether two accounts can both be right on who asked; one that leaves it open contradicts none."""
    if one.initiator is None or other.initiator is None:
        return True
    return same_name(one.initiator, other.initiator)


def _people(report: Report) -> Value:
    named = ", ".join(_person(person) for person in report.participants)
    return named or None, tuple(person.span for person in report.participants if person.span is not None)


def _person(person: Participant) -> str:
    return f"{person.name} ({person.side})" if person.side not in {None, person.name} else person.name


def _same_people(one: Report, other: Report) -> bool:
    """Whether each account names everybody whom the other names."""
    first, second = one.participants, other.participants
    return all(_counterpart(person, second) for person in first) and all(
        _counterpart(person, first) for person in second
    )


def _counterpart(person: Participant, people: Iterable[Participant]) -> Participant | None:
    return next((other for other in people if same_name(person.name, other.name)), None)


def _offices(
    a: Told, b: Told, reports: tuple[Report, Report], offices_agree: Callable[[str, str], bool]
) -> Iterator[Fact]:
    """One fact a person whom both accounts name, where one at least gives an office."""
    for person in reports[0].participants:
        other = _counterpart(person, reports[1].participants)
        if other is None or (person.office is None and other.office is None):
            continue
        both = person.office is not None and other.office is not None
        yield Fact(
            kind="offices",
            a=person.office,
            b=other.office,
            agree=both and offices_agree(person.office or "", other.office or ""),
            cited_a=_cited(a, _places_of_office(a, person)),
            cited_b=_cited(b, _places_of_office(b, other)),
            who=max((person.name, other.name), key=len),
        )


def _places_of_office(told: Told, person: Participant) -> tuple[Span, ...]:
    """The office, where it stands near the name, and the name."""
    if person.span is None or person.office is None:
        return ()
    start, end = max(0, person.span.start - BESIDE), person.span.end + BESIDE
    words = re.compile(r"\s+".join(map(re.escape, person.office.split())))
    found = list(words.finditer(told.document.text, start, end))
    if not found:
        return (person.span,)
    name = person.span.start
    near = min(found, key=lambda match: abs(match.start() - name))
    return (Span(near.start(), near.end()), person.span)


def _topics(a: Told, b: Told) -> Iterator[Fact]:
    """In what order the topics come, where clauses have any; told alike where those that both have come in one order."""
    one, other = _order(a), _order(b)
    if not one and not other:
        return
    shared = [topic for topic in one if topic in other]
    yield Fact(
        kind="order of topics",
        a=", ".join(one) or None,
        b=", ".join(other) or None,
        agree=bool(one and other) and shared == [topic for topic in other if topic in one],
        cited_a=_cited(a, one.values()),
        cited_b=_cited(b, other.values()),
    )


def _order(told: Told) -> dict[str, Span]:
    """Each topic with the first place that brings it up."""
    found: dict[str, Span] = {}
    for clause in told.clauses:
        if clause.topic is not None:
            found.setdefault(clause.topic, clause.spans[0])
    return found
