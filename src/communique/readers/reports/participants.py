"""Who took part in an exchange, from the sentence that tells of it and those that name the rest of the room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Participant, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.knowledge.gazetteer import Gazetteer
    from communique.readers.cast import Cast, Figure
    from communique.text.prose import Prose

ASIDE = re.compile(
    r"\b(?:to (?:discuss|reaffirm|review|express|explore|highlight|offer|condemn|congratulate|follow|underscore|exchange|address|mark|attend|celebrate|seek|convey|welcome|thank|advance|consult)|"
    r"about|regarding|where|ahead of|following|before (?:he|she|the)|after(?! (?:talks|a meeting|meeting|a phone))|in connection with|on behalf of|under the leadership|on the margins of|for the (?:summit|inauguration)|"
    r"while|as well as (?:his|her|its)|at the invitation of|as part of|who (?:is|was|are) (?:in|on|expected)|discussing|saying|noting|when they)\b"
)
OWNER = re.compile(r"'s? (?!call|meeting|talks|visit|conversation)")
ROOM = re.compile(
    r"\b(?:[Aa]lso (?:in|at|attending|present at|joining|participating in) (?:the )?(?:meeting|video meeting|call|talks|session)|attended the (?:meeting|talks|call)|in attendance|attended by|"
    r"also (?:attended|joined|took part|participated)|accompanied by|was joined by|co-chaired)\b"
)
DELEGATION = re.compile(r"\b(?P<side>[\w. ]+?) (?:officials|leaders|authorities|side|delegation|government)\b")


def people_told(prose: Prose, span: Span, cast: Cast) -> list[Figure]:
    """The people named in the clause that tells of the exchange, what only surrounds it left out."""
    text = span.of(prose.text)
    cut = ASIDE.search(text, 12)
    near = Span(span.start, span.start + cut.start()) if cut is not None else span
    owners = {
        figure.name
        for figure in cast.figures
        for use in figure.uses
        if near.covers(use) and OWNER.match(prose.text, use.end)
    }
    return [figure for figure in cast.named_in(near) if figure.name not in owners]


def people_in_room(prose: Prose, sentences: Iterable[Span], cast: Cast) -> list[Figure]:
    """Those whom a later sentence names as present ("Also in the meeting were X and Y")."""
    found: list[Figure] = []
    for sentence in sentences:
        if ROOM.search(sentence.of(prose.text)):
            found += [figure for figure in cast.named_in(sentence) if figure not in found]
    return found


def participant(figure: Figure, prose: Prose) -> Participant:
    """The figure as a participant, with the longest form of its office."""
    office = max(figure.offices, key=len) if figure.offices else None
    return Participant(
        name=figure.name, side=figure.side, office=office, span=prose.original(figure.uses[0]) if figure.uses else None
    )


def sides_told(text: str, gazetteer: Gazetteer) -> list[str]:
    """Countries and bodies named as those who act in a clause, in order, each once."""
    return list(dict.fromkeys(side.code for side in gazetteer.find(text) if side.kind not in {"party", "capital"}))
