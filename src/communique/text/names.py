"""Names made comparable: diacritics, case and punctuation folded."""

from __future__ import annotations

import re
import unicodedata

LETTERS = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
    }
)
APART = re.compile(r"[\s.,\-–_]+")


def fold(name: str) -> str:
    """Lower case without diacritics; dots, commas and hyphens become one space."""
    if name.isascii():
        return APART.sub(" ", name).strip().casefold()
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS).replace("’", "'"))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return APART.sub(" ", plain).strip().casefold()


def holds_words(name: str, words: str) -> bool:
    """Whether a name holds all these words or parts of words, case and diacritics aside."""
    folded = fold(name)
    return all(word in folded for word in fold(words).split())
