"""Exchanges, pairs and sides in parts of long lists, quick on an archive of any size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from communique.api.answers import Answers
from communique.model import ExchangeFilter, Listed, Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.model import Exchange, PairCount, PersonCount, SideCount, Slice
    from communique.model.report import Kind
    from communique.store.contract_summaries import Reported

T = TypeVar("T")


class ExchangeAnswers(Answers):
    """What an archive answers in parts, so that nobody waits for the whole."""

    def exchanges_page(  # noqa: PLR0913  # one parameter a question
        self,
        part: Slice,
        *,
        newest_first: bool = True,
        party: str | None = None,
        other_party: str | None = None,
        kind: Kind | None = None,
        since: date | None = None,
        until: date | None = None,
        person: str | None = None,
        outlet: str | None = None,
        outlet_side: str | None = None,
    ) -> Listed[Exchange]:
        """A part of what ``exchanges`` lists for the same questions, by default in the opposite order; those without a
        day come last in both. ``other_party`` is another side that took part as well. Raises as ``exchanges`` does.
        """
        wanted = ExchangeFilter(
            party=self._known_side(party) if party is not None else None,
            beside=self._known_side(other_party) if other_party is not None else None,
            kind=kind,
            since=since,
            until=until,
            names=self._names_called(person) if person is not None else None,
            outlets=self._outlets(outlet, outlet_side),
        )
        self._check(wanted)
        found = self._store.exchanges_page(wanted, part, newest_first=newest_first)
        return Listed(items=self._put_together(found.items), total=found.total, part=part)

    def _put_together(self, told: Iterable[Reported]) -> tuple[Exchange, ...]:
        """Exchanges with their codes in event data."""
        from communique.records.exchanges import assemble

        return tuple(self._coded(assemble(*one)) for one in told)

    def neighbours(self, exchange: str, most: int = 3) -> Neighbours:
        """The exchanges between exactly the same sides that took place before and after one (its slug, or an unambiguous
        beginning of it), at most so many of each, the nearest first. Raises NotFoundError.
        """
        before, after = self._store.neighbours(self._store.find_exchange(exchange), most)
        return Neighbours(before=self._put_together(before), after=self._put_together(after))

    def pair_counts(self, part: Slice, *, side: str | None = None) -> Listed[PairCount]:
        """Pairs of sides by the number of exchanges that took place between the two alone, most first: the first pair is
        the one of which the archive knows most. Of a ``side`` (code or name) its pairs alone, in which it comes first.
        Raises UsageError for a side that there is none of.
        """
        found = self._store.count_pairs()
        return _part_of(found if side is None else _pairs_with(self._known_side(side), found), part)

    def side_counts(self, part: Slice) -> Listed[SideCount]:
        """Sides by the number of exchanges that took place in which they took part, most first."""
        return _part_of(self._store.count_sides(), part)

    def people_page(self, part: Slice, *, name: str | None = None, side: str | None = None) -> Listed[PersonCount]:
        """A part of the people who took part in exchanges that took place, or spoke, those with most exchanges first;
        whose name holds these words or can be this name, of a ``side`` (code or name). Raises UsageError for a side that
        there is none of.
        """
        from communique.views.exchanges import names_called

        code = self._known_side(side) if side is not None else None
        told = self._store.person_names()
        names = tuple(names_called(told, name)) if name is not None else None
        return self._store.people_page(part, names=names, nobody=self._names_of_sides(told), side=code)

    def _names_of_sides(self, told: Iterable[str]) -> tuple[str, ...]:
        """Those of the names that are no person's: a text can say no more than that "Norway" took part."""
        forms = self._reader.pipeline.knowledge.gazetteer.forms
        sides = {word for form in forms for word in (form.form, form.code)}
        return tuple(name for name in told if name in sides)

    def side_name(self, code: str) -> str:
        """The short English name of a side; its code where the tables of knowledge have no name for it."""
        return self._reader.pipeline.knowledge.gazetteer.name_of(code) or code


def _pairs_with(side: str, found: Iterable[PairCount]) -> list[PairCount]:
    """The pairs of a side, which comes first in them."""
    mine = (pair for pair in found if side in pair.sides)
    return [pair if pair.sides[0] == side else replace(pair, sides=(side, pair.sides[0])) for pair in mine]


def _part_of(items: Sequence[T], part: Slice) -> Listed[T]:
    return Listed(items=tuple(items[part.offset : part.offset + part.limit]), total=len(items), part=part)
