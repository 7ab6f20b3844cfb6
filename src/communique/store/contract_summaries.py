"""What the rest of the house asks of a store where it shows no more than a part of a list, or counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from communique.model import (
        Coverage,
        Exchange,
        ExchangeFilter,
        Listed,
        MentionRecord,
        PairCount,
        PersonCount,
        Problem,
        ReportRecord,
        SideCount,
        Slice,
    )

Reported: TypeAlias = "tuple[str, tuple[ReportRecord, ...]]"
"""An exchange's slug, with the current reports that tell of it, by their ids."""

Sought: TypeAlias = "tuple[Iterable[str], tuple[date, date] | None]"
"""What a mention of an exchange is of: the sides, and the first and last day on which it can have been, as far as known."""


class Summarising(Protocol):
    """The part of a Writer that keeps the summaries of exchanges, by which lists and counts are made."""

    def reported(self, exchanges: Iterable[str]) -> list[Reported]:
        """These exchanges in order; those of which no current report tells are left out."""
        ...

    def summarise(self, exchanges: Sequence[Exchange], version: int) -> None:
        """Store the summaries of exchanges in place of those that they had."""
        ...

    def unsummarised(self, version: int, limit: int) -> Sequence[str]:
        """So many exchanges at most whose summaries an older version made."""
        ...

    def expect_summaries(self) -> None:
        """Let every exchange of which a current report tells, and no other, have a summary that is to be made anew; let
        what mentions are of be said anew, and count speakers anew.
        """
        ...

    def mentions_by_document(self, documents: Iterable[str]) -> list[tuple[str, list[MentionRecord]]]:
        """The mentions of other exchanges of each of these texts that has any, in their order."""
        ...

    def seek(self, document: str, sought: Sequence[Sought], version: int) -> None:
        """Store what each of a text's mentions, in their order, is of."""
        ...

    def unsought(self, version: int, limit: int) -> Sequence[str]:
        """So many texts at most with mentions of which an older version said what they are of."""
        ...


class Summarised(Protocol):
    """The part of a Store that lists and counts exchanges by their summaries."""

    def has_unsummarised(self, version: int) -> bool:
        """Whether an older version made the summary of any exchange, or said what any mention is of, or entered no speaker."""
        ...

    def exchanges_page(self, wanted: ExchangeFilter, part: Slice, *, newest_first: bool) -> Listed[Reported]:
        """A part of the exchanges that meet all that is asked for but ``person``, by their first day; those without a day
        come last.
        """
        ...

    def neighbours(self, exchange: str, most: int) -> tuple[Sequence[Reported], Sequence[Reported]]:
        """So many exchanges at most that occurred between exactly the sides of one, before and after it, the nearest first;
        none for one without a day, or of fewer than two sides.
        """
        ...

    def names_told(self) -> Sequence[str]:
        """Every name of a participant that a report of an exchange gives, once."""
        ...

    def has_side(self, side: str) -> bool:
        """Whether lists have an exchange in which a side took part, or a speaker of it: quick where the answer is yes."""
        ...

    def names_of_entry(self, entry: str) -> Sequence[str]:
        """Every name of a participant who is this entry of the tables, or of a text."""
        ...

    def count_pairs(self) -> list[PairCount]:
        """Pairs of sides, those with most exchanges of the two alone first."""
        ...

    def count_sides(self) -> list[SideCount]:
        """Sides, those that took part most often first."""
        ...

    def person_names(self) -> Sequence[str]:
        """Every name of someone who took part in an exchange that took place, or spoke, once."""
        ...

    def people_page(
        self, part: Slice, *, names: Sequence[str] | None, nobody: Sequence[str], side: str | None
    ) -> Listed[PersonCount]:
        """A part of those who did, under one of these names and of this side (a code) where they are given, but for names
        that are ``nobody``'s: those with most exchanges first, then with most statements.
        """
        ...

    def persons_exactly(self, name: str, *, side: str | None) -> list[PersonCount]:
        """Those of them of this key, else those whose whole name this is, capitals aside; of this side where it is given.
        No other names are compared.
        """
        ...

    def names_exactly(self, name: str) -> list[tuple[str | None, str | None]]:
        """The entries and sides of the people whom current documents name exactly so."""
        ...

    def coverage(self) -> Coverage:
        """How many current documents there are, and the first and last day of their publication."""
        ...

    def told(self) -> Iterator[Reported]:
        """Every exchange of which a current report tells, by slug, whatever summaries say."""
        ...

    def mentions_told(self) -> Iterator[tuple[str, list[MentionRecord]]]:
        """As ``Summarising.mentions_by_document``, of every current text."""
        ...

    def sought_problems(self, made: Iterable[tuple[str, Sequence[Sought]]]) -> Iterator[Problem]:
        """Where mentions are kept as of something else than is given here for texts."""
        ...

    def summary_problems(self, exchanges: Iterable[Exchange]) -> Iterator[Problem]:
        """Where summaries are not those of these exchanges, which are all that there are, and people are not counted as
        they took part and spoke.
        """
        ...
