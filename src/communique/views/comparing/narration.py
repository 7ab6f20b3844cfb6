"""What an account tells in its own voice: sentences, and beginnings of sentences, that belong to no statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Reading

PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
EDGE = " \t\r\n\u00a0,;:–—-\"“”’'.()*#>"
TELLING = re.compile(
    r"\b(?:is|are|was|were|had|has|have|held|holds|spoke|met|meets|received|receives|paid|took|lasted|topped|will|arrived|attended|concluded|visited|"
    r"exchanged|talked|included|began|ended|toured|planted|signed|went|conducted|joined|sent|shared|focused|made|agreed|called|saw|"
    r"expressed|invited|thanked|wished|presented|witnessed|hosted|welcomed)\b"
)
PAST = re.compile(r"(?:\S+\s+){1,6}?[a-z]+ed\b(?=\s+(?:\S+\s+){4})")
ANSWERING = re.compile(
    r"(?:responding|replying|in (?:response|reply|answer)|as (?:regards|for)|regarding|with (?:regard|respect) to|commenting|on|concerning|after|following)\b"
    r".*\b(?:remarks?|questions?|wish|wishes|requests?|statements?|concerns?|proposals?|invitation|comments?|appeal|demands?|call|suggestions?)\b",
    re.IGNORECASE | re.DOTALL,
)
INTRODUCING = re.compile(r"\b(?:as follows|the following (?:statement|remarks|readout))\b", re.IGNORECASE)
NOT_TOLD = re.compile(
    r"[\[<]|https?:|\W*(?:photo|source|note|editor|contact|follow us|read more|share|tags?|related|press release)\b.{0,60}\Z",
    re.IGNORECASE,
)
LEADING_ON = re.compile(r",?\s+(?:with|to|and|that|as|while|by|about)\s*\Z", re.IGNORECASE)
ANOTHER_BEGINS = re.compile(r",?\s+(?:and|during which|in which|where|when)\b(?:\s+\S+){0,6}\s*\Z", re.IGNORECASE)
FEWEST_WORDS, FEWEST_OF_PART = 5, 4
FEWEST_LEFT = 6


class Told(NamedTuple):
    """A stretch of the body that no statement holds. ``event`` says that it reports the exchange itself."""

    span: Span
    event: bool


def narrated(reading: Reading) -> Iterator[Told]:
    """What the account tells in its own voice, in order."""
    text = reading.document.text
    contents = sorted(span for statement in reading.statements for span in statement.content)
    frames = sorted(
        span for statement in reading.statements for span in (statement.source, statement.cue) if span is not None
    )
    event = next((report.span for report in reading.reports if report.span is not None), None)
    for sentence in sentences(reading):
        inside = [span for span in contents if span.meets(sentence)]
        if event is not None and event.meets(sentence):
            yield from _event(text, sentence, inside)
            event = None
            continue
        framed = sorted([*inside, *(span for span in frames if span.meets(sentence))])
        for stretch in _left(sentence, framed):
            found = _trimmed(text, stretch)
            if _tells(found.of(text), whole=not framed):
                yield Told(found, event=False)


def sentences(reading: Reading) -> Iterator[Span]:
    """The sentences of the article itself."""
    text = reading.document.text
    for body in reading.document.body:
        for paragraph in PARAGRAPH.finditer(text, body.start, body.end):
            yield from split_sentences(text, Span(paragraph.start(), paragraph.end()))


def _event(text: str, sentence: Span, inside: list[Span]) -> Iterator[Told]:
    """The sentence that reports the exchange, without what is said in it."""
    for number, stretch in enumerate(_left(sentence, inside)):
        found = _trimmed(text, stretch)
        words = found.of(text)
        another = ANOTHER_BEGINS.search(words) if stretch.end < sentence.end else None
        if another is not None and len(words[: another.start()].split()) >= FEWEST_LEFT:
            found = Span(found.start, found.start + another.start())
        if _tells(found.of(text), whole=number == 0):
            yield Told(found, event=number == 0)


def _left(sentence: Span, inside: list[Span]) -> Iterator[Span]:
    start = sentence.start
    for span in inside:
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < sentence.end:
        yield Span(start, sentence.end)


def _trimmed(text: str, span: Span) -> Span:
    """Without what only leads on to a statement: blanks, signs, a last "with" or "to"."""
    start, end = span
    if (leading := LEADING_ON.search(text, start, end)) is not None:
        end = leading.start()
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end)


def _tells(words: str, *, whole: bool) -> bool:
    """Whether a stretch makes a point: a sentence does; a part of one where it holds a verb, or what is answered."""
    if NOT_TOLD.match(words) or INTRODUCING.search(words):
        return False
    if whole:
        return len(words.split()) >= FEWEST_WORDS
    if ANSWERING.match(words):
        return len(words.split()) >= FEWEST_OF_PART
    found = TELLING.search(words) or PAST.match(words)
    return found is not None and len(words[found.end() :].split()) >= FEWEST_OF_PART - 1
