"""The memo on one exchange."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from communique.api.comparing import ComparisonAnswers

if TYPE_CHECKING:
    from communique.model import Brief


class BriefAnswers(ComparisonAnswers):
    """What an archive puts on one page."""

    def brief(self, exchange: str) -> Brief:
        """The memo on an exchange: the facts, what each side said, on what the accounts differ, each line with its
        citations. Raises NotFoundError.
        """
        from communique.views.brief.make import Material, make_brief
        from communique.views.citing import provenance_of
        from communique.views.comparing.compare import compare

        found = self.exchange(exchange)
        readings = [self._store.reading(key) for key in dict.fromkeys(record.document for record in found.reports)]
        told = [(reading, provenance_of(reading.document)) for reading in readings]
        comparisons = tuple(compare(*one, *other) for one, other in combinations(told, 2))
        sides = self._reader.pipeline.knowledge.gazetteer
        material = Material(
            exchange=found,
            told=tuple(told),
            comparisons=comparisons,
            name_of=lambda side: sides.name_of(side) or side,
        )
        return make_brief(material)
