"""A comparison of two accounts from their readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Account, Comparison, Labelled, Match
from communique.views.comparing.alignment import align
from communique.views.comparing.clauses import clauses_of
from communique.views.comparing.likeness import load_likeness
from communique.views.comparing.meaning import Meanings

if TYPE_CHECKING:
    from communique.model import Provenance, Reading


def compare(a: Reading, of_a: Provenance, b: Reading, of_b: Provenance) -> Comparison:
    """Lay two accounts side by side, clause by clause."""
    one, other = clauses_of(a), clauses_of(b)
    meaning_a, meaning_b = Meanings(a, of_a.side), Meanings(b, of_b.side)
    words_a = [meaning_a.wording(clause) for clause in one]
    words_b = [meaning_b.wording(clause) for clause in other]
    pairs = align(words_a, words_b, load_likeness(), meaning_a.parties | meaning_b.parties)
    matches = [
        Match(a=pair.a, b=pair.b, score=pair.score, labels=(Labelled(label="reworded", rule="other words"),))
        for pair in pairs
    ]
    told_a = {number for pair in pairs for number in pair.a}
    told_b = {number for pair in pairs for number in pair.b}
    return Comparison(
        a=Account(provenance=of_a, clauses=one),
        b=Account(provenance=of_b, clauses=other),
        matches=tuple(matches),
        only_a=tuple(number for number in range(len(one)) if number not in told_a),
        only_b=tuple(number for number in range(len(other)) if number not in told_b),
    )
