"""What an account tells in its own voice: sentences, and beginnings of sentences, that belong to no statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Reading

PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
EDGE = " \t\r\n\u00a0,;:–—-\"“”'’.()*#>"
FRAME = re.compile(
    r"(?:and|but|while|also|in (?:particular|turn|this context|response)|meanwhile|finally|moreover|in addition|for (?:his|her|its|their) part|"
    r"earlier|later|he|she|they|it|both sides|the two (?:sides|leaders|presidents|ministers)|further|furthermore|elsewhere)\b",
    re.IGNORECASE,
)
TELLING = re.compile(
    r"\b(?:is|are|was|were|had|has|have|held|holds|spoke|met|meets|received|receives|paid|took|lasted|topped|will|arrived|attended|concluded|visited|"
    r"exchanged|talked|included|began|ended|toured|planted|signed|went|conducted|joined|sent|shared|focused|made|agreed|called|"
    r"expressed|invited|thanked|wished|presented|witnessed|hosted|welcomed)\b"
)
FEWEST_WORDS = 4
NOT_TOLD = re.compile(r"[\[<(]|https?:|\W*(?:photo|source|note|editor|contact|follow|read|share|tags?|related)\b.{0,40}\Z", re.IGNORECASE)


def narrated(reading: Reading) -> Iterator[Span]:
    """Stretches of the body in no statement that tell something, in order."""
    text = reading.document.text
    said = _said(reading)
    for sentence in _sentences(reading):
        inside = [span for span in said if span.meets(sentence)]
        for stretch in _left(sentence, inside):
            found = _trimmed(text, stretch)
            if _tells(found.of(text), whole=not inside):
                yield found


def _said(reading: Reading) -> list[Span]:
    """The statements' contents, each with its frame."""
    found = []
    for statement in reading.statements:
        frame = [span for span in (statement.cue, *statement.content) if span is not None]
        if statement.source is not None and statement.cue is not None and statement.source.start <= statement.cue.start and statement.cue.start - statement.source.end < 200:
            pass
        found += frame
    return sorted(found)


def _sentences(reading: Reading) -> Iterator[Span]:
    text = reading.document.text
    for body in reading.document.body:
        for paragraph in PARAGRAPH.finditer(text, body.start, body.end):
            yield from split_sentences(text, Span(paragraph.start(), paragraph.end()))


def _left(sentence: Span, inside: list[Span]) -> Iterator[Span]:
    start = sentence.start
    for span in inside:
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < sentence.end:
        yield Span(start, sentence.end)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end)


def _tells(words: str, *, whole: bool) -> bool:
    """Whether a stretch makes a point: it holds a verb and more than a frame's own words."""
    if len(words.split()) < FEWEST_WORDS or NOT_TOLD.match(words):
        return False
    found = TELLING.search(words)
    return found is not None and (whole or len(words[found.end() :].split()) >= FEWEST_WORDS - 1)
