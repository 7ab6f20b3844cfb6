"""The part of a Store that lists and counts exchanges by their summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.store import checking_summaries, listing, loading, summaries
from communique.store.connected import Connected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Exchange, ExchangeFilter, Listed, PairCount, Problem, ReportRecord, SideCount, Slice


class DatabaseLists(Connected):
    """The contract's Lists over any SQLAlchemy engine."""

    def has_unsummarised(self, version: int) -> bool:
        """See ``Lists``."""
        with self._connect() as connection:
            return bool(summaries.outdated_summaries(connection, version, 1))

    def listed(self, wanted: ExchangeFilter, part: Slice, *, newest_first: bool) -> Listed[str]:
        """See ``Lists``."""
        with self._connect() as connection:
            return listing.listed(connection, wanted, part, newest_first=newest_first)

    def reported(self, exchanges: Iterable[str]) -> dict[str, tuple[ReportRecord, ...]]:
        """See ``Lists``."""
        with self._connect() as connection:
            return loading.load_reported(connection, exchanges)

    def neighbours(self, exchange: str, most: int) -> tuple[Sequence[str], Sequence[str]]:
        """See ``Lists``."""
        with self._connect() as connection:
            return listing.neighbours(connection, exchange, most)

    def names_told(self) -> Sequence[str]:
        """See ``Lists``."""
        with self._connect() as connection:
            return listing.names_told(connection)

    def pair_counts(self, part: Slice) -> Listed[PairCount]:
        """See ``Lists``."""
        with self._connect() as connection:
            return listing.pair_counts(connection, part)

    def side_counts(self, part: Slice) -> Listed[SideCount]:
        """See ``Lists``."""
        with self._connect() as connection:
            return listing.side_counts(connection, part)

    def summary_problems(self, exchanges: Iterable[Exchange]) -> Iterator[Problem]:
        """See ``Lists``."""
        with self._connect() as connection:
            yield from checking_summaries.summary_problems(connection, exchanges)
