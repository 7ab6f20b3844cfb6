"""Whom the words of a capacity name: parties, peoples and persons by name, states and bodies by their side alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.behalf import (
    DETERMINERS,
    GROUP_WORDS,
    PARTY_WORDS,
    PEOPLE_WORDS,
    POSSESSIVES,
    STATE_WORDS,
    Behalf,
)
from communique.readers.statements.descriptions import JOINT_SIDES, described, group_name
from communique.readers.statements.offices import ROLE

if TYPE_CHECKING:
    from communique.readers.statements.scene import Scene

ORGANS = frozenset("committee politburo secretariat".split())
SELVES = frozenset("himself herself myself behalf name".split())
"""Last words of those who speak for themselves, too ("and on her own behalf")."""

OF_WHAT_WAS_NAMED = frozenset({"its", "their"})
NAMED_BY_SIDE = PARTY_WORDS | PEOPLE_WORDS | STATE_WORDS
COUPLE = frozenset({"two", "both"})
LEADING = re.compile(r"(?:(?:the|a|an|his|her|its|their|our|my|your) )+", re.IGNORECASE)
ASIDE = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """One of those whom the words name, as printed; ``side`` is the one that it tells itself, or whose it is; ``shared``
    the name of the second people of two ("the people of Norway | and Denmark").
    """

    text: str
    span: Span
    side: str | None
    shared: str | None

    @property
    def head(self) -> str:
        """The word that says what it is: the last before "of", in lower case."""
        return self.text.split(" of ")[0].split()[-1].lower()

    @property
    def first(self) -> str:
        """The first word, in lower case."""
        return self.text.split()[0].lower()

    @property
    def name(self) -> str:
        """As printed, without article, possessive or abbreviation."""
        return group_name(ASIDE.sub("", LEADING.sub("", self.text, count=1) if LEADING.match(self.text) else self.text))


def named_parties(
    phrase: Behalf, text: str, offset: int, speakers: tuple[Actor, ...], scene: Scene
) -> tuple[Actor, ...]:
    """Those whom the phrase names, in order, each once; ``text`` begins at ``offset`` of the prose."""
    found: list[Actor] = []
    named: list[Named] = []
    for span in phrase.named:
        words = span.of(text)
        place = Span(offset + span.start, offset + span.end)
        side = _own_side(words, named, speakers, scene)
        named.append(Named(words, place, side, _second_people(words, side, named)))
    for number, one in enumerate(named):
        if not _is_half_of_an_office(named, number, scene):
            side = one.side or _shared_side(named, number, speakers)
            found += _parties(one, side, phrase, speakers, scene)
    return tuple(dict.fromkeys(found))


def _own_side(words: str, before: list[Named], speakers: tuple[Actor, ...], scene: Scene) -> str | None:
    """The side that the words name, or that a possessive gives them: the speaker's, or of "its" what was named before."""
    codes = {place.code for place in scene.gazetteer.find(words)}
    whole = scene.gazetteer.side_of(words)
    if whole is not None or len(codes) == 1:
        return whole or codes.pop()
    first = words.split(maxsplit=1)[0].lower()
    if first not in POSSESSIVES:
        return None
    return before[-1].side if first in OF_WHAT_WAS_NAMED and before else _side_of(speakers)


def _second_people(words: str, side: str | None, before: list[Named]) -> str | None:
    first = before[-1] if before else None
    if first is None or first.head not in PEOPLE_WORDS or " of " not in first.text or " " in words or side is None:
        return None
    return f"{first.name.split(' of ')[0]} of {words}"


def _side_of(speakers: tuple[Actor, ...]) -> str | None:
    sides = {actor.side for actor in speakers}
    return sides.pop() if len(sides) == 1 else None


def _shared_side(named: list[Named], number: int, speakers: tuple[Actor, ...]) -> str | None:
    """The side that a part of a list has from another part ("the Chinese government and people", "the Party, State and
    people of Laos"), else a party's, a people's or a government's from whoever speaks.
    """
    one = named[number]
    if one.head not in NAMED_BY_SIDE or COUPLE & set(one.text.lower().split()):
        return None
    if number > 0 and one.first not in DETERMINERS and named[number - 1].side is not None:
        return named[number - 1].side
    behind = next((later.side for later in named[number + 1 :] if later.side is not None), None)
    of = any(" of " in later.text for later in named[number + 1 :])
    return behind if of and behind is not None else _side_of(speakers)


def _is_half_of_an_office(named: list[Named], number: int, scene: Scene) -> bool:
    """ "General Secretary and President X" is one person."""
    if number + 1 == len(named) or ROLE.fullmatch(named[number].head) is None:
        return False
    start = named[number].span.start
    holders = scene.figure_at(named[number + 1].span)
    return any(titled.start <= start < titled.end for holder in holders for titled in holder.titled)


def _parties(
    one: Named, side: str | None, phrase: Behalf, speakers: tuple[Actor, ...], scene: Scene
) -> tuple[Actor, ...]:
    if one.head in SELVES:
        return speakers if len(speakers) == 1 else ()
    if one.shared is not None:
        return (Actor(name=one.shared, side=one.side),)
    form = scene.gazetteer.lookup(one.text)
    if form is not None:
        return (Actor(name=one.name if form.kind in {"party", "people"} else None, side=form.code),)
    if one.head in PARTY_WORDS | PEOPLE_WORDS or _is_organ_of_a_party(one, scene):
        return (Actor(name=one.name, side=side),)
    if one.head in STATE_WORDS and side is not None:
        return (Actor(name=None, side=side),)
    return _people(one, scene) or _group(one, phrase, scene)


def _is_organ_of_a_party(one: Named, scene: Scene) -> bool:
    return one.head in ORGANS and any(place.kind == "party" for place in scene.gazetteer.find(one.text))


def _people(one: Named, scene: Scene) -> tuple[Actor, ...]:
    """A person by name or office, or two sides together."""
    named = scene.figure_at(one.span)
    if named:
        return (scene.actor(named[0]),)
    joint = one.head in JOINT_SIDES and bool(COUPLE & set(one.text.lower().split()))
    return described(one.text, one.head, scene) if joint or ROLE.fullmatch(one.head) is not None else ()


def _group(one: Named, phrase: Behalf, scene: Scene) -> tuple[Actor, ...]:
    """Others under the words of the text; those of a phrase that may mean something else only where they can speak."""
    if not phrase.sure and one.head not in GROUP_WORDS | STATE_WORDS and ROLE.fullmatch(one.head) is None:
        return ()
    codes = {place.code for place in scene.gazetteer.find(one.text)}
    inherited = one.side if one.head in GROUP_WORDS else None
    return (Actor(name=one.name, side=codes.pop() if len(codes) == 1 else inherited),)
