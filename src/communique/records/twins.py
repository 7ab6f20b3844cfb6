"""Whether two texts are one text retold: the same opening, carried on word for word, with nothing exchanged that would
make it another event.

Readouts of different events are built on one plan: the same sentences with another name, number or day in them. A copy
drops, adds and rewords; it doesn't put Qatar where Egypt stood. So texts are laid side by side, and what stands in the
one *in the place of* something in the other is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from communique.text.passages import Passage, shared_passages
from communique.text.shingles import Words, fold_word, shingles_of, words_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator, Sequence

SIZE = 3
"""Words in a shingle: two words around a reworded third still hold."""
LEAST_SCORE = 18.0
"""About two sentences carried over, what is new between them set against it."""
LEAST_SHARE = 0.6
GAP_COST = 1.5
LONGEST_LEAD = 8
"""Telling words that may stand before the passage where both begin: a dateline, a lead-in."""
LEAST_LIKE = 0.75
SHORTEST_LIKE = 4
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh eighth "
    "ninth tenth inaugural final last".split()
)
DAYS = frozenset("today yesterday tonight tomorrow morning afternoon evening earlier week".split())
"""Days told from the day of writing: where two texts differ in them, so do their events (a weekday in place of "today"
is what a newspaper does to a copy, and speaks against nothing)."""
MEETING = frozenset("met meets meet meeting welcomed hosted visited".split())
CALLING = frozenset("spoke speaks spoken call called calls phone telephone telephoned".split())
ENDS = frozenset('.!?:>|"“\n')


@dataclass(frozen=True, slots=True)
class Profile:
    """A text made ready to be laid beside others.

    ``telling[i]`` counts, among the first ``i`` words, those in a shingle that is no stock formula.
    """

    text: str
    words: Words
    shingles: array[int]
    telling: tuple[int, ...]


def make_profile(text: str, is_common: Callable[[int], bool]) -> Profile:
    """The profile of a text; ``is_common`` says of a shingle's number whether it is a stock formula."""
    words = words_of(text)
    shingles = shingles_of(words.numbers, SIZE)
    told = bytearray(len(words))
    for place, shingle in enumerate(shingles):
        if not is_common(shingle):
            told[place : place + SIZE] = b"\1" * SIZE
    return Profile(text, words, shingles, tuple(accumulate(told, initial=0)))


def are_twins(first: Profile, second: Profile) -> bool:
    """Whether one text is the other retold."""
    passages = shared_passages(first.shingles, second.shingles, SIZE)
    kept = _retold(first, second, passages)
    if kept is None or kept.score < LEAST_SCORE:
        return False
    if kept.carried < LEAST_SHARE * min(first.telling[-1], second.telling[-1]):
        return False
    gaps = list(_gaps(passages[: kept.passages]))
    return not any(_other_event(first, second, gap) for gap in gaps) and not _others_named(first, second, gaps)


@dataclass(frozen=True, slots=True)
class _Retold:
    """The best stretch from the opening on: its score, telling words carried over, and number of passages."""

    score: float
    carried: int
    passages: int


Gap = tuple[range, range]


def _gaps(passages: Sequence[Passage]) -> Iterator[Gap]:
    """The words before each passage that it doesn't share, in both texts."""
    end_first = end_second = 0
    for first, second, length in passages:
        yield range(end_first, first), range(end_second, second)
        end_first, end_second = first + length, second + length


def _retold(first: Profile, second: Profile, passages: Sequence[Passage]) -> _Retold | None:
    """Go on from the opening as long as more is carried over than is new; None where the openings differ."""
    best: _Retold | None = None
    score, carried = 0.0, 0
    for number, (passage, (ours, theirs)) in enumerate(zip(passages, _gaps(passages), strict=True)):
        new = max(_telling(first, ours), _telling(second, theirs))
        if number == 0 and new > LONGEST_LEAD:
            return None
        told = _telling(first, range(passage.first, passage.first + passage.length))
        carried += told
        score += told - GAP_COST * new
        if best is None or score > best.score:
            best = _Retold(score, carried, number + 1)
    return best


def _telling(profile: Profile, places: range) -> int:
    return profile.telling[places.stop] - profile.telling[places.start]


def _other_event(first: Profile, second: Profile, gap: Gap) -> bool:
    """Whether one text has another day or kind of event in the place of the other's."""
    one, other = (
        {_plain(word) for word in _printed(profile, places)}
        for profile, places in zip((first, second), gap, strict=True)
    )
    kinds = (one & MEETING and other & CALLING) or (one & CALLING and other & MEETING)
    days = one & DAYS and other & DAYS and not one & other & DAYS
    return bool(kinds or days)


def _others_named(first: Profile, second: Profile, gaps: Sequence[Gap]) -> bool:
    """Whether one text has a name or number in the place of the other's, and neither text has the other's anywhere."""
    ours, theirs = ({_plain(word) for word in profile.words.printed} for profile in (first, second))
    return any(_only(first, one, theirs) and _only(second, other, ours) for one, other in gaps if one and other)


def _printed(profile: Profile, places: range) -> tuple[str, ...]:
    return profile.words.printed[places.start : places.stop]


def _plain(word: str) -> str:
    return fold_word(word).removesuffix("'s")


def _only(profile: Profile, places: range, vocabulary: set[str]) -> bool:
    """Whether a name or number stands there that is not of this vocabulary, misprints aside."""
    words = (_plain(profile.words.printed[place]) for place in places if _is_named(profile, place))
    return any(not _stands(word, vocabulary) for word in words)


def _is_named(profile: Profile, place: int) -> bool:
    """Whether a word is a number, or capitalised though it begins no sentence."""
    word = profile.words.printed[place]
    if word.lower() in NUMBERS or any(character.isdigit() for character in word):
        return True
    if place == 0 or len(word) == 1 or not word[0].isupper():
        return False
    before, here = profile.words.spans[place - 1 : place + 1]
    return not ENDS & set(profile.text[before.end : here.start])


def _stands(word: str, vocabulary: set[str]) -> bool:
    return word in vocabulary or (
        len(word) >= SHORTEST_LIKE and not word.isdigit() and any(_misprint(word, other) for other in vocabulary)
    )


def _misprint(word: str, other: str) -> bool:
    return (
        word[0] == other[0]
        and abs(len(word) - len(other)) <= 2
        and SequenceMatcher(None, word, other).ratio() >= LEAST_LIKE
    )
