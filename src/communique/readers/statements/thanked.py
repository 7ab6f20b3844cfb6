"""Whom the speaker of a first-person clause speaks to: "I thank Finland for ...", "we congratulate President X on ..."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Actor, Span

if TYPE_CHECKING:
    from communique.readers.statements.draft import Draft
    from communique.readers.statements.scene import Scene

SPOKEN_TO = re.compile(
    r"\b(?:I|[Ww]e)\b[^.;,]{0,30}?\b(?:thank|congratulate)\s+(?P<whom>[^.;,]{2,70}?)\s+(?:for|on|upon)\b"
)


def with_addressee(draft: Draft, text: str, scene: Scene) -> Draft:
    """The draft with the one person or side that its own clause thanks or congratulates, if it has no addressee."""
    if draft.addressees:
        return draft
    found = next((match for span in draft.content if (match := SPOKEN_TO.search(text, *span))), None)
    if found is None:
        return draft
    named = scene.figure_at(Span(*found.span("whom")))
    side = scene.gazetteer.side_of(found["whom"])
    actors = tuple(scene.actor(figure) for figure in named) or (
        (Actor(name=None, side=side),) if side is not None else ()
    )
    return replace(draft, addressees=tuple(actor for actor in actors if actor not in draft.speakers))
