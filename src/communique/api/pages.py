"""Parts of long lists. (Slow and whole for now: the store learns to give parts on the branches store1 and store2.)"""

from __future__ import annotations

import os
from collections import Counter
from itertools import combinations
from typing import Any, TypeVar

from communique.api.answers import Answers
from communique.model import DocumentRow, Exchange, Listed, Slice, StatementRecord

T = TypeVar("T")


def _part(found: list[T], part: Slice) -> Listed[T]:
    return Listed(items=tuple(found[part.offset : part.offset + part.limit]), total=len(found), part=part)


class PageAnswers(Answers):
    """Parts of lists."""

    def exchanges_page(
        self, part: Slice, *, newest_first: bool = True, other_party: str | None = None, **asked: Any
    ) -> Listed[Exchange]:
        """Exchanges, the newest first, those without a day last."""
        found = self.exchanges(**asked)
        if other_party is not None:
            ids = {one.id for one in self.exchanges(party=other_party)}
            found = [one for one in found if one.id in ids]
        dated = [one for one in found if one.date is not None]
        rest = [one for one in found if one.date is None]
        return _part([*(reversed(dated) if newest_first else dated), *rest], part)

    def documents_page(
        self, part: Slice, *, title: str | None = None, newest_first: bool = True, **asked: Any
    ) -> Listed[DocumentRow]:
        """Documents, the newest first."""
        found = [one for one in self.documents(**asked) if title is None or title.lower() in (one.title or "").lower()]
        found.sort(key=lambda one: one.published.isoformat() if one.published else "", reverse=newest_first)
        return _part(found, part)

    def statements_page(self, part: Slice, **asked: Any) -> Listed[StatementRecord]:
        """Statements by document and place."""
        return _part(self.statements(**asked), part)

    def pair_counts(self, part: Slice) -> Listed[Any]:
        """Pairs of sides by how many exchanges they share."""
        from communique.model import PairCount

        counts: Counter[tuple[str, str]] = Counter()
        last: dict[tuple[str, str], Any] = {}
        for one in self.exchanges():
            if one.realis != "occurred":
                continue
            sides = sorted({person.side for person in one.participants if person.side})
            for pair in combinations(sides, 2):
                counts[pair] += 1
                last[pair] = one.date.latest if one.date is not None else last.get(pair)
        return _part(
            [PairCount(sides=pair, exchanges=n, last=last.get(pair)) for pair, n in counts.most_common()], part
        )

    def side_name(self, code: str) -> str:
        """The English name of a side."""
        return code

    def stamp(self) -> str:
        """Something that differs whenever the archive has changed."""
        path = self._store._path  # type: ignore[attr-defined]
        told = []
        for name in (str(path), f"{path}-wal"):
            if os.path.exists(name):
                stat = os.stat(name)
                told.append(f"{stat.st_mtime_ns}-{stat.st_size}")
        return " ".join(told)
