"""How far the words of a clause go: will, is ready to, intends to, hopes to; must, should, could; at once, soon."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.knowledge.tables import read_table

COLUMNS = ("ladder", "words", "rung", "note")


class Degree(NamedTuple):
    """Words of a clause that stand on a ladder of ``views/data/degrees.csv``: a higher ``rung`` goes further."""

    ladder: str
    words: str
    rung: int


def degrees_of(words: str) -> dict[str, Degree]:
    """Of each ladder the words of a clause that stand on it, the first and of these the longest."""
    found: dict[str, Degree] = {}
    for match in _pattern().finditer(words):
        for ladder, rung in _rungs()[" ".join(match.group().lower().split())].items():
            found.setdefault(ladder, Degree(ladder, " ".join(match.group().split()), rung))
    return found


@cache
def _rungs() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in read_table("degrees", COLUMNS, package="communique.views"):
        found.setdefault(row["words"], {})[row["ladder"]] = int(row["rung"])
    return found


@cache
def _pattern() -> re.Pattern[str]:
    every = (r"\s+".join(map(re.escape, words.split())) for words in sorted(_rungs(), key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(every)})\b", re.IGNORECASE)
