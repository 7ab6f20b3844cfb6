"""Formulas that are known by name: a table of notes, never what finds a phrase. And names of subjects, which are none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.views.phrases.corpus import words_in
from communique.views.phrases.words import INSIDE, PLACING, stem, word_classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLUMNS = ("formula", "language", "side", "note")
SUBJECT_COLUMNS = ("subject", "note")


def known_as(variants: Iterable[str]) -> str | None:
    """What the table says of a phrase, by any of its variants; None where it is not there."""
    known = _formulas()
    return next((known[key] for key in (key_of(words_in(variant)) for variant in variants) if key in known), None)


def formulas_in(text: str) -> list[str]:
    """The formulas of the table that a text uses, as the table has them; one inside a longer one is not told apart."""
    stems = key_of(words_in(text))
    found = [(key, formula) for key, formula in _by_key().items() if _holds(stems, key)]
    return [formula for key, formula in found if not any(key != other and _holds(other, key) for other, _ in found)]


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return any(tuple(words[start : start + len(part)]) == tuple(part) for start in range(len(words) - len(part) + 1))


@cache
def _by_key() -> Mapping[tuple[str, ...], str]:
    rows = read_table("formulas", COLUMNS, package="communique.views")
    return {key: row["formula"] for row in rows if len(key := key_of(words_in(row["formula"]))) > 1}


def is_subject(words: Sequence[str]) -> bool:
    """Whether these folded words only name a subject, with or without where (climate change; the humanitarian crisis in
    Gaza): what is tracked is what is said of it.
    """
    place = next((number for number, word in enumerate(words) if word in PLACING), len(words))
    return any(tuple(sorted(key_of(part))) in _subjects() for part in (words, words[:place]))


@cache
def _subjects() -> frozenset[tuple[str, ...]]:
    rows = read_table("subjects", SUBJECT_COLUMNS, package="communique.views")
    return frozenset(tuple(sorted(key_of(words_in(row["subject"])))) for row in rows)


@cache
def _formulas() -> Mapping[tuple[str, ...], str]:
    rows = read_table("formulas", COLUMNS, package="communique.views")
    return {
        key_of(words_in(row["formula"])): f"{row['side']}: {row['note']}" if row["side"] else row["note"]
        for row in rows
    }


def key_of(words: Iterable[str]) -> tuple[str, ...]:
    """A phrase in folded words by the stems of those that say something."""
    classes = word_classes()
    return tuple(stem(word) for word in words if word[0].isalnum() and classes.get(word) not in INSIDE)
