"""Who answered what, who greeted whom, and what a pair of sides proposed, agreed and kept saying."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.api.reader import Reader, read_in_english
from communique.model import ExchangeFilter, NotFoundError, StatementFilter, UsageError
from communique.model.errors import EMPTY

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date

    from communique.model import Exchange, Greeting, Ledger, Provenance, Reading, Statement, Uptake


AT_ONCE = 50
"""So many exchanges are looked at together."""


def uptake(path: str | os.PathLike[str], *, overlay: str | os.PathLike[str] | None = None) -> list[Uptake]:
    """What one file says became of each point that somebody made, without an archive. Raises DocumentError, also where it
    is not in English.
    """
    from communique.views.citing import provenance_of
    from communique.views.uptake.find import find_uptake

    reading = read_in_english(Reader(overlay=overlay), path)
    return find_uptake(reading, provenance_of(reading.document))


class AnsweringAnswers(Answers):
    """What an archive answers on proposals and replies, greetings, and commitments."""

    def uptake(self, exchange: str) -> list[Uptake]:
        """What each account of an exchange says became of each point that somebody made, account by account.

        Raises NotFoundError, which names the exchanges that are nearest.
        """
        from communique.views.uptake.find import find_uptake

        found = self.exchange(exchange)
        return [
            one
            for _, reading, provenance, statements in self._accounts([found])
            for one in find_uptake(reading, provenance, statements, found.id)
        ]

    def greetings(self, *asked: str, advance: Callable[[str], object] = str) -> list[Greeting]:
        """Greetings, congratulations and condolences by day: of one exchange, of two sides (codes or names), or of all
        exchanges where nothing is asked. ``advance`` is called with each exchange that is looked at.

        Raises NotFoundError and UsageError, which name what is nearest.
        """
        from communique.views.uptake.greetings import find_greetings

        if self._store.is_empty():
            raise NotFoundError(EMPTY)
        exchanges = self._asked_for(asked)
        courteous = self._courteous(tuple(exchange.id for exchange in exchanges) if asked else None)
        looked_at = [exchange for exchange in exchanges if exchange.id in courteous]
        found = []
        for slug, accounts in groupby(self._accounts(looked_at, courteous), key=lambda account: account[0].id):
            advance(slug)
            for exchange, reading, provenance, statements in accounts:
                found += find_greetings(reading, provenance, statements, exchange.id, _day_of(exchange))
        return found

    def _courteous(self, exchanges: tuple[str, ...] | None) -> dict[str, set[str]]:
        """Which of these exchanges, or of all, some document tells a greeting of, with these documents."""
        from communique.views.uptake.greetings import GREETINGS

        wanted = StatementFilter(acts=tuple(sorted(GREETINGS)), exchanges=exchanges)
        found: dict[str, set[str]] = {}
        for record in self._store.statements(wanted):
            if record.exchange is not None:
                found.setdefault(record.exchange, set()).add(record.document)
        return found

    def ledger(  # one parameter a question
        self,
        one: str,
        other: str,
        *,
        since: date | None = None,
        until: date | None = None,
        object: str | None = None,  # noqa: A002  # as the option is called
        every: bool = False,
    ) -> Ledger:
        """What two sides (codes or names) proposed, agreed and kept saying, from the exchanges of the two alone, and by
        which names they called their relationship. ``object`` asks for entries that hold these words, ``every`` also
        for what was proposed once and never taken up.

        Raises UsageError, also where the archive holds no exchange of the two, which names pairs that it holds.
        """
        from communique.views.ledger.accounts import Account
        from communique.views.ledger.find import find_ledger, with_words

        sides = (self._known_side(one), self._known_side(other))
        found = self._between(one, other, since, until)
        alone = [exchange for exchange in found if _is_between(exchange, sides) and exchange.realis == "occurred"]
        if not alone:
            raise NotFoundError(partial(self._no_exchange, sides, len(found)))
        accounts = [
            Account(
                exchange=exchange.id,
                day=_day_of(exchange),
                reading=reading,
                provenance=provenance,
                statements=tuple(statements),
            )
            for exchange, reading, provenance, statements in self._accounts(alone)
        ]
        made = find_ledger(
            accounts,
            sides,
            exchanges=[exchange.id for exchange in alone],
            left_out=len(found) - len(alone),
            initiatives={row.id: row.name for row in self._reader.pipeline.knowledge.directory.initiatives},
            every=every,
        )
        return with_words(made, object) if object is not None else made

    def _no_exchange(self, sides: tuple[str, str], with_others: int) -> str:
        """Why there is no ledger, and of which pairs there could be one."""
        if with_others:
            return f"{' and '.join(sides)}: the {with_others} exchanges in which both took part had others beside."
        pairs = {" ".join(pair.sides): pair.exchanges for pair in self._store.count_pairs()}
        if self._store.is_empty():
            return EMPTY
        if not pairs:
            return (
                f"{' and '.join(sides)}: the archive holds no exchange of two sides. Read more: communique read PATH..."
            )
        often = sorted(pairs, key=lambda pair: (not set(pair.split()) & set(sides), -pairs[pair]))[:5]
        return f"{' and '.join(sides)}: the archive holds no exchange of the two. It holds some of {', '.join(often)}."

    def _asked_for(self, asked: Sequence[str]) -> list[Exchange]:
        """The exchanges meant by an exchange's slug, by two sides, or by nothing."""
        if len(asked) > 2:
            raise UsageError("Name one exchange, or two sides.")
        if len(asked) == 2:
            found = self._between(asked[0], asked[1])
            if not found:
                sides = (self._known_side(asked[0]), self._known_side(asked[1]))
                raise NotFoundError(partial(self._no_exchange, sides, 0))
            return found
        return [self.exchange(asked[0])] if asked else self._selected(ExchangeFilter())

    def _between(self, one: str, other: str, since: date | None = None, until: date | None = None) -> list[Exchange]:
        """The exchanges in which two sides took part, by their first day."""
        sides = (self._known_side(one), self._known_side(other))
        if sides[0] == sides[1]:
            raise UsageError(f"{one} and {other} are one side. Name two.")
        return self._selected(ExchangeFilter(party=sides[0], beside=sides[1], since=since, until=until))

    def _accounts(
        self, exchanges: Sequence[Exchange], documents: Mapping[str, Collection[str]] | None = None
    ) -> Iterator[tuple[Exchange, Reading, Provenance, list[Statement]]]:
        """The documents that tell of exchanges, or those of them in ``documents``, each with the statements that it reports
        of the exchange.
        """
        from communique.views.citing import provenance_of

        for start in range(0, len(exchanges), AT_ONCE):
            some = exchanges[start : start + AT_ONCE]
            told: dict[tuple[str | None, str], list[Statement]] = defaultdict(list)
            for record in self._store.statements(StatementFilter(exchanges=tuple(exchange.id for exchange in some))):
                told[record.exchange, record.document].append(record.statement)
            wanted = [
                (exchange, document)
                for exchange in some
                for document in _documents_of(exchange)
                if (exchange.id, document) in told and (documents is None or document in documents[exchange.id])
            ]
            keys = list(dict.fromkeys(document for _, document in wanted))
            readings = dict(zip(keys, self._store.readings(keys), strict=True))
            for exchange, document in wanted:
                reading = readings[document]
                yield exchange, reading, provenance_of(reading.document), told[exchange.id, document]


def _documents_of(exchange: Exchange) -> list[str]:
    """The documents that tell of an exchange, by name."""
    return [
        document for _, document in sorted({(record.document_name, record.document) for record in exchange.reports})
    ]


def _day_of(exchange: Exchange) -> date | None:
    """The first day of an exchange, where it is told as a day."""
    told = exchange.date
    return told.earliest if told is not None and (told.exact or told.earliest == told.latest) else None


def _is_between(exchange: Exchange, sides: tuple[str, str]) -> bool:
    """Whether nobody of a third side took part."""
    return {person.side for person in exchange.participants if person.side is not None} <= set(sides)
