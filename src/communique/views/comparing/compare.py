"""A comparison of two accounts from their readings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Account, Comparison, Match
from communique.views.citing import provenance_of
from communique.views.comparing.alignment import align, moved
from communique.views.comparing.clauses import clauses_of
from communique.views.comparing.evidence import Placed
from communique.views.comparing.labels import Side, labels_of, unordered
from communique.views.comparing.meaning import Meanings
from communique.views.comparing.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Clause, Reading
    from communique.views.comparing.labels import Order


def account_of(reading: Reading) -> Account:
    """What a reading tells, clause by clause, with what each is about."""
    return _account(reading, _placed(clauses_of(reading), Meanings(reading)))


def readout_of(reading: Reading) -> Account:
    """The same without what each is about, which takes long to see."""
    return Account(provenance=provenance_of(reading.document), clauses=clauses_of(reading))


def compare(a: Reading, b: Reading, order: Order = unordered) -> Comparison:
    """Lay two accounts side by side, clause by clause. ``order`` says what one cue is beside another on the ladders of
    the reader of statements.
    """
    one, other, parties = placed_in(a, b)
    pairs = align(one, other, parties)
    away = moved(pairs)
    matches = []
    for pair in pairs:
        sides = (_side(pair.a, one), _side(pair.b, other))
        labels = labels_of(*sides, parties, order=order, moved=pair in away, sure=pair.sure)
        matches.append(Match(a=pair.a, b=pair.b, score=pair.score, labels=labels))
    told_a = {number for pair in pairs for number in pair.a}
    told_b = {number for pair in pairs for number in pair.b}
    return Comparison(
        a=_account(a, one),
        b=_account(b, other),
        matches=tuple(matches),
        only_a=tuple(number for number in range(len(one)) if number not in told_a),
        only_b=tuple(number for number in range(len(other)) if number not in told_b),
    )


def placed_in(a: Reading, b: Reading) -> tuple[list[Placed], list[Placed], frozenset[str]]:
    """The clauses of both accounts with what they say, and the parties of the exchange."""
    meanings = Meanings(a), Meanings(b)
    one, other = (_placed(clauses_of(reading), meaning) for reading, meaning in zip((a, b), meanings, strict=True))
    return one, other, meanings[0].parties | meanings[1].parties


def _account(reading: Reading, placed: Sequence[Placed]) -> Account:
    return Account(provenance=provenance_of(reading.document), clauses=tuple(one.clause for one in placed))


def _placed(clauses: Sequence[Clause], meanings: Meanings) -> list[Placed]:
    """The clauses with what they say and what they are about."""
    wordings = [meanings.wording(clause) for clause in clauses]
    return [
        Placed(wording, replace(clause, topic=topic_of(wording)))
        for wording, clause in zip(wordings, clauses, strict=True)
    ]


def _side(numbers: Sequence[int], placed: Sequence[Placed]) -> Side:
    return Side([placed[number].clause for number in numbers], [placed[number].wording for number in numbers])
