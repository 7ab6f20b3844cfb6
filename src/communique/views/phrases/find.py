"""The phrases of texts: all that are found in them, or one that is asked for."""

from __future__ import annotations

import re
from collections import Counter as Counts
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from communique.model import Phrase, PhraseCard, Variant
from communique.views.phrases.cases import gather_cases
from communique.views.phrases.corpus import COMMA, JOINING, build_corpus, words_in
from communique.views.phrases.counting import Counter
from communique.views.phrases.folding import fold_candidates
from communique.views.phrases.formulas import is_subject, known_as
from communique.views.phrases.history import Calendar
from communique.views.phrases.matching import find_places, pattern_of
from communique.views.phrases.mining import find_candidates
from communique.views.rates import rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from communique.model import Keyness, PhraseUse, Wording
    from communique.views.phrases.matching import Pattern

MARKS = re.compile(r"[*`\"“”[\]]")
FEWEST, ENOUGH = 2, 5
MOST_FOLDED = 3000
"""So many phrases are told apart; what ranks below is seldom a formula."""


class Phrases:
    """The phrases of some texts. Nothing is kept but in memory, and the same texts give the same answer."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._corpus = build_corpus(wordings)
        self._cases = gather_cases(self._corpus)

    @cached_property
    def _counter(self) -> Counter:
        return Counter(self._corpus, self._cases)

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(self._corpus, self._cases)

    @property
    def least(self) -> int:
        """In how many cases a phrase stands at least unless told otherwise: two, and one in 200 up to five."""
        return max(FEWEST, min(ENOUGH, self._cases.size // 200))

    def found(self, least: int | None = None) -> Iterator[Phrase]:
        """Every phrase that stands in ``least`` cases or more, the most formulaic first."""
        corpus = self._corpus
        least = max(FEWEST, least if least is not None else self.least)
        candidates = find_candidates(corpus, self._cases, least)
        for family in fold_candidates(candidates, MOST_FOLDED):
            head = family.head
            words = corpus.words_at(head.first, head.first + head.length - 1)
            if is_subject(words):
                continue
            pattern = pattern_of(corpus, words)
            phrase = self._phrase(pattern, family.score) if pattern is not None else None
            if phrase is not None:
                yield phrase

    def keyness(self, words: str) -> tuple[Keyness, ...]:
        """How the sides differ in a phrase; empty where there is only one side, or no text has it."""
        pattern = pattern_of(self._corpus, words_in(words))
        if pattern is None:
            return ()
        return self._counter.keyness(self._counter.uses(find_places(self._corpus, pattern)))

    def one(self, text: str) -> PhraseCard | None:
        """The phrase with these words, in all its variants (those of its commonest one, where that has more); None where
        no text has it.
        """
        phrase = self._asked(words_in(text))
        if phrase is None:
            return None
        usual = self._asked(words_in(phrase.words))
        if usual is not None and len(usual.uses) > len(phrase.uses):
            phrase = usual
        return PhraseCard(phrase=phrase, tallies=self._counter.tallies(phrase.uses), covers=self._calendar.covers)

    def _asked(self, words: list[str]) -> Phrase | None:
        pattern = pattern_of(self._corpus, words)
        return self._phrase(pattern, 0.0) if pattern is not None else None

    def _phrase(self, pattern: Pattern, score: float) -> Phrase | None:
        uses = self._counter.uses(find_places(self._corpus, pattern))
        if not uses:
            return None
        variants = _variants(uses)
        first, last = self._calendar.first(uses), self._calendar.last(uses)
        exchanges = {use.case for use in uses if use.exchange is not None}
        documents = {use.case for use in uses if use.exchange is None}
        return Phrase(
            words=variants[0].words,
            variants=variants,
            uses=uses,
            exchanges=rate(len(exchanges), self._cases.exchanges),
            documents=rate(len(documents), self._cases.size - self._cases.exchanges),
            first=first,
            last=last,
            score=score,
            known=known_as(variant.words for variant in variants),
            keyness=self._counter.keyness(uses),
            disuse=self._calendar.disuse(uses, last),
        )


def _variants(uses: Sequence[PhraseUse]) -> tuple[Variant, ...]:
    """The commonest words first, of equally common ones the shorter; those that a list may have been cut to come last."""
    groups: dict[str, list[PhraseUse]] = defaultdict(list)
    for use in uses:
        groups[use.variant].append(use)
    found = [Variant(words=_printed(group), cases=len({use.case for use in group})) for group in groups.values()]
    return tuple(sorted(found, key=_order))


def _order(variant: Variant) -> tuple[bool, int, int, str]:
    cut = COMMA in variant.words and not JOINING.intersection(variant.words.split())
    return (cut, -variant.cases, len(variant.words), variant.words)


def _printed(uses: Sequence[PhraseUse]) -> str:
    """The words as they are printed most, without quotation marks and marks of emphasis."""
    counts = Counts(MARKS.sub("", use.citation.words) for use in uses)
    return min(counts, key=lambda words: (-counts[words], words))


def new_since(phrases: Iterator[Phrase], day: date) -> list[Phrase]:
    """Those first used on a day or later, though their side's texts reach back before it; the commonest first."""
    new = [
        phrase
        for phrase in phrases
        if phrase.first.use.day is not None and phrase.first.use.day >= day and phrase.first.beyond > 0
    ]
    return sorted(
        new, key=lambda phrase: (-phrase.exchanges.count, -phrase.documents.count, -phrase.score, phrase.words)
    )


def dropped(phrases: Iterator[Phrase], last: int) -> list[Phrase]:
    """Those in none of the ``last`` cases of their side, the least likely to be so by chance first."""
    silent = [
        (phrase.disuse.chance, -phrase.score, phrase.words, phrase)
        for phrase in phrases
        if phrase.disuse is not None and phrase.disuse.since >= last
    ]
    return [found[-1] for found in sorted(silent, key=lambda found: found[:-1])]
