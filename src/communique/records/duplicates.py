"""Texts of a whole collection that are one text retold, in groups.

Texts are compared only where their openings share shingles that are no stock formula: an inverted index of at most
``OPENING`` shingles a text, so that work and memory grow with the number of texts and not with its square. The texts
are gone through twice (to count, then to compare) and never held: what stays in memory is a table of counters of fixed
size, the index, and the last two thousand profiles. The groups don't depend on the order of the texts.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.records.twins import SIZE, Profile, are_twins, make_profile
from communique.text.frequencies import Frequencies
from communique.text.shingles import numbers_of, shingles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENING = 24
LEAST_SHARED = 3
"""Telling shingles of the opening that two texts must share to be compared."""
MOST_SHARING = 256
"""A shingle that stands in more texts than these proposes none of them; it still counts where they are compared."""
PROFILES = 2048


def find_duplicates(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Groups of two or more texts that are one text retold, as their places in ``texts``, each group in order.

    ``texts`` may read each text when asked for it (any Sequence does); a text is asked for a few times.
    """
    counts = Frequencies()
    for text in texts:
        counts.add(shingles_of(numbers_of(text), SIZE))
    groups = _Groups(len(texts))

    @lru_cache(maxsize=PROFILES)
    def profile(place: int) -> Profile:
        return make_profile(texts[place], counts.is_common)

    for one, other in _candidates(texts, counts):
        if groups.root(one) != groups.root(other):
            first, second = sorted((profile(one), profile(other)), key=_order)
            if are_twins(first, second):
                groups.join(one, other)
    return groups.several()


def _order(profile: Profile) -> tuple[int, tuple[str, ...]]:
    """So that two texts are laid side by side the same way whichever came first."""
    return len(profile.words), profile.words.printed


def _candidates(texts: Sequence[str], counts: Frequencies) -> Iterator[tuple[int, int]]:
    """Pairs of texts that open alike."""
    index: dict[int, list[int]] = {}
    for place in range(len(texts)):
        opening = _opening(texts[place], counts)
        shared = Counter(other for shingle in opening for other in index.get(shingle, ()))
        yield from ((other, place) for other, number in sorted(shared.items()) if number >= LEAST_SHARED)
        for shingle in opening:
            index.setdefault(shingle, []).append(place)


def _opening(text: str, counts: Frequencies) -> list[int]:
    """The first shingles that are no stock formula; of these the ones that another text has too."""
    shingles = dict.fromkeys(
        shingle for shingle in shingles_of(numbers_of(text), SIZE) if not counts.is_common(shingle)
    )
    return [shingle for shingle in list(shingles)[:OPENING] if 1 < counts.of(shingle) <= MOST_SHARING]


class _Groups:
    """Disjoint sets of places (Tarjan's union by path halving)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, place: int) -> int:
        above = self._above
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low

    def several(self) -> tuple[tuple[int, ...], ...]:
        groups: dict[int, list[int]] = {}
        for place in range(len(self._above)):
            groups.setdefault(self.root(place), []).append(place)
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)
