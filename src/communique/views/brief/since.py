"""What is new since the outlets' last readouts on the same sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Line, Section
from communique.text.told import exchange_told, outlet_told
from communique.views.citing import cite_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Account, Succession
    from communique.views.brief.notes import Notes

MOST = 2
"""So many points of each kind an outlet: the rest is in ``communique compare --previous``."""


def since(successions: Sequence[Succession], notes: Notes) -> Section | None:
    """New, back and dropped points, outlet by outlet, what speakers say before what is told."""
    if not successions:
        return None
    lines = [line for one in successions for line in _lines(one, notes)]
    held = sum(len(one.new) + len(one.dropped) + len(one.back) for one in successions)
    return Section(
        heading="Since the last time",
        lines=tuple(lines),
        left_out=max(held - _shown(successions), 0),
        command="compare {} --previous",
    )


def _lines(one: Succession, notes: Notes) -> Iterator[Line]:
    now, before = one.comparison.b, one.comparison.a
    outlet = outlet_told(now.provenance)
    counts = f"{len(one.new)} new, {len(one.back)} back, {len(one.dropped)} dropped"
    yield Line(text=f"{outlet}, beside its text on the {exchange_told(one.before)}: {counts}")
    for returned in one.back[:MOST]:
        cited = cite_clauses(now, [now.clauses[returned.clause]])
        yield Line(
            text=f"Back (last in the {exchange_told(returned.exchange)}): “{cited.words}”",
            notes=notes.of(cited, returned.cited),
        )
    for what, account, numbers in (("New", now, one.new), ("No longer mentioned", before, one.dropped)):
        for number in _said_first(account, numbers)[:MOST]:
            cited = cite_clauses(account, [account.clauses[number]])
            yield Line(text=f"{what}: “{cited.words}”", notes=notes.of(cited))


def _said_first(account: Account, numbers: Sequence[int]) -> list[int]:
    return sorted(numbers, key=lambda number: (not account.clauses[number].speakers, number))


def _shown(successions: Sequence[Succession]) -> int:
    return sum(min(len(kind), MOST) for one in successions for kind in (one.new, one.dropped, one.back))
