"""Where a person's name begins and ends among the words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.people.titles import COMMA, office_at
from communique.readers.people.words import word_list
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.readers.people.words import Ground

LONGEST_NAME = 7
PLURAL_OFFICES = frozenset(
    "presidents premiers chancellors ministers secretaries ambassadors envoys counterparts".split()
)
WORDS_AND_NAMES = frozenset({"jan", "march", "april", "may", "june", "july", "august", "bill"})
"""Months and common nouns that are someone's first name behind an office ("Minister April Sands", "Premier Bill Oates")."""

NEVER_FIRST = frozenset({"y", "e", "do", "la", "le", "de", "da"})


def name_end(ground: Ground, number: int, *, after_title: bool = False) -> int | None:
    """The number of the last word of a name that begins at ``number``; None where none begins.

    ``after_title`` says that an office stands before it, so that even a country's name can be a first name.
    """
    last = None
    place = number
    while place < min(number + LONGEST_NAME, len(ground.words)):
        word = ground.words[place]
        if word.lower in word_list("particle") and not word.capital:
            if not _leads_to_a_name(ground, place) or (place == number and word.lower in NEVER_FIRST):
                break
        elif not (_names(ground, place) or (after_title and place == number and _is_first_name(ground, place))):
            break
        else:
            last = place
            if word.possessive or (word.text.endswith(".") and len(word.text) > 3):
                break
        place += 1
    return _with_suffix(ground, last) if last is not None else None


def _leads_to_a_name(ground: Ground, place: int) -> bool:
    """Whether behind a particle, or several ("van der"), a capitalised word stands."""
    while ground.lower(place) in word_list("particle") and not ground.capital(place):
        place += 1
    return ground.capital(place)


def _names(ground: Ground, place: int) -> bool:
    word = ground.words[place]
    if not word.capital or not word.text[0].isalpha() or place in ground.sides or word.lower in word_list("day"):
        return False
    if (word.lower in word_list("no name") or _is_contracted(word.lower)) and not _name_like(ground, place):
        return False
    if word.lower in word_list("name title") and _plain_name(ground, place - 1) and _plain_name(ground, place + 1):
        return True
    if word.lower in PLURAL_OFFICES:
        return False
    return office_at(ground, place) is None or (word.lower.endswith(".") and len(word.lower) == 2)


def _is_contracted(lower: str) -> bool:
    """ "I'm", "That's": a small word with a verb joined to it."""
    first, apostrophe, _ = lower.partition("'")
    return bool(apostrophe) and first in word_list("no name")


def _plain_name(ground: Ground, place: int) -> bool:
    return (
        ground.capital(place)
        and ground.words[place].text[0].isalpha()
        and ground.lower(place) not in word_list("no name")
        and place not in ground.sides
        and office_at(ground, place) is None
    )


def _is_first_name(ground: Ground, place: int) -> bool:
    """Whether the one-word name of a country or people, or of a month, is someone's first name ("Minister Jordan Ames",
    "Minister Finn Lund", "Jan Novak").
    """
    if ground.lower(place) in WORDS_AND_NAMES:
        return _plain_name(ground, place + 1)
    side = ground.side_from(place)
    return (
        side is not None
        and side.last == place
        and side.named.kind in {"name", "people"}
        and not ground.words[place].possessive
        and _plain_name(ground, place + 1)
    )


def _name_like(ground: Ground, place: int) -> bool:
    """Whether a small word with a capital inside a sentence is a name's first word ("To Lam") or last ("Tran Van An")."""
    inside = place > 0 and ground.lower(place - 1) not in {".", ":", "?", "!", "—", "–", "-", "(", '"', "“", COMMA}
    if inside and ground.lower(place) in word_list("small name") and _plain_name(ground, place - 1):
        return ground.lower(place + 1)[:1].isalpha() and not ground.capital(place + 1)
    return (
        ground.lower(place) in word_list("small name")
        and inside
        and ground.capital(place + 1)
        and ground.lower(place + 1) not in word_list("no name")
    )


def _with_suffix(ground: Ground, last: int) -> int:
    suffixes = word_list("suffix")
    if ground.lower(last + 1) in suffixes and ground.capital(last + 1):
        return last + 1
    if ground.lower(last + 1) == COMMA and ground.lower(last + 2) in suffixes:
        return last + 2
    return last


def name_or_particle(ground: Ground, number: int) -> bool:
    """Whether the word can stand inside a name."""
    return _names(ground, number) or ground.lower(number) in word_list("particle")


def name_tokens(words: Iterable[str]) -> frozenset[str]:
    """The words of a name that tell people apart, folded: no suffixes, honours, initials or particles."""
    plain = [word for word in words if word not in word_list("suffix") and word != COMMA]
    parts = [part for word in plain for part in fold(_without_honour(word)).split()]
    return frozenset(part for part in parts if len(part) > 1 and part not in word_list("particle"))


def _without_honour(word: str) -> str:
    """ "Hayashi" for "Hayashi-san"."""
    name, hyphen, honour = word.rpartition("-")
    return name if hyphen and honour in word_list("honour suffix") else word
