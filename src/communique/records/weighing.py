"""What is weighed where a person is asked whether some reports tell of one event: shared by pairs that linking keeps apart
and exchanges that it made one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from communique.records.judging import same_party, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from communique.model import Claim, Party

    Likeness = Callable[[Claim, Claim], float]
    """How alike the texts of two claims are, from 0 to 1."""

NEAR = 3
"""Days that differ may lie so far apart."""

MOST_BESIDE = 40
"""So many of the exchanges that follow one in time are looked at."""


def told_by_exchange(placed: Iterable[tuple[Claim, str | None]]) -> dict[str, list[Claim]]:
    """The claims of each exchange."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim, exchange in placed:
        if exchange is not None:
            told[exchange].append(claim)
    return told


def near_each_other(told: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[str, str]]:
    """Exchanges of the same sides whose days lie near each other."""
    groups: dict[frozenset[str], list[tuple[date, date, str]]] = defaultdict(list)
    for exchange, claims in told.items():
        sides = frozenset(party.side for claim in claims for party in claim.people if party.side is not None)
        windows = [days for claim in claims for days in [window(claim)] if days is not None]
        if len(sides) > 1 and windows:
            groups[sides].append((min(first for first, _ in windows), max(last for _, last in windows), exchange))
    for group in groups.values():
        group.sort()
        for number, (_, last, one) in enumerate(group):
            for first, _, other in group[number + 1 : number + 1 + MOST_BESIDE]:
                if (first - last).days > NEAR:
                    break
                yield one, other


def is_named(party: Party) -> bool:
    """Whether a person is named, and not a side alone."""
    return party.name != party.side


def people_in_both(one: Claim, other: Claim) -> list[str]:
    """The people of the first whom the other has too."""
    both = (party for party in one.people if any(same_party(party, told) for told in other.people))
    return [party.name for party in both if is_named(party)]


def listed(names: Iterable[str]) -> str:
    """Each name once: "A and B"."""
    return " and ".join(dict.fromkeys(names))


def days_of(claim: Claim) -> str:
    """The days that a report tells: "2031-05-20", "2031-05-20 to 2031-05-22", "no day"."""
    if claim.days is None:
        return "no day"
    first, last = (day.isoformat() for day in claim.days)
    return first if first == last else f"{first} to {last}"
