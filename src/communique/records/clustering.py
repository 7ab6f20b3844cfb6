"""Groups of reports that tell of one event, as a function of the set of them.

Units are what rulings by hand tie together, most of them one claim. Pairs of units are taken from the strongest to the
weakest, and two groups become one where every unit of the one may be one event with every unit of the other: which
pair comes first hangs on what the claims say and, where they say the same, on their ids, never on when they came.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from communique.records.judging import ALIKE, days_speak, distance, may_be_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from communique.model import Claim

Unit = tuple["Claim", ...]
"""Claims that are one event for sure, in the order of their ids."""

Strength = tuple[float | str, ...]


class Words(Protocol):
    """How alike two claims' texts are, from 0 to 1."""

    def likeness(self, one: Claim, other: Claim) -> float:
        """The share of the smaller text's word triples that the other has too."""
        ...


class Judge:
    """What may be one, with rulings by hand and the words of the texts."""

    def __init__(self, words: Words, apart: Mapping[str, frozenset[str]]) -> None:
        self._words = words
        self._apart = apart

    def compatible(self, one: Unit, other: Unit) -> bool:
        """Whether no ruling and nothing in the reports speaks against one event. Of several claims that a ruling ties
        together one that fits is enough.
        """
        if self._apart and self._ruled_apart(one, other):
            return False
        if len(one) == len(other) == 1:
            return may_be_one(one[0], other[0])
        return any(may_be_one(claim, told) for claim in one for told in other)

    def speaks(self, one: Unit, other: Unit) -> bool:
        """Whether the days, or else the words, speak for one event of two units that may be one."""
        return self.days_speak(one, other) or self.closeness(one, other) >= ALIKE

    def days_speak(self, one: Unit, other: Unit) -> bool:
        """Whether two of their claims give days that fit."""
        return any(days_speak(claim, told) and may_be_one(claim, told) for claim in one for told in other)

    def closeness(self, one: Unit, other: Unit) -> float:
        """How alike the two most alike of their texts are."""
        return max(self._words.likeness(claim, told) for claim in one for told in other)

    def _ruled_apart(self, one: Unit, other: Unit) -> bool:
        ids = {claim.id for claim in other}
        return any(not self._apart.get(claim.id, frozenset()).isdisjoint(ids) for claim in one)


def cluster_dated(units: Sequence[Unit], judge: Judge) -> list[tuple[Unit, ...]]:
    """Groups of units that tell their days: the same days first, then the same kind, then the words."""
    if all(judge.compatible(one, other) for one, other in combinations(units, 2)):
        return [tuple(units)]
    pairs = [(one, other) for one, other in combinations(units, 2) if judge.compatible(one, other)]
    return _agglomerate(units, {(one, other): _strength(one, other, judge) for one, other in pairs}, judge.compatible)


def cluster_alike(units: Sequence[Unit], judge: Judge) -> list[tuple[Unit, ...]]:
    """Groups of units that tell no day, or no sure one: the most alike in words first."""
    pairs = [
        (one, other)
        for one, other in combinations(units, 2)
        if judge.compatible(one, other) and judge.speaks(one, other)
    ]
    strengths: dict[tuple[Unit, Unit], Strength] = {
        (one, other): (-judge.closeness(one, other), *_ids(one, other)) for one, other in pairs
    }
    return _agglomerate(units, strengths, judge.compatible)


def key_of(unit: Iterable[Claim]) -> str:
    """What orders units and groups of claims: their least id."""
    return min(claim.id for claim in unit)


def _strength(one: Unit, other: Unit, judge: Judge) -> Strength:
    pairs = [(claim, told) for claim in one for told in other]
    days = min(distance(*pair) for pair in pairs)
    kind = min(claim.kind != told.kind for claim, told in pairs)
    return (days, kind, -judge.closeness(one, other), *_ids(one, other))


def _ids(one: Unit, other: Unit) -> tuple[str, ...]:
    return tuple(sorted((key_of(one), key_of(other))))


def _agglomerate(
    units: Sequence[Unit],
    strengths: Mapping[tuple[Unit, Unit], Strength],
    compatible: Callable[[Unit, Unit], bool],
) -> list[tuple[Unit, ...]]:
    groups: dict[str, list[Unit]] = {key_of(unit): [unit] for unit in units}
    for one, other in sorted(strengths, key=lambda pair: strengths[pair]):
        first, second = groups[key_of(one)], groups[key_of(other)]
        if first is not second and all(compatible(unit, told) for unit in first for told in second):
            first.extend(second)
            groups.update((key_of(unit), first) for unit in second)
    return list({id(group): tuple(group) for group in groups.values()}.values())
