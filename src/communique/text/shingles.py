"""Words in a row, as numbers: what two texts share word for word.

A shingle is ``size`` words in a row, folded to lower case. Its number is the same on every machine and in every run,
unlike Python's own ``hash`` of strings, so that what is found never depends on where it was looked for.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+(?:['’]\w+)*")
MASK = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15
"""An odd multiplier (2**64 over the golden ratio) that spreads the numbers of words over 64 bits."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: as printed, where they stand, and each one's number (equal when folded alike).

    ``breaks`` are the places of words with which another part of the body begins.
    """

    printed: tuple[str, ...]
    spans: tuple[Span, ...]
    numbers: array[int]
    breaks: frozenset[int]

    def __len__(self) -> int:
        return len(self.printed)


def words_of(text: str, body: Iterable[Span] | None = None) -> Words:
    """The words of ``text``, or of the ``body`` spans of it."""
    matches: list[re.Match[str]] = []
    breaks: set[int] = set()
    for part in body if body is not None else (Span(0, len(text)),):
        breaks.add(len(matches))
        matches.extend(WORD.finditer(text, part.start, part.end))
    return Words(
        printed := tuple([match.group() for match in matches]),
        tuple([Span(*match.span()) for match in matches]),
        array("Q", [_number(word) for word in printed]),
        frozenset(breaks),
    )


def numbers_of(text: str) -> array[int]:
    """The numbers of a text's words alone, for those who need no places."""
    return array("Q", [_number(word) for word in WORD.findall(text)])


def fold_word(word: str) -> str:
    """A word in lower case with plain apostrophes."""
    return word.lower().replace("’", "'")


def shingles_of(numbers: array[int], size: int) -> array[int]:
    """The numbers of all shingles of a text in order, from those of its words; that of place ``i`` begins with word
    ``i``. None in a text of fewer words.
    """
    length = max(0, len(numbers) - size + 1)
    found = [0] * length
    for offset in range(size):
        following = numbers[offset : offset + length]
        found = [((number ^ word) * STEP) & MASK for number, word in zip(found, following, strict=True)]
    return array("Q", found)


@lru_cache(maxsize=1 << 16)
def _number(printed: str) -> int:
    word = fold_word(printed)
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
