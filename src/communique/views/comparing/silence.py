"""Where one side is silent, and how often it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Silence
from communique.views.citing import cite_clauses
from communique.views.rates import rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.model import Account, Clause

Marks = frozenset[tuple[str, str]]
"""Topics and formulas, each with its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BothSides:
    """One exchange as outlets of two sides tell it: the accounts of each side."""

    exchange: str
    one: tuple[Account, ...]
    other: tuple[Account, ...]


def silences(
    now: BothSides, history: Sequence[BothSides], formulas_in: Callable[[str], Sequence[str]]
) -> tuple[Silence, ...]:
    """What either side alone tells of an exchange, with the base rates over ``history``, which holds it too.

    ``formulas_in`` gives the known formulas that words use.
    """
    marks = {told: _marks(told, formulas_in) for told in {account for both in history for account in _all(both)}}
    return (*_of(now, history, marks, flip=False), *_of(now, history, marks, flip=True))


def _of(
    now: BothSides,
    history: Sequence[BothSides],
    marks: dict[Account, dict[tuple[str, str], list[Clause]]],
    *,
    flip: bool,
) -> Iterator[Silence]:
    """What the first side tells alone, or with ``flip`` the second."""
    one, other = (now.other, now.one) if flip else (now.one, now.other)
    ours, theirs = _union(one, marks), _union(other, marks)
    for kind, what in sorted(ours - theirs):
        pairs = [((both.other, both.one) if flip else (both.one, both.other)) for both in history]
        telling = [(kind, what) in _union(first, marks) for first, _ in pairs]
        carried = [(kind, what) in _union(second, marks) for _, second in pairs]
        yield Silence(
            kind="topic" if kind == "topic" else "formula",
            what=what,
            told_by=one[0].provenance.side or "",
            missing_from=other[0].provenance.side or "",
            told=rate(sum(telling), len(history)),
            carried=rate(sum(first and second for first, second in zip(telling, carried, strict=True)), sum(telling)),
            cited=tuple(
                cite_clauses(account, marks[account][kind, what]) for account in one if (kind, what) in marks[account]
            ),
            exchanges=tuple(both.exchange for both in history),
        )


def _all(both: BothSides) -> tuple[Account, ...]:
    return (*both.one, *both.other)


def _union(accounts: Sequence[Account], marks: dict[Account, dict[tuple[str, str], list[Clause]]]) -> Marks:
    return frozenset(mark for account in accounts for mark in marks[account])


def _marks(account: Account, formulas_in: Callable[[str], Sequence[str]]) -> dict[tuple[str, str], list[Clause]]:
    """The topics and formulas of an account, each with the clauses that have it."""
    found: dict[tuple[str, str], list[Clause]] = {}
    for clause in account.clauses:
        named = [("topic", clause.topic)] if clause.topic is not None else []
        for mark in (*named, *(("formula", formula) for formula in formulas_in(clause.words))):
            found.setdefault(mark, []).append(clause)
    return found
