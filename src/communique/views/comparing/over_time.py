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
    for number in comparison.only_b:
        found = _last_time(comparison.b.clauses[number], earlier, likeness)
        if found is not None:
            readout, clause = found
            yield Return(clause=number, exchange=readout.exchange, cited=cite_clauses(readout.account, [clause]))


def _last_time(clause: Clause, earlier: Sequence[Readout], likeness: Likeness) -> tuple[Readout, Clause] | None:
    """The latest readout that makes the same point, and the clause that makes it best."""
    for readout in earlier:
        scored = [(likeness.of(clause.words, other.words), other) for other in readout.account.clauses]
        score, best = max(scored, key=lambda found: found[0], default=(0.0, clause))
        if score >= SAME_POINT:
            return readout, best
    return None
