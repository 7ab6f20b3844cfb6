"""Tables of clues: what words beside a time expression say of the day of the exchange, and how far each may be trusted."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from communique.model import ClueKind

About = Literal["anniversary", "holiday", "congress", "summit", "summit told", "date", "month", "to come"]
"""What kind of time expression a relation is told of; "summit told" is a summit in the sentence that tells of the exchange, "month"
a date printed at least to the month, "to come" one that the words around it put, or may put, after the exchange."""

Shape = Literal[
    "week before",
    "week",
    "week after",
    "month before",
    "month",
    "month after",
    "year before",
    "year",
    "year after",
    "ahead",
    "around",
    "beginning",
    "since",
    "after",
    "from",
    "until",
    "rest of year",
    "close",
]
"""Which days a relation leaves, of an occasion [first, last]: its calendar weeks (from Monday), months or years, or those
before or after; up to ``last`` days before it; ``first`` days before to ``last`` days after it, or after its beginning;
from its first day, or from its last, to ``last`` days after; any from its first; any up to its last; from its first to the
end of its year; the last month of its year."""

PACKAGE = "communique.readers"
RELATIONS = ("rule", "kind", "about", "before", "after", "shape", "first", "last", "says", "note")
STRENGTHS = ("rule", "strength", "right", "tried", "note")


class Relation(NamedTuple):
    """One row: the words before and after an expression in its sentence that make it a clue, and how the clue reads."""

    rule: str
    kind: ClueKind
    abouts: frozenset[About]
    before: re.Pattern[str]
    after: re.Pattern[str]
    shape: Shape
    first: int
    last: int
    says: str


@cache
def relations() -> tuple[Relation, ...]:
    """The rows of ``clue_relations.csv``, in order: the first that fits decides."""
    return tuple(
        Relation(
            row["rule"],
            cast("ClueKind", row["kind"]),
            cast("frozenset[About]", frozenset(row["about"].split(";"))),
            re.compile(row["before"]),
            re.compile(row["after"]),
            cast("Shape", row["shape"]),
            int(row["first"]),
            int(row["last"]),
            row["says"],
        )
        for row in read_table("clue_relations", RELATIONS, package=PACKAGE)
    )


@cache
def strengths() -> dict[str, float]:
    """How often the clues of a rule were found right, by ``clue_strengths.csv``."""
    return {row["rule"]: float(row["strength"]) for row in read_table("clue_strengths", STRENGTHS, package=PACKAGE)}
