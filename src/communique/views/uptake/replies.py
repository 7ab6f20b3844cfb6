"""What of a later statement takes up a point without its words: it accepts it, answers it, or gives it back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.views.uptake.points import PACKAGE, any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Point
    from communique.model.statement import Act

LONGEST = 9
"""Words at most of a statement that speaks of nothing but a proposal, an offer, a request."""

RETURNS: dict[Act, frozenset[Act]] = {
    "congratulate": frozenset({"congratulate"}),
    "greet": frozenset({"greet", "congratulate"}),
}


@dataclass(frozen=True, slots=True)
class ReplyingNoun:
    """A noun that means what the other did ("the proposal"): by the acts ``acts``. ``only``: nothing, or what
    of the other's statements it can mean: the "nearest" before it, or all told before the "first" reply to them.
    """

    pattern: re.Pattern[str]
    acts: frozenset[str]
    only: str
    plural: bool


@cache
def replying_nouns() -> tuple[ReplyingNoun, ...]:
    """The package's table of such nouns."""
    rows = read_table("replying_nouns", ("noun", "acts", "only", "note"), package=PACKAGE)
    return tuple(
        ReplyingNoun(
            pattern=re.compile(
                rf"\b(?:the|this|that|these|those|his|her|their|its|\w+['’]s?)\s+(?:\w+\s+)?{row['noun']}\b",
                re.IGNORECASE,
            ),
            acts=frozenset(row["acts"].split()),
            only=row["only"],
            plural=row["noun"].endswith("s"),
        )
        for row in rows
    )


@cache
def initiating_acts() -> dict[str, str]:
    """The acts that ask for an answer, each with its kind: substance, wish or courtesy."""
    return {row["act"]: row["kind"] for row in read_table("initiating", ("act", "kind", "note"), package=PACKAGE)}


def speaks_of(point: Point, reply: Point, between: Sequence[Point], *, is_first: bool) -> str | None:
    """The words by which a reply means a point ("the proposal"); None where it doesn't.

    ``between`` are the points of the same speakers that stand between the two: a noun in the singular means the nearest
    statement whose act it names. ``is_first``: no other reply stands between the two.
    """
    if len(reply.cited.words.split()) > LONGEST or reply.act in RETURNS:
        return None
    nearer = [other for other in between if other.statement != point.statement]
    for noun in replying_nouns():
        found = noun.pattern.search(reply.cited.words)
        if found is not None and point.act in noun.acts and _means(noun, nearer, is_first=is_first):
            return found.group()
    return None


def _means(noun: ReplyingNoun, nearer: Sequence[Point], *, is_first: bool) -> bool:
    if noun.only == "first":
        return is_first
    if noun.only == "nearest":
        return not nearer
    return noun.plural or not any(other.act in noun.acts for other in nearer)


def gives_back(point: Point, reply: Point) -> bool:
    """Whether a reply returns a congratulation with one, or a greeting with either."""
    return reply.act in RETURNS.get(point.act, ())


def is_substance(point: Point) -> bool:
    """Whether a point is more than a wish or a courtesy."""
    return initiating_acts().get(point.act, "substance") == "substance"


@cache
def _answering_acts() -> dict[str, frozenset[str]]:
    """The acts that answer each act where they come right behind it."""
    rows = read_table("answering_acts", ("act", "answered_by", "note"), package=PACKAGE)
    return {row["act"]: frozenset(row["answered_by"].split()) for row in rows}


@cache
def _answering_words(act: str) -> re.Pattern[str]:
    """The words that answer an act where they come right behind it."""
    rows = read_table("answering_words", ("words", "acts", "note"), package=PACKAGE)
    words = any_of([row["words"] for row in rows if act in row["acts"].split()])
    return re.compile(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)


def answers_by_act(point: Point, reply: Point) -> str | None:
    """What of a reply that comes right behind a point answers it, whatever its words: words that do ("would
    consider"), or the name of its act.
    """
    found = _answering_words(point.act).search(f"{reply.cue or ''} {reply.cited.words}")
    if found is not None:
        return found.group()
    return reply.act if reply.act in _answering_acts().get(point.act, ()) else None
