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
class Group:
    """Who issues a joint text: ``people`` stand for issuers that are countries, if they are named, and ``body`` is the
    word for what they form together ("Task Force").
    """

    issuers: tuple[Actor, ...] = ()
    people: tuple[Actor, ...] = ()
    body: str | None = None


NOBODY = Group()


def find_voices(prose: Prose, title: str | None, scene: Scene) -> tuple[list[Voice | None], Group]:
    """For each paragraph the voice that speaks it, None where the narrator does; and those who issue a joint text."""
    turns = find_turns(prose, scene)
    if any(voice is not None for voice in turns):
        return turns, NOBODY
    joint = joint_text(prose, title, scene.cast, scene.gazetteer)
    if joint is None:
        return monologue(prose, title, scene), NOBODY
    issuers, people = (
        tuple(_actor(issuer, scene.gazetteer) for issuer in group) for group in (joint.issuers, joint.people)
    )
    return _issued(prose, joint, issuers), Group(issuers, people, joint.body)


def _issued(prose: Prose, joint: JointText, speakers: tuple[Actor, ...]) -> list[Voice | None]:
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
