"""The part of a Store that lists and counts exchanges by their summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Listed
from communique.store import (
    checking_summaries,
    listed_exchanges,
    listed_people,
    mentions,
    namings,
    sources,
    speakers,
    summaries,
)
from communique.store.connected import Connected
from communique.store.listed_exchanges import select_wanted
from communique.store.loading import load_reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import (
        Coverage,
        Exchange,
        ExchangeFilter,
        MentionRecord,
        PairCount,
        PersonCount,
        Problem,
        SideCount,
        Slice,
    )
    from communique.store.contract_summaries import Reported, Sought


class SummarisedStore(Connected):
    """The contract's Summarised over any SQLAlchemy engine."""

    def has_unsummarised(self, version: int) -> bool:
        """See ``Summarised``."""
        with self._connect() as connection:
            outdated = summaries.outdated_summaries(connection, version, 1) or mentions.unsought(connection, version, 1)
            return bool(outdated) or speakers.lack_speakers(connection)

    def exchanges(self, wanted: ExchangeFilter) -> Iterator[Reported]:
        """See ``Store``."""
        with self._connect() as connection:
            found = select_wanted(connection, wanted)
            yield from load_reported(connection, found.slugs(connection))

    def exchanges_page(self, wanted: ExchangeFilter, part: Slice, *, newest_first: bool) -> Listed[Reported]:
        """See ``Summarised``."""
        with self._connect() as connection:
            found = select_wanted(connection, wanted)
            slugs = found.slugs(connection, part, newest_first=newest_first)
            return Listed(items=tuple(load_reported(connection, slugs)), total=found.number(connection), part=part)

    def neighbours(self, exchange: str, most: int) -> tuple[Sequence[Reported], Sequence[Reported]]:
        """See ``Summarised``."""
        with self._connect() as connection:
            before, after = listed_exchanges.neighbours(connection, exchange, most)
            return list(load_reported(connection, before)), list(load_reported(connection, after))

    def names_told(self) -> Sequence[str]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_exchanges.names_told(connection)

    def has_side(self, side: str) -> bool:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_exchanges.has_side(connection, side)

    def names_of_entry(self, entry: str) -> Sequence[str]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_exchanges.names_of(connection, entry)

    def count_pairs(self) -> list[PairCount]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_exchanges.count_pairs(connection)

    def count_sides(self) -> list[SideCount]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_exchanges.count_sides(connection)

    def person_names(self) -> Sequence[str]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_people.person_names(connection)

    def persons_exactly(self, name: str, *, side: str | None) -> list[PersonCount]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_people.persons_exactly(connection, name, side=side)

    def names_exactly(self, name: str) -> list[tuple[str | None, str | None]]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return namings.names_exactly(connection, name)

    def people_page(
        self, part: Slice, *, names: Sequence[str] | None, nobody: Sequence[str], side: str | None
    ) -> Listed[PersonCount]:
        """See ``Summarised``."""
        with self._connect() as connection:
            return listed_people.people_page(connection, part, names=names, nobody=nobody, side=side)

    def coverage(self) -> Coverage:
        """See ``Summarised``."""
        with self._connect() as connection:
            return sources.load_coverage(connection)

    def told(self) -> Iterator[Reported]:
        """See ``Summarised``."""
        with self._connect() as connection:
            yield from load_reported(connection, summaries.told_exchanges(connection))

    def mentions_told(self) -> Iterator[tuple[str, list[MentionRecord]]]:
        """See ``Summarised``."""
        with self._connect() as connection:
            yield from mentions.load_mentions_by_document(connection)

    def sought_problems(self, made: Iterable[tuple[str, Sequence[Sought]]]) -> Iterator[Problem]:
        """See ``Summarised``."""
        with self._connect() as connection:
            yield from checking_summaries.sought_problems(connection, made)

    def summary_problems(self, exchanges: Iterable[Exchange]) -> Iterator[Problem]:
        """See ``Summarised``."""
        with self._connect() as connection:
            yield from checking_summaries.summary_problems(connection, exchanges)
            yield from checking_summaries.speaker_problems(connection)
