"""What is new in a readout, dropped from it, and back again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Return, Succession
from communique.views.citing import cite_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Account, Clause, Comparison
    from communique.views.comparing.likeness import Likeness

SAME_POINT = 0.6
"""So like is a clause at least to one that it brings back: more is asked than of two accounts of one event, which make
few points; older readouts make many.
"""

SLACK = 1e-6
"""So much less may likeness be where it is counted for many clauses at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """An outlet's account of one exchange."""

    exchange: str
    account: Account


def succession(
    exchange: str, before: str, comparison: Comparison, earlier: Sequence[Readout], likeness: Likeness
) -> Succession:
    """What changed from the readout of ``before``, which is A of the comparison, to that of ``exchange``. ``earlier`` are
    the outlet's older readouts, the latest first.
    """
    back = tuple(_returns(comparison, earlier, likeness))
    returned = {found.clause for found in back}
    return Succession(
        exchange=exchange,
        before=before,
        comparison=comparison,
        new=tuple(number for number in comparison.only_b if number not in returned),
        dropped=comparison.only_a,
        back=back,
        earlier=len(earlier),
    )


def _returns(comparison: Comparison, earlier: Sequence[Readout], likeness: Likeness) -> Iterator[Return]:
    """The points of B alone that an older readout makes, each with the latest that does and its clause that does best."""
    sought = {number: comparison.b.clauses[number] for number in comparison.only_b}
    found: dict[int, Return] = {}
    for readout in earlier:
        for number, clause in _made_in(readout, sought, likeness):
            cited = cite_clauses(readout.account, [clause])
            found[number] = Return(clause=number, exchange=readout.exchange, cited=cited)
            del sought[number]
    return (found[number] for number in comparison.only_b if number in found)


def _made_in(readout: Readout, sought: dict[int, Clause], likeness: Likeness) -> list[tuple[int, Clause]]:
    """Which of these points a readout makes, each with the clause that makes it best."""
    clauses = readout.account.clauses
    if not sought or not clauses:
        return []
    table = likeness.of_all([clause.words for clause in sought.values()], [clause.words for clause in clauses])
    found = []
    for (number, clause), row in zip(sought.items(), table, strict=True):
        near = [other for other, like in zip(clauses, row, strict=True) if like >= SAME_POINT - SLACK]
        scored = [(likeness.of(clause.words, other.words), other) for other in near]
        score, best = max(scored, key=lambda one: one[0], default=(0.0, clause))
        if score >= SAME_POINT:
            found.append((number, best))
    return found
