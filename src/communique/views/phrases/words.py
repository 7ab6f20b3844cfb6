"""Which words can stand where in a phrase, and which forms of a word count as one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("words", "class", "note")
INSIDE = frozenset({"function", "loose", "binding", "closing"})
"""Classes that say little by themselves: they stand inside a phrase and not at its edges."""
EDGELESS = frozenset({"frame", "time", "number", "idle", "verb"})
"""Classes that end no phrase and begin none, though it may hold one."""
PLACING = frozenset({"in", "into", "to", "from", "by", "at", "around"})
"""Prepositions that tell where, by whom or to whom."""
HEAD = "head"
"""The class of those that begin none."""
ENDINGS = (
    ("ies", "y"),
    ("isations", ""),
    ("izations", ""),
    ("isation", ""),
    ("ization", ""),
    ("ings", ""),
    ("ing", ""),
)
SHORT = (
    ("ised", ""),
    ("ized", ""),
    ("ise", ""),
    ("ize", ""),
    ("ed", ""),
    ("ses", "s"),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
LEAST, LEAST_OF_PLURAL = 4, 3
BRITISH = {"centre": "center", "theatre": "theater", "defence": "defense", "programme": "program", "licence": "license"}


@cache
def word_classes() -> Mapping[str, str]:
    """The class of each word of the table."""
    rows = read_table("phrase_words", COLUMNS, package="communique.views")
    return {word: row["class"] for row in rows for word in row["words"].split()}


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A folded word without its ending, so that "partners", "partner" and "partnering" are one; British and American
    spellings too. Rough on purpose: it is only compared where the words around agree as well.
    """
    word = word.removesuffix("'s").removesuffix("'")
    word = BRITISH.get(word, word.replace("our", "or") if word.endswith(("our", "ours", "oured", "ouring")) else word)
    for ending, instead in (*ENDINGS, *SHORT):
        least = LEAST_OF_PLURAL if ending == "s" else LEAST
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: len(word) - len(ending)] + instead
    return word
