"""The points that speakers make, each once however many accounts carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Account, Clause, Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point as each account tells it, in the order of the accounts; ``place`` is where the first does."""

    told: tuple[tuple[Account, Clause], ...]
    place: tuple[int, int]

    @property
    def first(self) -> Clause:
        """The point as the first account tells it."""
        return self.told[0][1]

    @property
    def sides(self) -> frozenset[str | None]:
        """The sides of those who make it there."""
        return frozenset(actor.side for actor in self.first.speakers)


def points_of(accounts: Sequence[Account], comparisons: Sequence[Comparison]) -> list[Point]:
    """What speakers say in these accounts, what comparisons matched taken together; narration is left out."""
    group = {key: key for key in _keys(accounts)}
    places = {account.provenance.document: number for number, account in enumerate(accounts)}
    for comparison in comparisons:
        a, b = (places[account.provenance.document] for account in (comparison.a, comparison.b))
        for match in comparison.matches:
            _join(group, [*((a, number) for number in match.a), *((b, number) for number in match.b)])
    gathered: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for key in group:
        gathered.setdefault(_root(group, key), []).append(key)
    return [_point(accounts, sorted(keys)) for keys in sorted(gathered.values(), key=min)]


def _keys(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    for number, account in enumerate(accounts):
        for place, clause in enumerate(account.clauses):
            if clause.statement is not None and clause.speakers:
                yield number, place


def _join(group: dict[tuple[int, int], tuple[int, int]], keys: list[tuple[int, int]]) -> None:
    """Take the groups of these clauses together; those that nobody says stay out."""
    roots = sorted({_root(group, key) for key in keys if key in group})
    for root in roots[1:]:
        group[root] = roots[0]


def _root(group: dict[tuple[int, int], tuple[int, int]], key: tuple[int, int]) -> tuple[int, int]:
    while group[key] != key:
        key = group[key]
    return key


def _point(accounts: Sequence[Account], keys: Sequence[tuple[int, int]]) -> Point:
    told = tuple((accounts[number], accounts[number].clauses[place]) for number, place in keys)
    return Point(told=told, place=keys[0])
