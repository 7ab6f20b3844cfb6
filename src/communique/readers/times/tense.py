"""Whether a sentence tells of what was or of what is to come, from the verbs beside a time expression."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from communique.readers.times.phrase import Phrase

COLUMNS = ("word", "tense", "note")
REACH = 14
"""Words to either side that are looked at."""

NEAR = 6
"""Words within which a verb that tells of the past must stand: further off it tells of something else."""

ENDS = frozenset({".", "!", "?", ";"})
PAST_ENDING = "ed"


def direction(phrase: Phrase) -> int:
    """1 where what stands beside the phrase is to come, -1 where it is past, 0 where nothing tells."""
    words = phrase.tokens.words
    before = _clause(words[max(0, phrase.first - REACH) : phrase.first][::-1])
    after = _clause(words[phrase.last : phrase.last + REACH])
    first = next((tense for place, word in enumerate(before) if (tense := _in_place(before, place, word))), 0)
    return first or next((tense for word in after[:NEAR] if (tense := _tense(word))), 0)


def _clause(words: list[str]) -> list[str]:
    end = next((place for place, word in enumerate(words) if word in ENDS), len(words))
    return words[:end]


def _in_place(before: list[str], place: int, word: str) -> int:
    """The tense of a word among those before the phrase, the nearest first: a participle after "be" tells nothing."""
    after_be = before[place + 1 : place + 2] == ["be"]
    tense = _tense(word)
    return 0 if tense < 0 and (after_be or place >= NEAR) else tense


def _tense(word: str) -> int:
    known = _words().get(word)
    if known is not None:
        return known
    return -1 if word.endswith(PAST_ENDING) and len(word) > len(PAST_ENDING) + 2 else 0


@cache
def _words() -> dict[str, int]:
    rows = read_table("time_tenses", COLUMNS, package="communique.readers")
    return {row["word"]: {"future": 1, "past": -1, "none": 0}[row["tense"]] for row in rows}
