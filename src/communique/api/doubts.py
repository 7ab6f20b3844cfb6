"""Exchanges that may be one event: what a person can settle better than the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.api.latest import Latest
from communique.api.naming import login_name
from communique.model import Listed, NotFoundError, UnsureMerge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.api.reader import Reader
    from communique.model import Ruling, Slice
    from communique.records.doubts import Doubt
    from communique.store.contract import Store


class DoubtAnswers(Answers):
    """What an archive answers on exchanges that may be one, and the judgement that they are not."""

    def __init__(self, store: Store, reader: Reader) -> None:
        super().__init__(store, reader)
        self._doubts_found: Latest[tuple[Doubt, ...]] = Latest(store.stamp)

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
