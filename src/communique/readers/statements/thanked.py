"""Whom the speaker of a first-person clause speaks to: "I thank Finland for ...", "we congratulate President X on ..."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Actor, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.statements.draft import Draft
    from communique.readers.statements.scene import Scene

SPOKEN_TO = re.compile(
    r"\b(?:I|[Ww]e)\b[^.;,]{0,30}?\b(?:"
    r"(?:thank|congratulate)\s+(?P<whom>[^.;,]{2,70}?)\s+(?:for|on|upon)\b"
    r"|(?:express|extend|convey|send|offer)\s+(?:[\w']+\s+){0,4}?"
    r"(?:congratulations|thanks|gratitude|appreciation|condolences|sympathy|greetings|wishes)\s+to\s+(?P<given>[^.;,]{2,90}?)"
    r"(?=\s+(?:for|on|upon|over|as)\b|[.;,]|$))"
)
ARTICLE = re.compile(r"(?:the|all|our) ")


def with_addressee(draft: Draft, text: str, scene: Scene) -> Draft:
    """The draft with the one person or side that its own clause thanks or congratulates, if it has no addressee."""
    if draft.addressees:
        return draft
    found = next((match for span in draft.content if (match := SPOKEN_TO.search(text, *span))), None)
    if found is None:
        return draft
    group = "whom" if found["whom"] else "given"
    named = scene.figure_at(Span(*found.span(group)))
    actors = tuple(scene.actor(figure) for figure in named) or tuple(_receivers(found[group], scene))
    return replace(draft, addressees=tuple(actor for actor in actors if actor not in draft.speakers))


def _receivers(words: str, scene: Scene) -> Iterator[Actor]:
    """Parties, peoples and countries that are thanked or congratulated, a party and a people by their own names."""
    for part in words.replace("\n", " ").split(" and "):
        name = ARTICLE.sub("", part, count=1)
        found = scene.gazetteer.find(name)
        code = found[0].code if len({side.code for side in found}) == 1 else None
        if code is not None and (found[0].kind == "party" or name.endswith(" people")):
            yield Actor(name=name, side=code)
        elif (side := scene.gazetteer.side_of(part)) is not None:
            yield Actor(name=None, side=side)
