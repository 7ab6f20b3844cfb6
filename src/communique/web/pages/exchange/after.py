"""What became of proposals, and what changed since the last time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from communique.render.over_time.changes import HEADINGS, changes_of
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Provenance, Succession, Uptake
    from communique.render.over_time.changes import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one account says became of each point."""

    provenance: Provenance
    points: tuple[Uptake, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UptakeContext(Context):
    """Account by account; ``counts`` says how many points met with what."""

    template = "exchange/uptake.html"
    accounts: tuple[Account, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Points that are new, back, or no longer mentioned."""

    heading: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """One outlet's readout beside its last one."""

    succession: Succession
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceContext(Context):
    """Outlet by outlet."""

    template = "exchange/since.html"
    outlets: tuple[Since, ...]


def taken_up(found: Sequence[Uptake]) -> UptakeContext:
    """What became of each proposal, offer, request, wish and courtesy."""
    told = groupby(found, key=lambda one: one.point.cited.provenance)
    accounts = tuple(Account(provenance=provenance, points=tuple(points)) for provenance, points in told)
    return UptakeContext(accounts=accounts, counts=tuple(Counter(one.taken for one in found).items()))


def since_last(found: Iterable[Succession]) -> SinceContext:
    """What is new, back, and no longer mentioned, in the words of either readout."""
    return SinceContext(outlets=tuple(map(_since, found)))


def _since(succession: Succession) -> Since:
    told = groupby(changes_of(succession), key=lambda change: change.kind)
    groups = (Group(heading=HEADINGS[kind], changes=tuple(changes)) for kind, changes in told)
    return Since(succession=succession, groups=tuple(groups))
