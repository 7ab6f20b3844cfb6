"""Every span that names someone, and whom it means: people with their titles, sides and parties, phrases that refer."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from communique.model import Actor, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from communique.knowledge.finding import NamedThing
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import Statement
    from communique.model.statement import MentionKind
    from communique.readers.cast import Cast
    from communique.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables know of a text's names: ``things`` found in the prose, and the entries of its people by name."""

    things: Sequence[NamedThing]
    people: Mapping[str, str | None]


def gather_mentions(
    prose: Prose, cast: Cast, gazetteer: Gazetteer, statements: Iterable[Statement], known: Known
) -> tuple[Mention, ...]:
    """The mentions of a text in order, none inside another: titled names first ("Chinese President Xi"), then the
    sources of statements ("the two leaders", "he", "the Chinese side"), initiatives, and every other name of a side or
    party. Each has the id of what it names in the tables, where they have it.
    """
    found = (
        *_titled(prose, cast, known.people),
        *_sources(statements, known.people),
        *_initiatives(prose, known.things),
        *_sides(prose, gazetteer, known.things),
    )
    kept: list[Mention] = []
    for mention in found:
        place = bisect_left(kept, mention.span, key=attrgetter("span"))
        if not any(other.span.meets(mention.span) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, mention)
    return tuple(kept)


def _titled(prose: Prose, cast: Cast, entries: Mapping[str, str | None]) -> Iterator[Mention]:
    for figure in cast.figures:
        for titled in figure.titled:
            who = (Actor(name=figure.name, side=figure.side),)
            yield Mention(span=prose.original(titled), kind="person", refers_to=who, entry=entries.get(figure.name))


def _sources(statements: Iterable[Statement], entries: Mapping[str, str | None]) -> Iterator[Mention]:
    for statement in statements:
        if statement.source is not None and statement.speakers:
            speakers = statement.speakers
            entry = _entry_of(speakers[0], entries) if len(speakers) == 1 else None
            yield Mention(span=statement.source, kind=_kind(speakers), refers_to=speakers, entry=entry)


def _entry_of(actor: Actor, entries: Mapping[str, str | None]) -> str | None:
    return entries.get(actor.name) if actor.name is not None else actor.side


def _kind(speakers: tuple[Actor, ...]) -> MentionKind:
    if len(speakers) > 1:
        return "joint"
    return "person" if speakers[0].name is not None else "side"


def _initiatives(prose: Prose, things: Iterable[NamedThing]) -> Iterator[Mention]:
    for thing in things:
        if thing.kind == "initiative":
            entry = thing.entries[0] if len(thing.entries) == 1 else None
            yield Mention(span=prose.original(thing.span), kind="initiative", refers_to=(), entry=entry)


def _sides(prose: Prose, gazetteer: Gazetteer, things: Iterable[NamedThing]) -> Iterator[Mention]:
    """A party is a group of its side, no state; a capital named as a city is no mention of its side."""
    parties = {thing.span: thing.entries[0] for thing in things if thing.kind == "party" and len(thing.entries) == 1}
    for side in gazetteer.find(prose.text):
        span = prose.original(side.span)
        if side.kind == "party":
            who = Actor(name=side.span.of(prose.text), side=side.code)
            yield Mention(span=span, kind="group", refers_to=(who,), entry=parties.get(side.span))
        elif side.kind != "capital":
            yield Mention(span=span, kind="side", refers_to=(Actor(name=None, side=side.code),), entry=side.code)
