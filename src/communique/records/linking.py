"""Which reports tell of one exchange, kept up to date as reports come and go.

The outcome is a function of the set of reports and rulings alone. Reports that tell their day make the cores: groups of
reports with the same sides and people on fitting days. A report that tells no day, or only a stretch of time, joins the core
that is nearest to it in its words, each by itself; those that fit none make groups of their own. So a report without a
day never draws dated ones together, and what one report changes lies within its own core, the cores that compete for
the reports attached to it, and those reports.

``Linker.relink`` computes again no more than that. A ``Pool`` hands it the reports that share a key (sides and names)
and a time with another; no text is loaded, and not all pairs are compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from communique.records.clustering import Judge, Unit, cluster_alike, cluster_dated, key_of
from communique.records.judging import may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from communique.model import Claim

Core = tuple["Claim", ...]
"""The claims of a group that tell their day, in the order of their ids."""


class Pool(Protocol):
    """The claims of all current documents, as they were judged last."""

    def sharp_near(self, claim: Claim) -> Sequence[Claim]:
        """Claims that tell their day, share a key with this one and lie in its time or a day off it."""
        ...

    def loose_near(self, claim: Claim) -> Sequence[Claim]:
        """Claims that do not tell their day, share a key with this one and may lie in its time."""
        ...

    def claims(self, ids: Iterable[str]) -> Sequence[Claim]:
        """The claims with these ids, as far as they are current."""
        ...

    def exchange_of(self, claim: Claim) -> str | None:
        """The exchange to which a claim was judged last; None for a new one."""
        ...

    def told_by(self, exchange: str) -> Sequence[Claim]:
        """The claims that were judged to an exchange last and are current still."""
        ...

    def likeness(self, one: Claim, other: Claim) -> float:
        """How alike the texts of two claims are, from 0 to 1."""
        ...

    def prepare(self, claims: Iterable[Claim]) -> None:
        """Have ready what ``likeness`` needs of these claims."""
        ...


@dataclass(frozen=True, slots=True)
class Bonds:
    """Rulings by hand as ids of claims: with which others each is one event, and with which it is not."""

    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Linker:
    """One computation on a pool."""

    def __init__(self, pool: Pool, bonds: Bonds) -> None:
        self._pool = pool
        self._bonds = bonds
        self._judge = Judge(pool, bonds.apart)
        self._units: dict[str, Unit] = {}
        self._cores: dict[str, Core] = {}
        self._new: dict[str, Core] = {}
        self._dirty: dict[Core, None] = {}
        self._vanished: list[Core] = []
        self._stirred: set[str | None] = set()
        """The former exchanges whose cores may not be what they were."""

        self._best: dict[Unit, Core | None] = {}
        self._left: dict[Unit, bool] = {}

    def relink(
        self, touched: Iterable[Claim], removed: Sequence[tuple[str | None, Claim]] = ()
    ) -> list[tuple[Claim, ...]]:
        """The groups as they are now, as far as they can have changed. ``touched`` claims are new, or a ruling on them
        is; ``removed`` ones were current before, each with the exchange that it was judged to.
        """
        units = {self._unit(claim) for claim in (*touched, *self._beside(removed))}
        gone = {exchange for exchange, _ in removed if exchange is not None}
        self._link_sharp([unit for unit in units if _is_sharp(unit)], gone)
        for unit in sorted((unit for unit in units if not _is_sharp(unit)), key=key_of):
            self._evaluate(unit)
        self._settle()
        groups = [_flat((core, *self._attached(core))) for core in self._dirty]
        return [*groups, *self._link_left()]

    def _beside(self, removed: Sequence[tuple[str | None, Claim]]) -> Iterator[Claim]:
        """The claims on which removed ones had a say."""
        for exchange, claim in removed:
            near = (*self._pool.sharp_near(claim), *self._pool.loose_near(claim))
            yield from (other for other in near if may_be_one(claim, other))
            if exchange is not None:
                yield from self._pool.told_by(exchange)

    def _unit(self, claim: Claim) -> Unit:
        """The claim with those that rulings tie to it."""
        if claim.id not in self._units:
            bound = self._bonds.together.get(claim.id)
            claims = {other.id: other for other in self._pool.claims(bound)} if bound else {}
            unit = tuple(sorted((claims | {claim.id: claim}).values(), key=lambda told: told.id))
            self._units.update((told.id, unit) for told in unit)
        return self._units[claim.id]

    # -- claims that tell their day

    def _link_sharp(self, seeds: Sequence[Unit], gone: set[str]) -> None:
        """Make the cores anew that the seeds lie in; mark as dirty those that have changed."""
        found = self._component(seeds)
        before = {exchange for unit in found for claim in unit for exchange in [self._pool.exchange_of(claim)]}
        self._stirred |= before | gone
        known = {_ids(self._old_core(exchange)) for exchange in before - gone if exchange is not None}
        for component in self._connected(found):
            for group in cluster_dated(component, self._judge):
                core = _flat(group)
                self._new.update((claim.id, core) for claim in core)
                if _ids(core) not in known:
                    self._dirty[core] = None
        cores = (self._old_core(exchange) for exchange in sorted(filter(None, before)))
        self._vanished = [core for core in cores if core and self._standing(core) is None]

    def _component(self, seeds: Sequence[Unit]) -> dict[Unit, list[Unit]]:
        """All units that a chain of compatible ones leads to, each with its neighbours."""
        found: dict[Unit, list[Unit]] = {}
        waiting = sorted(seeds, key=key_of)
        while waiting:
            unit = waiting.pop()
            if unit not in found:
                found[unit] = list(self._sharp_beside(unit))
                waiting.extend(found[unit])
        return found

    def _sharp_beside(self, unit: Unit) -> Iterator[Unit]:
        near = {self._unit(other) for claim in unit for other in self._in_cores_near(claim)}
        return (other for other in sorted(near, key=key_of) if other != unit and self._judge.compatible(unit, other))

    def _in_cores_near(self, claim: Claim) -> list[Claim]:
        """Claims near this one that are part of cores: those that tell their day, or that a ruling ties to one that does."""
        found = list(self._pool.sharp_near(claim))
        if self._bonds.together:
            loose = self._pool.loose_near(claim)
            found += [other for other in loose if other.id in self._bonds.together and _is_sharp(self._unit(other))]
        return found

    @staticmethod
    def _connected(found: Mapping[Unit, Sequence[Unit]]) -> Iterator[list[Unit]]:
        seen: set[Unit] = set()
        for start in sorted(found, key=key_of):
            if start in seen:
                continue
            component, waiting = [], [start]
            while waiting:
                unit = waiting.pop()
                if unit not in seen:
                    seen.add(unit)
                    component.append(unit)
                    waiting.extend(found[unit])
            yield sorted(component, key=key_of)

    def _old_core(self, exchange: str | None) -> Core:
        """The claims of an exchange, as judged last, that tell their day or are tied to one that does."""
        if exchange is None:
            return ()
        if exchange not in self._cores:
            told = [claim for claim in self._pool.told_by(exchange) if _is_sharp(self._unit(claim))]
            self._cores[exchange] = tuple(sorted(told, key=lambda claim: claim.id))
        return self._cores[exchange]

    # -- claims that do not: which core each joins

    def _settle(self) -> None:
        """Let every loose unit that a dirty core concerns, or one that is no more, choose again, until no further core
        is concerned.
        """
        scanned: set[Core] = set()
        while waiting := [core for core in (*self._vanished, *self._dirty) if core not in scanned]:
            for core in waiting:
                scanned.add(core)
                near = self._concerned_by(core)
                self._pool.prepare((*core, *(claim for unit in near for claim in unit)))
                for unit in near:
                    if unit not in self._best and self._is_concerned(unit, core):
                        self._evaluate(unit)

    def _concerned_by(self, core: Core) -> list[Unit]:
        """The loose units that have not chosen yet and can have to do with a core: nothing speaks against it, or they
        belonged to one that has changed.
        """
        parts = {self._unit(claim) for claim in core}
        near = {self._unit(other) for claim in core for other in self._pool.loose_near(claim)}
        able = (
            unit
            for unit in near
            if not _is_sharp(unit)
            and unit not in self._best
            and (self._is_stirred(unit) or all(self._judge.compatible(unit, part) for part in parts))
        )
        return sorted(able, key=key_of)

    def _is_stirred(self, unit: Unit) -> bool:
        return not self._stirred.isdisjoint(self._pool.exchange_of(claim) for claim in unit)

    def _is_concerned(self, unit: Unit, core: Core) -> bool:
        """Whether a unit that has not chosen yet may choose otherwise than before on account of a core."""
        if not self._is_stirred(unit):
            return self._fits(unit, core) and self._beats(unit, core, self._current(unit))
        current = self._current(unit)
        if current is not None and (current in self._dirty or self._standing(current) is None):
            return True
        return self._fits(unit, core) and self._beats(unit, core, current)

    def _beats(self, unit: Unit, core: Core, current: Core | None) -> bool:
        if current is None or not self._fits(unit, current):
            return True
        return self._rank(unit, self._facing(unit, core)) < self._rank(unit, self._facing(unit, current))

    def _current(self, unit: Unit) -> Core | None:
        """The core of the exchange that a unit was judged to last."""
        exchanges = {self._pool.exchange_of(claim) for claim in unit}
        return (self._old_core(exchanges.pop()) or None) if len(exchanges) == 1 else None

    def _evaluate(self, unit: Unit) -> None:
        """Let a unit choose; where it leaves a core, or comes to one, that core has to see who is attached to it."""
        best = self._best[unit] = self._choose(unit)
        former = [self._old_core(self._pool.exchange_of(claim)) for claim in unit]
        if any(core != (best or ()) for core in former):
            self._stirred.update(self._pool.exchange_of(claim) for claim in (*unit, *(best or ())))
            concerned = (best, *map(self._standing, former))
            self._dirty.update((core, None) for core in concerned if core)

    def _standing(self, core: Core) -> Core | None:
        """A former core, if it is one still."""
        return core if core and self._new.get(core[0].id, core) == core else None

    def _choose(self, unit: Unit) -> Core | None:
        groups: dict[Core | str, list[Claim]] = {}
        for claim in {other.id: other for told in unit for other in self._in_cores_near(told)}.values():
            if self._judge.compatible(unit, (claim,)):
                home = self._new.get(claim.id) or self._pool.exchange_of(claim) or (claim,)
                groups.setdefault(home, []).append(claim)
        self._pool.prepare((*unit, *(claim for group in groups.values() for claim in group)))
        able = (home for home in groups if self._judge.speaks(unit, tuple(groups[home])))
        ranked = sorted(able, key=lambda home: self._rank(unit, groups[home]))
        cores = (self._old_core(home) if isinstance(home, str) else home for home in ranked)
        return next((core for core in cores if core and self._fits(unit, core)), None)

    def _rank(self, unit: Unit, claims: Sequence[Claim]) -> tuple[float, str]:
        """The smaller, the nearer are claims that each may be one with a unit."""
        return (-self._judge.closeness(unit, tuple(claims)), key_of(claims))

    def _facing(self, unit: Unit, core: Core) -> Unit:
        """The claims of a core that may be one with a unit each by itself: all, but for what rulings tie together."""
        whole = {claim.id: claim for told in core for claim in self._unit(told)}
        return tuple(claim for claim in whole.values() if self._judge.compatible(unit, (claim,)))

    def _fits(self, unit: Unit, core: Core) -> bool:
        """Whether nothing in any report of a core speaks against it, and the days or the words speak for it."""
        parts = {self._unit(claim) for claim in core}
        if not all(self._judge.compatible(unit, part) for part in parts):
            return False
        return self._judge.speaks(unit, self._facing(unit, core))

    def _attached(self, core: Core) -> list[Unit]:
        """The units that chose a core and do not contradict each other; where two do, the one nearer in its words stays."""
        accepted: list[Unit] = []
        chosen = [unit for unit, best in self._best.items() if best == core]
        for unit in sorted(chosen, key=lambda unit: (self._rank(unit, self._facing(unit, core))[0], key_of(unit))):
            joins = all(self._judge.compatible(unit, other) for other in accepted)
            self._left[unit] = not joins
            accepted += [unit] * joins
        return accepted

    # -- and those that join none

    def _link_left(self) -> list[tuple[Claim, ...]]:
        found: dict[Unit, list[Unit]] = {}
        waiting = sorted(self._left_seeds(), key=key_of)
        while waiting:
            unit = waiting.pop()
            if unit not in found:
                found[unit] = self._left_beside(unit)
                waiting.extend(found[unit])
        return [_flat(group) for component in self._connected(found) for group in cluster_alike(component, self._judge)]

    def _left_seeds(self) -> Iterator[Unit]:
        """Units that are left now and chose anew, and those that lie beside one that is left no longer."""
        for unit, best in self._best.items():
            self._left.setdefault(unit, best is None)
        for unit in list(self._best):
            if self._left[unit]:
                yield unit
            elif self._current(unit) is None:
                yield from self._left_beside(unit)

    def _is_left(self, unit: Unit) -> bool:
        return self._left[unit] if unit in self._left else not _is_sharp(unit) and self._current(unit) is None

    def _left_beside(self, unit: Unit) -> list[Unit]:
        near = {self._unit(other) for claim in unit for other in self._pool.loose_near(claim)}
        able = [
            other for other in near if other != unit and self._judge.compatible(unit, other) and self._is_left(other)
        ]
        self._pool.prepare(claim for other in able for claim in other)
        return [other for other in sorted(able, key=key_of) if self._judge.speaks(unit, other)]


def _is_sharp(unit: Unit) -> bool:
    return any(claim.is_sharp for claim in unit)


def _flat(units: Iterable[Unit]) -> tuple[Claim, ...]:
    return tuple(sorted((claim for unit in units for claim in unit), key=lambda claim: claim.id))


def _ids(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(claim.id for claim in claims)
