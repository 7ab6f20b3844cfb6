"""Exchanges that may be two events though linking made one of their reports, the most doubtful first.

Reports that firm links hold together are one group; of two groups of an exchange a person is asked whether they are one
event. A link is firm where there is no doubt (see ``weak_evidence``), and where a person has tied it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from communique.records.judging import distance, may_be_one
from communique.records.weak_evidence import against_one_event, for_one_event
from communique.records.weighing import days_of, listed, near_each_other, told_by_exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from communique.model import Claim
    from communique.records.weak_evidence import Against
    from communique.records.weighing import Likeness


class WeakLink(NamedTuple):
    """Two groups of reports (ids) of one exchange (slug) that may be two events, as in ``UnsureSplit``: ``one`` hangs on
    ``other``.
    """

    exchange: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    why: tuple[str, ...]
    against: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class _Link:
    """Two reports, what speaks against one event of them, and how alike their texts are."""

    reports: tuple[Claim, Claim]
    against: Against
    likeness: float

    @property
    def rank(self) -> tuple[tuple[int, int], float, tuple[str, ...]]:
        """The smaller, the likelier to be one event."""
        return (self.against.rank, -self.likeness, tuple(claim.id for claim in self.reports))


def find_weak_links(
    placed: Iterable[tuple[Claim, str | None]],
    together: Mapping[str, frozenset[str]],
    prepare: Callable[[Sequence[Claim]], Likeness],
) -> list[WeakLink]:
    """The weak links among all current claims with their exchanges. ``together`` are the reports that a person has tied;
    ``prepare`` gets claims and gives back how alike the texts of two of them are.
    """
    told = told_by_exchange(placed)
    rivals = _rivals(told)
    found: list[tuple[_Link, WeakLink]] = []
    for exchange, claims in told.items():
        weigher = _Weigher(rivals, together, _unlike)
        if len(weigher.groups(claims)) > 1:  # most hold together whatever their words: these are not loaded
            found += _Weigher(rivals, together, prepare(claims)).links(exchange, claims)
    return [weak for _, weak in sorted(found, key=lambda item: _order(*item))]


def _unlike(_one: Claim, _other: Claim) -> float:
    return 0.0


def _order(link: _Link, weak: WeakLink) -> tuple[int, float, str, tuple[str, ...]]:
    return (-len(link.against.strong), link.likeness, weak.exchange, weak.one)


def _rivals(told: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """The reports that fit another exchange as well as their own, each with that exchange in words."""
    found: dict[str, str] = {}
    for one, other in near_each_other(told):
        for own, rival in ((one, other), (other, one)):
            for claim in told[own]:
                beside = [told_too for told_too in told[own] if told_too is not claim]
                if beside and _fits_as_well(claim, beside, told[rival]):
                    found.setdefault(claim.id, _in_short(told[rival]))
    return found


def _in_short(claims: Sequence[Claim]) -> str:
    claim = min(claims, key=lambda told: told.id)
    return f"{claim.kind} of {listed(party.name for party in claim.people)}, {days_of(claim)}"


def _fits_as_well(claim: Claim, beside: Sequence[Claim], rival: Sequence[Claim]) -> bool:
    return all(may_be_one(claim, told) for told in rival) and _nearest(claim, rival) <= _nearest(claim, beside)


def _nearest(claim: Claim, others: Sequence[Claim]) -> tuple[int, bool]:
    return min((distance(claim, other), claim.kind != other.kind) for other in others)


class _Weigher:
    """Weighs the links inside exchanges."""

    def __init__(self, rivals: Mapping[str, str], together: Mapping[str, frozenset[str]], likeness: Likeness) -> None:
        self._rivals = rivals
        self._together = together
        self._likeness = likeness

    def groups(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """The claims by what firm links hold together, the largest group first."""
        groups = [[claim] for claim in claims]
        for pair in combinations(claims, 2):
            first, second = (next(group for group in groups if claim in group) for claim in pair)
            if first is not second and self._is_firm(*pair):
                first += second
                groups.remove(second)
        return sorted(groups, key=lambda group: (-len(group), min(claim.id for claim in group)))

    def links(self, exchange: str, claims: Sequence[Claim]) -> Iterator[tuple[_Link, WeakLink]]:
        """What each group but the first hangs on."""
        groups = self.groups(claims)
        for group in groups[1:]:
            others = [(self._strongest(group, other), other) for other in groups if other is not group]
            link, other = min(others, key=lambda found: found[0].rank)
            yield link, _told(exchange, link, group, other)

    def _is_firm(self, one: Claim, other: Claim) -> bool:
        return other.id in self._together.get(one.id, ()) or not self._weigh(one, other).against.is_doubt

    def _strongest(self, group: Sequence[Claim], other: Sequence[Claim]) -> _Link:
        return min((self._weigh(*pair) for pair in product(group, other)), key=lambda link: link.rank)

    def _weigh(self, one: Claim, other: Claim) -> _Link:
        likeness = self._likeness(one, other)
        rivals = dict.fromkeys(self._rivals[claim.id] for claim in (one, other) if claim.id in self._rivals)
        return _Link((one, other), against_one_event(one, other, likeness=likeness, rivals=rivals), likeness)


def _told(exchange: str, link: _Link, one: Sequence[Claim], other: Sequence[Claim]) -> WeakLink:
    return WeakLink(
        exchange=exchange,
        one=tuple(claim.id for claim in one),
        other=tuple(claim.id for claim in other),
        why=tuple(for_one_event(*link.reports)),
        against=(*link.against.strong, *link.against.mild),
        likeness=link.likeness,
    )
