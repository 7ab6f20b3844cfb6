"""Requests, copies, circumstances, coverage and counts in words, the same wherever they are shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.render.console import counted
from communique.text.told import NOT_HELD, speakers_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from communique.model import Copy, Coverage, Exchange, Statement, TimelineEntry
    from communique.model.copy import CopyClue
    from communique.model.statement import Mode

CLUES: dict[CopyClue, str] = {
    "credit": "it credits its outlet",
    "publication": "it came later",
    "containment": "it has nothing of its own",
}

MODES: dict[Mode, str] = {"direct": "quoted", "indirect": "reported speech", "first-person": "in the first person"}


def mode_words(statement: Statement) -> str:
    """Whether the text gives the speaker's own words."""
    return MODES[statement.mode]


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
    words = {"mentioned": "only mentioned", "mentioned ahead": "only mentioned as ahead", "denied": NOT_HELD}
    return None if entry.status == "occurred" else words.get(entry.status, entry.status)


def tally_words(entries: Iterable[TimelineEntry]) -> str:
    """How many exchanges there are of each standing: "5 exchanges, 1 more only mentioned"."""
    counts = Counter(status_words(entry) or "" for entry in entries)
    occurred = counted(counts.pop("", 0), "exchange")
    return ", ".join([occurred, *(f"{count:,} more {status}" for status, count in sorted(counts.items()))])


def copy_words(copy: Copy, numbers: Mapping[str, str]) -> str:
    """Which account carries over which, how much of it, and how one knows; ``numbers`` are what documents are called."""
    one, other = numbers[copy.document], numbers[copy.of]
    if not copy.is_directed:
        return f"{one} and {other} share {copy.share:.0%} of the words of {one}; who copied is not known"
    known = " and ".join(CLUES[clue] for clue in copy.clues)
    left_out = f"; leaves out {counted(len(copy.cut), 'passage')}" if copy.cut else ""
    return f"{one} has {copy.share:.0%} of its words from {other}: {known}{left_out}"


def considered_words(statement: Statement, side_name: Callable[[str], str] = str) -> str:
    """Whom the reader held for the likeliest, and how often it is right in such a case; sides as in ``speakers_told``."""
    if not statement.considered:
        return "nobody considered"
    known = statement.confidence
    sure = f"{int(100 * known + 1e-6)}% sure: " if known is not None else "perhaps "  # never rounded up
    return sure + speakers_told(statement.considered, side_name)


def circumstance_words(statement: Statement, side_name: Callable[[str], str] = str) -> str:
    """That someone else tells of it, and in whose name it is said; sides as in ``speakers_told``."""
    marks = ["relayed"] if statement.relayed else []
    if statement.on_behalf_of is not None:
        marks.append("on behalf of " + speakers_told(statement.on_behalf_of.parties, side_name))
    return f" ({', '.join(marks)})" if marks else ""
