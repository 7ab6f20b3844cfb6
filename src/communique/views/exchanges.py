"""Which exchanges answer to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.text.names import fold
from communique.text.persons import name_words, same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import Exchange, ExchangeFilter


def select_exchanges(exchanges: Iterable[Exchange], wanted: ExchangeFilter) -> Iterator[Exchange]:
    """The exchanges that meet all that is asked for, in the order given."""
    return (exchange for exchange in exchanges if _meets(exchange, wanted))


def by_day(exchange: Exchange) -> tuple[bool, str, str]:
    """A key that sorts exchanges by their first day, those without a day last."""
    date = exchange.date
    return (date is None, date.earliest.isoformat() if date is not None else "", exchange.id)


def _meets(exchange: Exchange, wanted: ExchangeFilter) -> bool:
    sides = {person.side for person in exchange.participants}
    return (
        all(side is None or side in sides for side in (wanted.party, wanted.beside))
        and (wanted.kind is None or any(record.report.kind == wanted.kind for record in exchange.reports))
        and (wanted.person is None or _names(exchange, wanted.person))
        and (wanted.outlets is None or any(record.outlet in wanted.outlets for record in exchange.reports))
        and _within(exchange, wanted)
    )


def names_called(names: Iterable[str], wanted: str) -> Iterator[str]:
    """The names that hold all words asked for, case and diacritics aside, or can be the same name ("Joe Biden",
    "Joseph R. Biden").
    """
    words = fold(wanted).split()
    initials = {word[0] for word in name_words(wanted)} if len(words) > 1 else set()
    for name in names:
        folded = fold(name)
        if all(word in folded for word in words) or (
            any(word[0] in initials for word in name_words(name)) and same_name(name, wanted)
        ):
            yield name


def _names(exchange: Exchange, wanted: str) -> bool:
    """Whether one participant is called so by one report at least."""
    told = (person.name for record in exchange.reports for person in record.report.participants)
    return any(True for _ in names_called(told, wanted))


def _within(exchange: Exchange, wanted: ExchangeFilter) -> bool:
    """Whether, by one report at least, the event can have happened in the time asked for."""
    if wanted.since is None and wanted.until is None:
        return True
    dates = [record.report.date for record in exchange.reports if record.report.date is not None]
    return any(
        (wanted.since is None or date.latest >= wanted.since)
        and (wanted.until is None or date.earliest <= wanted.until)
        for date in dates
    )
