"""What the tests of judgements on statements share: readings that doubt, and readings with other bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Span
from keeping import TEXTS, own, reading_of

if TYPE_CHECKING:
    from communique import Archive
    from communique.model import Reading, Statement, StatementRecord

TEACHERS = "Iceland would send ten teachers more"
SCHOOL = "the joint school for drillers had taken in its first sixty students"
LATER = "rules-later"
CHANGED = TEXTS["meeting.txt"].replace("NAIROBI, May 20, 2031 -", "NAIROBI, May 20, 2031 (update) -")
WRAPPED = TEXTS["meeting.txt"].replace("Iceland would send ten", "Iceland would\nsend   ten")
GONE = TEXTS["meeting.txt"].replace(TEACHERS, "a lighthouse would be built at Grindavik")
CORRECTED = TEXTS["meeting.txt"].replace("Haldvik promised", "Tolleko promised")


def doubtful(reading: Reading, *words: str, confidence: float | None = 0.71) -> Reading:
    """The reading of a reader that is not sure who said what holds these words, or anything where none are given."""
    text = reading.document.text

    def doubt(statement: Statement) -> Statement:
        said = " ".join(span.of(text) for span in statement.content)
        if words and not any(word in said for word in words):
            return statement
        return replace(statement, speakers=(), considered=statement.speakers, confidence=confidence)

    return replace(reading, statements=tuple(doubt(statement) for statement in reading.statements))


def later(reading: Reading, *, start: int = 0, end: int = 0) -> Reading:
    """The reading of a newer reader, in which contents begin and end so many characters later."""

    def moved(statement: Statement) -> Statement:
        first, last = statement.content[0], statement.content[-1]
        return replace(statement, content=(Span(first.start + start, last.end + end),))

    return replace(reading, reader=LATER, statements=tuple(moved(one) for one in reading.statements))


def meeting(text: str = TEXTS["meeting.txt"]) -> Reading:
    """The reading of the text about the meeting, or of another under its name."""
    return reading_of(text, "meeting.txt")


def told(archive: Archive, words: str) -> StatementRecord:
    """The one statement that holds these words."""
    (record,) = archive.statements(contains=words)
    return record


def speakers(archive: Archive, words: str) -> list[str | None]:
    """The names, or sides, of its speakers."""
    return [actor.name or actor.side for actor in told(archive, words).statement.speakers]


def unsure_call() -> Reading:
    """An account of the call whose reader is not sure of one statement."""
    return doubtful(own("call-a.txt"), "geothermal")
