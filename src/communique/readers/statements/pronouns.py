"""Whom a pronoun means: the last subject where it agrees, the last two where it is plural; nobody rather than a guess."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Actor, Span
    from communique.readers.statements.scene import Scene

PRONOUN = re.compile(r"\b(?:(?P<he>he|him|his|himself)|she|her|hers|herself)\b", re.IGNORECASE)
TELLING = re.compile(r"\b(?:he|his|himself|she|herself)\b", re.IGNORECASE)
ANYONE = re.compile(r"\b(?:he|him|his|she|her|they|their)\b", re.IGNORECASE)
OWN_WORDS = re.compile(
    r"\s(?:\w+ )?(?:expressed|extended|conveyed|voiced|reiterated|reaffirmed|renewed|shared|offered)\s(?:\w+\s)?(?P<whose>his|her)\s(?!to\b|for\b|that\b|about\b|on\b)"
)
LONGEST_MEMORY = 2


def pronoun(word: str, scene: Scene) -> tuple[Actor, ...]:
    """The actors that "he", "she", "they" or "both" means now."""
    if word in {"he", "she"}:
        return _single(word == "he", scene)
    if word in {"they", "both", "two", "all"}:
        return _plural(scene)
    if word == "i":
        return scene.narrator.speakers
    if word == "we" and scene.narrator.speakers:
        return scene.principals if scene.narrator.speakers[0] in scene.principals else ()
    return ()


def _single(masculine: bool, scene: Scene) -> tuple[Actor, ...]:
    if len(scene.last) != 1:
        return ()
    last = scene.last[0]
    told = _told(last, masculine, scene)
    if told is False:
        others = dict.fromkeys((*scene.recent, *scene.principals))
        found = tuple(actor for actor in others if actor != last and _told(actor, masculine, scene) is not False)
        found = found if len(found) == 1 else ()
    else:
        found = (last,) if last.name is not None or last == scene.officer else ()
    if found and found[0].name is not None:
        scene.masculine.setdefault(found[0].name, masculine)
    return found


def _told(actor: Actor, masculine: bool, scene: Scene) -> bool | None:
    """Whether the text says of this person what the pronoun says; None where it says neither."""
    figure = scene.figure_of(actor)
    if figure is not None and figure.feminine is not None:
        return figure.feminine != masculine
    known = scene.masculine.get(actor.name) if actor.name is not None else None
    return None if known is None else known == masculine


def _plural(scene: Scene) -> tuple[Actor, ...]:
    """Those who met or spoke last, a while ago only where one of them is none of the exchange told here; else all of it."""
    if scene.lost:
        return ()
    if scene.several and scene.several_age <= LONGEST_MEMORY:
        return scene.several
    if len(scene.last) == 1 and (scene.last[0].name or "")[:1].islower():
        return scene.last
    others = len(scene.several) > 1 and not set(scene.several) <= {*scene.participants, *scene.principals}
    return scene.several if others and set(scene.last) <= set(scene.several) else scene.participants


def learn_genders(text: str, sentences: Iterable[Span], scene: Scene) -> None:
    """Note of whom the text says "he" or "she": sentences that name one person and hold pronouns of one kind."""
    counts: dict[str, Counter[bool]] = {}
    for sentence in sentences:
        named = scene.figure_at(sentence)
        if len(named) != 1:
            continue
        first = min(use.end for use in named[0].uses if sentence.covers(use))
        if ANYONE.search(text, sentence.start, first):
            continue
        kinds = {match["he"] is not None for match in PRONOUN.finditer(text, first, sentence.end)}
        if len(kinds) == 1 and TELLING.search(text, first, sentence.end):
            counts.setdefault(named[0].name, Counter())[kinds.pop()] += 1
    for figure in scene.cast.figures:
        for use in figure.uses:
            own = OWN_WORDS.match(text, use.end)
            if own is not None:
                counts.setdefault(figure.name, Counter())[own["whose"] == "his"] += 1
    for name, count in counts.items():
        if count[True] != count[False] and min(count[True], count[False]) == 0:
            scene.masculine[name] = count[True] > 0
