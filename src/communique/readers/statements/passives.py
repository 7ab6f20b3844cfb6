"""Passive reports: "X was discussed", "it was agreed that X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.event import Event
from communique.readers.statements.site import Frame

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.lexicon import Lexicon

PASSIVE_ACTS = frozenset({"discuss"})
IMPERSONAL = frozenset(
    {"note", "agree", "stress", "emphasize", "emphasise", "decide", "underline", "underscore", "point"}
)


def passive(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Event | None:
    """ "X was discussed", "it was agreed that X"."""
    entry = lexicon.verbs.get(lower[verb])
    subject = parse.child(verb, "nsubjpass", "nsubj", "expl")
    if (
        subject is not None
        and lower[verb] in {"paid", "given", "devoted"}
        and lower[subject] in {"attention", "emphasis"}
        and lower[verb + 1 : verb + 2] == ("to",)
    ):
        return Event(
            Frame(verb, verb + 2, verb + 2, None, "discuss", "passive"),
            "passive",
            parse.subtree(subject)[0],
            None,
            before=False,
        )
    if entry is None or subject is None or parse.tags[verb] != "VBN" or parse.deps[verb] not in {"ROOT", "conj"}:
        return None
    if lower[subject] == "it" and entry.lemma in IMPERSONAL and verb + 1 < len(lower) and lower[verb + 1] == "that":
        frame = Frame(verb, verb + 2, verb + 2, None, entry.act, "impersonal")
        return Event(frame, "passive", subject, None, before=False)
    if entry.act in PASSIVE_ACTS and lower[subject] != "it":
        return Event(Frame(verb, verb + 1, None, None, entry.act, "passive"), "passive", verb, None, before=True)
    return None
