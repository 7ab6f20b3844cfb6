"""Exchanges of an archive that may be one event, weighed as the archive stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.filing.anchoring import bound_reports
from communique.records.doubts import find_doubts
from communique.records.rulings import make_bonds
from communique.text.sketches import likeness, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.model import Claim
    from communique.records.doubts import Doubt
    from communique.store.contract import Store


def doubts_in(store: Store) -> list[Doubt]:
    """The pairs of exchanges that may be one, the likeliest first."""

    def prepare(claims: Sequence[Claim]) -> Callable[[Claim, Claim], float]:
        packed = store.sketches(sorted({claim.document for claim in claims}))
        sketches = {document: unpack(data) for document, data in packed.items()}

        def alike(one: Claim, other: Claim) -> float:
            first, second = sketches.get(one.document), sketches.get(other.document)
            return likeness(first, second) if first is not None and second is not None else 0.0

        return alike

    bonds = make_bonds(bound_reports(store.anchors()))
    return find_doubts(store.placed_claims(), bonds.apart, prepare)
