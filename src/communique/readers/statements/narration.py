"""Whom a sentence of the narrator's is about, so that the next "he" finds its man."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Actor, Span

if TYPE_CHECKING:
    from communique.readers.statements.scene import Scene

OPENING = 90
PREDICATE = re.compile(
    r"\b(?:and|met|spoke|arrived|visited|is|was|has|had|will|who|held|attended|received|hosted|made|took)\b"
)
MEETING = re.compile(
    r"\b(?:(?:[Cc]onversations?|[Cc]alls?|[Mm]eetings?|[Tt]alks|[Dd]iscussions?) with|[Ss]peaking (?:to|with)|called on|calls on|paid (?:[\w-]+ ){0,4}call on|met|meets|spoke|speaks|received|receives|hosted(?! by)|(?:held|holds|had) (?:[\w-]+ ){0,4}(?:talks|meeting|conversation|call|discussions))\b"
)
PRONOUN = re.compile(r"(?:[A-Z][\w' ]{0,40}, )?(?:He|She|he|she)\b")


def met_in(text: str, sentence: Span, scene: Scene) -> tuple[Actor, ...]:
    """The two people of whom the sentence tells that they met ("He also met with X"); of more, those who took part in
    the exchange that it tells of and are named in it or before.
    """
    if MEETING.search(text, sentence.start, sentence.end) is None:
        return ()
    if several := scene.told_here(sentence):
        return several
    named = tuple(scene.actor(figure) for figure in scene.figure_at(sentence))
    if len(named) == 1 and PRONOUN.match(text, sentence.start, sentence.end) and scene.last[1:] == ():
        named = (*scene.last, *(actor for actor in named if actor not in scene.last))
    return named if len(named) == 2 else ()


def narrated_subject(text: str, sentence: Span, scene: Scene) -> tuple[Actor, ...]:
    """The one person named before the sentence's first verb; nobody where there is none or more than one."""
    head = text[sentence.start : min(sentence.end, sentence.start + OPENING)]
    verb = PREDICATE.search(head)
    end = sentence.start + (verb.start() if verb is not None else len(head))
    figures = scene.figure_at(Span(sentence.start, max(end, sentence.start)))
    return (scene.actor(figures[0]),) if len(figures) == 1 else ()
