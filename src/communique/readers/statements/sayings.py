"""Nouns that report with a possessor and no verb, in general news: "her claim that X", "the mayor's call for Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.event import Event
from communique.readers.statements.site import Frame

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.lexicon import Lexicon, Noun

SPOKEN_FOR = frozenset("my our your its".split())
UNOWNED = frozenset(
    "report reports claim claims allegation allegations accusation accusations warning warnings".split()
)
"""Those that report without a possessor, too, where a clause follows ("reports that X")."""


def saying(parse: Parse, noun: int, lower: tuple[str, ...], entry: Noun) -> Event | None:
    """The event of a noun that reports, or None where nobody's words follow it."""
    link, content = noun + 1, noun + 2
    if not parse.tags[noun].startswith("NN") or content >= len(lower) or lower[link] not in entry.follows:
        return None
    owner = parse.child(noun, "poss")
    clause = lower[link] == "that" and parse.tags[link] == "IN" and bool(_clauses(parse, noun))
    if owner is not None and lower[owner] in SPOKEN_FOR:
        return None
    if owner is None and not (clause and lower[noun] in UNOWNED):
        return None
    if not clause and not _links(parse, noun, link):
        return None
    start = parse.subtree(owner)[0] if owner is not None else noun
    return Event(Frame(noun, content, content, None, entry.act, "noun"), "noun", start, owner, before=False)


def _clauses(parse: Parse, noun: int) -> list[int]:
    return [child for child in parse.children[noun] if child > noun and parse.deps[child] in {"acl", "ccomp", "relcl"}]


def _links(parse: Parse, noun: int, link: int) -> bool:
    """Whether the word behind the noun is its own preposition, or the "to" of its infinitive."""
    if parse.words[link].lower() == "to":
        return parse.tags[link + 1] == "VB"
    return parse.deps[link] == "prep" and parse.heads[link] == noun


def with_sayings(parse: Parse, lower: tuple[str, ...], lexicon: Lexicon, events: list[Event]) -> list[Event]:
    """The events with those of nouns that stand in nothing that a verb of the sentence frames, in order."""
    held = {token for event in events for token in parse.subtree(event.verb) if not _is_subject(parse, event, token)}
    if not lexicon.sayings or any(event.before for event in events):
        return events
    nouns = [number for number, word in enumerate(lower) if word in lexicon.sayings and number not in held]
    found = [event for noun in nouns if (event := saying(parse, noun, lower, lexicon.sayings[lower[noun]])) is not None]
    return sorted([*events, *found], key=lambda event: event.verb)


def _is_subject(parse: Parse, event: Event, token: int) -> bool:
    return event.subject is not None and token in parse.subtree(event.subject)
