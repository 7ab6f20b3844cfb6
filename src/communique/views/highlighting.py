"""Where the words looked for stand in a text, and the passages of an article that hold them."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from communique.model import SearchHit, Span
from communique.model.search import AllOf, AnyOf, NearRuns
from communique.text.sentences import split_sentences
from communique.text.told import GAP
from communique.text.words import WORD, token_of
from communique.views.citing import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import SearchFound
    from communique.model.search import Pieces, Query, WordRun

PASSAGES = 3
"""So many passages of an article are shown."""

LONGEST = 240
"""So many characters of a passage at most; a longer sentence is cut between words."""


PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
BLANK = re.compile(r"\s+")


class Mark(NamedTuple):
    """A place of the run of words with this number."""

    span: Span
    run: int


def make_hit(found: SearchFound, query: Query) -> SearchHit:
    """What one shows of words that answer a query: a statement whole, of an article the passages that hold them."""
    runs = runs_of(query)
    marks = find_marks(found.text, found.spans, runs)
    spans = found.spans if found.statement is not None else _passages(found, marks)
    shown = [mark.span for mark in marks if any(span.covers(mark.span) for span in spans)]
    places = tuple(place for span in spans for place in _joined(found.text, filter(span.covers, shown)))
    title = found.provenance.title or ""
    whole = (Span(0, len(title)),)
    in_title = _joined(title, (mark.span for mark in find_marks(title, whole, runs)))
    return SearchHit(
        citation=cite(found.text, spans, found.provenance),
        marks=places,
        pieces=cut_up(found.text, spans, places),
        title_pieces=cut_up(title, whole, in_title),
        score=found.score,
        day=found.day,
        statement=found.statement,
    )


def cut_up(text: str, spans: Sequence[Span], marks: Sequence[Span]) -> Pieces:
    """The words of these spans on one line as a citation has them, in pieces that are marked or not."""
    pieces: list[tuple[str, bool]] = []
    for number, span in enumerate(spans):
        position = span.start
        pieces.append((GAP if number else "", False))
        for mark in marks:
            if span.covers(mark):
                pieces += [(text[position : mark.start], False), (mark.of(text), True)]
                position = mark.end
        pieces.append((text[position : span.end], False))
    lines = ((BLANK.sub(" ", piece), is_marked) for piece, is_marked in pieces)
    return tuple((piece, is_marked) for piece, is_marked in lines if piece)


def runs_of(query: Query) -> tuple[WordRun, ...]:
    """The runs of words that may stand in what answers a query; not those that it must not hold."""
    if isinstance(query, NearRuns):
        return query.runs
    if isinstance(query, AllOf | AnyOf):
        return tuple(dict.fromkeys(run for part in query.parts for run in runs_of(part)))
    return (query,)


def find_marks(text: str, parts: Sequence[Span], runs: Sequence[WordRun]) -> list[Mark]:
    """Every place of every run in these parts of a text, in order. A run that goes on in the next part has a mark in
    either.
    """
    words = [(word, number) for number, part in enumerate(parts) for word in WORD.finditer(text, *part)]
    tokens = [token_of(word.group()) for word, _ in words]
    if "" in tokens:
        words, tokens = [word for word, token in zip(words, tokens, strict=True) if token], list(filter(None, tokens))
    found = {
        Mark(span, number)
        for number, run in enumerate(runs)
        for first in _places(tokens, run)
        for span in _spans(words[first : first + len(run.words)])
    }
    return sorted(found)


def _places(tokens: list[str], run: WordRun) -> Iterator[int]:
    """The numbers of the tokens with which a run begins."""
    words = list(run.words)
    if run.is_prefix:
        *before, last = words
        begins = (place - len(before) for place, token in enumerate(tokens) if token.startswith(last))
        yield from (first for first in begins if first >= 0 and tokens[first : first + len(before)] == before)
        return
    first = -1
    with suppress(ValueError):
        while True:
            first = tokens.index(words[0], first + 1)
            if tokens[first : first + len(words)] == words:
                yield first


def _spans(words: Sequence[tuple[re.Match[str], int]]) -> Iterator[Span]:
    """From the first word to the last, part by part."""
    for _, group in groupby(words, key=itemgetter(1)):
        inside = [word for word, _ in group]
        yield Span(inside[0].start(), inside[-1].end())


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap, or have but a blank between them, made one."""
    found: list[Span] = []
    for span in sorted(spans):
        last = found[-1] if found else None
        if last is not None and not text[last.end : span.start].strip():
            found[-1] = Span(last.start, max(last.end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _passages(found: SearchFound, marks: Sequence[Mark]) -> tuple[Span, ...]:
    """The sentences that hold most of what was looked for, in their order; the opening where only the title does."""
    sentences: list[Span] = []
    for mark in marks:
        if not sentences or not sentences[-1].covers(mark.span):
            sentences.append(_around(found, mark.span))
    if not sentences:
        opening = next((Span(start, start + 1) for start, end in found.spans if start < end), None)
        return (_around(found, opening),) if opening is not None else ()
    best = sorted(dict.fromkeys(sentences), key=lambda span: (-_worth(span, marks), span))
    return tuple(sorted(best[:PASSAGES]))


def _worth(passage: Span, marks: Sequence[Mark]) -> int:
    """How many different runs a passage holds."""
    return len({mark.run for mark in marks if passage.covers(mark.span)})


def _around(found: SearchFound, place: Span) -> Span:
    """The sentence around a place, cut between words where it is long."""
    part = next(part for part in found.spans if part.covers(place))
    start = max([part.start, *(match.end() for match in PARAGRAPH.finditer(found.text, part.start, place.start))])
    after = PARAGRAPH.search(found.text, place.end, part.end)
    paragraph = Span(start, after.start() if after is not None else part.end)
    sentence = next(one for one in split_sentences(found.text, paragraph) if one.end > place.start)
    return _cut(found.text, sentence, place) if sentence.end - sentence.start > LONGEST else sentence


def _cut(text: str, sentence: Span, place: Span) -> Span:
    """So much of a long sentence that the place lies in it, nearer to its beginning."""
    start = max(sentence.start, min(place.start - LONGEST // 3, sentence.end - LONGEST))
    if start > sentence.start:
        blank = BLANK.search(text, start, place.start)
        start = blank.end() if blank is not None else place.start
    end = min(sentence.end, max(start + LONGEST, place.end))
    if end < sentence.end:
        end = max([place.end, *(match.start() for match in BLANK.finditer(text, place.end, end))])
    return Span(start, end)
