"""The claims of an archive as linking asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.records.claims import sought_keys
from communique.records.judging import may_meet, window
from communique.text.sketches import Sketch, likeness, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.model import Claim
    from communique.store.contract import Writer
    from communique.store.contract_terms import Placed

EMPTY = Sketch(0, frozenset())
MOST_SKETCHES = 2000
"""So many are kept at hand; beyond that all are forgotten and loaded again as they are needed."""


class StorePool:
    """The pool of ``records.linking`` over one unit of work. It sees the judgements as they were when it asked first."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._claims: dict[str, Claim] = {}
        self._exchanges: dict[str, str | None] = {}
        self._loose: dict[str, list[tuple[Claim, tuple[date, date] | None]]] = {}
        self._told: dict[str, list[Claim]] = {}
        self._sketches: dict[str, Sketch] = {}

    def sharp_near(self, claim: Claim) -> Sequence[Claim]:
        """See ``Pool``."""
        return self._seen(self._writer.sharp(sought_keys(claim), window(claim)))

    def loose_near(self, claim: Claim) -> Sequence[Claim]:
        """See ``Pool``."""
        keys = sought_keys(claim)
        missing = keys - self._loose.keys()
        if missing:
            for key, placed in self._writer.loose(missing).items():
                self._loose[key] = [(other, window(other)) for other in self._seen(placed)]
        days = window(claim)
        near = (other for key in sorted(keys) for other, told in self._loose[key] if may_meet(days, told))
        return list({other.id: other for other in near}.values())

    def claims(self, ids: Iterable[str]) -> Sequence[Claim]:
        """See ``Pool``."""
        return self._seen(self._writer.claims(ids))

    def exchange_of(self, claim: Claim) -> str | None:
        """See ``Pool``."""
        return self._exchanges.get(claim.id)

    def told_by(self, exchange: str) -> Sequence[Claim]:
        """See ``Pool``."""
        if exchange not in self._told:
            self._told[exchange] = self._seen([(claim, exchange) for claim in self._writer.told_by(exchange)])
        return self._told[exchange]

    def likeness(self, one: Claim, other: Claim) -> float:
        """See ``Pool``."""
        self.prepare((one, other))
        return likeness(self._sketches[one.document], self._sketches[other.document])

    def prepare(self, claims: Iterable[Claim]) -> None:
        """See ``Pool``."""
        wanted = {claim.document for claim in claims}
        missing = sorted(wanted - self._sketches.keys())
        if missing:
            if len(self._sketches) > MOST_SKETCHES:
                self._sketches = {key: self._sketches[key] for key in wanted & self._sketches.keys()}
            found = self._writer.sketches(missing)
            self._sketches.update((key, unpack(found[key]) if key in found else EMPTY) for key in missing)

    def _seen(self, placed: Sequence[Placed]) -> list[Claim]:
        """The claims as one object each, their exchanges noted."""
        for claim, exchange in placed:
            self._exchanges.setdefault(claim.id, exchange)
        return [self._claims.setdefault(claim.id, claim) for claim, _ in placed]
