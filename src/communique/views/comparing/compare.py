"""A comparison of two accounts from their readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Account, Comparison
from communique.views.comparing.alignment import align
from communique.views.comparing.clauses import clauses_of
from communique.views.comparing.likeness import load_likeness

if TYPE_CHECKING:
    from communique.model import Provenance, Reading


def compare(a: Reading, of_a: Provenance, b: Reading, of_b: Provenance) -> Comparison:
    """Lay two accounts side by side, clause by clause."""
    one, other = clauses_of(a), clauses_of(b)
    matches = align(one, other, load_likeness())
    told_a = {number for match in matches for number in match.a}
    told_b = {number for match in matches for number in match.b}
    return Comparison(
        a=Account(provenance=of_a, clauses=one),
        b=Account(provenance=of_b, clauses=other),
        matches=tuple(matches),
        only_a=tuple(number for number in range(len(one)) if number not in told_a),
        only_b=tuple(number for number in range(len(other)) if number not in told_b),
    )
