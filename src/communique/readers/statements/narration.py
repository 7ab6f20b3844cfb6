"""Whom a sentence of the narrator's is about, so that the next "he" finds its man."""

from __future__ import annotations

import re

from communique.model import Actor, Span
from communique.readers.statements.scene import Scene, actor_of

OPENING = 90
PREDICATE = re.compile(
    r"\b(?:and|met|spoke|arrived|visited|is|was|has|had|will|who|held|attended|received|hosted|made|took)\b"
)


def narrated_subject(text: str, sentence: Span, scene: Scene) -> tuple[Actor, ...]:
    """The one person named before the sentence's first verb; nobody where there is none or more than one."""
    head = text[sentence.start : min(sentence.end, sentence.start + OPENING)]
    verb = PREDICATE.search(head)
    end = sentence.start + (verb.start() if verb is not None else len(head))
    figures = scene.cast.named_in(Span(sentence.start, max(end, sentence.start)))
    return (actor_of(figures[0]),) if len(figures) == 1 else ()
