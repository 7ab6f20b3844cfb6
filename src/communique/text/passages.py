"""Passages that two texts have in common, in the same order in both.

Anchors are shingles that stand once in either text; the longest chain of them that rises in both is kept (Hunt and
Szymanski's longest common subsequence, on unique lines as in Bram Cohen's "patience diff").
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Passage(NamedTuple):
    """``length`` words that stand at word ``first`` of the one text and at word ``second`` of the other."""

    first: int
    second: int
    length: int


def shared_passages(first: Sequence[int], second: Sequence[int], size: int) -> tuple[Passage, ...]:
    """The passages in common by the shingles of both texts, each ``size`` words; rising in both and disjoint."""
    return tuple(_apart(_joined(_rising(_anchors(first, second)), size)))


def _anchors(first: Sequence[int], second: Sequence[int]) -> list[tuple[int, int]]:
    """The places of each shingle that stands once in both, in the order of the first."""
    ours, theirs = Counter(first), Counter(second)
    there = {shingle: place for place, shingle in enumerate(second) if theirs[shingle] == 1}
    return [(place, there[shingle]) for place, shingle in enumerate(first) if ours[shingle] == 1 and shingle in there]


def _rising(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of anchors, with omissions, whose places rise in the second text too."""
    lows: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(anchors):
        length = bisect_left(lows, place)
        lows[length:] = [place, *lows[length + 1 :]]
        last[length:] = [number, *last[length + 1 :]]
        before.append(last[length - 1] if length else -1)
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(anchors[number])
        number = before[number]
    return chain[::-1]


def _joined(anchors: list[tuple[int, int]], size: int) -> Iterator[Passage]:
    """Anchors that overlap or touch at one distance become one passage."""
    passage: Passage | None = None
    for first, second in anchors:
        same = passage is not None and first - passage.first == second - passage.second
        if passage is not None and same and first <= passage.first + passage.length:
            passage = passage._replace(length=first - passage.first + size)
        else:
            if passage is not None:
                yield passage
            passage = Passage(first, second, size)
    if passage is not None:
        yield passage


def _apart(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Passages cut short where they reach into the one before."""
    end_first = end_second = 0
    for passage in passages:
        over = max(0, end_first - passage.first, end_second - passage.second)
        if passage.length > over:
            cut = Passage(passage.first + over, passage.second + over, passage.length - over)
            end_first, end_second = cut.first + cut.length, cut.second + cut.length
            yield cut
