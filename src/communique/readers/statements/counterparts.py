"""Who a report's "X" is, where it only knows the side: the one person of that side and rank whom the text names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.knowledge.offices import OfficeClass
    from communique.model import Report
    from communique.model.report import Participant
    from communique.readers.cast import Cast, Figure

TOP: frozenset[OfficeClass] = frozenset({"head of state", "head of government"})
PAIR = 2


def with_names(reports: tuple[Report, ...], cast: Cast) -> tuple[Report, ...]:
    """The reports, a participant known by his side alone replaced by the person who can only be meant."""
    return tuple(replace(report, participants=tuple(_named(report, cast))) for report in reports)


def _named(report: Report, cast: Cast) -> list[Participant]:
    people = list(report.participants)
    if len(people) != PAIR or sum(_is_nameless(person) for person in people) != 1:
        return people
    nameless, named = sorted(people, key=_is_nameless, reverse=True)
    found = _of_rank(cast, named.name, nameless.side)
    if len(found) != 1:
        return people
    name = replace(nameless, name=found[0].name, side=found[0].side or nameless.side)
    return [name if person is nameless else person for person in people]


def _is_nameless(person: Participant) -> bool:
    return person.side is not None and person.name == person.side


def _of_rank(cast: Cast, name: str, side: str | None) -> list[Figure]:
    """Those of the side, or of no side that the text tells, who hold an office as high as the partner's."""
    partner = next((figure for figure in cast.figures if figure.name == name), None)
    if partner is None:
        return []
    wanted = TOP if partner.kinds & TOP else partner.kinds
    others = [figure for figure in cast.figures if figure is not partner and figure.side in {None, side}]
    return [figure for figure in others if wanted & figure.kinds]
