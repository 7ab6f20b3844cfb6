"""Mentions of other exchanges in an archive, linked as it stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.records.claims import sides_key
from communique.records.mentioned import fitting_kinds, gather_stubs, link_mention, sides_of, sought_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from communique.model import Claim, ExchangeFilter, Link, Stub
    from communique.store.contract import Store
    from communique.store.contract_terms import Placed

    Days = tuple[date, date]

MANY = 10
"""So many mentions of exchanges between the same sides are linked faster if all of these are loaded at once."""


class KnownExchanges:
    """The exchanges of a store as linking mentions asks for them.

    Of the sides in ``at_once`` all exchanges are loaded when the first is asked for, which is much faster where many
    mentions of them are linked.
    """

    def __init__(self, store: Store, at_once: Collection[frozenset[str]] = ()) -> None:
        self._store = store
        self._at_once = at_once
        self._found: dict[tuple[frozenset[str], Days], dict[str, list[Claim]]] = {}
        self._loaded: dict[frozenset[str], list[Placed]] = {}

    def exchanges(self, sides: frozenset[str], days: Days) -> dict[str, list[Claim]]:
        """See ``records.mentioned.Known``."""
        if (sides, days) not in self._found:
            found: dict[str, list[Claim]] = {}
            for claim, exchange in self._near(sides, days):
                if exchange is not None:
                    found.setdefault(exchange, []).append(claim)
            self._found[sides, days] = found
        return self._found[sides, days]

    def _near(self, sides: frozenset[str], days: Days) -> Iterable[Placed]:
        if sides not in self._at_once:
            return self._store.claims_near([sides_key(sides)], days)
        if sides not in self._loaded:
            self._loaded[sides] = self._store.claims_near([sides_key(sides)], None)
        first, last = days[0].toordinal() - 1, days[1].toordinal() + 1
        return (
            (claim, exchange)
            for claim, exchange in self._loaded[sides]
            if claim.days is not None and claim.days[0].toordinal() <= last and claim.days[1].toordinal() >= first
        )


def mentions_in(store: Store, documents: Iterable[str]) -> tuple[Link, ...]:
    """What texts mention beside what they report."""
    known = KnownExchanges(store)
    return tuple(link_mention(record, known) for record in store.mentions_in(sorted(set(documents))))


def mentions_of(store: Store, exchange: str) -> tuple[Link, ...]:
    """Where texts mention an exchange."""
    told = store.told_by(exchange)
    days = [claim.days for claim in told if claim.days is not None]
    if not days:
        return ()
    known, kinds = KnownExchanges(store), frozenset[str]().union(*(fitting_kinds(claim.kind) for claim in told))
    sides = {sides_of([claim]) for claim in told}
    records = store.mentions_of(kinds, sides, (min(day for day, _ in days), max(day for _, day in days)))
    return tuple(link for link in (link_mention(record, known) for record in records) if link.exchange == exchange)


def stubs(
    store: Store, wanted: ExchangeFilter, people: Collection[tuple[str, ...]] | None = None
) -> list[tuple[Stub, tuple[Link, ...]]]:
    """The exchanges that are only mentioned, by name, each with its mentions: of a kind, among all of the parties, in the
    time asked for; with one of these groups of people named, where any are given.
    """
    records = list(store.mentions(wanted, people))
    often = Counter(sought_of(record)[0] for record in records)
    known = KnownExchanges(store, {sides for sides, count in often.items() if count > MANY})
    return gather_stubs(link_mention(record, known) for record in records)
