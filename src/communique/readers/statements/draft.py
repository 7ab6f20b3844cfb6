"""A statement in the making, in prose coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import Actor, Capacity, Span
    from communique.model.statement import Act, Mode


JOINTLY = "jointly: "
"""What begins the rule of a statement in a joint text."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who speaks a sentence that has no frame of its own, and the span of the frame that names them, if words do."""

    speakers: tuple[Actor, ...] = ()
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What ``Statement`` says, with spans of the prose."""

    speakers: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    act: Act
    mode: Mode
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    rule: str
    confidence: float | None = None
    considered: tuple[Actor, ...] = ()
    on_behalf_of: Capacity | None = None
    relayed: bool = False

    @property
    def origin(self) -> Origin:
        """Who goes on speaking where the next sentence has no frame."""
        return Origin(self.speakers, self.source)
