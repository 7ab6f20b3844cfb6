"""Runs of words that come again and again, at clean boundaries: what may be a stock phrase.

A run counts where its first and last words say something, where most of what follows it is no further word of content
(else it is a fragment: "strong bilateral" before "ties", "relations"), and where at least two of its words are written
small (else it is a name). Its score tells how much it is a formula: the number of exchanges that have it (a document that
tells of none counts a part of one), times the length in words on a logarithmic scale (Frantzi, Ananiadou and Mima,
"Automatic recognition of multi-word terms: the C-value/NC-value method", 2000), times how much oftener its words stand
together than chance would have them (pointwise mutual information, per word), less where nothing but nouns and
adjectives stand side by side, as in names of topics.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from communique.text.suffixes import DEPTH, repeats
from communique.views.phrases.copies import PASSAGE
from communique.views.phrases.corpus import COMMA, JOINING
from communique.views.phrases.words import PLACING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.text.suffixes import Repeats, Suffixes
    from communique.views.phrases.cases import Cases
    from communique.views.phrases.corpus import Corpus, Flags, Numbers, Rates

LENGTHS = range(2, 21)
"""In tokens, commas included; what is longer is a passage."""
CLEAN_RIGHT, CLEAN_LEFT = 0.5, 0.3
"""So much of what stands next to a phrase is a function word, a comma or a stop."""
CAPITAL = 0.5
"""A word that is printed with a capital in so much of a phrase's uses is a name's there."""
LEAST_SMALL = 2
PAIRED = 3
CLOSED = 0.7
"""Where so much of a run's cases have a longer one around it, it gives way to that."""
TOLD_NOTHING = 0.1
"""What a document that tells of no exchange counts beside an exchange."""
HYPHEN, TOPIC, PAIR = 0.6, 0.25, 0.4
"""The factors for a phrase of content words alone, with a hyphen or without one, and once more for one of two words."""
ADJUNCT = 0.25
"""The factor for one that ends with where, by whom or to whom, told by a name."""
STEP = 4
"""In such steps the length of a copied passage is measured."""
BEYOND = 2
"""If it goes so far beyond a run, that is not a formula used again but a text."""
COPY = 0.9
"""What such a use loses of its weight."""
SPREAD = 1.35
"""The exponent of the number of exchanges: what many use counts for more than what few use in more words."""
LONGEST = 8
"""Words beyond so many make a phrase no more of a formula."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of ``length`` tokens that stands at ``first`` among others, in ``cases`` cases; ``score`` is how much it is a
    formula, ``stems`` those of its content words in order; ``is_list`` says that some of its words are joined.
    """

    first: int
    length: int
    cases: int
    score: float
    stems: tuple[int, ...]
    is_list: bool


def find_candidates(corpus: Corpus, cases: Cases, least: int) -> list[Candidate]:
    """Every run of words that may be a phrase and stands in ``least`` cases or more, the most formulaic first."""
    suffixes = corpus.suffixes
    copied = _copied(suffixes)
    found = [
        candidate
        for run in repeats(suffixes, LENGTHS, least)
        for candidate in _Run(corpus, cases, suffixes.order, copied, run).candidates(least)
    ]
    return sorted(
        _closed(corpus, found),
        key=lambda one: (-one.score, one.length, corpus.read(one.first, one.first + one.length - 1)),
    )


def _closed(corpus: Corpus, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Those that don't give way to a longer one."""
    longer: dict[bytes, int] = {}
    for one in candidates:
        tokens = corpus.tokens[one.first : one.first + one.length]
        for length in range(2, one.length):
            for start in range(one.length - length + 1):
                key = tokens[start : start + length].tobytes()
                longer[key] = max(longer.get(key, 0), one.cases)
    for one in candidates:
        key = corpus.tokens[one.first : one.first + one.length].tobytes()
        if longer.get(key, 0) < CLOSED * one.cases:
            yield one


def _copied(suffixes: Suffixes) -> Numbers:
    """The length of the longest passage around each token that stands at another place too; 0 where it is short."""
    size = len(suffixes.order)
    found = np.zeros(size, dtype=np.int64)
    shared = suffixes.common.copy()
    shared[:-1] = np.maximum(shared[:-1], suffixes.common[1:])
    for length in range(PASSAGE, DEPTH + 1, STEP):
        starts = suffixes.order[shared >= length]
        steps = np.bincount(starts, minlength=size + 1) - np.bincount(
            np.minimum(starts + length, size), minlength=size + 1
        )
        found[np.cumsum(steps[:size]) > 0] = length
    return found


class _Run:
    """The repeats of one length, those that begin and end with words that can."""

    def __init__(self, corpus: Corpus, cases: Cases, order: Numbers, copied: Numbers, run: Repeats) -> None:
        self._corpus, self._cases, self._length, self._copied = corpus, cases, run.length, copied
        heads = order[run.first]
        good = self._is(corpus.opens, heads) & self._is(corpus.closes, heads + run.length - 1)
        for offset in range(1, run.length - 1):
            good &= ~self._is(corpus.is_house, heads + offset)
        sizes = (run.last - run.first)[good]
        group = np.repeat(np.arange(len(sizes)), sizes)
        within = np.arange(len(group)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = order[np.repeat(run.first[good], sizes) + within]
        told = ~corpus.is_own_line[places]
        self._heads, self._group, self._places = heads[good], group[told], places[told]
        self._sizes = np.maximum(np.bincount(self._group, minlength=len(sizes)), 1)

    def _is(self, flags: Flags, places: Numbers) -> Flags:
        tokens = self._corpus.tokens
        inside = (places >= 0) & (places < len(tokens))
        return inside & flags[tokens[np.clip(places, 0, len(tokens) - 1)]]

    def _mean(self, flags: Flags) -> Rates:
        """The share of each run's places for which this is so."""
        return np.bincount(self._group, weights=flags, minlength=len(self._heads)) / self._sizes

    def candidates(self, least: int) -> Iterator[Candidate]:
        """Those that stand in so many cases and have clean boundaries."""
        if not len(self._heads):
            return
        count, weight = self._counted()
        right, left = self._boundaries()
        small = sum(
            (self._mean(self._corpus.capital[self._places + offset]) < CAPITAL)
            & self._is(self._corpus.is_content, self._heads + offset)
            for offset in range(self._length)
        )
        weight *= 1 - COPY * self._mean(self._copied[self._places] >= max(PASSAGE, self._length + BEYOND))
        kept = (count >= least) & (right >= CLEAN_RIGHT) & (left >= CLEAN_LEFT) & (small >= LEAST_SMALL)
        for number in np.flatnonzero(kept).tolist():
            yield self._candidate(int(self._heads[number]), int(count[number]), float(weight[number]))

    def _boundaries(self) -> tuple[Rates, Rates]:
        """How much of what stands to the right and to the left parts each run from more. A run with commas is only a cut
        out of a list where a comma stands before it, or it has no "and" yet and one follows, or holds two words only.
        """
        corpus, after, before = self._corpus, self._places + self._length, self._places - 1
        inner = [self._heads + offset for offset in range(1, self._length - 1)]
        listed, joined = (self._any(flags, inner)[self._group] for flags in (corpus.is_comma, corpus.joins))
        follows = self._is(corpus.joins, after) | self._is(corpus.is_comma, after)
        more = listed & ~joined & (follows | (self._length == PAIRED))
        right = self._mean(~self._is(corpus.goes_on, after) & ~more)
        parted = ~self._is(corpus.leads_in, before) & ~(listed & self._is(corpus.is_comma, before))
        left = np.where(self._is(corpus.binds, self._heads), 1.0, self._mean(parted))
        return right, left

    def _any(self, flags: Flags, places: list[Numbers]) -> Flags:
        found = np.zeros(len(self._heads), dtype=bool)
        for place in places:
            found |= self._is(flags, place)
        return found

    def _counted(self) -> tuple[Numbers, Rates]:
        """In how many cases each run stands, and what these weigh: those of one day together only as much as one."""
        cases, size = self._cases, len(self._heads)
        group, case = self._distinct(cases.of_text[self._corpus.text[self._places]], self._group, cases.size)
        count = np.bincount(group, minlength=size).astype(np.int64)
        weight = np.zeros(size)
        for told, worth in ((True, 1.0), (False, TOLD_NOTHING)):
            of_kind = cases.is_exchange[case] == told
            days, _ = self._distinct(cases.day_numbers[case[of_kind]], group[of_kind], cases.size)
            weight += worth * np.bincount(days, minlength=size)
        return count, weight

    @staticmethod
    def _distinct(values: Numbers, group: Numbers, bound: int) -> tuple[Numbers, Numbers]:
        """The different values of each group, which are below ``bound``."""
        found = np.unique(group * bound + values)
        return found // bound, found % bound

    def _candidate(self, first: int, cases: int, weight: float) -> Candidate:
        corpus = self._corpus
        tokens = corpus.tokens[first : first + self._length].tolist()
        stems = tuple(stem for stem in corpus.stems[tokens].tolist() if stem >= 0)
        length = sum(corpus.words[token].count("-") + 1 for token in tokens if corpus.words[token] != COMMA)
        score = (
            weight**SPREAD
            * np.log2(min(length, LONGEST))
            * self._cohesion(tokens, cases)
            * self._shape(tokens, length, placed=self._is_placed(first))
        )
        is_list = any(corpus.words[token] in JOINING for token in tokens)
        return Candidate(first, self._length, cases, score, stems, is_list)

    def _shape(self, tokens: list[int], length: int, *, placed: bool) -> float:
        """How much the build of a phrase speaks for a formula: words joined by others, by hyphens, or only in a row."""
        if any(self._corpus.is_inner[token] for token in tokens):
            return ADJUNCT if placed else 1.0
        return (HYPHEN if length > len(tokens) else TOPIC) * (PAIR if length == 2 else 1.0)

    def _is_placed(self, first: int) -> bool:
        """Whether it ends with where, by whom or to whom, told by a name: humanitarian assistance into Gaza."""
        corpus = self._corpus
        for place in range(first + self._length - 1, first, -1):
            if not corpus.capital[place]:
                word = corpus.words[corpus.tokens[place]]
                if word != "the":
                    return word in PLACING
        return False

    def _cohesion(self, tokens: list[int], cases: int) -> float:
        """Bits of pointwise mutual information for each content word beyond the first."""
        corpus = self._corpus
        counts = [corpus.counts[token] for token in tokens if corpus.is_content[token]]
        expected = float(np.log2(counts).sum()) - (len(counts) - 1) * np.log2(len(corpus.tokens))
        return max(0.0, float(np.log2(cases)) - float(expected)) / len(counts)
