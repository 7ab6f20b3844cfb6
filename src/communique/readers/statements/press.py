"""What general news reports beyond the main clause: relative and adverbial clauses, participles, "continues to insist".

Readouts tell of their leaders in main clauses, and what stands deeper is content. News puts its sources anywhere ("a
plan that critics say will fail"); here the parser's own subject decides, unless another's statement holds the verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.event import Event
from communique.readers.statements.groups import can_tell
from communique.readers.statements.site import QUOTES, Frame
from communique.readers.statements.subjects import FINITE, own_subject

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.lexicon import Verb

RELATIVE = frozenset({"WDT", "WP"})
SAYING = frozenset({"clause", "addressed", "object", "infinitive", "express"})
LOOSE = frozenset({"object", "infinitive", "express"})
ASIDES = frozenset(
    "which who whom whose where while with but although though as after when even because including".split()
)
ADJUNCTS = frozenset("in during on at after before since when while amid".split())
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
    return _has_subject(parse, frame.verb)


def _has_subject(parse: Parse, verb: int) -> bool:
    """Whether the verb has a subject of its own, or shares that of the finite verb it is joined to."""
    if own_subject(parse, verb) is not None or _suitable(parse, antecedent(parse, verb)):
        return True
    head = parse.heads[verb]
    return parse.deps[verb] == "conj" and parse.tags[head] in FINITE and head != verb and _has_subject(parse, head)


def as_said(parse: Parse, verb: int, lower: tuple[str, ...], entry: Verb | None) -> Event | None:
    """ "As X noted, Y" and "Y, as X noted": the main clause is what is said."""
    subject = own_subject(parse, verb)
    if entry is None or subject is None or not entry.takes & {"quote", "that"} or verb + 1 >= len(lower):
        return None
    start = parse.subtree(subject)[0] - 1
    if start < 0 or lower[start] != "as" or lower[verb + 1] not in {",", ".", *QUOTES} or subject > verb:
        return None
    if start == 0:
        content = verb + 2
        frame = Frame(verb, verb + 1, content, None, entry.act, "clause")
        return Event(frame, "finite", 0, subject, before=False) if content < len(lower) - 1 else None
    start -= lower[start - 1] == ","
    return Event(Frame(verb, verb + 1, None, None, entry.act, "before"), "finite", start, subject, before=True)


def tightened(parse: Parse, event: Event, start: int, end: int) -> int:
    """Where the content of a frame ends in news, whose sentences run on: before an aside, a dash, the next clause."""
    verb, head = event.verb, parse.heads[event.verb]
    if parse.deps[verb] == "advcl" and head > start:
        subject = own_subject(parse, head)
        end = min(end, head if subject is None or subject > head else parse.subtree(subject)[0])
    if event.frame.kind not in LOOSE:
        return end
    for token in range(start + 1, end - 1):
        after = token + 1
        aside = parse.words[token] == "," and (parse.words[after].lower() in ASIDES or parse.tags[after] == "VBG")
        if aside or (parse.tags[token] == ":" and parse.words[token] not in {":", ";"}):
            end = token
            break
    adjuncts = [
        parse.subtree(child)[0]
        for child in parse.children[verb]
        if child > start and parse.deps[child] in {"prep", "advcl", "npadvmod"} and _tells_when(parse, child)
    ]
    return min([end, *(token for token in adjuncts if token > start + 1)])


def _tells_when(parse: Parse, child: int) -> bool:
    first = parse.subtree(child)[0]
    return parse.deps[child] == "npadvmod" or parse.words[first].lower() in ADJUNCTS


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
