"""What is known of an exchange, and who tells of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import NotFoundError
from communique.model.resolution import LOCAL
from communique.render.words import copy_words
from communique.text.told import outlet_told, request_told, value_told
from communique.views.citing import cite_report
from communique.web.page import Context
from communique.web.urls import person_path, side_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.api import Archive
    from communique.model import Card, Citation, Exchange, Participant, Provenance, ReportRecord, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report: its number on the page, and the sentence that it stands in."""

    number: int
    record: ReportRecord
    cited: Citation

    @property
    def called(self) -> str:
        """The outlet with the number."""
        return f"{outlet_told(self.cited.provenance)} [{self.number}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Someone who took part, and where there is more on them: a person's page or, of a side itself, the side's."""

    person: Participant
    path: str


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
    attendees: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldContext(Context):
    """Every report, on what they differ, which copies which, and the judgements by hand that all this rests on."""

    template = "exchange/told.html"
    tellings: tuple[Telling, ...]
    differences: tuple[Difference, ...]
    copies: tuple[str, ...]
    rulings: tuple[Ruling, ...]


def known(archive: Archive, exchange: Exchange) -> KnownContext:
    """What all reports together say."""
    attendees = (Attendee(person=person, path=_path(archive, person)) for person in exchange.participants)
    return KnownContext(exchange=exchange, attendees=tuple(attendees))


def _path(archive: Archive, person: Participant) -> str:
    """Whoever has no office and is not in the tables of people may be a side."""
    if person.office is None and (person.entry is None or person.entry.startswith(LOCAL)):
        with suppress(NotFoundError):
            return side_path(archive.side_called(person.name))
    return person_path(person.entry or person.name)


def tellings_of(exchange: Exchange, sources: Mapping[str, Provenance]) -> tuple[Telling, ...]:
    """The reports of an exchange, numbered from 1 on."""
    return tuple(
        Telling(number=number, record=record, cited=cite_report(record, sources[record.document]))
        for number, record in enumerate(exchange.reports, 1)
    )


def _value(exchange: Exchange, field: str, value: str) -> str:
    """A value on which reports differ; of a request that is stated, whose it was."""
    return request_told(exchange) if value == "stated" else value_told(field, value)


def told(card: Card, tellings: Sequence[Telling]) -> ToldContext:
    """How the reports tell of an exchange."""
    by_report = {one.record.id: one for one in tellings}
    differences = (
        Difference(
            field=conflict.field,
            values=tuple(
                (_value(card.exchange, conflict.field, value), tuple(by_report[report] for report in reports))
                for value, reports in conflict.values
            ),
        )
        for conflict in card.exchange.conflicts
    )
    called = {one.record.document: one.called for one in reversed(tellings)}
    return ToldContext(
        tellings=tuple(tellings),
        differences=tuple(differences),
        copies=tuple(copy_words(copy, called) for copy in card.copies),
        rulings=card.rulings,
    )
