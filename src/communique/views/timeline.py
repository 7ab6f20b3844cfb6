"""Exchanges in the order of their days, from what the archive tells and from what it only mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Coverage, Participant, TimelineEntry
from communique.text.persons import same_name
from communique.views.citing import cite_mention, cite_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from communique.model import DocumentRow, Exchange, ExchangeFilter, Link, Provenance, Stub
    from communique.model.timeline import Status

    SourceOf = Callable[[str], Provenance]
    """Which text a document (by its sha256) is."""


def coverage_of(documents: Iterable[DocumentRow]) -> Coverage:
    """How many documents there are, and from when to when they were published."""
    rows = list(documents)
    days = [row.published for row in rows if row.published is not None]
    return Coverage(documents=len(rows), first=min(days, default=None), last=max(days, default=None))


def sides_of(exchange: Exchange) -> tuple[str, ...]:
    """The sides that took part, each once, in the order of the participants."""
    return tuple(dict.fromkeys(person.side for person in exchange.participants if person.side is not None))


def exchange_entry(exchange: Exchange, source_of: SourceOf) -> TimelineEntry:
    """An exchange that texts report, with the sentence of each report."""
    return TimelineEntry(
        id=exchange.id,
        kind=exchange.kind,
        status=exchange.realis,
        date=exchange.date,
        sides=sides_of(exchange),
        participants=exchange.participants,
        citations=tuple(cite_report(record, source_of(record.document)) for record in exchange.reports),
        place=exchange.place,
        initiator=exchange.initiator,
        at_request=exchange.at_request,
        request_basis=exchange.request_basis,
        asked_by=_asking(exchange),
        conflicts=exchange.conflicts,
    )


def _asking(exchange: Exchange) -> str | None:
    """The side of the one who asked for an exchange, else that one's name; None where no text says who did."""
    name = exchange.initiator
    if name is None:
        return None
    sides = (person.side for person in exchange.participants if same_name(person.name, name))
    return next((side for side in sides if side is not None), name)


def select_stubs(
    stubs: Iterable[tuple[Stub, Sequence[Link]]], sides: Sequence[str], wanted: ExchangeFilter
) -> Iterator[tuple[Stub, Sequence[Link]]]:
    """The stubs of these sides, of the kind and in the time asked for; where a time is asked for, those without a day are
    left out.
    """
    for stub, links in stubs:
        of_kind = wanted.kind is None or stub.kind == wanted.kind
        if of_kind and set(sides) <= set(stub.sides) and _within(stub.earliest, stub.latest, wanted):
            yield stub, links


def _within(earliest: date | None, latest: date | None, wanted: ExchangeFilter) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if earliest is None or latest is None:
        return False
    return (wanted.since is None or latest >= wanted.since) and (wanted.until is None or earliest <= wanted.until)


def stub_entry(stub: Stub, links: Sequence[Link], source_of: SourceOf) -> TimelineEntry:
    """An exchange that is only mentioned, with the words of each mention. Its people are those whom the mentions name."""
    status: Status = "mentioned" if stub.when == "past" else "mentioned ahead"
    return TimelineEntry(
        id=stub.id,
        kind=stub.kind,
        status=status,
        date=links[0].record.mention.date,
        sides=stub.sides,
        participants=tuple(Participant(name=name, side=None, office=None, span=None) for name in people_named(links)),
        citations=tuple(cite_mention(link, source_of(link.record.document)) for link in links),
    )


def people_named(links: Iterable[Link]) -> tuple[str, ...]:
    """The people whom mentions name; not those of the exchange that the mentioning texts report."""
    return tuple(dict.fromkeys(name for link in links for name in link.record.mention.people))


def in_order(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Entries by their first day, then their last; those without a day come last."""
    return tuple(sorted(entries, key=_order))


def _order(entry: TimelineEntry) -> tuple[bool, str, str, str]:
    date = entry.date
    days = (date.earliest.isoformat(), date.latest.isoformat()) if date is not None else ("", "")
    return (date is None, *days, entry.id)
