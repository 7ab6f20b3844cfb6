"""Who speaks a paragraph in the first person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.model import Actor

VoiceKind = Literal["turn", "joint", "statement", "release"]
FIRST_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a paragraph in the first person, and from where on (behind a speaker's label)."""

    speakers: tuple[Actor, ...]
    kind: VoiceKind
    start: int
