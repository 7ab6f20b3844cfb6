"""Exchanges of an archive that may be one event, and those that may be two, weighed as the archive stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.filing.anchoring import bound_reports
from communique.records.doubts import find_doubts
from communique.records.rulings import make_bonds
from communique.records.weak_links import find_weak_links
from communique.text.sketches import likeness, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.model import Claim
    from communique.records.doubts import Doubt
    from communique.records.weak_links import WeakLink
    from communique.records.weighing import Likeness
    from communique.store.contract import Store


def doubts_in(store: Store) -> list[Doubt]:
    """The pairs of exchanges that may be one, the likeliest first."""
    bonds = make_bonds(bound_reports(store.anchors()))
    return find_doubts(store.placed_claims(), bonds.apart, _words_in(store))


def weak_links_in(store: Store) -> list[WeakLink]:
    """The exchanges that may be two events, the most doubtful first."""
    bonds = make_bonds(bound_reports(store.anchors()))
    return find_weak_links(store.placed_claims(), bonds.together, _words_in(store))


def _words_in(store: Store) -> Callable[[Sequence[Claim]], Likeness]:
    """How alike the texts of claims are, once it is known of which."""

    def prepare(claims: Sequence[Claim]) -> Likeness:
        packed = store.sketches(sorted({claim.document for claim in claims}))
        sketches = {document: unpack(data) for document, data in packed.items()}

        def alike(one: Claim, other: Claim) -> float:
            first, second = sketches.get(one.document), sketches.get(other.document)
            return likeness(first, second) if first is not None and second is not None else 0.0

        return alike

    return prepare
