"""What of a later statement takes up a point without its words: it accepts it, answers it, or gives it back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Point

PACKAGE = "communique.views"
LONGEST = 9
"""Words at most of a statement that speaks of nothing but a proposal, an offer, a request."""

WISHES = frozenset({"congratulate", "greet"})


@dataclass(frozen=True, slots=True)
class ReplyingNoun:
    """A noun that means what the other did ("the proposal"): by acts ``acts``; ``next_only``: only in the next statement."""

    pattern: re.Pattern[str]
    acts: frozenset[str]
    next_only: bool
    plural: bool


@cache
def replying_nouns() -> tuple[ReplyingNoun, ...]:
    """The package's table of such nouns."""
    rows = read_table("replying_nouns", ("noun", "acts", "next", "note"), package=PACKAGE)
    return tuple(
        ReplyingNoun(
            pattern=re.compile(rf"\b(?:the|this|that|these|those|his|her|their|its|\w+['’]s?)\s+(?:\w+\s+)?{row['noun']}\b", re.I),
            acts=frozenset(row["acts"].split()),
            next_only=bool(row["next"]),
            plural=row["noun"].endswith("s"),
        )
        for row in rows
    )


@cache
def initiating_acts() -> dict[str, str]:
    """The acts that ask for an answer, each with its kind: substance, wish or courtesy."""
    return {row["act"]: row["kind"] for row in read_table("initiating", ("act", "kind", "note"), package=PACKAGE)}


def speaks_of(point: Point, reply: Point, between: Iterable[Point]) -> str | None:
    """The words by which a reply means a point ("the proposal"); None where it doesn't.

    ``between`` are the points of the same speakers that stand between the two: a noun in the singular means the nearest
    statement whose act it names, one such as "the case" the very last.
    """
    if len(reply.cited.words.split()) > LONGEST:
        return None
    nearer = [other for other in between if other.statement != point.statement]
    for noun in replying_nouns():
        found = noun.pattern.search(reply.cited.words)
        if found is None or point.act not in noun.acts:
            continue
        closer = nearer if noun.next_only else [other for other in nearer if other.act in noun.acts]
        if noun.plural or not closer:
            return found.group()
    return None


def gives_back(point: Point, reply: Point) -> bool:
    """Whether a reply returns a greeting or congratulation with another."""
    return point.act in WISHES and reply.act in WISHES
