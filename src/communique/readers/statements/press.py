"""What general news reports beyond the main clause: relative and adverbial clauses, participles, "continues to insist".

Readouts tell of their leaders in main clauses, and what stands deeper is content. News puts its sources anywhere ("a
plan that critics say will fail"); here the parser's own subject decides, unless another's statement holds the verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.groups import can_tell
from communique.readers.statements.subjects import FINITE, own_subject

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.event import Event
    from communique.readers.statements.site import Frame

RELATIVE = frozenset({"WDT", "WP"})
SAYING = frozenset({"clause", "addressed", "object", "infinitive", "express"})
GOING_ON = frozenset(
    "continues continue continued went goes going appeared appears seemed seems began begins started tried tries proceeded".split()
)


def antecedent(parse: Parse, verb: int) -> int | None:
    """Whom "who", "which" or "that" stands for as the subject of ``verb``."""
    pronoun = relative(parse, verb)
    return parse.heads[verb] if pronoun is not None and parse.deps[verb] == "relcl" else None


def relative(parse: Parse, verb: int) -> int | None:
    """The relative pronoun that is the subject of ``verb``."""
    found = parse.child(verb, "nsubj")
    return found if found is not None and parse.tags[found] in RELATIVE else None


def reports_anywhere(parse: Parse, frame: Frame, form: str, events: list[Event]) -> bool:
    """Whether the frame reports, wherever in the sentence its clause stands; not inside what another one says."""
    if frame.kind not in SAYING or _inside(parse, frame.verb, events):
        return False
    if form == "infinitive":
        head = parse.heads[frame.verb]
        return (
            parse.deps[frame.verb] == "xcomp" and parse.words[head].lower() in GOING_ON and parse.tags[head] in FINITE
        )
    if form == "participle":
        return frame.kind in {"clause", "addressed"} and parse.deps[frame.verb] in {"acl", "advcl"}
    return own_subject(parse, frame.verb) is not None or _suitable(parse, antecedent(parse, frame.verb))


def _suitable(parse: Parse, subject: int | None) -> bool:
    return subject is not None and (parse.tags[subject].startswith("NNP") or can_tell(parse, subject))


def _inside(parse: Parse, verb: int, events: list[Event]) -> bool:
    """Whether the verb stands below the clause that an earlier frame governs."""
    above, token = {event.verb for event in events if event.frame.content is not None}, verb
    while parse.heads[token] != token:
        if parse.heads[token] in above and parse.deps[token] in {"ccomp", "xcomp", "dobj", "pobj", "prep"}:
            return True
        token = parse.heads[token]
    return False
