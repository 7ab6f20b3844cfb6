"""Whom words about a request mean: a participant by name, by office, by side, or as one of two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Participant, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.readers.cast import Role
    from communique.readers.reports.page import Page

ORGAN = re.compile(
    r"\b(?:Security Council|General Assembly|(?:[Cc]ouncil|[Cc]ourt|[Cc]ongress|[Pp]arliament|[Ss]enate|[Cc]ommittee|"
    r"[Pp]rosecut\w+|[Pp]olice|[Pp]eople|[Cc]ompan\w+|[Ff]amil\w+|[Rr]esidents|[Cc]itizens|[Mm]edia|[Pp]ress)\b)"
)
"""Who may ask for much, but is not the one with whom a leader speaks."""
PARTY = re.compile(
    r"\b(?:sides?|part(?:y|ies)|guest|host|counterpart|colleague|interlocutor|leaders?|leadership|president|premier|"
    r"chancellor|(?:prime |foreign )?minister|king|emir|sultan|secretary|government|both|latter|former)\b",
    re.IGNORECASE,
)
BEHIND_SIDE = re.compile(r"(?: (?:side|party|government|leadership|leader|counterpart|president|(?:\w+ )?minister))?")
COUNTERPART = re.compile(r"\s*(?:the |his |her |its |their )?(?:\w+ )?(?:counterpart|colleague|interlocutor|guest)\b")
STOP = re.compile(r"[,;.:(]")


class Asker(NamedTuple):
    """Someone who asked, by name, and the stretch of the prose that says so."""

    name: str
    span: Span


class Whose(NamedTuple):
    """Whose request words tell of: ``asker``, None where that can't be told; ``ours`` that it can be one of those who
    took part at all.
    """

    asker: Asker | None
    ours: bool


def named_in(page: Page, span: Span, participants: Sequence[Participant]) -> list[Asker]:
    """The participants named inside ``span`` of the prose, by name or by office alone, in order of place; each
    stretch begins with the office and side that stand before the name.
    """
    names = {person.name for person in participants}
    found = [
        Asker(use.figure.name, Span(use.titled.start, use.span.end))
        for use in page.cast.uses_in(span)
        if use.figure.name in names
    ]
    for role in page.cast.roles_in(span):
        name = _holder(page, role, participants)
        if name is not None:
            found.append(Asker(name, role.span))
    return sorted(found, key=lambda asker: asker.span)


def _holder(page: Page, role: Role, participants: Sequence[Participant]) -> str | None:
    """The participant whom an office alone means: its one holder, or the only participant of its side."""
    holder = page.cast.holder_of(role)
    if holder is not None and any(person.name == holder.name for person in participants):
        return holder.name
    place = page.prose.original(role.span)
    of_side = [person for person in participants if person.span == place or (role.side and person.side == role.side)]
    return of_side[0].name if len(of_side) == 1 else None


def whose(page: Page, near: Span, participants: Sequence[Participant], subject: Asker | None = None) -> Whose:
    """Whom the words ``near`` behind "at the request of" name first. ``subject`` is who tells of the exchange: a
    counterpart is the other one.
    """
    text = near.of(page.prose.text)
    stop = STOP.search(text)
    phrase = Span(near.start, near.start + stop.start()) if stop is not None else near
    sides = page.gazetteer.find(text)
    uses = [use for use in page.cast.uses_in(near) if use.titled.start < phrase.end]
    if uses and (not sides or uses[0].titled.start <= near.start + sides[0].span.start):
        taking_part = any(person.name == uses[0].figure.name for person in participants)
        return Whose(Asker(uses[0].figure.name, uses[0].span), ours=True) if taking_part else Whose(None, ours=False)
    if ORGAN.search(phrase.of(page.prose.text)):
        return Whose(None, ours=False)
    if sides and near.start + sides[0].span.start < phrase.end:
        place = sides[0].span
        end = BEHIND_SIDE.match(text, place.end)
        span = Span(near.start + place.start, near.start + (end.end() if end is not None else place.end))
        return _of_side(sides[0].code, span, participants)
    return _by_office(page, phrase, participants, subject)


def _of_side(side: str, span: Span, participants: Sequence[Participant]) -> Whose:
    of_side = [person for person in participants if person.side == side]
    return Whose(Asker(of_side[0].name, span) if len(of_side) == 1 else None, ours=bool(of_side))


def _by_office(page: Page, phrase: Span, participants: Sequence[Participant], subject: Asker | None) -> Whose:
    text = phrase.of(page.prose.text)
    counterpart = COUNTERPART.match(text)
    if counterpart is not None:
        span = Span(phrase.start, phrase.start + counterpart.end())
        others = [person for person in participants if subject is not None and person.name != subject.name]
        return Whose(Asker(others[0].name, span) if len(others) == len(participants) - 1 == 1 else None, ours=True)
    named = named_in(page, phrase, participants)
    return Whose(named[0] if named else None, ours=bool(named) or PARTY.search(text) is not None)


def of_two(page: Page, before: Span, which: str, participants: Sequence[Participant]) -> str | None:
    """Whom "the latter", "the former" or "his" means: of the two named before, or the only one of that sex."""
    names = {person.name for person in participants}
    named = [figure for figure in page.cast.named_in(before) if figure.name in names]
    if which in {"latter", "former"}:
        both = [figure.name for figure in named] or list(_in_order(page, before, participants))
        return both[-1 if which == "latter" else 0] if len(both) == 2 else None
    fitting = [figure for figure in named if which in {"his", "her"} and figure.feminine is (which == "her")]
    others = [figure for figure in named if figure not in fitting]
    alone = len(fitting) == 1 and all(figure.feminine is not None for figure in others)
    return fitting[0].name if alone else None


def _in_order(page: Page, span: Span, participants: Sequence[Participant]) -> Iterator[str]:
    yield from dict.fromkeys(asker.name for asker in named_in(page, span, participants))
