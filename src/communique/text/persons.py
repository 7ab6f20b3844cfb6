"""Whether two names can be one person's."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

LEFT_OUT = frozenset(
    "jr sr ii iii iv bin ibn al el de da van von the of dr mr mrs ms h e he sheikh king queen president".split()
)
LIKENESS = 0.84
SHORTEST_LIKE = 5


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart, folded; initials are left out."""
    return tuple(word for word in fold(name).split() if word not in LEFT_OUT and len(word) > 1)


def usual_name(counts: Mapping[str, int]) -> str:
    """The name under which someone is told best, of all with how often each is used: the commonest of those that have a
    family and a given name; a fuller one that few texts print has often drawn in a word that is no name.
    """

    def rank(name: str) -> tuple[bool, int, int, int, str]:
        words = len(name_words(name))
        return words < 2, -counts[name], -words, len(name), name

    return min(counts, key=rank)


def same_name(first: str, second: str) -> bool:
    """Whether one name is part of the other, spelling aside ("Xi" and "Xi Jinping", "Zelensky" and "Zelenskyy"), or
    the family names agree and the given names begin alike ("Joe Biden", "Joseph R. Biden").
    """
    one, other = name_words(first), name_words(second)
    if not one or not other:
        return fold(first) == fold(second) != ""
    short, long = sorted((one, other), key=len)
    if all(any(is_alike(word, candidate) for candidate in long) for word in short):
        return True
    return len(short) > 1 and is_alike(one[-1], other[-1]) and one[0][:2] == other[0][:2]


def is_alike(one: str, other: str) -> bool:
    """Whether two folded words are one name in two spellings: long enough, one first letter, most letters the same."""
    if one == other:
        return True
    return min(len(one), len(other)) >= SHORTEST_LIKE and one[0] == other[0] and _are_most_letters_same(one, other)


@lru_cache(maxsize=1 << 16)
def _are_most_letters_same(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    # both others are bounds of the ratio, and much cheaper
    return all(ratio() >= LIKENESS for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))
