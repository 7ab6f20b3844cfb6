"""The text of an account in paragraphs and sentences, cut where clauses begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.model import Span
from communique.render.comparison.points import said_at
from communique.text.prose import build_prose
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Account, Clause


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row; ``marked`` says that they are what the reader should look at, ``begins`` and ``ends`` are the
    numbers (from 1 on) of the clauses that begin at its start and end at its end.
    """

    text: str
    marked: bool = False
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


class Paragraphs:
    """The article of an account; spans index the account's text."""

    def __init__(self, account: Account) -> None:
        self._account = account

    @cached_property
    def spans(self) -> list[Span]:
        """The paragraphs."""
        return [paragraph for paragraph, _ in self._parts]

    @cached_property
    def _parts(self) -> list[tuple[Span, list[Span]]]:
        """Paragraphs with their sentences."""
        prose = build_prose(self._account.text, self._account.body)
        return [
            (prose.original(paragraph), [prose.original(found) for found in split_sentences(prose.text, paragraph)])
            for paragraph in prose.paragraphs
        ]

    def sentence_of(self, clause: Clause) -> Span:
        """The sentence that a clause stands in, or the run of them; where the text can't tell, its own stretch."""
        said = said_at(clause)
        inside = [
            sentence
            for _, sentences in self._parts
            for sentence in sentences
            if sentence.start < said.end and said.start < sentence.end
        ]
        return Span(min(said.start, inside[0].start), max(said.end, inside[-1].end)) if inside else said

    def pieces(self) -> list[list[Piece]]:
        """Every paragraph cut into pieces, those marked that belong to a clause."""
        numbered = [(number, span) for number, clause in enumerate(self._account.clauses, 1) for span in clause.spans]
        return [list(_cut(self._account.text, paragraph, numbered)) for paragraph in self.spans]

    def sentences(self, clauses: Iterable[Clause]) -> list[list[Piece]]:
        """The sentences of clauses, each once, the words of the clauses marked."""
        found: dict[Span, list[tuple[int, Span]]] = {}
        for clause in clauses:
            found.setdefault(self.sentence_of(clause), []).extend((0, span) for span in clause.spans)
        return [list(_cut(self._account.text, sentence, spans)) for sentence, spans in found.items()]


def _cut(text: str, stretch: Span, numbered: Sequence[tuple[int, Span]]) -> Iterator[Piece]:
    inside = [(number, span) for number, span in numbered if span.start < stretch.end and stretch.start < span.end]
    first = {number: min(span.start for other, span in inside if other == number) for number, _ in inside}
    last = {number: max(span.end for other, span in inside if other == number) for number, _ in inside}
    for start, end in _between(stretch, (span for _, span in inside)):
        yield Piece(
            text[start:end],
            marked=any(span.start <= start and end <= span.end for _, span in inside),
            begins=tuple(number for number, place in first.items() if max(place, stretch.start) == start),
            ends=tuple(number for number, place in last.items() if min(place, stretch.end) == end),
        )


def _between(stretch: Span, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The stretches between all places where something begins or ends."""
    places = {stretch.start, stretch.end}
    places |= {place for span in spans for place in span if stretch.start < place < stretch.end}
    ordered = sorted(places)
    return pairwise(ordered)


def marked_words(words: str, changed: Iterable[Span]) -> list[Piece]:
    """Words of a point, those marked that the other text doesn't have."""
    pieces, position = [], 0
    for span in changed:
        pieces += [Piece(words[position : span.start]), Piece(span.of(words), marked=True)]
        position = span.end
    return [piece for piece in (*pieces, Piece(words[position:])) if piece.text]
