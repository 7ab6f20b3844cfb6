"""A comparison of two accounts from their readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Account, Comparison, Match
from communique.views.comparing.alignment import Placed, align, moved
from communique.views.comparing.clauses import clauses_of
from communique.views.comparing.labels import Side, labels_of, unordered
from communique.views.comparing.meaning import Meanings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Clause, Provenance, Reading
    from communique.views.comparing.labels import Order
    from communique.views.comparing.wording import Wording


def compare(a: Reading, of_a: Provenance, b: Reading, of_b: Provenance, order: Order = unordered) -> Comparison:
    """Lay two accounts side by side, clause by clause. ``order`` says what one cue is beside another on the ladders of
    the reader of statements.
    """
    one, other = clauses_of(a), clauses_of(b)
    meaning_a, meaning_b = Meanings(a, of_a.side), Meanings(b, of_b.side)
    words_a = [meaning_a.wording(clause) for clause in one]
    words_b = [meaning_b.wording(clause) for clause in other]
    parties = meaning_a.parties | meaning_b.parties
    pairs = align(_texts(one, words_a), _texts(other, words_b), parties)
    away = moved(pairs)
    matches = [
        Match(
            a=pair.a,
            b=pair.b,
            score=pair.score,
            labels=labels_of(
                _side(pair.a, one, words_a), _side(pair.b, other, words_b), parties, order=order, moved=pair in away
            ),
        )
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


def _side(numbers: Sequence[int], clauses: Sequence[Clause], wordings: Sequence[Wording]) -> Side:
    return Side([clauses[number] for number in numbers], [wordings[number] for number in numbers])


def _texts(clauses: Sequence[Clause], wordings: Sequence[Wording]) -> list[Placed]:
    return [Placed(wording, clause) for clause, wording in zip(clauses, wordings, strict=True)]
