"""What an account tells of an exchange beside its clauses: the text, the report in it, and who publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.knowledge.outlets import Outlet
    from communique.model import Clause, Document, Provenance, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """``report`` is the account of the exchange compared, None where the text reports none; ``publisher`` the row of the
    table of outlets, None where it has none.
    """

    document: Document
    provenance: Provenance
    clauses: tuple[Clause, ...]
    report: Report | None
    publisher: Outlet | None


def reports_of_one(a: Sequence[Report], b: Sequence[Report]) -> tuple[Report | None, Report | None]:
    """The reports of two texts that tell of one exchange: of those with the same parties, else of all, the first."""
    pairs = list(product(a, b))
    if not pairs:
        return next(iter(a), None), next(iter(b), None)
    return max(pairs, key=lambda pair: _shared(*pair))


def _shared(one: Report, other: Report) -> int:
    """How many parties two reports share; one more where they tell of one kind of exchange."""
    sides = {person.side for person in one.participants} & {person.side for person in other.participants}
    return 2 * len(sides - {None}) + (one.kind == other.kind)
