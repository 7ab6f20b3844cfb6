"""Names in the Factbook's convention, in which capitals mark the form used in news, and in the usual one."""

from __future__ import annotations

import re
import unicodedata

from communique.text.names import LETTERS, fold

ROMAN = frozenset("I II III IV V VI VII VIII IX X XIII XIV XVI XVIII".split())
SURNAME_FIRST = frozenset("CHN TWN HKG MAC PRK KOR KHM VNM".split())
SMALL = frozenset("De Da Do Dos Das Di Del Della E Y I La Van Der Den Von Bin Al".split())
"""Particles that capitals hide: inside a name they are written small, but for the countries of ``LARGE``."""
LARGE = frozenset("BEL ITA ZAF AUT USA GRD SMR MLT PHL FRA".split())
"""Where particles keep their capital ("De Croo", "Van der Bellen", "La Grenade")."""
ORDINAL = re.compile(r" #\d+$")


def is_marked(word: str) -> bool:
    """Whether the word is printed in capitals: "XI", "al-SISI", "McALEESE", not a regnal number or an initial."""
    letters = [letter for letter in word if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return word not in ROMAN and len(letters) > 1 and upper > 1 and letters[-1].isupper() and upper >= len(letters) - 3


def marked_words(name: str) -> list[str]:
    """The words of the short form, a regnal number and a particle "E" among them."""
    words = ORDINAL.sub("", name).split()
    marks = [is_marked(word) for word in words]
    inside = [
        any(marks[:place]) and (word in ROMAN or (word in {"E", "Y"} and any(marks[place:])))
        for place, word in enumerate(words)
    ]
    kept = [word for word, marked, within in zip(words, marks, inside, strict=True) if marked or within]
    return kept or words[-1:]


def short_form(name: str, code: str = "") -> str:
    """The form used alone in news: "Nguyen Phu TRONG" gives "Trong", "CHARLES III" "Charles III"."""
    words = plain(name, code).split()
    spoken = marked_words(name)
    raw = ORDINAL.sub("", name).split()
    kept = [spelt for spelt, word in zip(words, raw, strict=True) if word in spoken]
    return " ".join(kept or words[-1:])


def plain(name: str, code: str = "") -> str:
    """The name in usual capitalisation: "al-SISI" gives "al-Sisi", "McALEESE" "McAleese", "DE CROO" "De Croo"."""
    words = ORDINAL.sub("", name).split()
    spelt = [_plain_word(word) if is_marked(word) else word for word in words]
    if code in LARGE:
        return " ".join(spelt)
    return " ".join(
        word.lower() if place and was.isupper() and word in SMALL and len(was) < 4 and place + 1 < len(spelt) else word
        for place, (word, was) in enumerate(zip(spelt, words, strict=True))
    )


def _plain_word(word: str) -> str:
    matched = re.match(r"((?:al-|el-|Mc|Mac)?)(.*)", word)
    prefix, rest = matched.groups() if matched else ("", word)
    return prefix + re.sub(r"[^\W\d_]+", lambda found: _capitalised(found, rest), rest)


def _capitalised(found: re.Match[str], word: str) -> str:
    """After an apostrophe a capital stands only behind one or two letters ("O'Neill", but "Yar'adua")."""
    text, start = found.group(), found.start()
    small = start > 0 and word[start - 1] in "'’`" and (start > 3 or len(text) < 3)
    return text.lower() if small else text[0] + text[1:].lower()


def ascii_name(name: str) -> str:
    """The name without diacritics, capitals kept: "José JERÍ" gives "Jose JERI"."""
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS).replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def kebab(name: str) -> str:
    """The id form of a name: "Nguyen Phu Trong" gives "nguyen-phu-trong"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(ORDINAL.sub("", name)).replace("'", "")).strip("-")


def order_of(name: str, code: str) -> str:
    """``family-first`` where the printed name begins with the family name, ``given-first``, or empty if unknown."""
    raw = ORDINAL.sub("", name).split()
    if len(raw) == 1 or (len(raw) == 2 and raw[1] in ROMAN):
        return ""
    if code in {"MMR", "BTN", "THA", "LAO", "MYS", "IDN", "ETH", "ERI", "AFG"}:
        return ""
    if code == "VNM" or (code in SURNAME_FIRST and is_marked(raw[0])):
        return "family-first"
    if code == "SGP" and raw[0] in {"LEE", "GOH"}:
        return "family-first"
    return "given-first"
