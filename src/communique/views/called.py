"""Who is meant by what someone calls a speaker: a person of the document, or a side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Actor, UsageError
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.model import Reading


def speakers_called(names: Sequence[str], reading: Reading, side_of: Callable[[str], str | None]) -> tuple[Actor, ...]:
    """Those whom names mean in a document, each once, in order. ``side_of`` gives the code of the side that words name.

    Raises UsageError where a name means nobody there, or can mean more than one.
    """
    people = people_of(reading)
    return tuple(dict.fromkeys(_called(name, people, side_of) for name in names))


def people_of(reading: Reading) -> tuple[Actor, ...]:
    """Everybody whom a document names, each once: people, those who took part, those who speak or are spoken to."""
    found: dict[str, Actor] = {}
    for actor in _named(reading):
        if actor.name is not None:
            known = found.get(actor.name)
            found[actor.name] = actor if known is None or known.side is None else known
    return tuple(found.values())


def _named(reading: Reading) -> Iterator[Actor]:
    yield from (Actor(name=person.name, side=person.side) for person in reading.people)
    for report in reading.reports:
        yield from (Actor(name=person.name, side=person.side) for person in report.participants)
    for statement in reading.statements:
        yield from (*statement.speakers, *statement.considered, *statement.addressees)


def _called(name: str, people: Sequence[Actor], side_of: Callable[[str], str | None]) -> Actor:
    whole = [person for person in people if fold(person.name or "") == fold(name)]
    if len(whole) == 1:
        return whole[0]
    words = fold(name).split()
    side = side_of(name.strip())
    meant = [person for person in people if words and all(word in fold(person.name or "").split() for word in words)]
    if not meant and side is None:
        meant = [person for person in people if words and all(word in fold(person.name or "") for word in words)]
        side = side_of(name.strip().upper())
    sides = [Actor(name=None, side=side)] if side is not None else []
    if len(meant) + len(sides) != 1:
        raise UsageError(_unclear(name, people, [*meant, *sides]))
    return (*meant, *sides)[0]


def _unclear(name: str, people: Sequence[Actor], meant: Sequence[Actor]) -> str:
    """Why a name is not enough, and what would be."""
    named = ", ".join(person.name or "" for person in people) or "nobody"
    if meant:
        can = " or ".join(f"the side {actor.side}" if actor.name is None else actor.name for actor in meant)
        return f"{name}: this can mean {can}. Give more of the name, or a side's code. The document names {named}."
    return f"{name}: nobody in the document, and no side, is called this. The document names {named}."
