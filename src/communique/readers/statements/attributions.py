"""Words given to someone without a verb of his own: "was quoted as saying", "according to X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.statements.event import Event
from communique.readers.statements.site import QUOTES, Frame

if TYPE_CHECKING:
    from communique.readers.parse import Parse

QUOTED_AS = frozenset({("quoted", "as"), ("cited", "as")})


def quoted_as(parse: Parse, verb: int, frame: Frame | None) -> Event | None:
    """ "X was quoted as saying", "the agency quoted X as saying": X speaks."""
    quoted = verb - 2
    passive = any(parse.deps[child] == "auxpass" for child in parse.children[quoted])
    speaker = parse.child(quoted, "nsubjpass", "nsubj") if passive else parse.child(quoted, "dobj", "nsubj")
    if frame is None or speaker is None or parse.deps[quoted] not in {"ROOT", "ccomp", "conj", "parataxis"}:
        return None
    start = min(quoted, parse.subtree(speaker)[0])
    return Event(replace(frame, verb=quoted), "finite", start, speaker, before=frame.content is None)


def went_on(parse: Parse, verb: int, frame: Frame | None) -> Event | None:
    """ "X went on to say": X says."""
    speaker = parse.child(verb - 3, "nsubj")
    if frame is None or speaker is None:
        return None
    return Event(frame, "finite", parse.subtree(speaker)[0], speaker, before=frame.content is None)


def attributed(parse: Parse, lower: tuple[str, ...]) -> list[Event]:
    """ "According to him, Y" and "Y, according to him", where the sentence reports nothing else."""
    verb = next((token for token in range(len(lower) - 2) if lower[token : token + 2] == ("according", "to")), None)
    if verb is None:
        return []
    source = parse.child(verb + 1, "pobj") or parse.child(verb, "pobj")
    if source is None:
        return []
    end = parse.subtree(source)[-1] + 1
    fronted = verb == 0 and end + 1 < len(lower) and lower[end] == ","
    parted = end < len(lower) and lower[end] in {",", ".", *QUOTES}
    if not fronted and not (parted or end >= len(lower) - 1):
        return []
    frame = Frame(verb, verb + 2, end + 1 if fronted else None, None, None, "source")
    return [Event(frame, "finite", verb, source, before=not fronted)]
