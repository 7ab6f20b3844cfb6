"""Extracted text laid beside its source: where each run of it stands there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.documents.visible import Word, visible_words

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"\S+")
ANCHOR = 5
"""So many words in a row find a line's place in the source; shorter lines need all theirs, near the line before."""
NEAR = 200
TRIED = 500
AHEAD = 4
SLIP = 12


def source_offsets(text: str, source: str) -> tuple[tuple[int, int], ...]:
    """Pairs (offset in ``text``, offset in ``source``), ascending in both: at each the same word begins in both.

    A pair holds for the words that follow it too, as far as text and source run on alike; where they part (a tag, an
    entity, blanks folded into one) the next pair begins. What stands in no pair is not in the source as it is.
    """
    pairs: list[tuple[int, int]] = []
    for place, start in _matches(text, visible_words(source)):
        if not pairs or start - place != pairs[-1][1] - pairs[-1][0]:
            pairs.append((place, start))
    return tuple(pairs)


def _matches(text: str, seen: list[Word]) -> Iterator[tuple[int, int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(seen):
        places[word.text].append(number)
    finder = _Finder(seen, places)
    lines = list(_lines(text))
    position = 0
    for row, words in enumerate(lines):
        first = finder.find(words, position, NEAR)
        if first is not None and finder.is_astray(lines[row + 1 : row + 1 + AHEAD], position, first):
            continue
        for place, number in finder.follow(words, position):
            yield place, seen[number].start
            position = number + 1


def _lines(text: str) -> Iterator[list[Word]]:
    start = 0
    for line in text.split("\n"):
        yield [Word(match.group(), start + match.start()) for match in WORD.finditer(line)]
        start += len(line) + 1


@dataclass(frozen=True, slots=True)
class _Finder:
    """The words of a source and where each of them stands among them."""

    seen: list[Word]
    places: dict[str, list[int]]

    def find(self, words: list[Word], position: int, near: int) -> int | None:
        """The number at or behind ``position`` at which ``words`` begin; few words must stand at most ``near`` further."""
        wanted = [word.text for word in words[:ANCHOR]]
        candidates = self.places.get(wanted[0], []) if wanted else []
        first = bisect_left(candidates, position)
        for number in candidates[first : first + TRIED]:
            if len(wanted) < ANCHOR and number > position + near:
                return None
            if [word.text for word in self.seen[number : number + len(wanted)]] == wanted:
                return number
        return None

    def is_astray(self, following: list[list[Word]], position: int, number: int) -> bool:
        """Whether a line found at ``number`` was moved from below: one that follows it stands before it only."""
        if number <= position + NEAR:
            return False
        long = [words for words in following if len(words) >= ANCHOR]
        return any(self.find(words, position, 0) is not None and self.find(words, number, 0) is None for words in long)

    def follow(self, words: list[Word], position: int) -> Iterator[tuple[int, int]]:
        """Places of the words of one line, each with the number of the word that it is in the source."""
        number: int | None = None
        for row, word in enumerate(words):
            if number is None or number >= len(self.seen) or self.seen[number].text != word.text:
                number = self.find(words[row:], position, SLIP if row else NEAR)
            if number is not None:
                yield word.start, number
                number = position = number + 1
