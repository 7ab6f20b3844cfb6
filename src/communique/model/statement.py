"""Who speaks, who is named, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.model.span import Span

Act = Literal[
    "state",
    "propose",
    "pledge",
    "offer",
    "request",
    "demand",
    "thank",
    "congratulate",
    "condole",
    "greet",
    "condemn",
    "concern",
    "support",
    "agree",
    "discuss",
    "invite",
    "hope",
    "warn",
    "reaffirm",
    "praise",
    "other",
]
Mode = Literal["direct", "indirect", "first-person"]
MentionKind = Literal["person", "side", "group", "joint", "initiative"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone who speaks or is spoken to: a person (name and, where known, side), or a side or group alone.

    ``name`` is as printed, at its fullest; None when only the side is named ("the Chinese side").
    ``side`` is the ISO 3166 alpha-3 code of a country or the short name of an organisation (NATO, EU, UN).
    """

    name: str | None
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone whom a text introduces by name, with the offices and the side that it gives.

    ``name`` is the fullest form in the text (front matter included), without title. ``span`` is the name's first
    place in the document's text, None when it stands only in metadata. ``mentions`` are the spans of every
    recognised use of the name, in order. ``entry`` and ``posts`` are as in ``Participant``.
    """

    name: str
    side: str | None
    offices: tuple[str, ...]
    span: Span | None
    mentions: tuple[Span, ...] = ()
    entry: str | None = None
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names someone, and whom it refers to in this document (empty: not resolved). ``entry`` is the id
    of what it names in the tables of knowledge (a person, an organization, an initiative), None where they have none.
    """

    span: Span
    kind: MentionKind
    refers_to: tuple[Actor, ...]
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """In whose name a speaker speaks: the words that say so ("on behalf of the CPC and the Chinese people"), and those
    that they name, in order: a party or a people with its own name and its country's side, a state with its side alone.
    """

    span: Span
    parties: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One (speakers, cue, content) triple.

    ``speakers`` is empty when the reader is unsure; ``considered`` are then those whom it held for the likeliest.
    ``confidence`` is the share of speakers found in this way that was right in the gold, from 0 to 1 (see
    ``readers/data/speaker_confidence.csv``); None where nobody was even considered. ``source`` is the span that names
    the speakers; where a sentence goes on without a frame, it is that of the frame it goes on from. ``cue`` is the
    reporting phrase, None where there is none. ``content`` holds one span, or two where the frame stands in the middle.
    ``relayed`` says that it stands inside another's statement ("Biden said Xi had told him ..."). ``strength`` is the
    cue's rung on the ladder that holds it (``readers/data/cue_strengths.csv``), None where none does. ``rule`` names the rule of
    the reader that found it.
    """

    speakers: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    act: Act
    mode: Mode
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    rule: str
    considered: tuple[Actor, ...] = ()
    confidence: float | None = None
    on_behalf_of: Capacity | None = None
    relayed: bool = False
    strength: int | None = None
