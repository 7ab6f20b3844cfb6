"""The points that speakers make, each once however many accounts carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from communique.model import Comparison, Match, Provenance, Reading, Statement

Key = tuple[int, int]
"""An account and a statement of it, by their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A statement in one account. ``topic`` is that of its first clause that has one."""

    reading: Reading
    provenance: Provenance
    statement: Statement
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point as each account tells it, in the order of the accounts; ``place`` is where the first does."""

    told: tuple[Telling, ...]
    place: Key

    @property
    def first(self) -> Statement:
        """The point as the first account tells it."""
        return self.told[0].statement

    @property
    def topic(self) -> str | None:
        """What it is about, by the first account that lets one tell."""
        return next((one.topic for one in self.told if one.topic is not None), None)

    @property
    def sides(self) -> frozenset[str | None]:
        """The sides of those who make it in the first account."""
        return frozenset(actor.side for actor in self.first.speakers)

    @property
    def accounts(self) -> int:
        """How many accounts carry it."""
        return len({one.provenance.document for one in self.told})


def points_of(told: Sequence[tuple[Reading, Provenance]], comparisons: Sequence[Comparison]) -> list[Point]:
    """What speakers say in these accounts; statements of the same sides that comparisons matched are one point."""
    group = {key: key for key in _keys(told)}
    places = {provenance.document: number for number, (_, provenance) in enumerate(told)}
    for comparison in comparisons:
        for match in comparison.matches:
            _join(group, list(_matched(comparison, match, places)), told)
    topics = _topics(comparisons, places)
    gathered: dict[Key, list[Key]] = {}
    for key in group:
        gathered.setdefault(_root(group, key), []).append(key)
    return [_point(told, sorted(keys), topics) for keys in sorted(gathered.values(), key=min)]


def _keys(told: Sequence[tuple[Reading, Provenance]]) -> Iterator[Key]:
    for number, (reading, _) in enumerate(told):
        for place, statement in enumerate(reading.statements):
            if statement.speakers and not statement.relayed:
                yield number, place


def _matched(comparison: Comparison, match: Match, places: Mapping[str, int]) -> Iterator[Key]:
    for account, numbers in ((comparison.a, match.a), (comparison.b, match.b)):
        for number in numbers:
            statement = account.clauses[number].statement
            if statement is not None:
                yield places[account.provenance.document], statement


def _join(group: dict[Key, Key], keys: list[Key], told: Sequence[tuple[Reading, Provenance]]) -> None:
    """Take the groups of these statements together, where the same sides speak."""
    said = [key for key in keys if key in group]
    speaking = {frozenset(actor.side for actor in told[number][0].statements[place].speakers) for number, place in said}
    if len(speaking) == 1:
        roots = sorted({_root(group, key) for key in said})
        group.update(dict.fromkeys(roots[1:], roots[0]))


def _root(group: dict[Key, Key], key: Key) -> Key:
    while group[key] != key:
        key = group[key]
    return key


def _topics(comparisons: Sequence[Comparison], places: Mapping[str, int]) -> dict[Key, str]:
    found: dict[Key, str] = {}
    for account in (one for comparison in comparisons for one in (comparison.a, comparison.b)):
        for clause in account.clauses:
            if clause.statement is not None and clause.topic is not None:
                found.setdefault((places[account.provenance.document], clause.statement), clause.topic)
    return found


def _point(told: Sequence[tuple[Reading, Provenance]], keys: Sequence[Key], topics: Mapping[Key, str]) -> Point:
    tellings = (
        Telling(
            reading=told[number][0],
            provenance=told[number][1],
            statement=told[number][0].statements[place],
            topic=topics.get((number, place)),
        )
        for number, place in keys
    )
    return Point(told=tuple(tellings), place=keys[0])
