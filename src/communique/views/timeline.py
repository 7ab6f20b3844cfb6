"""Exchanges in the order of their days, from what the archive tells and from what it only mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Participant, TimelineEntry
from communique.text.persons import same_name
from communique.views.citing import cite_mention, cite_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from communique.model import Exchange, Link, Provenance, Stub
    from communique.model.timeline import Status

    SourceOf = Callable[[str], Provenance]
    """Which text a document (by its sha256) is."""


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
