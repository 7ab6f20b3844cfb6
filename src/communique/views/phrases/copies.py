"""Texts without an exchange that carry over another's words: they count for the other's case."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.text.suffixes import Suffixes
    from communique.views.phrases.corpus import Corpus

PASSAGE = 12
"""So many tokens in a row that two texts share are a passage copied from one text into the next."""
FEWEST, SHARE = 30, 0.25
"""So many places at which such a passage begins, and so much of the shorter text's tokens, make it a copy; in a text
carried over whole it is about half, since passages end with sentences."""


def group_copies(corpus: Corpus) -> list[int]:
    """For each text the first of those that are one with it: the same word for word, or, where one of them reports no
    exchange, with a good part of its words.
    """
    above = list(range(len(corpus.wordings)))
    told = {number: wording.exchange for number, wording in enumerate(corpus.wordings)}
    for one, other in (*_same(corpus), *_shared(corpus, corpus.suffixes)):
        first, second = sorted((_root(above, one), _root(above, other)))
        if first != second and (told[first] is None or told[second] is None):
            above[second] = first
            told[first] = told[first] or told[second]
    return [_root(above, number) for number in range(len(above))]


def _root(above: list[int], number: int) -> int:
    while above[number] != number:
        above[number] = above[above[number]]
        number = above[number]
    return number


def _same(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Pairs of texts that have the same words."""
    bounds = np.searchsorted(corpus.text, np.arange(len(corpus.wordings) + 1))
    folded = np.where(corpus.tokens < len(corpus.words), corpus.tokens, -1)
    known: dict[bytes, int] = {}
    for number, (first, last) in enumerate(pairwise(bounds)):
        before = known.setdefault(folded[first:last].tobytes(), number)
        if before != number:
            yield before, number


def _shared(corpus: Corpus, suffixes: Suffixes) -> list[tuple[int, int]]:
    """Pairs of texts that share passages, those that share the most first."""
    texts = len(corpus.wordings)
    near = np.flatnonzero(suffixes.common >= PASSAGE)
    ones, others = corpus.text[suffixes.order[near]], corpus.text[suffixes.order[near - 1]]
    pairs, counts = np.unique(
        (np.minimum(ones, others) * texts + np.maximum(ones, others))[ones != others], return_counts=True
    )
    lengths = np.bincount(corpus.text, minlength=texts)
    first, second = np.divmod(pairs, max(texts, 1))
    copied = (counts >= FEWEST) & (counts >= SHARE * np.minimum(lengths[first], lengths[second]))
    found = zip((-counts[copied]).tolist(), first[copied].tolist(), second[copied].tolist(), strict=True)
    return [(one, other) for _, one, other in sorted(found)]
