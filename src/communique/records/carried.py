"""What one text carries over from another: words that stand in a shingle which both have, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Span
from communique.text.shingles import Words, shingles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SIZE = 5
"""Words in a shingle: two who report one event independently seldom find five words in a row alike but in quotations,
names and titles."""


@dataclass(frozen=True, slots=True)
class Account:
    """A text by its words and shingles; ``telling[i]`` is whether word ``i`` stands in one that is no stock formula."""

    words: Words
    shingles: tuple[int, ...]
    is_stock: tuple[bool, ...]
    telling: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Which words of a text stand in a shingle of another: in any, and in one that is no stock formula."""

    words: tuple[bool, ...]
    telling: tuple[bool, ...]

    @property
    def number(self) -> int:
        """How many words that are no stock formula are carried over."""
        return sum(self.telling)

    @property
    def longest(self) -> int:
        """The longest run of them."""
        longest = run = 0
        for carried in self.telling:
            run = run + 1 if carried else 0
            longest = max(longest, run)
        return longest


def make_account(words: Words, is_common: Callable[[int], bool]) -> Account:
    """The account in these words; ``is_common`` says of a shingle's number whether it is a stock formula."""
    shingles = tuple(shingles_of(words.numbers, SIZE))
    stock = tuple(is_common(shingle) for shingle in shingles)
    telling = _covered(len(words), (place for place, common in enumerate(stock) if not common))
    return Account(words, shingles, stock, telling)


def carried_over(account: Account, others: Iterable[Account]) -> Carried:
    """The words of an account that stand in at least one of the others."""
    known = {shingle for other in others for shingle in other.shingles}
    shared = [place for place, shingle in enumerate(account.shingles) if shingle in known]
    length = len(account.words)
    return Carried(
        _covered(length, shared), _covered(length, (place for place in shared if not account.is_stock[place]))
    )


def _covered(length: int, places: Iterable[int]) -> tuple[bool, ...]:
    covered = bytearray(length)
    for place in places:
        covered[place : place + SIZE] = b"\1" * SIZE
    return tuple(map(bool, covered))


def own_spans(words: Words, carried: Carried) -> tuple[Span, ...]:
    """Stretches of the text whose words are not carried over, from the first word to the last of each."""
    spans: list[Span] = []
    previous = -2
    for place, kept in enumerate(carried.words):
        if kept:
            continue
        span = words.spans[place]
        if previous == place - 1 and place not in words.breaks:
            span = Span(spans.pop().start, span.end)
        spans.append(span)
        previous = place
    return tuple(spans)
