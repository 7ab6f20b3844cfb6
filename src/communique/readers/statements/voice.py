"""Who speaks a paragraph in the first person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.readers.statements.draft import Origin

if TYPE_CHECKING:
    from communique.model import Actor, Span

VoiceKind = Literal["turn", "joint", "statement", "release"]
FIRST_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a paragraph in the first person, from where on, and the words that say so (a speaker's label)."""

    speakers: tuple[Actor, ...]
    kind: VoiceKind
    start: int
    source: Span | None = None

    @property
    def origin(self) -> Origin:
        """The speakers with the span that names them."""
        return Origin(self.speakers, self.source)
