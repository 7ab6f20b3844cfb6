"""Days, people and counts in words, the same in every listing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.render.console import counted
from communique.text.daysets import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Coverage, DateInterval, Exchange, Participant, TimelineEntry


def day_words(date: DateInterval | None) -> str:
    """A day, a first and last day, or the one end that is known."""
    if date is None:
        return "not stated"
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    if date.latest == ALWAYS[0].latest:
        return f"{first} or later"
    if date.earliest == ALWAYS[0].earliest:
        return f"{last} or earlier"
    return first if first == last else f"{first} to {last}"


def person_words(person: Participant) -> str:
    """A name with the side's code."""
    return person.name if person.side in {None, person.name} else f"{person.name} ({person.side})"


def request_words(asked: Exchange | TimelineEntry) -> str | None:
    """At whose request it was, and whether only a convention says so; None where no text tells."""
    if asked.initiator is None:
        return "at request, not said whose" if asked.at_request else None
    known = " (by convention)" if asked.request_basis == "convention" else ""
    return f"asked for by {asked.initiator}{known}"


def covers_words(coverage: Coverage) -> str:
    """What an archive covers: "the archive covers 2031-03-28 to 2031-09-20 (10 documents)"."""
    number = counted(coverage.documents, "document")
    if coverage.first is None or coverage.last is None:
        return f"the archive has {number}, none of which says when it was published"
    days = coverage.first.isoformat()
    days += f" to {coverage.last.isoformat()}" if coverage.last != coverage.first else ""
    return f"the archive covers {days} ({number})"


def status_words(entry: TimelineEntry) -> str | None:
    """What sets an exchange apart from those that texts report as having been; None for these."""
    words = {"mentioned": "only mentioned", "mentioned ahead": "only mentioned as ahead"}
    return None if entry.status == "occurred" else words.get(entry.status, entry.status)


def tally_words(entries: Iterable[TimelineEntry]) -> str:
    """How many exchanges there are of each standing: "5 exchanges, 1 more only mentioned"."""
    counts = Counter(status_words(entry) or "" for entry in entries)
    occurred = counted(counts.pop("", 0), "exchange")
    return ", ".join([occurred, *(f"{count:,} more {status}" for status, count in sorted(counts.items()))])
