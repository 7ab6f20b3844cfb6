"""Who speaks outside quotation marks: turns of a transcript, those who issue a joint text, a minister's "I"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Actor, Participant
from communique.readers.joint_text import JointText, is_begin, joint_text
from communique.readers.statements.monologues import monologue
from communique.readers.statements.turns import find_turns
from communique.readers.statements.voice import Voice

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.readers.statements.scene import Scene
    from communique.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Voices:
    """For each paragraph the voice that speaks it, None where the narrator does; ``body`` is the group that the issuers
    of a joint text form, if they form one.
    """

    by_paragraph: list[Voice | None]
    body: str | None = None


def find_voices(prose: Prose, title: str | None, scene: Scene) -> Voices:
    """Who speaks each paragraph."""
    turns = find_turns(prose, scene)
    if any(voice is not None for voice in turns):
        return Voices(turns)
    joint = joint_text(prose, title, scene.cast, scene.gazetteer)
    if joint is not None:
        return Voices(_issued(prose, joint, scene), joint.body)
    return Voices(monologue(prose, title, scene))


def _issued(prose: Prose, joint: JointText, scene: Scene) -> list[Voice | None]:
    speakers = tuple(_actor(issuer, scene.gazetteer) for issuer in joint.issuers)
    return [
        Voice(speakers, "joint", paragraph.start)
        if joint.first <= number < joint.last and not is_begin(paragraph.of(prose.text))
        else None
        for number, paragraph in enumerate(prose.paragraphs)
    ]


def _actor(issuer: Participant, gazetteer: Gazetteer) -> Actor:
    """The issuer as one who speaks; a country or body has no name of its own."""
    alone = issuer.side is not None and (
        gazetteer.side_of(issuer.name) == issuer.side or issuer.name in {issuer.side, gazetteer.name_of(issuer.side)}
    )
    return Actor(name=None if alone else issuer.name, side=issuer.side)
