"""When an account passes a point over, and when it merely isn't clear: that a reply speaks of other things must be plain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.model import Span
from communique.text.sentences import split_sentences
from communique.views.comparing.likeness import load_likeness
from communique.views.uptake.points import PACKAGE, any_of
from communique.views.uptake.sides import is_of, is_other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Point, Reading
    from communique.views.uptake.wording import OwnWords

LEAST_OWN = 2
"""Own words at least of a point that is passed over: what has one alone is easily taken up in others."""

LEAST_TOLD = 3
"""Own words at least that the reported replies have together: less is no substantial reply."""

FEW = 2
"""Own words at most of a statement that names hardly anything: what it accepts may be any point."""

TELLING = frozenset({"state", "praise", "thank", "congratulate", "greet", "condole"})
"""Acts that say what is, and accept nothing."""

PRONOUN = re.compile(r"\b(?:it|them|in th(?:is|at) (?:regard|respect)|to (?:this|that) end)\b")
"""What stands for a thing that was named before."""

LEAST_LIKE = 0.3
"""From which likeness on a reply may say what the point says."""

PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Account:
    """A text with its points, and which words of them are their own."""

    reading: Reading
    points: Sequence[Point]
    wording: OwnWords

    def in_one_paragraph(self, point: Point, reply: Point) -> bool:
        """Whether a reply stands in the paragraph of its point."""
        text = self.reading.document.text
        return PARAGRAPH.search(text, point.cited.spans[0].start, reply.cited.spans[0].start) is None

    def after(self, point: Point) -> Iterator[str]:
        """The sentences behind a point, without what its own side says there."""
        text = self.reading.document.text
        start = point.cited.spans[-1].end
        own = [
            span
            for statement in self.reading.statements
            if statement.speakers and is_of(statement.speakers, point.speakers)
            for span in statement.content
        ]
        for paragraph in _paragraphs(text, start):
            for sentence in split_sentences(text, paragraph):
                yield " ".join(part.of(text) for part in _without(sentence, own))


def doubt(account: Account, point: Point, replies: Sequence[Point]) -> str | None:
    """Why it isn't clear that ``replies``, all that the other side is reported to say behind a point, pass it over; None
    where it is clear.
    """
    wording = account.wording
    if len(wording.of(point.cited.words)) < LEAST_OWN:
        return "the point has hardly a word of its own to look for"
    if (pronoun := PRONOUN.search(point.cited.words)) is not None:
        return f"the point doesn't name what it is about: “{pronoun.group()}”"
    if len({term.key for reply in replies for term in wording.of(reply.cited.words)}) < LEAST_TOLD:
        return "too little is reported of the other side's reply"
    for reply in replies:
        if (accepted := _accepts(account, point, reply)) is not None:
            return f"“{accepted}” may mean it"
    for words in (*(reply.cited.words for reply in replies), *account.after(point)):
        if (touched := wording.touch(point.cited.words, words)) is not None:
            return f"a later statement touches on it: {touched}"
        if _likeness(account, point.cited.words, words) >= LEAST_LIKE:
            return "a later statement says something like it"
    return summed_up(account, point)


def summed_up(account: Account, point: Point) -> str | None:
    """Words behind a point that sum an answer up, whoever they are of ("to which he responded positively")."""
    found = (_phrases("answer").search(words) for words in account.after(point))
    return next((f"“{one.group()}” may mean it" for one in found if one is not None), None)


def _likeness(account: Account, first: str, second: str) -> float:
    """How alike two stretches are, but for sides and names: who speaks to whom is the same in all of an account."""
    plain = (" ".join(term.word for term in account.wording.every(words)) for words in (first, second))
    return load_likeness().of(*plain)


def _accepts(account: Account, point: Point, reply: Point) -> str | None:
    """The words by which a reply may accept anything that was said before it."""
    said = f"{reply.cue or ''} {reply.cited.words}"
    found = _phrases("reply").search(said)
    if found is None and reply.act not in TELLING:
        found = _phrases("all").search(said)
    if (
        found is None
        and len(account.wording.of(reply.cited.words)) <= FEW
        and not _means_another(account, point, reply)
    ):
        found = _phrases("generic").search(reply.cue or "")
    return found.group() if found is not None else None


def _means_another(account: Account, point: Point, reply: Point) -> bool:
    """Whether a reply has the words of another point that the same side made before it."""
    return any(
        account.wording.overlap(other.cited.words, reply.cited.words).same
        for other in account.points
        if other is not point
        and other.cited.spans[0].start < reply.cited.spans[0].start
        and is_of(other.speakers, point.speakers)
    )


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    """The package's phrases of one kind that may answer a point without its words."""
    rows = read_table("acceptances", ("words", "kind", "note"), package=PACKAGE)
    return re.compile(rf"\b(?:{any_of([row['words'] for row in rows if row['kind'] == kind])})\b", re.IGNORECASE)


def _paragraphs(text: str, start: int) -> Iterator[Span]:
    for match in (*PARAGRAPH.finditer(text, start), None):
        end = match.start() if match is not None else len(text)
        if end > start:
            yield Span(start, end)
        start = match.end() if match is not None else end


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """What is left of a stretch without the others."""
    start = span.start
    for other in sorted(one for one in others if one.meets(span)):
        if other.start > start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def heard_of(point: Point, points: Sequence[Point]) -> list[Point]:
    """What the other side is reported to say behind a point."""
    start = point.cited.spans[-1].start
    return [other for other in points if other.cited.spans[0].start > start and is_other(point, other)]
