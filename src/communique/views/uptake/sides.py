"""Who in an account is the other of a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.text.persons import same_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from communique.model import Actor, Point


class Exchanged(NamedTuple):
    """By whom and to whom something is said."""

    by: Sequence[Actor]
    to: Sequence[Actor]


def is_one(first: Actor, second: Actor) -> bool:
    """Whether two actors act on one side: of one side, or where a side isn't known of one name."""
    if first.side is not None and second.side is not None:
        return first.side == second.side
    return first.name is not None and second.name is not None and same_name(first.name, second.name)


def is_joint(speakers: Sequence[Actor]) -> bool:
    """Whether these speak for two sides or more."""
    return any(not is_one(speakers[0], other) for other in speakers[1:])


def is_of(speakers: Sequence[Actor], side: Sequence[Actor]) -> bool:
    """Whether all of these act on the side of those; nobody is on no side."""
    return bool(speakers) and all(any(is_one(one, other) for other in side) for one in speakers)


def is_other(point: Point, reply: Point) -> bool:
    """Whether a reply is by somebody of another side than a point: where the point names whom it is to, by those."""
    if not reply.speakers or any(is_one(one, other) for one in point.speakers for other in reply.speakers):
        return False
    if is_joint(reply.speakers) or not all(_is_placed(actor) for actor in (*point.speakers, *reply.speakers)):
        return False
    named = [actor for actor in point.addressees if actor.side is not None]
    return not named or is_of(reply.speakers, named)


def takes_part(point: Point, reply: Point) -> bool:
    """Whether a joint statement is made by a point's speakers and others."""
    return is_joint(reply.speakers) and any(is_one(one, other) for one in point.speakers for other in reply.speakers)


def is_to_others(point: Point, present: Iterable[Actor]) -> bool:
    """Whether a point is to somebody who has no part in the account: to Russia, in a call with another state."""
    named = [actor.side for actor in point.addressees if actor.side is not None]
    there = {actor.side for actor in present} - {actor.side for actor in point.speakers}
    return bool(named) and len(named) == len(point.addressees) and not there & set(named)


def is_meant(named: Actor, who: Actor, persons: Collection[str]) -> bool:
    """Whether one who is spoken to is this speaker: two of the text's ``persons`` by name, others by side."""
    both = [actor.name for actor in (named, who) if actor.name is not None and _is_person(actor.name, persons)]
    return same_name(both[0], both[1]) if len(both) == 2 else is_one(named, who)


def _is_person(name: str, persons: Collection[str]) -> bool:
    return any(same_name(person, name) for person in persons)


def is_back(first: Exchanged, second: Exchanged, persons: Collection[str]) -> bool:
    """Whether what is said second can answer the first: whoever said it was spoken to, and speaks to who spoke then. One of
    the two may leave open to whom it is.
    """
    if not first.to and not second.to:
        return False
    return _reaches(first.to, second.by, persons) and _reaches(second.to, first.by, persons)


def _reaches(named: Sequence[Actor], who: Sequence[Actor], persons: Collection[str]) -> bool:
    return not named or any(is_meant(one, other, persons) for one in named for other in who)


def _is_placed(actor: Actor) -> bool:
    return actor.side is not None or actor.name is not None
