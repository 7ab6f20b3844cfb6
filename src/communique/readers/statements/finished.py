"""A draft made into a statement: what its own words tell besides, how sure it is, and spans of the document's text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Capacity, Statement
from communique.readers.statements.capacity import with_own_capacity
from communique.readers.statements.confidence import weighed
from communique.readers.statements.ladders import strength_of
from communique.readers.statements.thanked import with_addressee

if TYPE_CHECKING:
    from communique.readers.statements.draft import Draft
    from communique.readers.statements.scene import Scene
    from communique.text.prose import Prose


def finished(draft: Draft, prose: Prose, scene: Scene) -> Statement:
    """The statement with addressee and capacity, and without speakers where they are not sure enough."""
    draft = with_own_capacity(with_addressee(draft, prose.text, scene), prose.text, scene)
    return _statement(prose, weighed(draft, prose.text, scene))


def _statement(prose: Prose, draft: Draft) -> Statement:
    return Statement(
        speakers=draft.speakers,
        addressees=draft.addressees,
        act=draft.act,
        mode=draft.mode,
        source=prose.original(draft.source) if draft.source is not None else None,
        cue=prose.original(draft.cue) if draft.cue is not None else None,
        content=tuple(prose.original(span) for span in draft.content),
        rule=draft.rule,
        considered=draft.considered,
        confidence=draft.confidence,
        on_behalf_of=_capacity(prose, draft.on_behalf_of),
        relayed=draft.relayed,
        strength=strength_of(draft, prose.text),
    )


def _capacity(prose: Prose, capacity: Capacity | None) -> Capacity | None:
    return replace(capacity, span=prose.original(capacity.span)) if capacity is not None else None
