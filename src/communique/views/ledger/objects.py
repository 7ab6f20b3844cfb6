"""Which moves are about one object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.views.uptake.sides import is_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model.ledger import ObjectKind
    from communique.views.comparing.wording import Term
    from communique.views.ledger.moves import Move
    from communique.views.uptake.wording import OwnWords

DATED: frozenset[ObjectKind] = frozenset({"meeting", "visit"})
"""Kinds of which every one is another."""

LEAST_SHARE = 0.6
"""Two wordings are of one object where they share so much of the weight of the shorter one's own words,"""

LEAST_OF_LONGER = 0.4
"""and so much of the longer one's,"""

LEAST_WORDS = 2
"""and so many words, unless the object has only one of its own."""


@dataclass(slots=True)
class Thing:
    """An object with the moves about it so far; its wordings are all by which it was called."""

    kind: ObjectKind
    key: str | None
    moves: list[Move] = field(default_factory=list)
    wordings: list[tuple[Term, ...]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The words by which it was called first."""
        return self.moves[0].words


def gather(moves: Sequence[Move], own: OwnWords) -> list[Thing]:
    """The objects that moves are about, in the order of their first moves; a move joins the object that is most like it.

    Moves without words of their own are about nothing that could be known again: they are left out.
    """
    things: list[Thing] = []
    for move in moves:
        terms = words_of(move, own)
        if not terms and move.key is None:
            continue
        thing = _thing_of(move, terms, things)
        if thing is None:
            thing = Thing(move.kind, move.key)
            things.append(thing)
        thing.moves.append(move)
        if terms not in thing.wordings:
            thing.wordings.append(terms)
    return things


def words_of(move: Move, own: OwnWords) -> tuple[Term, ...]:
    """By which words a move's object is known: of a meeting or visit also the day and the place, else its own words."""
    return own.every(move.words) if move.kind in DATED else own.of(move.words)


def _thing_of(move: Move, terms: tuple[Term, ...], things: Sequence[Thing]) -> Thing | None:
    if move.key is not None:
        return next((thing for thing in things if thing.key == move.key), None)
    if move.state == "accepted":
        return next((thing for thing in reversed(things) if _invited(thing, move)), None)
    best, likest = 0.0, None
    for thing in things:
        if thing.key is None and thing.kind == move.kind and _can_be_one(thing, move):
            alike = max(_alike(move.kind, terms, wording) for wording in thing.wordings)
            if alike > best:
                best, likest = alike, thing
    return likest


def _can_be_one(thing: Thing, move: Move) -> bool:
    """Whether a thing can be meant again: "next month" is another month in another exchange."""
    return thing.kind not in DATED or thing.moves[-1].account.exchange == move.account.exchange


def _invited(thing: Thing, move: Move) -> bool:
    """Whether the other side invited to it."""
    return thing.kind == "visit" and any(
        other.state == "invited" and not is_of(move.speakers, other.speakers) for other in thing.moves
    )


def _alike(kind: ObjectKind, terms: tuple[Term, ...], others: tuple[Term, ...]) -> float:
    if kind in DATED:
        return float(len(terms) >= LEAST_WORDS and {term.key for term in terms} == {term.key for term in others})
    return alike_by(terms, others)


def alike_by(terms: Sequence[Term], others: Sequence[Term]) -> float:
    """How far two wordings are of one object: the share of the shorter's weight; 0 where it is not enough."""
    keys = {term.key for term in terms} & {term.key for term in others}
    if not keys:
        return 0.0
    shorter, longer = sorted((terms, others), key=_weight)
    if len(keys) < min(LEAST_WORDS, len(shorter)):
        return 0.0
    shared = sum(term.weight for term in shorter if term.key in keys)
    of_shorter, of_longer = shared / _weight(shorter), shared / _weight(longer)
    if len(shorter) == 1 and len(longer) > LEAST_WORDS:
        return 0.0
    return of_shorter if of_shorter >= LEAST_SHARE and of_longer >= LEAST_OF_LONGER else 0.0


def _weight(terms: Sequence[Term]) -> float:
    return sum(term.weight for term in terms)
