"""When a phrase came up, and when it went out of use, by what the archive covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from communique.model import Bound, Disuse
from communique.views.rates import rate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.model import PhraseUse
    from communique.views.phrases.cases import Cases
    from communique.views.phrases.corpus import Corpus

ALL = ""
"""In place of a side: every text."""


class Calendar:
    """The days of cases, by the side of the outlets that tell them."""

    def __init__(self, corpus: Corpus, cases: Cases) -> None:
        days: dict[str, dict[int, date]] = defaultdict(dict)
        for number, wording in enumerate(corpus.wordings):
            case = int(cases.of_text[number])
            if wording.day is not None:
                for side in {ALL, wording.provenance.side or ALL}:
                    days[side][case] = min(wording.day, days[side].get(case, wording.day))
        self._days = {side: sorted(found.values()) for side, found in days.items()}

    @property
    def covers(self) -> tuple[date, date] | None:
        """The first and last day of all texts."""
        days = self._of(None)
        return (days[0], days[-1]) if days else None

    def before(self, day: date, side: str | None) -> int:
        """How many cases of a side (None: of all) lie before a day."""
        return bisect_left(self._of(side), day)

    def after(self, day: date, side: str | None) -> int:
        """How many lie after it."""
        days = self._of(side)
        return len(days) - bisect_right(days, day)

    def in_year(self, year: int, side: str | None) -> int:
        """How many lie in a year."""
        return sum(day.year == year for day in self._of(side))

    def _of(self, side: str | None) -> list[date]:
        return self._days.get(side or ALL, [])

    def first(self, uses: Sequence[PhraseUse]) -> Bound:
        """The first of uses that are in order."""
        use = uses[0]
        side = use.citation.provenance.side
        if use.day is None:
            return Bound(use=use, beyond=0, same_year=None)
        return Bound(use=use, beyond=self.before(use.day, side), same_year=self.in_year(use.day.year, side))

    def last(self, uses: Sequence[PhraseUse]) -> Bound:
        """The last one that has a day."""
        use = next((use for use in reversed(uses) if use.day is not None), uses[-1])
        side = use.citation.provenance.side
        if use.day is None:
            return Bound(use=use, beyond=0, same_year=None)
        return Bound(use=use, beyond=self.after(use.day, side), same_year=self.in_year(use.day.year, side))

    def disuse(self, uses: Sequence[PhraseUse], last: Bound) -> Disuse | None:
        """How a phrase fell silent after its last use; None where no day is known."""
        day = last.use.day
        if day is None:
            return None
        side = last.use.citation.provenance.side
        told = {use.case for use in uses if use.day is not None and use.citation.provenance.side == side}
        of = len(self._of(side)) - last.beyond
        before = rate(min(len(told), of), of)
        chance = (1 - before.count / before.of) ** last.beyond if before.of else 1.0
        return Disuse(before=before, since=last.beyond, chance=chance)
