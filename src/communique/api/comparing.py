"""Comparisons of accounts, from an archive or from files at hand."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.api.reader import Reader
from communique.model import UsageError

if TYPE_CHECKING:
    import os

    from communique.model import Comparison


def compare(
    a: str | os.PathLike[str], b: str | os.PathLike[str], *, overlay: str | os.PathLike[str] | None = None
) -> Comparison:
    """Compare two files without an archive. Raises DocumentError where one is no document."""
    from communique.readers.statements.ladders import compare_cues
    from communique.views.citing import provenance_of
    from communique.views.comparing.compare import compare as laid_side_by_side

    reader = Reader(overlay=overlay)
    one, other = reader.read(a), reader.read(b)
    home = reader.pipeline.knowledge.home_of
    of_one, of_other = (provenance_of(reading.document, home(reading.document)) for reading in (one, other))
    return laid_side_by_side(one, of_one, other, of_other, compare_cues)


class ComparisonAnswers(Answers):
    """What an archive answers on the accounts of one exchange."""

    def compare(self, exchange: str, *documents: str) -> list[Comparison]:
        """Every two reports of an exchange laid side by side, or of those ``documents`` alone.

        Raises NotFoundError, and UsageError where the exchange has fewer than two.
        """
        from communique.readers.statements.ladders import compare_cues
        from communique.views.comparing.compare import compare as laid_side_by_side

        found = self.exchange(exchange)
        told = dict.fromkeys(record.document for record in found.reports)
        keys = [self._find_document(key) for key in documents] or list(told)
        if len(keys) < 2:
            raise UsageError(
                f"{found.id}: one account alone can't be compared. Read the other side's into the archive."
            )
        readings = [self._store.reading(key) for key in keys]
        return [
            laid_side_by_side(one, self._provenance(one), other, self._provenance(other), compare_cues)
            for one, other in combinations(readings, 2)
        ]
