"""What an archive answers."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING, Self, get_args

from communique.api.naming import located
from communique.model import CommuniqueError, ExchangeFilter, NotFoundError, StatementFilter, UsageError
from communique.model.report import Kind
from communique.model.statement import Act
from communique.sources.naming import printable
from communique.text.nearest import or_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from communique.api.reader import Reader
    from communique.model import (
        Card,
        Copy,
        Exchange,
        Link,
        Problem,
        Provenance,
        Reading,
        Ruling,
        StatementRecord,
        Stub,
    )
    from communique.store.contract import Store

CODE = re.compile(r"[A-Z]{2,5}")
SHORT = 3
"""Names of sides no longer than this ("UK") are near to too many."""

MOST_SIDES = 12
"""So many sides that the archive holds an error names."""


class Answers:
    """Questions to one store, with the names of sides and outlets by which the reader reads."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store = store
        self._reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: object, _trace: object) -> None:
        if isinstance(error, CommuniqueError):
            str(error)  # its message may ask the archive, see there
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def _outlets(self, part: str | None, side: str | None) -> tuple[str, ...] | None:
        """The outlets of the archive that are meant; None where any will do."""
        if part is None and side is None:
            return None
        from communique.api.outlets import outlets_called

        code = self._known_side(side) if side is not None else None
        return outlets_called(self._store.outlets(), part, code)

    def document(self, key: str) -> Reading:
        """The reading of the document with this identifier, an unambiguous beginning of it, or this name or path. Its
        statements have the speakers that judgements by hand give, where they do.

        Raises NotFoundError.
        """
        return self._store.reading(self._find_document(key))

    def _find_document(self, key: str) -> str:
        return self._store.find_document(printable(key), printable(located(key)))

    def provenances(self, documents: Iterable[str]) -> dict[str, Provenance]:
        """Which texts these documents (by their whole identifiers) are, and whose, without reading them."""
        return self._store.provenances(documents)

    def exchanges(  # noqa: PLR0913  # one parameter a question
        self,
        *,
        party: str | None = None,
        kind: Kind | None = None,
        since: date | None = None,
        until: date | None = None,
        person: str | None = None,
        outlet: str | None = None,
        outlet_side: str | None = None,
    ) -> list[Exchange]:
        """Exchanges by their first day: with a side (code or name), of a kind, in a time, with a person (any part of a
        name), told by an outlet (any part of its name) or by outlets of a side. Raises UsageError for a side or kind that
        there is none of, and for a time that ends before it begins; NotFoundError for an outlet that is not there.
        """
        side = self._known_side(party) if party is not None else None
        outlets = self._outlets(outlet, outlet_side)
        wanted = ExchangeFilter(party=side, kind=kind, since=since, until=until, person=person, outlets=outlets)
        return [self._coded(exchange) for exchange in self._selected(wanted)]

    def _selected(self, wanted: ExchangeFilter) -> list[Exchange]:
        """Exchanges by their first day, without codes in event data. Raises UsageError as ``exchanges`` does."""
        from communique.views.exchanges import by_day, select_exchanges

        self._check(wanted)
        found = replace(wanted, names=self._names_called(wanted.person)) if wanted.person is not None else wanted
        return sorted(select_exchanges(self._assembled(found), wanted), key=by_day)

    def _names_called(self, person: str) -> tuple[str, ...]:
        """The names of participants that a name asked for can mean."""
        from communique.views.exchanges import names_called

        return tuple(names_called(self._store.names_told(), person))

    @staticmethod
    def _check(wanted: ExchangeFilter) -> None:
        """Raises UsageError for a kind that there is none of, and for a time that ends before it begins."""
        one_of("kind", wanted.kind, get_args(Kind))
        in_order(wanted.since, wanted.until)

    def _side(self, words: str) -> str | None:
        """The side that words name; a short word in capitals is a code, as an overlay may have brought it."""
        return self._reader.pipeline.side_of(words) or (words if CODE.fullmatch(words) else None)

    def _known_side(self, words: str) -> str:
        side = self._side(words) or self._reader.pipeline.side_of(words.upper())
        if side is None:
            raise UsageError(partial(self._why_no_side, words))
        return side

    def _why_no_side(self, words: str) -> str:
        """What to say of words that mean no side, with the nearest names."""
        forms = self._reader.pipeline.knowledge.gazetteer.forms
        names = {form.form: form.code for form in forms if form.kind == "name" and len(form.form) > SHORT}
        sides = self._store.names("side")
        near = or_nearest(words, (name for name, code in names.items() if code in sides)) or or_nearest(words, names)
        held = f" The archive holds {_some_of(sides)}." if sides else ""
        advice = "Give its code (VNM, EU), its name in English, or the overlay that knows it."
        return f"{words}: no country or body is known by this name.{near}{held} {advice}"

    def _none_of(self, sides: Iterable[str]) -> str | None:
        """What to say of sides of which nobody takes part or speaks in the archive; None where somebody of each does."""
        unseen = [side for side in sides if not self._store.has_side(side)]
        held = self._store.names("side") if unseen else []
        absent = [side for side in unseen if side not in held]
        if not absent or not held:
            return None
        return f"The archive holds none of {' and '.join(absent)}; it holds {_some_of(held)}."

    def _assembled(self, wanted: ExchangeFilter) -> Iterator[Exchange]:
        from communique.records.exchanges import assemble

        return starmap(assemble, self._store.exchanges(wanted))

    def _coded(self, exchange: Exchange) -> Exchange:
        """An exchange with its code in event data."""
        from communique.records.coding import code_exchange

        return replace(exchange, coding=code_exchange(exchange, self._reader.pipeline.knowledge.gazetteer))

    def exchange(self, key: str) -> Exchange:
        """The exchange with this slug, or an unambiguous beginning of it. Raises NotFoundError."""
        from communique.records.exchanges import assemble

        return self._coded(assemble(*self._store.exchange(self._store.find_exchange(key))))

    def slugs(self, known: Iterable[str]) -> set[str]:
        """The present slugs of exchanges under slugs that were theirs once; those that nobody tells of are left out."""
        found = set()
        for slug in known:
            with suppress(NotFoundError):
                found.add(self._store.find_exchange(slug))
        return found

    def card(self, key: str) -> Card:
        """An exchange with its statements by speaker. Raises NotFoundError."""
        from communique.filing import links
        from communique.views.card import make_card

        exchange = self.exchange(key)
        card = make_card(exchange, self._told(StatementFilter(exchange=exchange.id)), self._copies(exchange))
        standing = [ruling for ruling in self._store.rulings(exchange.id) if ruling.undone is None]
        documents = [record.document for record in exchange.reports]
        return replace(
            card,
            rulings=tuple(standing),
            mentions=links.mentions_in(self._store, documents),
            mentioned_by=links.mentions_of(self._store, exchange.id),
        )

    def stubs(self) -> list[tuple[Stub, tuple[Link, ...]]]:
        """Exchanges, past and scheduled, of which the archive knows by mentions only: by name, each with its mentions."""
        return self._stubs(ExchangeFilter())

    def _stubs(
        self, wanted: ExchangeFilter, people: Sequence[tuple[str, ...]] | None = None
    ) -> list[tuple[Stub, tuple[Link, ...]]]:
        """Those of a kind, among all of the parties, in the time asked for; with one of these groups of people named."""
        from communique.filing import links

        return links.stubs(self._store, wanted, people)

    def _told(self, wanted: StatementFilter) -> Iterator[StatementRecord]:
        """Statements with their codes in event data."""
        return map(coded_statement, self._store.statements(wanted))

    def _copies(self, exchange: Exchange) -> tuple[Copy, ...]:
        """Which of an exchange's documents carry over words of which."""
        from communique.records.copies import find_copies, told_by

        outlets = self._reader.pipeline.knowledge.outlets
        keys = sorted({record.document for record in exchange.reports})
        return find_copies(told_by(self._store.document(key), outlets) for key in keys) if len(keys) > 1 else ()

    def statements(  # noqa: PLR0913  # one parameter a question
        self,
        *,
        speaker: str | None = None,
        to: str | None = None,
        act: Act | None = None,
        contains: str | None = None,
        exchange: str | None = None,
        document: str | None = None,
        unsure: bool = False,
    ) -> list[StatementRecord]:
        """Statements by document and place. ``speaker`` and ``to`` are any part of a name, or a side's code or name.
        ``unsure`` asks for those that have no speaker and that no judgement by hand has settled (see
        ``Archive.review``); ``speaker`` then means whom the reader considered.

        Raises NotFoundError for an ``exchange`` or ``document`` that is not there, UsageError for an unknown act.
        """
        return list(
            self.each_statement(
                speaker=speaker, to=to, act=act, contains=contains, exchange=exchange, document=document, unsure=unsure
            )
        )

    def each_statement(  # noqa: PLR0913  # one parameter a question
        self,
        *,
        speaker: str | None = None,
        to: str | None = None,
        act: Act | None = None,
        contains: str | None = None,
        exchange: str | None = None,
        document: str | None = None,
        unsure: bool = False,
    ) -> Iterator[StatementRecord]:
        """As ``statements``, one after the other: all of a large archive are more than memory holds. Raises at once."""
        wanted = self._statements_asked(
            speaker=speaker, to=to, act=act, contains=contains, exchange=exchange, document=document, unsure=unsure
        )
        return self._told(wanted)

    def _statements_asked(  # noqa: PLR0913  # one parameter a question
        self,
        *,
        speaker: str | None,
        to: str | None,
        act: str | None,
        contains: str | None,
        exchange: str | None,
        document: str | None,
        unsure: bool,
    ) -> StatementFilter:
        """What ``statements`` asks for. Raises as it does."""
        one_of("act", act, get_args(Act))
        return StatementFilter(
            speaker=speaker,
            speaker_side=self._side(speaker) if speaker is not None else None,
            to=to,
            to_side=self._side(to) if to is not None else None,
            act=act,
            contains=contains,
            exchange=self._store.find_exchange(exchange) if exchange is not None else None,
            document=self._find_document(document) if document is not None else None,
            unsure=unsure,
        )

    def statement(self, key: str) -> StatementRecord:
        """The statement with this identifier, or an unambiguous beginning of it. Raises NotFoundError."""
        return coded_statement(self._store.find_statement(key))

    def short_ids(self, statements: Iterable[StatementRecord]) -> dict[str, str]:
        """The beginnings of these statements' identifiers by which each is told from all others."""
        return self._store.short_ids([record.id for record in statements])

    def judgements(self, exchange: str | None = None) -> list[Ruling]:
        """The judgements by hand in their order, also undone ones; of an exchange, those that speak of its reports and
        their statements.
        """
        return self._store.rulings(self._store.find_exchange(exchange) if exchange is not None else None)

    def check(self) -> list[Problem]:
        """What is wrong in the archive: spans that no longer read what was recorded, dangling references; where there is
        nothing of the kind, also lists and counts that say otherwise than the reports.
        """
        from communique.filing.summarising import summary_problems

        return self._store.problems() or list(summary_problems(self._store))


def _some_of(sides: Sequence[str]) -> str:
    return f"some of {', '.join(sides[:MOST_SIDES])}{', ...' if len(sides) > MOST_SIDES else ''}"


def one_of(what: str, value: str | None, known: tuple[str, ...]) -> None:
    """Raises UsageError for a value that there is none of."""
    if value is not None and value not in known:
        raise UsageError(f"{value}: there is no such {what}. There are {', '.join(known)}.")


def in_order(since: date | None, until: date | None) -> None:
    """Raises UsageError for a time that ends before it begins."""
    if since is not None and until is not None and since > until:
        raise UsageError(f"No time lies between {since} and {until}. Give the earlier day first.")


def coded_statement(record: StatementRecord) -> StatementRecord:
    """A statement with its code in event data."""
    from communique.records.coding import code_statement

    return replace(record, coding=code_statement(record.statement.act, record.cue, record.content))
