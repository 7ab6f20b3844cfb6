"""Greetings, thanks and condolences that a speaker hands on from someone else ("conveyed the regards of President X")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.descriptions import described
from communique.readers.statements.draft import Draft
from communique.readers.statements.lexicon import load_lexicon
from communique.readers.statements.offices import ROLE

if TYPE_CHECKING:
    from communique.readers.statements.framed import Sentence
    from communique.readers.statements.scene import Scene

CARRIED = re.compile(
    r"\b(?:convey(?:ed|s|ing)?|deliver(?:ed|s|ing)?|extend(?:ed|s|ing)?|transmit(?:ted|s|ting)?|pass(?:ed|es|ing)? on|sent)\b"
)
GIVEN = frozenset({"thank", "congratulate", "condole", "greet", "invite"})
"""Acts that one person can hand on for another."""


def handed_on(sentence: Sentence, outer: Draft, scene: Scene) -> list[Draft]:
    """The statement of whoever sends the greetings that the outer one conveys; none where he is not surely another."""
    if outer.cue is None or outer.act not in GIVEN or CARRIED.search(sentence.words_at(outer.cue)) is None:
        return []
    start = outer.content[0].start
    found = next(
        (match for pattern in _patterns() if (match := pattern.match(sentence.words_at(outer.content[0])))), None
    )
    if found is None:
        return []
    what, whom = (Span(start + found.start(group), start + found.end(group)) for group in ("what", "whom"))
    sender = _sender(found["whom"], whom, scene)
    if not sender or set(sender) & set(outer.speakers) or sender[0].name is None:
        return []
    return [
        Draft(
            speakers=sender,
            addressees=outer.addressees,
            act=outer.act,
            mode="indirect",
            source=whom,
            cue=None,
            content=(what,),
            rule="relayed:noun",
            relayed=True,
        )
    ]


def _sender(words: str, span: Span, scene: Scene) -> tuple[Actor, ...]:
    """The one person whom the words name or whose office they give."""
    named = scene.figure_at(span)
    if named:
        return (scene.actor(named[0]),) if len(named) == 1 else ()
    head = words.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].lower()
    return described(words, head, scene) if ROLE.fullmatch(head) is not None else ()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    nouns = "|".join(noun for noun, entry in load_lexicon().nouns.items() if entry.act in GIVEN)
    noun = rf"(?:[\w-]+ ){{0,4}}?(?:{nouns})"
    thing = rf"(?P<what>{noun}(?: and {noun})?)"
    return (
        re.compile(rf"{thing} (?:of|from) (?P<whom>[^,.;:]+?)(?=$|[,.;:]| (?:to|on|for|over|following) )"),
        re.compile(rf"(?P<whom>(?:[\w.-]+ ){{0,7}}?[\w.-]+)(?:'s|(?<=s)') {thing}"),
    )
