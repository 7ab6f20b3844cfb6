"""The memo on one exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.api.answering import AnsweringAnswers
from communique.api.over_time import ChangeAnswers

if TYPE_CHECKING:
    from communique.model import Brief, Rate


class BriefAnswers(ChangeAnswers, AnsweringAnswers):
    """What an archive puts on one page."""

    def brief(self, exchange: str) -> Brief:
        """The memo on an exchange: the facts, what each side said, on what the accounts differ, each line with its
        citations. Raises NotFoundError.
        """
        from communique.views.brief.make import Material, make_brief
        from communique.views.citing import provenance_of

        found = self.exchange(exchange)
        readings = self._accounts_of(found)
        of_these_sides = {one.id for one in self._of_these_sides(found)}
        sides = self._reader.pipeline.knowledge.gazetteer
        material = Material(
            exchange=found,
            told=tuple((reading, provenance_of(reading.document)) for reading in readings),
            comparisons=tuple(self._compared(found, readings)),
            uptakes=tuple(self.uptake(found.id)),
            successions=tuple(self.since_last(found.id)),
            share_of=lambda formula: self._share_saying(formula, found.id, of_these_sides),
            name_of=lambda side: sides.name_of(side) or side,
        )
        return make_brief(material)

    def _share_saying(self, formula: str, exchange: str, of_these_sides: set[str]) -> Rate:
        """In how many exchanges of the same sides someone says these words, this one among them."""
        from communique.views.rates import rate

        saying = self._store.exchanges_saying(formula, sorted(of_these_sides))
        return rate(len((saying | {exchange}) & of_these_sides), len(of_these_sides))
