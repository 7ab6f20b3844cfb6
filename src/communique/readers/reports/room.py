"""Who else was in the room: those whom a later sentence names as present."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Span
    from communique.readers.cast import Cast, Figure
    from communique.text.prose import Prose

ROOM = re.compile(
    r"\b(?:[Aa]lso (?:in|at|attending|present at|joining|participating in) (?:the )?(?:meeting|video meeting|call|talks|session)|attended the (?:meeting|talks|call)|in attendance|attended by|"
    r"also (?:attended|joined|took part|participated)|accompanied by|was joined by|co-chaired)\b"
)


def people_in_room(prose: Prose, sentences: Iterable[Span], cast: Cast) -> list[Figure]:
    """Those whom a later sentence names as present ("Also in the meeting were X and Y")."""
    found: list[Figure] = []
    for sentence in sentences:
        if ROOM.search(sentence.of(prose.text)):
            found += [figure for figure in cast.named_in(sentence) if figure not in found]
    return found
