"""The letters with which a compiled pattern can begin, so that a place of a text is tried against few patterns."""

from __future__ import annotations

import re
from typing import NamedTuple

ATOM = re.compile(r"\((?:\?P<\w+>|\?:)|\[(?P<letters>[^]]+)\]|(?P<sign>[|)])")
QUANTIFIER = re.compile(r"[?*+]|\{(?P<least>\d+),\d+\}")


class Beginning(NamedTuple):
    """The letters that a piece can begin with, and whether it can be empty."""

    letters: frozenset[str]
    empty: bool


def beginnings(pattern: str) -> frozenset[str]:
    """The first letters of all that an expression matches; it consists of groups, classes of letters, "|", quantifiers.

    Raises ValueError where it holds anything else.
    """
    found, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"time patterns: {pattern[end : end + 20]!r} closes what was not opened; mend the brackets")
    return found.letters


def _alternatives(pattern: str, position: int) -> tuple[Beginning, int]:
    letters: frozenset[str] = frozenset()
    empty = False
    while True:
        branch, position = _sequence(pattern, position)
        letters, empty = letters | branch.letters, empty or branch.empty
        if pattern[position : position + 1] != "|":
            return Beginning(letters, empty), position
        position += 1


def _sequence(pattern: str, position: int) -> tuple[Beginning, int]:
    letters: frozenset[str] = frozenset()
    empty = True
    while position < len(pattern):
        atom = ATOM.match(pattern, position)
        if atom is None:
            raise ValueError(
                f"time patterns: cannot read {pattern[position : position + 20]!r}; write a word or a class"
            )
        if atom["sign"]:
            break
        piece, position = _piece(pattern, atom)
        if empty:
            letters, empty = letters | piece.letters, piece.empty
    return Beginning(letters, empty), position


def _piece(pattern: str, atom: re.Match[str]) -> tuple[Beginning, int]:
    if atom["letters"]:
        piece, position = Beginning(frozenset(atom["letters"]), empty=False), atom.end()
    else:
        piece, position = _alternatives(pattern, atom.end())
        position += 1
    quantifier = QUANTIFIER.match(pattern, position)
    if quantifier is None:
        return piece, position
    optional = quantifier.group()[0] in "?*" or quantifier["least"] == "0"
    return Beginning(piece.letters, piece.empty or optional), quantifier.end()
