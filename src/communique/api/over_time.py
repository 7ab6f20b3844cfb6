"""An exchange beside the ones before it: what changed since the last time, and how usual a silence is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.api.comparing import ComparisonAnswers, lay_side_by_side
from communique.model import ExchangeFilter
from communique.views.exchanges import by_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Comparison, Exchange, ReportRecord, Silence, Succession
    from communique.views.comparing.silence import BothSides


class ChangeAnswers(ComparisonAnswers):
    """What an archive answers on an exchange and those of the same sides before it."""

    def compare(self, exchange: str, *documents: str) -> list[Comparison]:
        """As ``ComparisonAnswers.compare``, with how usual it is that the one side tells what the other doesn't."""
        found = self.silences(exchange)
        return [
            replace(one, silences=tuple(silence for silence in found if _between(silence) == _sides_of(one)))
            for one in super().compare(exchange, *documents)
        ]

    def since_last(self, exchange: str) -> list[Succession]:
        """Each outlet's readout beside its last one on the same sides: new, dropped, back. Outlets without an earlier one
        are left out. Raises NotFoundError.
        """
        found = self.exchange(exchange)
        before = [one for one in self._of_these_sides(found) if _is_earlier(one, found)]
        records = {record.outlet: record for record in reversed(found.reports) if record.outlet is not None}
        return [
            succession
            for outlet, record in sorted(records.items(), key=lambda item: item[0] or "")
            if (succession := self._succession(found, record, _told_by(before, outlet))) is not None
        ]

    def silences(self, exchange: str) -> list[Silence]:
        """What the accounts of one side alone tell of an exchange, with how often, over all exchanges of these sides that
        outlets of both tell, the one told it and the other carried it. Raises NotFoundError.
        """
        from communique.views.comparing.silence import silences
        from communique.views.phrases.formulas import formulas_in

        found = self.exchange(exchange)
        telling = sorted({record.outlet_side for record in found.reports if record.outlet_side is not None})
        parties = [side for side in telling if side in _sides(found)]
        if len(parties) != 2:
            return []
        telling_both = [
            (one, documents)
            for one in self._of_these_sides(found)
            if all(documents := [list(dict.fromkeys(_documents_of(one.reports, side))) for side in parties])
        ]
        history = [self._both_sides(one, *documents) for one, documents in telling_both]
        now = next(one for one in history if one.exchange == found.id)
        return list(silences(now, history, formulas_in))

    def _of_these_sides(self, exchange: Exchange) -> list[Exchange]:
        """The exchanges between the same sides, by day, this one among them."""
        sides = _sides(exchange)
        if not sides:
            return [exchange]
        first, *others = sorted(sides)
        wanted = ExchangeFilter(party=first, beside=others[0] if others else None)
        return [one for one in self._selected(wanted) if _sides(one) == sides]

    def _succession(
        self, now: Exchange, record: ReportRecord, before: list[tuple[Exchange, ReportRecord]]
    ) -> Succession | None:
        from communique.views.comparing.compare import readout_of
        from communique.views.comparing.likeness import load_likeness
        from communique.views.comparing.over_time import Readout, succession

        if not before:
            return None
        (last, told), *older = sorted(before, key=lambda pair: by_day(pair[0]), reverse=True)
        readings = (self._store.reading(told.document), self._store.reading(record.document))
        comparison = lay_side_by_side(readings, (told.report, record.report), self._reader.pipeline.knowledge)
        told_before = self._store.readings([of.document for _, of in older])
        earlier = [
            Readout(exchange=one.id, account=readout_of(reading))
            for (one, _), reading in zip(older, told_before, strict=True)
        ]
        return succession(now.id, last.id, comparison, earlier, load_likeness())

    def _both_sides(self, exchange: Exchange, ours: Sequence[str], theirs: Sequence[str]) -> BothSides:
        """How the documents of either side tell of an exchange."""
        from communique.views.comparing.compare import account_of
        from communique.views.comparing.silence import BothSides

        accounts = [account_of(reading) for reading in self._store.readings([*ours, *theirs])]
        return BothSides(exchange=exchange.id, one=tuple(accounts[: len(ours)]), other=tuple(accounts[len(ours) :]))


def _between(silence: Silence) -> set[str | None]:
    return {silence.told_by, silence.missing_from}


def _sides_of(comparison: Comparison) -> set[str | None]:
    return {comparison.a.provenance.side, comparison.b.provenance.side}


def _documents_of(records: Iterable[ReportRecord], side: str) -> Iterator[str]:
    return (record.document for record in records if record.outlet_side == side)


def _sides(exchange: Exchange) -> frozenset[str]:
    return frozenset(person.side for person in exchange.participants if person.side is not None)


def _is_earlier(one: Exchange, than: Exchange) -> bool:
    """Whether one took place before the other, as far as their days tell."""
    if one.realis != "occurred" or one.date is None or than.date is None:
        return False
    return one.date.latest < than.date.earliest


def _told_by(exchanges: Iterable[Exchange], outlet: str | None) -> list[tuple[Exchange, ReportRecord]]:
    """Those exchanges that an outlet tells of, each with its first report."""
    found = ((one, next((record for record in one.reports if record.outlet == outlet), None)) for one in exchanges)
    return [(one, record) for one, record in found if record is not None]
