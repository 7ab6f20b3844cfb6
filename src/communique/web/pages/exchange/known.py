"""What is known of an exchange, and who tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.render.words import copy_words
from communique.text.told import outlet_told, value_told
from communique.views.citing import cite_report
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.model import Card, Citation, Exchange, Provenance, ReportRecord, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report: its number on the page, and the sentence that it stands in."""

    number: int
    record: ReportRecord
    cited: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field on which reports differ: each value in words, with those that give it."""

    field: str
    values: tuple[tuple[str, tuple[Telling, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownContext(Context):
    """What all reports together say."""

    template = "exchange/known.html"
    exchange: Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldContext(Context):
    """Every report, on what they differ, which copies which, and the judgements by hand that all this rests on."""

    template = "exchange/told.html"
    tellings: tuple[Telling, ...]
    differences: tuple[Difference, ...]
    copies: tuple[str, ...]
    rulings: tuple[Ruling, ...]


def tellings_of(exchange: Exchange, sources: Mapping[str, Provenance]) -> tuple[Telling, ...]:
    """The reports of an exchange, numbered from 1 on."""
    return tuple(
        Telling(number=number, record=record, cited=cite_report(record, sources[record.document]))
        for number, record in enumerate(exchange.reports, 1)
    )


def told(card: Card, tellings: Sequence[Telling]) -> ToldContext:
    """How the reports tell of an exchange."""
    by_report = {one.record.id: one for one in tellings}
    differences = (
        Difference(
            field=conflict.field,
            values=tuple(
                (value_told(conflict.field, value), tuple(by_report[report] for report in reports))
                for value, reports in conflict.values
            ),
        )
        for conflict in card.exchange.conflicts
    )
    called = {one.record.document: _called(one) for one in reversed(tellings)}
    return ToldContext(
        tellings=tuple(tellings),
        differences=tuple(differences),
        copies=tuple(copy_words(copy, called) for copy in card.copies),
        rulings=card.rulings,
    )


def _called(telling: Telling) -> str:
    """A report by its outlet and number."""
    return f"{outlet_told(telling.cited.provenance)} [{telling.number}]"
