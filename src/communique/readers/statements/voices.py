"""Who speaks in the first person outside quotation marks: turns of a transcript, "We, the ministers", a minister's "I"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.monologues import monologue
from communique.readers.statements.turns import find_turns

if TYPE_CHECKING:
    from communique.readers.statements.scene import Scene
    from communique.readers.statements.voice import Voice
    from communique.text.prose import Prose


def find_voices(prose: Prose, title: str | None, scene: Scene) -> list[Voice | None]:
    """For each paragraph the voice that speaks it, None where the narrator does."""
    turns = find_turns(prose, scene)
    if any(voice is not None for voice in turns):
        return turns
    return monologue(prose, title, scene)
