"""Stock objects of commitments in some words: the consensus of leaders, years of exchange, visits, roadmaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from communique.knowledge.tables import read_table
from communique.views.ledger.accounts import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Span
    from communique.model.ledger import ObjectKind

PACKAGE = "communique.views"


@dataclass(frozen=True, slots=True)
class Frame:
    """A stock object as it stands in a text; ``single``: a pair has only one of its kind."""

    kind: ObjectKind
    place: Span
    words: str
    single: bool


@cache
def _frames() -> tuple[tuple[ObjectKind, re.Pattern[str], bool], ...]:
    rows = read_table("commitments", ("kind", "pattern", "single", "note"), package=PACKAGE)
    return tuple((cast("ObjectKind", row["kind"]), _compiled(row["pattern"]), bool(row["single"])) for row in rows)


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern whose blanks also stand for line breaks; capitals count where it names them."""
    flags = re.RegexFlag(0) if "[A-Z]" in pattern else re.IGNORECASE
    flexible = pattern.replace(" ", r"[ \n]+")
    return re.compile(rf"\b(?:{flexible})", flags)


def frames_in(text: str, span: Span) -> Iterator[Frame]:
    """The stock objects named in a stretch of text, none inside another."""
    found: list[Frame] = []
    for kind, pattern, single in _frames():
        for match in pattern.finditer(text, span.start, span.end):
            place = around(match)
            if not any(other.place.meets(place) for other in found):
                found.append(Frame(kind, place, " ".join(place.of(text).split()), single))
    yield from sorted(found, key=lambda frame: frame.place)


@cache
def done_words() -> re.Pattern[str]:
    """Words by which a text says that something was done."""
    return _any_of_table("done_words")


@cache
def undone_words() -> re.Pattern[str]:
    """Words beside which it says no such thing: what will, should or did not happen."""
    return _any_of_table("undone_words")


def _any_of_table(name: str) -> re.Pattern[str]:
    words = [row["words"] for row in read_table(name, ("words", "note"), package=PACKAGE)]
    tried = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{tried})\b", re.IGNORECASE)
