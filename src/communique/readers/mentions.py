"""Every span that names someone, and whom it means: people with their titles, sides and parties, phrases that refer."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from communique.model import Actor, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import Statement
    from communique.model.statement import MentionKind
    from communique.readers.cast import Cast
    from communique.text.prose import Prose


def gather_mentions(
    prose: Prose, cast: Cast, gazetteer: Gazetteer, statements: Iterable[Statement]
) -> tuple[Mention, ...]:
    """The mentions of a text in order, none inside another: titled names first ("Chinese President Xi"), then the
    sources of statements ("the two leaders", "he", "the Chinese side"), then every other name of a side or party.
    """
    kept: list[Mention] = []
    for mention in (*_titled(prose, cast), *_sources(statements), *_sides(prose, gazetteer)):
        place = bisect_left(kept, mention.span, key=attrgetter("span"))
        if not any(other.span.meets(mention.span) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, mention)
    return tuple(kept)


def _titled(prose: Prose, cast: Cast) -> Iterator[Mention]:
    for figure in cast.figures:
        for titled in figure.titled:
            who = (Actor(name=figure.name, side=figure.side),)
            yield Mention(span=prose.original(titled), kind="person", refers_to=who)


def _sources(statements: Iterable[Statement]) -> Iterator[Mention]:
    for statement in statements:
        if statement.source is not None and statement.speakers:
            yield Mention(span=statement.source, kind=_kind(statement.speakers), refers_to=statement.speakers)


def _kind(speakers: tuple[Actor, ...]) -> MentionKind:
    if len(speakers) > 1:
        return "joint"
    return "person" if speakers[0].name is not None else "side"


def _sides(prose: Prose, gazetteer: Gazetteer) -> Iterator[Mention]:
    """A party is a group of its side, no state; a capital named as a city is no mention of its side."""
    for side in gazetteer.find(prose.text):
        span = prose.original(side.span)
        if side.kind == "party":
            who = Actor(name=side.span.of(prose.text), side=side.code)
            yield Mention(span=span, kind="group", refers_to=(who,))
        elif side.kind != "capital":
            yield Mention(span=span, kind="side", refers_to=(Actor(name=None, side=side.code),))
