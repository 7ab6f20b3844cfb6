"""What uses are counted by: exchanges, and documents that report none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from communique.views.phrases.copies import group_copies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.model import Wording
    from communique.views.phrases.corpus import Corpus, Flags, Numbers


@dataclass(frozen=True, eq=False)
class Cases:
    """``of_text`` is the number of the case that each text counts for, ``names`` what each is called (a slug, or the
    sha256 of a document), ``is_exchange`` which are exchanges; ``days`` are their first days.
    """

    of_text: Numbers
    names: tuple[str, ...]
    is_exchange: Flags
    days: tuple[date | None, ...]

    @cached_property
    def day_numbers(self) -> Numbers:
        """A number for each case, below their number: equal for those of one day; one without a day has its own."""
        known: dict[object, int] = {}
        days = [
            known.setdefault(day if day is not None else name, len(known))
            for day, name in zip(self.days, self.names, strict=True)
        ]
        return np.array(days, dtype=np.int64)

    @property
    def exchanges(self) -> int:
        """How many are exchanges."""
        return int(self.is_exchange.sum())

    def are_exchanges(self, name: str) -> bool:
        """Whether this is the name of one that is."""
        return name in self._slugs

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(name for name, exchange in zip(self.names, self.is_exchange, strict=True) if exchange)

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.names)


def gather_cases(corpus: Corpus) -> Cases:
    """The cases of texts: an exchange for all that report it; for a text that reports none that of a text which it copies,
    else its own.
    """
    wordings = corpus.wordings
    groups = group_copies(corpus)
    known: dict[int, str] = {}
    for group, wording in zip(groups, wordings, strict=True):
        if wording.exchange is not None:
            known.setdefault(group, wording.exchange)
    names: dict[str, int] = {}
    for group, wording in zip(groups, wordings, strict=True):
        case = wording.exchange or known.setdefault(group, wording.provenance.document)
        names.setdefault(case, len(names))
    exchanges = {wording.exchange for wording in wordings} | {
        voiced.exchange for wording in wordings for voiced in wording.voiced
    }
    for exchange in sorted(exchange for exchange in exchanges if exchange is not None):
        names.setdefault(exchange, len(names))
    of_text = [names[wording.exchange or known[group]] for group, wording in zip(groups, wordings, strict=True)]
    return Cases(
        np.array(of_text, dtype=np.int64),
        tuple(names),
        np.array([name in exchanges for name in names], dtype=bool),
        _days(wordings, of_text, len(names)),
    )


def _days(wordings: Sequence[Wording], of_text: Sequence[int], size: int) -> tuple[date | None, ...]:
    days: list[date | None] = [None] * size
    for case, wording in zip(of_text, wordings, strict=True):
        known = days[case]
        if wording.day is not None and (known is None or wording.day < known):
            days[case] = wording.day
    return tuple(days)
