"""What was said in an exchange, gathered by speaker or by topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.text.told import speakers_told
from communique.web.page import Context
from communique.web.sayings import sayings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from communique.model import Card, Provenance, Theme, Voice
    from communique.web.asked.pages import Gathering
    from communique.web.sayings import Saying

OTHER = "other points"
"""Heads the statements of which no word tells what they are about."""

MOST_NAMES = 5
"""So many who speak together stand in a heading at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """Statements under one heading: a speaker or a topic."""

    heading: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidContext(Context):
    """All statements of an exchange, and by what they are gathered."""

    template = "exchange/said.html"
    by: Gathering
    heaps: tuple[Heap, ...]


def by_speaker(card: Card, sources: Mapping[str, Provenance], side_name: Callable[[str], str]) -> SaidContext:
    """Statements under those who made them."""
    heaps = (
        Heap(heading=_heading(voice, side_name), sayings=sayings_of(voice.statements, sources)) for voice in card.voices
    )
    return SaidContext(by="speaker", heaps=tuple(heaps))


def _heading(voice: Voice, side_name: Callable[[str], str]) -> str:
    """The speakers as the exchange calls them; where sides speak, not their codes but their names."""
    speakers = voice.statements[0].statement.speakers
    if not speakers or all(actor.name is not None for actor in speakers):
        return voice.label
    return speakers_told(speakers, side_name, most=MOST_NAMES)


def by_topic(themes: Sequence[Theme], sources: Mapping[str, Provenance]) -> SaidContext:
    """Statements under what they are about."""
    heaps = (Heap(heading=theme.topic or OTHER, sayings=sayings_of(theme.statements, sources)) for theme in themes)
    return SaidContext(by="topic", heaps=tuple(heaps))
