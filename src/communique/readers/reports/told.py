"""Those whom the clause that tells of an exchange names, by name, by office alone, or as a side."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.knowledge.systems import lacks
from communique.model import Participant, Span
from communique.readers.reports.page import ASIDE, Page, clause_of
from communique.readers.reports.triggers import find_trigger

if TYPE_CHECKING:
    from communique.knowledge.offices import OfficeClass
    from communique.readers.cast import Figure, Role
    from communique.text.prose import Prose

OWNER = re.compile(r"'s? (?!call|meeting|talks|visit|conversation|(?:own |express )?(?:request|initiative|invitation))")


SAID = re.compile(r",? (?:said|says|announced|told (?:reporters|the press))\b")


DELEGATES = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:officials|leaders|delegation|delegates|counterparts?|representatives|authorities|ministers)\b"
)


FROM = re.compile(r"\b(?:officials|leaders|delegation|counterparts?|representatives|ministers) (?:from|of) (?:the )?$")


HELD_BY = re.compile(
    r"\b(?:holds?|held|holding|assum(?:es?|ed|ing)|took over|takes over|taking over|occup(?:y|ies|ied)) (?:the |its |their )?(?:\w+ )?$"
)
"""What stands before an office that someone has, which is no one further."""


LEADERS: frozenset[OfficeClass] = frozenset({"head of state", "head of government", "monarch"})


def delegations(page: Page, text: str) -> set[str]:
    """The sides that a clause sends without a name ("X officials", "a delegation from X")."""
    return {
        side.code
        for side in page.gazetteer.find(text)
        if side.kind not in {"party", "capital"}
        and (DELEGATES.match(text, side.span.end) or FROM.search(text[max(0, side.span.start - 40) : side.span.start]))
    }


def people_told(page: Page, sentence: Span) -> list[Participant]:
    """Those whom the clause that tells of the exchange names, by name or by office alone, in order of place."""
    near = _telling(page, sentence)
    figures = _acting(page, near)
    first = {use.figure.name: use.span for use in reversed(page.cast.uses_in(near))}
    placed = [(first[figure.name], participant(figure, page.prose)) for figure in figures]
    names = {figure.name for figure in figures}
    for role in page.cast.roles_in(near):
        person = _in_office(page, role, figures) if not _is_held(page, role) else None
        if person is not None and person.name not in names:
            names.add(person.name)
            placed.append((role.span, person))
    return [person for _, person in sorted(placed, key=lambda item: item[0])]


def _telling(page: Page, sentence: Span) -> Span:
    """The clause that tells of the exchange: where the sentence begins with what went before and names nobody there
    ("Ten years after the treaty, | X and Y met"), what stands behind that.
    """
    near = clause_of(page.prose, sentence)
    text = sentence.of(page.prose.text)
    trigger = find_trigger(text)
    if trigger is None or "," not in text[near.end - sentence.start : trigger.span.start] or page.cast.uses_in(near):
        return near
    cut = ASIDE.search(text, trigger.span.end)
    return Span(near.end, sentence.start + cut.start() if cut is not None else sentence.end)


def _acting(page: Page, near: Span) -> list[Figure]:
    """The people named in a clause, but for owners of what takes part ("the President's | envoy")."""
    uses = page.cast.uses_in(near)
    owners = {use.figure.name for use in uses if OWNER.match(page.prose.text, use.span.end)}
    named = page.cast.named_in(near)
    return [
        figure
        for number, figure in enumerate(named)
        if figure.name not in owners and not (number and _is_source(page, figure, near))
    ]


def _is_source(page: Page, figure: Figure, near: Span) -> bool:
    """Whether someone named later only says so ("..., spokesperson X said")."""
    uses = (use.span for use in page.cast.uses_in(near) if use.figure is figure)
    return any(SAID.match(page.prose.text, use.end) for use in uses)


def _is_held(page: Page, role: Role) -> bool:
    """Whether an office is only said to be held by one named before ("X, which holds the chair of the Y Union")."""
    return HELD_BY.search(page.prose.text[max(0, role.span.start - 40) : role.span.start]) is not None


def _in_office(page: Page, role: Role, named: list[Figure]) -> Participant | None:
    """The holder of an office named alone: whom the text names elsewhere, else the side itself ("his X counterpart").

    An office without a side is somebody only where the text names its one holder.
    """
    if role.side is not None and role.side in {figure.side for figure in named}:
        return None
    holder = page.cast.holder_of(role)
    if holder is not None:
        return participant(holder, page.prose)
    if role.side is None:
        return _own_leader(page, role, named)
    counterpart = _counterpart(page, role, named)
    if counterpart is not None:
        return on_side(participant(counterpart, page.prose), role.side)
    return Participant(name=role.side, side=role.side, office=role.office, span=page.prose.original(role.span))


def _own_leader(page: Page, role: Role, named: list[Figure]) -> Participant | None:
    """The outlet's own side, for its leader whom the text never names ("The Prime Minister spoke to X")."""
    home = page.cast.home
    alone = role.kind in LEADERS and home is not None and home not in {figure.side for figure in named}
    if not alone or home is None or page.gazetteer.is_body(home) or lacks(home, role.kind):
        return None
    return Participant(name=home, side=home, office=role.office, span=page.prose.original(role.span))


def _counterpart(page: Page, role: Role, named: list[Figure]) -> Figure | None:
    """Whom "his X counterpart" can only mean: the one other of the text without a side who has the same office."""
    if role.kind != "description" or any(figure.side == role.side for figure in page.cast.figures):
        return None
    kinds = {kind for figure in named for kind in figure.kinds}
    found = [f for f in page.cast.figures if f.side is None and f not in named and f.kinds & kinds]
    return found[0] if len(found) == 1 else None


def participant(figure: Figure, prose: Prose) -> Participant:
    """The figure as a participant, with the longest form of its office."""
    office = max(figure.offices, key=len) if figure.offices else None
    return Participant(
        name=figure.name, side=figure.side, office=office, span=prose.original(figure.uses[0]) if figure.uses else None
    )


def side_alone(code: str) -> Participant:
    """A side that took part without anyone named."""
    return Participant(name=code, side=code, office=None, span=None)


def sides_told(page: Page, text: str) -> list[str]:
    """Countries and bodies named as those who act in a clause, in order, each once."""
    found = page.gazetteer.find(text)
    return list(dict.fromkeys(side.code for side in found if side.kind not in {"party", "capital"}))


def on_side(person: Participant, side: str) -> Participant:
    """The same participant on a side."""
    return replace(person, side=side)
