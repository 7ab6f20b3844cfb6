"""Texts as one row of numbered tokens, in which phrases are sought."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from communique.model import Span
from communique.text.suffixes import sort_suffixes
from communique.views.phrases.words import EDGELESS, HEAD, INSIDE, stem, word_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from communique.model import Wording
    from communique.text.suffixes import Suffixes

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Rates = NDArray[np.float64]

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*[^\W_]*|[^\W\d_](?:[^\W_]|['’‑/-](?=[^\W_]))*"
    r"|\]\([^)\s]*\)|\n\s*\n|[^\w\s\"“”*‘’'\[`]"
)
"""A word (abbreviations, numbers and hyphenated words are one), or whatever else parts or joins words; quotation marks
and marks of emphasis do neither."""
COMMA = ","
JOINING = frozenset({"and", "or", "&", COMMA})
PARAGRAPH = "\n\n"
FOLDED = str.maketrans({"’": "'", "‑": "-"})
SAME, SHORTEST = 3, 2
"""A paragraph of more tokens than the second that so many texts of an outlet have is a line of its own."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """Tokens of all texts in a row. ``tokens`` are numbers of folded words below ``len(words)``; what parts phrases
    (stops, paragraphs, what stands apart) has one of its own each, from there up. ``capital`` says of each token whether
    it is printed with one, ``place`` and ``end`` where it stands in its text, ``text`` which of ``wordings`` that is;
    ``ends`` says where paragraphs end.
    """

    wordings: Sequence[Wording]
    words: tuple[str, ...]
    tokens: Numbers
    capital: Flags
    place: Numbers
    end: Numbers
    text: Numbers
    ends: Flags

    @cached_property
    def suffixes(self) -> Suffixes:
        """The order of all that follows each token."""
        return sort_suffixes(self.tokens)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The class of each word: of the table, "comma", "figure" (not beginning with a letter) or "" for all others."""
        known = word_classes()
        return tuple(
            known.get(word) or ("comma" if word == COMMA else "" if word[0].isalpha() else "figure")
            for word in self.words
        )

    def _of(self, allowed: frozenset[str] | set[str]) -> Flags:
        """For each token number whether its word's class is one of these; breaks never are."""
        flags = np.zeros(int(self.tokens.max(initial=0)) + 1, dtype=bool)
        flags[: len(self.words)] = [found in allowed for found in self.classes]
        return flags

    @cached_property
    def is_content(self) -> Flags:
        """For each token number whether it is a word that says something."""
        return self._of(frozenset({"", "figure"}) | EDGELESS | {"house", HEAD})

    @cached_property
    def is_comma(self) -> Flags:
        """For each token number whether it is a comma."""
        return self._of({"comma"})

    @cached_property
    def joins(self) -> Flags:
        """For each token number whether it is a word that joins."""
        flags = np.zeros(int(self.tokens.max(initial=0)) + 1, dtype=bool)
        flags[: len(self.words)] = [word in JOINING and word != COMMA for word in self.words]
        return flags

    @cached_property
    def goes_on(self) -> Flags:
        """For each token number whether a phrase before it is not at its end."""
        return self.is_content | self._of({"closing"})

    @cached_property
    def binds(self) -> Flags:
        """For each token number whether it belongs to what follows."""
        return self._of({"binding"})

    @cached_property
    def leads_in(self) -> Flags:
        """For each token number whether a phrase after it is not at its beginning."""
        return self.is_content | self._of({"binding"})

    @cached_property
    def opens(self) -> Flags:
        """For each token number whether a phrase can begin with it."""
        return self._of({"", "binding"})

    @cached_property
    def closes(self) -> Flags:
        """For each token number whether a phrase can end with it."""
        return self._of({"", "closing", HEAD})

    @cached_property
    def is_house(self) -> Flags:
        """For each token number whether no phrase holds it."""
        return self._of({"house", "figure"})

    @cached_property
    def is_inner(self) -> Flags:
        """For each token number whether it is a function word."""
        return self._of(INSIDE)

    @cached_property
    def known_stems(self) -> dict[str, int]:
        """The number of each stem."""
        content = self.is_content
        known: dict[str, int] = {}
        for number, word in enumerate(self.words):
            if content[number]:
                known.setdefault(stem(word), len(known))
        return known

    @cached_property
    def stems(self) -> Numbers:
        """For each word the number of its stem, -1 for function words and commas."""
        known, content = self.known_stems, self.is_content
        numbers = [known[stem(word)] if content[number] else -1 for number, word in enumerate(self.words)]
        return np.array(numbers, dtype=np.int64)

    @cached_property
    def stem_row(self) -> list[int | None]:
        """For each token the number of its stem, -1 for function words and commas, None for what parts phrases."""
        by_word = [*self.stems.tolist(), None]
        return [by_word[token] for token in np.minimum(self.tokens, len(self.words)).tolist()]

    def stem_at(self, place: int) -> int | None:
        """As ``stem_row``, of one token."""
        return self.stem_row[place]

    def word_at(self, place: int) -> str | None:
        """The word at a place, folded; None where phrases are parted."""
        token = self.tokens[place]
        return self.words[token] if token < len(self.words) else None

    @cached_property
    def counts(self) -> Numbers:
        """How often each word stands in all texts."""
        return np.bincount(self.tokens[self.tokens < len(self.words)], minlength=len(self.words))

    @cached_property
    def places_of_stem(self) -> dict[int, Numbers]:
        """Where the words of each stem stand, in order."""
        known = np.flatnonzero(self.tokens < len(self.words))
        stems = self.stems[self.tokens[known]]
        order = np.argsort(stems, kind="stable")
        numbers, firsts = np.unique(stems[order], return_index=True)
        parts = np.split(known[order], firsts[1:])
        return dict(zip(numbers.tolist(), parts, strict=True))

    @cached_property
    def is_own_line(self) -> Flags:
        """Which tokens stand in a line of an outlet's own: a paragraph that is the same word for word in several of its
        texts ("Reported by our correspondents").
        """
        words = np.where(self.tokens < len(self.words), self.tokens, -1)
        bounds = [0, *(np.flatnonzero(self.ends) + 1).tolist()]
        texts: dict[tuple[str | None, bytes], set[int]] = {}
        places: dict[tuple[str | None, bytes], list[tuple[int, int]]] = {}
        for first, last in pairwise(bounds):
            if last - first > SHORTEST:
                number = int(self.text[first])
                key = (self.wordings[number].provenance.outlet, words[first:last].tobytes())
                texts.setdefault(key, set()).add(number)
                places.setdefault(key, []).append((first, last))
        found = np.zeros(len(self.tokens), dtype=bool)
        for key, numbers in texts.items():
            if len(numbers) >= SAME:
                for first, last in places[key]:
                    found[first:last] = True
        return found

    def span(self, first: int, last: int) -> Span:
        """Where tokens ``first`` to ``last``, both included, stand in their text."""
        return Span(int(self.place[first]), int(self.end[last]))

    def words_at(self, first: int, last: int) -> list[str]:
        """Tokens ``first`` to ``last``, both included, as folded words."""
        return [self.words[token] for token in self.tokens[first : last + 1]]

    def read(self, first: int, last: int) -> str:
        """The same in one line, commas closed up."""
        return written(self.words_at(first, last))


def words_in(text: str) -> list[str]:
    """The words and commas of a text at hand, folded."""
    found = [shape for shape in TOKEN.findall(text) if _joins(shape)]
    return [shape.lower().translate(FOLDED) for shape in found]


def written(words: Sequence[str]) -> str:
    """Words in a row with spaces between, none before a comma."""
    return " ".join(words).replace(" ,", ",")


def build_corpus(wordings: Sequence[Wording]) -> Corpus:
    """The tokens of these texts' bodies."""
    printed: dict[str, int] = {}
    numbers: list[int] = []
    places: list[int] = []
    lengths: list[int] = []
    for wording in wordings:
        before = len(numbers)
        for part in wording.body:
            for match in TOKEN.finditer(wording.text, part.start, part.end):
                numbers.append(printed.setdefault(match.group(), len(printed)))
                places.append(match.start())
            numbers.append(printed.setdefault(PARAGRAPH, len(printed)))
            places.append(part.end)
        lengths.append(len(numbers) - before)
    text = np.repeat(np.arange(len(wordings)), lengths)
    return _numbered(wordings, list(printed), np.array(numbers, dtype=np.int64), np.array(places, dtype=np.int64), text)


def _numbered(
    wordings: Sequence[Wording], printed: Sequence[str], numbers: Numbers, place: Numbers, text: Numbers
) -> Corpus:
    words: dict[str, int] = {}
    folded = [
        words.setdefault(shape.lower().translate(FOLDED), len(words)) if _joins(shape) else -1 for shape in printed
    ]
    tokens = np.array(folded, dtype=np.int64)[numbers]
    end = place + np.array([len(shape) for shape in printed], dtype=np.int64)[numbers]
    parted = (tokens < 0) | _apart(wordings, place, text)
    tokens = np.where(parted, len(words) + np.cumsum(parted), tokens)
    capital = np.array([shape[0].isupper() for shape in printed], dtype=bool)[numbers]
    ends = np.array([not shape.strip() for shape in printed], dtype=bool)[numbers]
    return Corpus(wordings, tuple(words), tokens, capital, place, end, text, ends)


def _joins(shape: str) -> bool:
    """Whether a token can stand inside a phrase."""
    return shape == COMMA or shape[0].isalnum()


def _apart(wordings: Sequence[Wording], place: Numbers, text: Numbers) -> Flags:
    """Which tokens begin inside a span that belongs to no phrase."""
    found = np.zeros(len(place), dtype=bool)
    firsts = np.searchsorted(text, np.arange(len(wordings) + 1))
    for number, wording in enumerate(wordings):
        if wording.apart:
            first, last = firsts[number], firsts[number + 1]
            starts = np.searchsorted(place[first:last], [span.start for span in wording.apart]) + first
            ends = np.searchsorted(place[first:last], [span.end for span in wording.apart]) + first
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
                found[start:end] = True
    return found
