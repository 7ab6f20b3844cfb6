"""How strong a cue is, and the table that says so."""

from __future__ import annotations

from itertools import pairwise

import pytest

from communique.pipeline import Pipeline
from communique.readers.statements.ladders import CARRIER, compare_cues, ladders, rung_of
from communique.readers.statements.lexicon import load_lexicon

EVERY = [rung for rungs in ladders().values() for rung in rungs]
INTENSIFIERS = frozenset(
    "strongly warmly firmly categorically unequivocally deeply gravely seriously "
    "full strong firm unwavering grave serious deep profound positive".split()
)
LEAD = "President Anna Lindholm of Finland met President Tomas Varga of Hungary in Helsinki on 3 March 2021.\n\n"


def _is_cue(words: list[str]) -> bool:
    """Whether the lexicon lets the words report something."""
    lexicon = load_lexicon()
    first, rest = words[0], words[1:]
    if first == CARRIER:
        return rest[0] in lexicon.nouns
    phrase = any(list(phrase.rest[: len(rest)]) == rest for phrase in lexicon.phrases.get(first, ()) if rest)
    alone = first in lexicon.adjectives or first in lexicon.verbs
    in_manner = rest[:1] in (["with"], ["in"]) or rest == ["that"]
    return phrase or (alone and (not rest or in_manner or rest[0] in lexicon.verbs[first].takes))


@pytest.mark.parametrize("rung", EVERY, ids=lambda rung: rung.cue)
def test_every_cue_of_a_ladder_is_one_of_the_lexicon(rung) -> None:
    """No row waits for a cue that the reader never finds; words that only strengthen are left aside."""
    assert _is_cue(rung.cue.split()) or _is_cue([word for word in rung.cue.split() if word not in INTENSIFIERS])


def test_no_cue_stands_twice() -> None:
    """One cue has one rung on one ladder, so that its strength is never ambiguous."""
    cues = [rung.cue for rung in EVERY]
    assert sorted(set(cues)) == sorted(cues)


@pytest.mark.parametrize("ladder", ladders())
def test_rungs_stand_in_order(ladder: str) -> None:
    """A reviewer reads a ladder from its top to its foot, without a gap, the foot being 1."""
    heights = [rung.height for rung in ladders()[ladder]]
    assert all(upper - lower in {0, 1} for upper, lower in pairwise(heights))
    assert heights[-1] == 1


@pytest.mark.parametrize("rung", EVERY, ids=lambda rung: rung.cue)
def test_every_row_finds_itself(rung) -> None:
    """No row is hidden by another one."""
    assert rung_of(rung.cue) == rung


@pytest.mark.parametrize(
    ("printed", "following", "row"),
    [
        ("had urged", "", "urge"),
        ("called on Hungary to", "", "call on"),
        ("voiced", "his deep and sincere concern over the mill", "express deep concern"),
        ("expressed serious concerns about", "", "express serious concern"),
        ("strongly condemned", "", "strongly condemn"),
        ("condemned", "the raid in the strongest possible terms", "condemn in the strongest possible terms"),
        ("took positive note of", "", "take positive note of"),
        ("noted", "with regret the closing of the mill", "note with regret"),
        ("noted that", "", "note that"),
        ("extended an invitation to", "", "express invitation"),
        ("were welcomed", "", "welcome"),
        ("expressed thanks for", "the support and concern shown", None),
        ("discussed", "", None),
    ],
)
def test_the_longest_row_that_fits_counts(printed: str, following: str, row: str | None) -> None:
    """Forms, auxiliaries, adjectives between and nouns behind the cue are seen through; other words are not."""
    found = rung_of(printed, following)
    assert (found.cue if found is not None else None) == row


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("demanded that", "insisted on", "stronger"),
        ("insisted on", "urged", "stronger"),
        ("urged", "called for", "stronger"),
        ("asked for", "called upon Hungary to", "weaker"),
        ("asked", "requested", "equal"),
        ("encouraged", "invited", "stronger"),
        ("hoped that", "invited", "weaker"),
        ("committed to", "pledged to", "stronger"),
        ("expressed readiness to", "expressed their intention to", "weaker"),
        ("endorsed", "voiced support for", "stronger"),
        ("voiced support for", "welcomed", "stronger"),
        ("welcomed", "took positive note of", "stronger"),
        ("took positive note of", "noted", "stronger"),
        ("condemned", "denounced", "stronger"),
        ("deplored", "criticized", "stronger"),
        ("criticised", "expressed concern about", "stronger"),
        ("expressed deep concern about", "expressed concern about", "stronger"),
        ("expressed concern about", "noted with regret", "stronger"),
        ("stressed", "mentioned", "stronger"),
        ("urged", "welcomed", None),
        ("discussed", "urged", None),
    ],
)
def test_two_cues_of_one_ladder_are_compared(one: str, other: str, order: str | None) -> None:
    """The order is that of the field; cues of two ladders, and those of none, are not compared."""
    assert compare_cues(one, other) == order


def test_a_statement_carries_the_rung_of_its_cue() -> None:
    """An adverb before the cue counts, a statement without a ladder has no strength."""
    reading = Pipeline().read("x.txt", (LEAD + "Varga strongly condemned the raid and discussed the mill.").encode())
    assert [statement.strength for statement in reading.statements] == [9, None]
