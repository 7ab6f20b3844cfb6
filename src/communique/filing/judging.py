"""What has changed is linked again, exchanges get their names, and every judgement that is another now is logged."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.filing.anchoring import bound_reports
from communique.filing.pool import StorePool
from communique.filing.summarising import seek, summarise
from communique.records.claims import make_claim, make_claims, own_keys, sketch_of
from communique.records.clustering import key_of
from communique.records.judging import is_retold
from communique.records.linking import Bonds, Linker
from communique.records.naming import Name, choose_slugs, name_of
from communique.records.rulings import make_bonds
from communique.store.contract_terms import Labelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.model import Claim, Document, Record
    from communique.store.contract import Writer
    from communique.store.contract_terms import Placed

LOG = logging.getLogger(__name__)
LINKING = 1
"""The version of linking. Raise it when a change of its rules, of claims, keys, sketches or names asks that what an older one
made be made again.
"""

AT_ONCE = 200
TOGETHER = "same sides, people, kind and days"
NEAREST = "same sides, people and kind, no sure day told, and the nearest in its words"
ALONE = "no exchange told of yet agrees"
BY_HAND = "by hand, see communique judgements"

Group = tuple["Claim", ...]


@dataclass(slots=True)
class Batch:
    """What has to be judged: claims that came, claims that went with the exchanges that they were judged to, the exchanges that a newer
    claim tells of in place of an older one, rulings that bind other reports than before, and exchanges to judge anew.
    """

    added: dict[str, Claim] = field(default_factory=dict)
    removed: list[tuple[str | None, Claim]] = field(default_factory=list)
    follows: dict[str, str] = field(default_factory=dict)
    rulings: set[int] = field(default_factory=set)
    exchanges: set[str] = field(default_factory=set)

    def change(self, arrived: Sequence[Claim], gone: Sequence[Placed]) -> None:
        """Some claims came in the place of others."""
        for claim, exchange in gone:
            self.added.pop(claim.id, None)
            follower = next((other for other in arrived if is_retold(other, claim)), None)
            known = exchange or self.follows.pop(claim.id, None)
            if follower is not None and known is not None:
                self.follows[follower.id] = known
            self.removed.append((exchange, claim))
        self.added |= {claim.id: claim for claim in arrived}


def keep_claims(writer: Writer, document: Document, record: Record) -> Sequence[Claim]:
    """Store what linking needs of a record: its claims, in the order of its reports."""
    claims = make_claims(record)
    if claims:
        writer.keep(claims, LINKING, sketch_of(document))
    return claims


def link_outdated(writer: Writer) -> None:
    """Make claims again that an older version of linking made, or none, and link them. Exchanges go on as far as they
    can.
    """
    if not writer.retire(LINKING):
        return
    LOG.info("An older version linked the exchanges of this archive; they are linked again")
    done = 0
    while found := writer.outdated(LINKING, AT_ONCE):
        batch = Batch()
        for document, told in found:
            claims = [make_claim(key, document, report) for key, report, _ in told]
            writer.keep(claims, LINKING, sketch_of(document))
            if writer.is_current(document.sha256):
                writer.enter([(claim, own_keys(claim)) for claim in claims])
                batch.change(claims, [])
                batch.follows |= {key: exchange for key, _, exchange in told if exchange is not None}
        relink(writer, batch, judge=f"linking-{LINKING}")
        seek(writer, (document.sha256 for document, _ in found))
        done += len(found)
        LOG.info("linking: %s documents done", f"{done:,}")


def relink(writer: Writer, batch: Batch, *, judge: str, reason: str = BY_HAND) -> None:
    """Judge anew what a batch has changed. ``reason`` is logged for reports of which rulings speak."""
    anchors = writer.anchors()
    bonds = make_bonds(bound_reports(anchors))
    pool = StorePool(writer)
    ruled = {one.bound for one in anchors if one.ruling in batch.rulings and one.bound is not None}
    beside = batch.exchanges | {exchange for _, exchange in writer.claims(ruled) if exchange is not None}
    touched = {claim.id: claim for exchange in sorted(beside) for claim in pool.told_by(exchange)} | batch.added
    if touched or batch.removed:
        groups = Linker(pool, bonds).relink(touched.values(), batch.removed)
        _Judging(writer, pool, bonds, judge, reason).judge(groups, batch)


class _Judging:
    """Groups of claims become exchanges: former ones as far as they can, under the names that all of them get now."""

    def __init__(self, writer: Writer, pool: StorePool, bonds: Bonds, judge: str, reason: str) -> None:
        self._writer = writer
        self._pool = pool
        self._bonds = bonds
        self._judge = judge
        self._reason = reason
        self._renamed: dict[str, str] = {}
        self._labels: list[Labelled] = []
        self._changed: list[tuple[str, str, str]] = []

    def judge(self, groups: Sequence[Group], batch: Batch) -> None:
        """Name the groups and log every judgement that is another now."""
        votes = [self._votes(group, batch) for group in groups]
        former = {exchange for exchange, _ in batch.removed if exchange is not None}.union(*votes)
        names = {number: name_of(group) for number, group in enumerate(groups)}
        others = self._others({name.base for name in names.values()}, former)
        slugs = choose_slugs({**names, **others})
        inherited = _inherited(groups, votes)
        self._rename({old: slugs[number] for number, old in inherited.items()} | {old: slugs[old] for old in others})
        moved = [old for old in others if self._renamed.get(old, old) != slugs[old]]
        for old in moved:
            self._place(self._pool.told_by(old), slugs[old], others[old])
        for number, group in enumerate(groups):
            self._place(group, slugs[number], names[number])
        self._writer.label(self._labels)
        self._writer.judge(self._changed, judge=self._judge)
        heirs = {old: slugs[number] for old, number in _heirs(groups, votes).items()}
        heirs |= {old: slugs[old] for old in moved}
        for old in sorted({*former, *moved} - set(slugs.values()) - self._renamed.keys()):
            self._retire(old, heirs.get(old))
        summarise(self._writer, (label.slug for label in self._labels))

    def _votes(self, group: Group, batch: Batch) -> Counter[str]:
        """The exchanges that a group's claims, or those in whose place they came, were judged to."""
        told = (self._pool.exchange_of(claim) or batch.follows.get(claim.id) for claim in group)
        return Counter(exchange for exchange in told if exchange is not None)

    def _others(self, bases: set[str], former: set[str]) -> dict[str, Name]:
        """Exchanges that keep their reports, but share the base of a slug that comes or goes."""
        bases = bases | {label.base for label in self._writer.labels(former)}
        labels = self._writer.labelled(bases)
        return {label.slug: Name(*label[1:]) for label in labels if label.slug not in former}

    def _rename(self, wanted: Mapping[str, str]) -> None:
        """Give exchanges their new slugs, as far as these are free, or become so."""
        waiting = {old: slug for old, slug in wanted.items() if old != slug}
        taken = self._writer.existing(waiting.values())
        while free := [old for old in sorted(waiting) if waiting[old] not in taken]:
            for old in free:
                self._renamed[old] = waiting.pop(old)
                self._writer.rename(old, self._renamed[old])
            taken -= set(free)

    def _place(self, claims: Sequence[Claim], slug: str, name: Name) -> None:
        """Let claims belong to the exchange with this slug."""
        self._labels.append(Labelled(slug, *name))
        for claim in claims:
            before = self._pool.exchange_of(claim)
            if before is None or self._renamed.get(before, before) != slug:
                self._changed.append((claim.id, slug, self._why(claim, claims)))

    def _why(self, claim: Claim, claims: Sequence[Claim]) -> str:
        if claim.id in self._bonds.together or claim.id in self._bonds.apart:
            return self._reason
        if len(claims) == 1:
            return ALONE
        return TOGETHER if claim.is_sharp else NEAREST

    def _retire(self, exchange: str, heir: str | None) -> None:
        """No report tells of an exchange any more: who asks for it finds its heir."""
        if heir is not None:
            self._writer.succeed(exchange, heir)
        self._writer.vacate(exchange)


def _inherited(groups: Sequence[Group], votes: Sequence[Counter[str]]) -> dict[int, str]:
    """Which group goes on as which former exchange: the one with most of its reports, each at most once."""
    ranked = sorted(
        (-count, exchange, key_of(groups[number]), number)
        for number, told in enumerate(votes)
        for exchange, count in told.items()
    )
    found: dict[int, str] = {}
    for _, exchange, _, number in ranked:
        if number not in found and exchange not in found.values():
            found[number] = exchange
    return found


def _heirs(groups: Sequence[Group], votes: Sequence[Counter[str]]) -> dict[str, int]:
    """Which group has most of each former exchange's reports."""
    ranked = sorted(
        (count, key_of(groups[number]), exchange, number)
        for number, told in enumerate(votes)
        for exchange, count in told.items()
    )
    return {exchange: number for _, _, exchange, number in ranked}
