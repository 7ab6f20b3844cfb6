"""Words as search compares them: folded, each with its place in the text that holds it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Han characters, which are written without spaces: each is a word of its own."""

INSIDE = "\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe20-\ufe2f"
"""Combining marks, soft hyphens and joiners: they part no word and are left out of it."""

WORD = re.compile(rf"[{ALONE}]|[^\W_{ALONE}]+(?:[{INSIDE}]+[^\W_{ALONE}]*)*")
KEPT = 65_536
"""So many words with other letters than ASCII's are folded only once."""


class Word(NamedTuple):
    """A word without case and diacritics, and where it stands: half-open code-point offsets."""

    token: str
    start: int
    end: int


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of ``text[start:end]`` in order, with offsets into ``text``."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        token = token_of(match.group())
        if token:
            yield Word(token, match.start(), match.end())


def searchable(text: str) -> str:
    """The words of a text with one space between them: what an index of words is given."""
    return " ".join(token for token in map(token_of, WORD.findall(text)) if token)


def token_of(word: str) -> str:
    """A word without case, diacritics and everything that is neither letter nor digit."""
    return word.lower() if word.isascii() else _folded(word)


@lru_cache(maxsize=KEPT)
def _folded(word: str) -> str:
    return "".join(character for character in fold(word) if character.isalnum())
