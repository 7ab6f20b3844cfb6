"""What was said in an exchange, gathered by speaker or by topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.web.page import Context
from communique.web.sayings import sayings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.model import Card, Provenance, Theme
    from communique.web.asked.pages import Gathering
    from communique.web.sayings import Saying

OTHER = "other points"
"""Heads the statements of which no word tells what they are about."""


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


def by_speaker(card: Card, sources: Mapping[str, Provenance]) -> SaidContext:
    """Statements under those who made them."""
    heaps = (Heap(heading=voice.label, sayings=sayings_of(voice.statements, sources)) for voice in card.voices)
    return SaidContext(by="speaker", heaps=tuple(heaps))


def by_topic(themes: Sequence[Theme], sources: Mapping[str, Provenance]) -> SaidContext:
    """Statements under what they are about."""
    heaps = (Heap(heading=theme.topic or OTHER, sayings=sayings_of(theme.statements, sources)) for theme in themes)
    return SaidContext(by="topic", heaps=tuple(heaps))
