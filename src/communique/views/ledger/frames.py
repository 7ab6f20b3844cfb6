"""Stock objects of commitments in some words: the consensus of leaders, years of exchange, visits, roadmaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from communique.knowledge.tables import read_table
from communique.model import Span
from communique.views.ledger.accounts import around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model.ledger import ObjectKind

END = re.compile(
    r"(?<=\w)\s+(?:should|will|would|shall|can|could|may|must|to|that|which|who|is|are|was|were|has|have|had|be|begin|meet|"
    r"by|before|after|during|so|as|when|while|and\s+(?:to|the\s+two|both|its|their|his|her)|with\s+a\s+view|at\s+an)\b"
)
MEETS = re.compile(
    r"\s+(?:(?:should|will|would|shall|can|could|may|must|to|hold|holds|its|an?|the|first)\s+)*", re.IGNORECASE
)
"""What may stand between a body and its meeting."""
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
            place = _ended(text, around(match))
            if not any(other.place.meets(place) for other in found):
                found.append(Frame(kind, place, " ".join(place.of(text).split()), single))
    yield from (one for one in sorted(found, key=lambda frame: frame.place) if not _is_of_a_body(text, one, found))


def _is_of_a_body(text: str, frame: Frame, found: Sequence[Frame]) -> bool:
    """Whether a meeting is that of a working group or another mechanism named right before it, not one of the sides."""
    return frame.kind == "meeting" and any(
        other.kind == "mechanism"
        and other.place.end <= frame.place.start
        and MEETS.fullmatch(text, other.place.end, frame.place.start)
        for other in found
    )


def _ended(text: str, place: Span) -> Span:
    """An object ends where what is to become of it begins ("the working group on seabed cables | should meet")."""
    found = END.search(text, place.start, place.end)
    end = found.start() if found is not None else place.end
    if text[end : end + 1].isalnum():  # a pattern's greatest length can end within a word
        end = max(text.rfind(" ", place.start, end), text.rfind("\n", place.start, end), place.start)
    return Span(place.start, end)


@cache
def done_words() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    """Words by which a text says that something was done, each with those of which one must stand before it, if any."""
    rows = list(read_table("done_words", ("words", "needs", "note"), package=PACKAGE))
    needs = {row["needs"] for row in rows}
    return tuple(
        (_any_of([row["words"] for row in rows if row["needs"] == need]), _any_of(need.split()) if need else None)
        for need in sorted(needs)
    )


@cache
def undone_words() -> re.Pattern[str]:
    """Words beside which it says no such thing: what will, should or did not happen."""
    return _any_of([row["words"] for row in read_table("undone_words", ("words", "note"), package=PACKAGE)])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    tried = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{tried})\b", re.IGNORECASE)
