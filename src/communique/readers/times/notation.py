"""A notation for patterns over words: classes in capitals, words in small letters, macros after "$", groups as in
``<month>(...)``. A pattern is compiled to an ordinary expression over a string in which one letter stands for one word.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ITEM = re.compile(r"<(?P<group>\w+)>|\$(?P<macro>\w+)|(?P<words>[A-Z][A-Z_]*|[a-z][a-z']*)|(?P<space>\s+)")
FIRST_LETTER = 0x4E00
"""Letters are taken from here on: none of them means anything in an expression."""


class Alphabet:
    """One letter for each set of classes that a word can have."""

    def __init__(self) -> None:
        self._letters: dict[frozenset[str], str] = {}

    def letter(self, classes: frozenset[str]) -> str:
        """The letter of exactly these classes, a new one where they are met for the first time."""
        return self._letters.setdefault(classes, chr(FIRST_LETTER + len(self._letters)))

    def any_of(self, name: str) -> str:
        """An expression for every word that has the class ``name``."""
        letters = "".join(letter for classes, letter in self._letters.items() if name in classes)
        if not letters:
            raise ValueError(f"time patterns: no word has the class {name!r}; give one to it in time_words.csv")
        return f"[{letters}]"


def expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with its macros written out, each in brackets."""
    while "$" in pattern:
        pattern = ITEM.sub(
            lambda item: f"({macros[item['macro']]})" if item["macro"] else item.group(),
            pattern,
        )
    return pattern


def words_of(patterns: Iterable[str]) -> frozenset[str]:
    """The plain words that occur in patterns (macros already written out)."""
    found = (item["words"] for pattern in patterns for item in ITEM.finditer(pattern))
    return frozenset(word for word in found if word is not None and word[0].islower())


def compiled(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    """The expression over letters; all words of the lexicon must have their letters already.

    A group may stand in several branches: its copies are numbered (``month_1``, ``month_2``).
    """
    seen: Counter[str] = Counter()

    def one(item: re.Match[str]) -> str:
        if item["group"]:
            seen[item["group"]] += 1
            return f"?P<{item['group']}_{seen[item['group']]}>"
        return alphabet.any_of(item["words"]) if item["words"] else ""

    bracketed = re.sub(r"<(\w+)>\(", r"(<\1>", pattern)
    grouped = re.sub(r"\((?!<|\?)", "(?:", bracketed)
    return re.compile(ITEM.sub(one, grouped))
