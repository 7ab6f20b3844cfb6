"""Formulas that are known by name: a table of notes, never what finds a phrase."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.views.phrases.corpus import words_in
from communique.views.phrases.words import INSIDE, stem, word_classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COLUMNS = ("formula", "language", "side", "note")


def known_as(variants: Iterable[str]) -> str | None:
    """What the table says of a phrase, by any of its variants; None where it is not there."""
    known = _formulas()
    return next((known[key] for key in map(_key, variants) if key in known), None)


@cache
def _formulas() -> Mapping[tuple[str, ...], str]:
    rows = read_table("formulas", COLUMNS, package="communique.views")
    return {_key(row["formula"]): f"{row['side']}: {row['note']}" if row["side"] else row["note"] for row in rows}


def _key(words: str) -> tuple[str, ...]:
    """A phrase by the stems of its words of content."""
    classes = word_classes()
    return tuple(stem(word) for word in words_in(words) if word[0].isalnum() and classes.get(word) not in INSIDE)
