"""The people of a document in the tables of knowledge: who they are, and what they held on the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.knowledge.resolver import Resolver
    from communique.model import Participant, Person, Report
    from communique.model.resolution import Resolution


LONGEST = timedelta(366)


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom words mean on every day that is possible. ``entry`` is None where the days do not agree."""

    entry: str | None
    posts: tuple[str, ...]


def resolve_people(
    people: Iterable[Person], reports: Iterable[Report], resolver: Resolver, published: date | None
) -> tuple[tuple[Person, ...], tuple[Report, ...]]:
    """People and reports with ``entry`` and ``posts``, on the days of each report, else on the day of publication.

    Someone who takes part is the same in both: a person whom the reports resolve keeps that entry.
    """
    known = {person.name: person for person in people}
    told = tuple(_resolved_report(report, known, resolver, published) for report in reports)
    settled = {person.name: person for report in told for person in report.participants}
    return tuple(_resolved_person(person, settled, resolver, published) for person in known.values()), told


def _resolved_report(report: Report, known: dict[str, Person], resolver: Resolver, published: date | None) -> Report:
    days = _days(report, published)
    resolved = (_resolved_participant(person, known.get(person.name), resolver, days) for person in report.participants)
    return replace(report, participants=tuple(resolved))


def _days(report: Report, published: date | None) -> tuple[date | None, ...]:
    """The first and the last day on which it can have been, else that of publication; None where only a long time is
    known, in which offices change hands.
    """
    date = report.date
    if date is None or date.latest - date.earliest > LONGEST:
        return (published,)
    return tuple(dict.fromkeys((date.earliest, date.latest)))


def _resolved_participant(
    person: Participant, introduced: Person | None, resolver: Resolver, days: tuple[date | None, ...]
) -> Participant:
    offices = tuple(
        dict.fromkeys([*([person.office] if person.office else []), *(introduced.offices if introduced else ())])
    )
    if not _is_named(person):
        if person.office is None:
            return person
        found = _agreed(resolver.description(person.office, day=day, side=person.side) for day in days)
    else:
        found = _agreed(resolver.person(person.name, side=person.side, offices=offices, day=day) for day in days)
    return replace(person, entry=found.entry, posts=found.posts)


def _is_named(person: Participant) -> bool:
    """Whether the text gives a name; else the side's code or the group's words stand for it."""
    return person.name != person.side and not person.name[:1].islower()


def _resolved_person(
    person: Person, settled: dict[str, Participant], resolver: Resolver, published: date | None
) -> Person:
    taking_part = settled.get(person.name)
    if taking_part is not None:
        return replace(person, entry=taking_part.entry, posts=taking_part.posts)
    found = _agreed([resolver.person(person.name, side=person.side, offices=person.offices, day=published)])
    return replace(person, entry=found.entry, posts=found.posts)


def _agreed(resolutions: Iterable[Resolution]) -> _Found:
    """The one person whom all resolutions give, with the posts that all of them give."""
    found = list(resolutions)
    entries = {resolution.entry for resolution in found}
    if len(entries) != 1 or found[0].entry is None:
        return _Found(None, ())
    posts = [[held.post for held in resolution.posts] for resolution in found]
    return _Found(found[0].entry, tuple(post for post in posts[0] if all(post in others for others in posts)))
