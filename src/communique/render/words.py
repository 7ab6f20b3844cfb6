"""Requests, coverage and counts in words, the same in every listing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.render.console import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Coverage, Exchange, TimelineEntry


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
