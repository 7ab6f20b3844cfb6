"""Mentions of other exchanges in an archive, linked as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.records.claims import sides_key
from communique.records.mentioned import fitting_kinds, gather_stubs, link_mention, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.model import Claim, Link, Stub
    from communique.store.contract import Store


class KnownExchanges:
    """The exchanges of a store as linking mentions asks for them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[tuple[frozenset[str], tuple[date, date]], dict[str, list[Claim]]] = {}

    def exchanges(self, sides: frozenset[str], days: tuple[date, date]) -> dict[str, list[Claim]]:
        """See ``records.mentioned.Known``."""
        if (sides, days) not in self._found:
            found: dict[str, list[Claim]] = {}
            for claim, exchange in self._store.claims_near([sides_key(sides)], days):
                if exchange is not None:
                    found.setdefault(exchange, []).append(claim)
            self._found[sides, days] = found
        return self._found[sides, days]


def mentions_in(store: Store, documents: Iterable[str]) -> tuple[Link, ...]:
    """What texts mention beside what they report."""
    known = KnownExchanges(store)
    return tuple(link_mention(record, known) for record in store.mentions_in(sorted(set(documents))))


def mentions_of(store: Store, exchange: str) -> tuple[Link, ...]:
    """Where texts mention an exchange."""
    told = store.told_by(exchange)
    known, sides = KnownExchanges(store), sides_of(told)
    kinds = frozenset[str]().union(*(fitting_kinds(claim.kind) for claim in told))
    records = store.mentions_of(kinds, [sides_key(sides)], sides)
    return tuple(link for link in (link_mention(record, known) for record in records) if link.exchange == exchange)


def stubs(store: Store) -> list[tuple[Stub, tuple[Link, ...]]]:
    """The exchanges that are only mentioned, by name, each with its mentions."""
    known = KnownExchanges(store)
    return gather_stubs(link_mention(record, known) for record in store.mentions())
