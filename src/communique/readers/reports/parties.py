"""Whether the people of a clause are the two sides of a diplomatic exchange."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.knowledge.offices import OfficeClass, load_offices
from communique.readers.reports.told import LEADERS, sides_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Participant
    from communique.readers.reports.page import Page

SUCCESSION = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Oo]utgoing|[Ii]ncoming|[Pp]redecessor|[Ss]uccessor)|-elect\b")


OFFICES_OF_STATE: frozenset[OfficeClass] = frozenset(
    {
        "head of state",
        "head of government",
        "deputy head of government",
        "party leader",
        "monarch",
        "royal",
        "minister",
        "leader of a body",
        "cleric",
    }
)


def are_two_sides(page: Page, participants: Sequence[Participant]) -> bool:
    """Whether people of different sides are there.

    One of unknown side counts if his office is one of state, unless the outlet's own side is the only one known:
    its own ministers go without a side as well, and then the text must name another country.
    """
    sides = {person.side for person in participants if person.side is not None}
    if len(sides) > 1:
        return True
    if not sides:
        return _are_peers(page, participants)
    states = [person for person in participants if person.side is None and is_of_state(person)]
    return bool(states) and (sides != {page.cast.home} or _names_another(page, sides))


def _are_peers(page: Page, participants: Sequence[Participant]) -> bool:
    """Whether two people lead a state each, though the text leaves unsaid which ("President X called President Y"):
    it then names two countries, and speaks of nobody's predecessor.
    """
    lead = f"{page.title} . {page.lead_text()}"
    countries = [code for code in sides_told(page, lead) if not page.gazetteer.is_body(code)]
    if len(countries) < 2 or SUCCESSION.search(lead) is not None:
        return False
    offices = [load_offices().head_of(person.office) for person in participants if person.office is not None]
    leading = [office.form for office in offices if office is not None and office.office_class in LEADERS]
    return len(leading) > len(set(leading))


def _names_another(page: Page, sides: Iterable[str]) -> bool:
    return bool(set(sides_told(page, f"{page.title} . {page.lead_text()}")) - set(sides))


def is_of_state(person: Participant) -> bool:
    """Whether someone holds an office of state; a bare name that acts first is its own outlet's leader."""
    found = load_offices().head_of(person.office) if person.office is not None else None
    return found is not None and found.office_class in OFFICES_OF_STATE
