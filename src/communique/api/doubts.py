"""Exchanges that may be one event, or two: what a person can settle better than the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.api.latest import Latest
from communique.api.naming import login_name
from communique.model import Listed, NotFoundError, UnsureMerge, UnsureSplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.api.reader import Reader
    from communique.model import Ruling, Slice
    from communique.records.doubts import Doubt
    from communique.records.weak_links import WeakLink
    from communique.store.contract import Store


class DoubtAnswers(Answers):
    """What an archive answers on exchanges that may be one, or two, and the judgements that they are as the program has them."""

    def __init__(self, store: Store, reader: Reader) -> None:
        super().__init__(store, reader)
        self._doubts_found: Latest[tuple[Doubt, ...]] = Latest(store.stamp)
        self._weak_found: Latest[tuple[WeakLink, ...]] = Latest(store.stamp)

    def unsure_merges(self, part: Slice) -> Listed[UnsureMerge]:
        """A part of the pairs of exchanges that may be one event though the program keeps them apart, the likeliest first;
        those that a judgement by hand keeps apart are left out. ``merge`` and ``keep_apart`` settle a pair.
        """
        doubts = self._doubts()
        found = tuple(self._with_exchanges(doubts[part.offset : part.offset + part.limit]))
        return Listed(items=found, total=len(doubts), part=part)

    def _doubts(self) -> tuple[Doubt, ...]:
        """All pairs, kept until the archive changes: on a large one finding them takes seconds."""
        from communique.filing.doubts import doubts_in

        return self._doubts_found.get(lambda: tuple(doubts_in(self._store)))

    def _with_exchanges(self, doubts: Sequence[Doubt]) -> Iterator[UnsureMerge]:
        for doubt in doubts:
            yield UnsureMerge(
                one=self.exchange(doubt.one),
                other=self.exchange(doubt.other),
                why=doubt.why,
                against=doubt.against,
                likeness=doubt.likeness,
            )

    def unsure_splits(self, part: Slice) -> Listed[UnsureSplit]:
        """A part of the exchanges that may be two events though the program made them one, the most doubtful first; what a
        judgement by hand holds together is left out. ``tell_apart`` and ``keep_together`` settle one.
        """
        weak = self._weak_links()
        found = tuple(map(self._with_accounts, weak[part.offset : part.offset + part.limit]))
        return Listed(items=found, total=len(weak), part=part)

    def _weak_links(self) -> tuple[WeakLink, ...]:
        """All of them, kept as ``_doubts`` are."""
        from communique.filing.doubts import weak_links_in

        return self._weak_found.get(lambda: tuple(weak_links_in(self._store)))

    def _with_accounts(self, weak: WeakLink) -> UnsureSplit:
        from communique.records.exchanges import assemble

        slug, reports = self._store.exchange(weak.exchange)
        one, other = (
            assemble(slug, [record for record in reports if record.id in group]) for group in (weak.one, weak.other)
        )
        return UnsureSplit(one=one, other=other, why=weak.why, against=weak.against, likeness=weak.likeness)

    def tell_apart(
        self, exchange: str, one: Sequence[str], other: Sequence[str], *, why: str, who: str | None = None
    ) -> Ruling:
        """Judge that some reports of an exchange (by their identifiers) tell of another event than ``other`` ones of it;
        ``split`` does so against all its others. Else as ``keep_apart``.
        """
        from communique.filing import rulings

        slug = self._store.find_exchange(exchange)
        return self.judgement(rulings.tell_apart(self._store, slug, (one, other), who=who or login_name(), why=why))

    def keep_together(
        self, exchange: str, one: Sequence[str], other: Sequence[str], *, why: str, who: str | None = None
    ) -> Ruling:
        """Judge that some reports of an exchange (by their identifiers) tell of the same event as ``other`` ones of it, which
        the program then never parts, and never asks of again. Else as ``keep_apart``.
        """
        from communique.filing import rulings

        slug = self._store.find_exchange(exchange)
        return self.judgement(rulings.keep_together(self._store, slug, (one, other), who=who or login_name(), why=why))

    def keep_apart(self, one: str, other: str, *, why: str, who: str | None = None) -> Ruling:
        """Judge that two exchanges are two events, which the program then never makes one, and never asks of again.
        ``who`` is by default the login name. It stands until it is undone.

        Raises NotFoundError, and UsageError where it contradicts a judgement by hand that stands.
        """
        from communique.filing import rulings

        slugs = (self._store.find_exchange(one), self._store.find_exchange(other))
        return self.judgement(rulings.keep_apart(self._store, slugs, who=who or login_name(), why=why))

    def judgement(self, number: int) -> Ruling:
        """The judgement by hand of this number. Raises NotFoundError."""
        found = next((ruling for ruling in self._store.rulings() if ruling.id == number), None)
        if found is None:
            raise NotFoundError(
                f"{number}: there is no judgement by hand of this number. communique judgements lists them."
            )
        return found
