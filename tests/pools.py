"""A pool of claims in memory, as the tests of linking use it beside the store's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.records.claims import share_a_key
from communique.records.judging import may_meet, window
from communique.records.linking import Bonds, Linker
from communique.text.sketches import likeness, make_sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Claim


class MemoryPool:
    """Claims with the exchanges that they were judged to last; ``texts`` are their documents' words by id of the claim."""

    def __init__(self, texts: dict[str, str] | None = None) -> None:
        self.current: dict[str, Claim] = {}
        self.exchanges: dict[str, str] = {}
        self._texts = texts or {}

    def sharp_near(self, claim: Claim) -> Sequence[Claim]:
        """Claims that tell their day, near this one."""
        return [other for other in self._sharing(claim) if other.is_sharp and self._near(claim, other)]

    def loose_near(self, claim: Claim) -> Sequence[Claim]:
        """Claims that do not."""
        return [other for other in self._sharing(claim) if not other.is_sharp and self._near(claim, other)]

    def _sharing(self, claim: Claim) -> list[Claim]:
        return [other for other in self.current.values() if share_a_key(claim, other)]

    @staticmethod
    def _near(claim: Claim, other: Claim) -> bool:
        return may_meet(window(claim), window(other))

    def claims(self, ids: Iterable[str]) -> Sequence[Claim]:
        """Those that are current."""
        return [self.current[key] for key in ids if key in self.current]

    def exchange_of(self, claim: Claim) -> str | None:
        """As judged last."""
        return self.exchanges.get(claim.id)

    def told_by(self, exchange: str) -> Sequence[Claim]:
        """As judged last."""
        return [self.current[key] for key, other in self.exchanges.items() if other == exchange]

    def likeness(self, one: Claim, other: Claim) -> float:
        """Of the texts."""
        return likeness(*(make_sketch(self._texts.get(claim.id, "")) for claim in (one, other)))

    def prepare(self, claims: Iterable[Claim]) -> None:
        """Nothing to do."""

    def change(self, add: Sequence[Claim] = (), drop: Sequence[str] = (), bonds: Bonds | None = None) -> None:
        """Let claims come and go, link again, and judge."""
        removed = [(self.exchanges.pop(key, None), self.current.pop(key)) for key in drop]
        self.current |= {claim.id: claim for claim in add}
        for number, group in enumerate(Linker(self, bonds or Bonds()).relink(add, removed)):
            key = f"{len(self.exchanges)}-{number}-{group[0].id}"
            self.exchanges |= dict.fromkeys((claim.id for claim in group), key)

    def partition(self) -> set[frozenset[str]]:
        """Which claims are one event."""
        assert set(self.exchanges) == set(self.current), "every claim is judged"
        groups: dict[str, set[str]] = {}
        for key, exchange in self.exchanges.items():
            groups.setdefault(exchange, set()).add(key)
        return {frozenset(group) for group in groups.values()}

    def rule(self, bonds: Bonds, before: Bonds) -> None:
        """Link again what new rulings, or undone ones, speak of, with all that was judged to the same exchanges."""
        named = {key for ruled in (bonds, before) for key in (*ruled.together, *ruled.apart)}
        exchanges = {self.exchanges[key] for key in named if key in self.exchanges}
        touched = [self.current[key] for key, exchange in self.exchanges.items() if exchange in exchanges]
        self.change(touched, bonds=bonds)
