"""Pairs of exchanges that may be one event though linking keeps them apart, the likeliest first.

Linking asks that nothing speaks against one event. A person may know better where little does: days that lie near each other
and differ, a kind that one outlet calls otherwise, one principal whom one text leaves out. Exchanges of which one text tells
both are two, and so are those that a person has kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from communique.records.judging import PRINCIPALS, kinds_fit, realis_fit, same_party, window
from communique.records.weighing import NEAR, days_of, listed, near_each_other, people_in_both, told_by_exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from communique.model import Claim
    from communique.records.weighing import Likeness

MOST_AGAINST = 2
"""So much may speak against a pair for it to be worth asking."""

MOST = 1000
"""So many pairs at most are weighed by their words."""

LEAST_LIKE = 0.04
"""So large a share of word triples two texts of one outlet must have in common, which seldom tells one event twice."""

KEPT_APART = "nothing plain: too little speaks for it"


class Doubt(NamedTuple):
    """Two exchanges (slugs) that may be one, as in ``UnsureMerge``."""

    one: str
    other: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The two reports of two exchanges that speak most for one event, and what they say."""

    reports: tuple[Claim, Claim]
    why: tuple[str, ...]
    against: tuple[str, ...]
    apart: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """The smaller, the likelier to be one event."""
        return (len(self.against), self.apart, -len(self.why))


def find_doubts(
    placed: Iterable[tuple[Claim, str | None]],
    apart: Mapping[str, frozenset[str]],
    prepare: Callable[[Sequence[Claim]], Likeness],
) -> list[Doubt]:
    """The pairs, of all current claims with their exchanges. ``apart`` are the reports that a person keeps apart;
    ``prepare`` gets claims and gives back how alike the texts of two of them are.
    """
    told = told_by_exchange(placed)
    found = {}
    for pair in near_each_other(told):
        weighed = _weigh(told[pair[0]], told[pair[1]], apart)
        if weighed is not None:
            found[pair] = weighed
    likeliest = sorted(found.items(), key=lambda item: (item[1].rank, item[0]))[:MOST]
    likeness = prepare([claim for _, weighed in likeliest for claim in weighed.reports])
    doubts = [Doubt(*pair, weighed.why, weighed.against, likeness(*weighed.reports)) for pair, weighed in likeliest]
    outlets = {pair: {claim.outlet for claim in weighed.reports} for pair, weighed in likeliest}
    kept = (doubt for doubt in doubts if len(outlets[doubt[:2]]) > 1 or doubt.likeness >= LEAST_LIKE)
    return sorted(kept, key=lambda doubt: (len(doubt.against), -doubt.likeness, doubt[:2]))


def _weigh(one: Sequence[Claim], other: Sequence[Claim], apart: Mapping[str, frozenset[str]]) -> _Weighed | None:
    """What speaks for and against one event of two exchanges; None where they are two for sure."""
    if not {claim.document for claim in one}.isdisjoint(claim.document for claim in other):
        return None
    if any(claim.id in apart and not apart[claim.id].isdisjoint(told.id for told in other) for claim in one):
        return None
    weighed = [found for pair in product(one, other) if (found := _weigh_reports(*pair)) is not None]
    best = min(weighed, key=lambda found: (found.rank, *(claim.id for claim in found.reports)), default=None)
    if best is None or len(best.against) > MOST_AGAINST:
        return None
    return best if best.against else _Weighed(best.reports, best.why, (KEPT_APART,), best.apart)


def _weigh_reports(one: Claim, other: Claim) -> _Weighed | None:
    both = people_in_both(one, other)
    days = _apart(one, other)
    if not both or days is None or days > NEAR or not realis_fit(one, other):
        return None
    why, against = [f"{listed(both)} in both"], list(_missing(one, other))
    _weigh_kinds(one, other, why, against)
    _weigh_days(one, other, days, why, against)
    return _Weighed((one, other), tuple(why), tuple(against), days)


def _weigh_kinds(one: Claim, other: Claim, why: list[str], against: list[str]) -> None:
    if one.kind == other.kind:
        why.append(f"the same kind ({one.kind})")
    elif not kinds_fit(one.kind, other.kind):
        against.append(f"{one.kind} beside {other.kind}")


def _weigh_days(one: Claim, other: Claim, days: int, why: list[str], against: list[str]) -> None:
    told = [days_of(claim) for claim in (one, other)]
    if one.days is None or other.days is None:
        against.append("the day is not told by both")
    elif days == 0:
        why.append(f"days that fit ({told[0]})" if one.days == other.days else f"days that fit ({' and '.join(told)})")
    else:
        against.append(f"{told[0]} beside {told[1]}")
        if one.outlet == other.outlet:
            against.append(f"both days are {one.outlet or 'one outlet'}’s own")


def _missing(one: Claim, other: Claim) -> Iterator[str]:
    """The principals of either whom the other doesn't name."""
    for claim, beside in ((one, other), (other, one)):
        for party in claim.people[:PRINCIPALS]:
            if not any(same_party(party, told) for told in beside.people):
                yield f"{party.name} only in one"


def _apart(one: Claim, other: Claim) -> int | None:
    """How many days lie between the times in which two reports can have been, 0 where they meet; None where one is not
    known.
    """
    first, second = window(one), window(other)
    if first is None or second is None:
        return None
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)
