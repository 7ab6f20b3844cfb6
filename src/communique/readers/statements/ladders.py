"""How strong a cue is: its rung on a ladder of ``readers/data/cue_strengths.csv`` (demand > urge > call for > hope).

Rungs of one ladder can be compared, those of two cannot. Words that strengthen a cue ("strongly", "deep", "in the
strongest terms") have rows of their own, so that the longest row that fits is the one that counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from communique.knowledge.tables import read_table
from communique.readers.statements.lexicon import forms_of, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.readers.statements.draft import Draft

Order = Literal["stronger", "weaker", "equal"]

COLUMNS = ("ladder", "cue", "rung", "note")
CARRIER = "express"
"""In the table this word stands for every verb that only carries its noun (voice, convey, extend, share)."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CARRYING = (":express", ":gift")
"""Rules of frames in which a noun names the act, so that the verb's own rung ("offered | his condolences") means nothing."""

ADVERB = re.compile(r"\b[^\W\d_]+ly\s+$")
LONGEST_ADVERB = 24
FOLLOWING = 80
"""Characters of the content in which a cue's noun or its "in the strongest terms" is looked for."""

MOST_BETWEEN = 3
NEVER_BETWEEN = frozenset("that to for on of about over at with in or not".split())


@dataclass(frozen=True, slots=True)
class Rung:
    """The place of a cue: a higher ``height`` is stronger. ``cue`` is the row that fits, as the table has it."""

    ladder: str
    height: int
    cue: str


@dataclass(frozen=True, slots=True)
class _Row:
    rung: Rung
    words: tuple[frozenset[str], ...]


def rung_of(cue: str, following: str = "") -> Rung | None:
    """The rung of a cue as a text prints it, by the longest row that fits and begins in it; None where none does.
    ``following`` are the words behind it, where its noun may stand ("conveyed | his deep concern").
    """
    own = _words(cue)
    words = own + _words(following)
    found = [
        (len(row.words), -start, row.rung)
        for start in range(len(own))
        for row in _rows_by_word().get(words[start], ())
        if _fits(row.words, words, start)
    ]
    return max(found, key=lambda fit: fit[:2])[2] if found else None


def compare_cues(one: str, other: str) -> Order | None:
    """What ``one`` is beside ``other`` ("urged" is stronger than "called on"); None where no ladder holds both."""
    first, second = rung_of(one), rung_of(other)
    if first is None or second is None or first.ladder != second.ladder:
        return None
    if first.height == second.height:
        return "equal"
    return "stronger" if first.height > second.height else "weaker"


@cache
def ladders() -> dict[str, tuple[Rung, ...]]:
    """The rungs of every ladder, the strongest first, as the table has them."""
    found: dict[str, tuple[Rung, ...]] = {}
    for row in _rows():
        found[row.rung.ladder] = (*found.get(row.rung.ladder, ()), row.rung)
    return found


def _fits(pattern: tuple[frozenset[str], ...], words: Sequence[str], start: int) -> bool:
    """Whether the words of a row follow each other from ``start`` on, with at most a few adjectives between them."""
    parting = NEVER_BETWEEN | load_lexicon().nouns.keys()
    place = start
    for wanted in pattern[1:]:
        reach = range(place + 1, min(place + MOST_BETWEEN + 2, len(words)))
        found = next((number for number in reach if words[number] in wanted or words[number] in parting), None)
        if found is None or words[found] not in wanted:
            return False
        place = found
    return True


def strength_of(draft: Draft, text: str) -> int | None:
    """The height of a statement's cue, the adverb before it and the noun behind it included; None where it has none."""
    if draft.cue is None:
        return None
    adverb = ADVERB.search(text, max(draft.cue.start - LONGEST_ADVERB, 0), draft.cue.start)
    cue = text[adverb.start() if adverb is not None else draft.cue.start : draft.cue.end]
    content = draft.content[0]
    rung = rung_of(cue, text[draft.cue.end : min(content.end, content.start + FOLLOWING)])
    only_carries = draft.rule.endswith(CARRYING) and rung is not None and " " not in rung.cue
    return rung.height if rung is not None and not only_carries else None


@cache
def _rows_by_word() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for row in _rows():
        for form in row.words[0]:
            found[form] = (*found.get(form, ()), row)
    return found


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(Rung(row["ladder"], int(row["rung"]), row["cue"]), tuple(map(_every_form, row["cue"].split())))
        for row in read_table("cue_strengths", COLUMNS, package="communique.readers")
    )


def _every_form(word: str) -> frozenset[str]:
    """The word inflected as a verb and as a noun; of the carrier every verb that can stand in its place."""
    verbs = load_lexicon().verbs
    carriers = [form for form, verb in verbs.items() if CARRIER in verb.takes] if word == CARRIER else []
    return frozenset((word, f"{word}s", *forms_of(word), *carriers))


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]
