"""Judgements by hand as bonds between reports, and whether a new one contradicts those that stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from communique.records.linking import Bonds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from communique.model.ruling import Verb


class Bound(NamedTuple):
    """A report of which a ruling speaks: of a split in ``part`` 0 what was split off, in 1 what stayed."""

    ruling: int
    verb: Verb
    part: int
    report: str


def make_bonds(bound: Iterable[Bound]) -> Bonds:
    """What rulings tie together, also over several of them, and what they keep apart."""
    apart: dict[str, set[str]] = defaultdict(set)
    rulings = _by_ruling(bound)
    for told in rulings.values():
        for one in (told for told in told if told.verb == "split"):
            apart[one.report].update(other.report for other in told if other.part != one.part)
    together = _groups([[one.report for one in told] for told in rulings.values() if told[0].verb == "merge"])
    return Bonds(together, {report: frozenset(others - {report}) for report, others in apart.items()})


def against_merge(bound: Sequence[Bound], reports: Iterable[str]) -> list[int]:
    """The rulings that keep apart what a merge of these reports would tie together; empty where none does."""
    wanted = frozenset(reports)
    bonds = make_bonds(bound)
    for report in tuple(wanted):
        wanted |= bonds.together.get(report, frozenset())
    parts: dict[int, set[int]] = defaultdict(set)
    for one in bound:
        if one.verb == "split" and one.report in wanted:
            parts[one.ruling].add(one.part)
    return sorted(ruling for ruling, seen in parts.items() if len(seen) > 1)


def against_split(bound: Sequence[Bound], off: Iterable[str], staying: Iterable[str]) -> list[int]:
    """The rulings that tie together what a split would keep apart; empty where none does."""
    bonds = make_bonds(bound)
    leaving = frozenset(off)
    kept = frozenset(staying)
    tied = [bonds.together.get(report, frozenset()) for report in leaving]
    torn = frozenset[str]().union(*(group for group in tied if not group.isdisjoint(kept)))
    return sorted({one.ruling for one in bound if one.verb == "merge" and one.report in torn})


def _by_ruling(bound: Iterable[Bound]) -> dict[int, list[Bound]]:
    found: dict[int, list[Bound]] = defaultdict(list)
    for one in bound:
        found[one.ruling].append(one)
    return found


def _groups(merged: Iterable[Sequence[str]]) -> Mapping[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for reports in merged:
        whole = frozenset(reports).union(*(groups.get(report, frozenset()) for report in reports))
        groups.update(dict.fromkeys(whole, whole))
    return groups
