"""What general news reports beyond the main clause: relative and adverbial clauses, participles, "continues to insist".

Readouts tell of their leaders in main clauses, and what stands deeper is content. News puts its sources anywhere ("a
plan that critics say will fail"); here the parser's own subject decides, unless another's statement holds the verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.statements.event import Event
from communique.readers.statements.groups import can_tell
from communique.readers.statements.site import QUOTES
from communique.readers.statements.subjects import FINITE, own_subject

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.site import Frame

RELATIVE = frozenset({"WDT", "WP"})
SAYING = frozenset({"clause", "addressed", "object", "infinitive", "express"})
LOOSE = frozenset({"object", "infinitive", "express"})
ASIDES = frozenset("which who whom whose where while with but although though as after when even because".split())
PART_OF_IT = frozenset("including regarding concerning excluding".split())
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
        return _participle_says(parse, frame)
    return _has_subject(parse, frame.verb)


def noun_right_before(parse: Parse, verb: int) -> int | None:
    """The name, noun or pronoun next to a finite verb that the parser left without a subject, if it is no object."""
    token = verb - 1
    while token > 0 and (parse.tags[token] == "RB" or parse.deps[token] == "aux"):
        token -= 1
    free = parse.deps[verb] not in {"conj", "relcl"} and token >= 0 and parse.deps[token] not in {"pobj", "dobj"}
    return token if free and parse.tags[token] in {"NNP", "NNPS", "NN", "NNS", "PRP"} else None


def _has_subject(parse: Parse, verb: int) -> bool:
    """Whether the verb has a subject of its own, or shares that of the finite verb it is joined to."""
    if own_subject(parse, verb) is not None or _suitable(parse, antecedent(parse, verb)):
        return True
    head = parse.heads[verb]
    return parse.deps[verb] == "conj" and parse.tags[head] in FINITE and head != verb and _has_subject(parse, head)


def _participle_says(parse: Parse, frame: Frame) -> bool:
    """ "A letter opposing X", "answered by announcing that X", "a source, saying that X"."""
    dep, head = parse.deps[frame.verb], parse.heads[frame.verb]
    if dep == "acl" and can_tell(parse, head):
        return True
    means = dep == "pcomp" and parse.words[head].lower() in {"by", "for", "in", "with"}
    return frame.kind in {"clause", "addressed"} and (means or dep in {"acl", "advcl"})


def as_said(parse: Parse, frame: Frame, lower: tuple[str, ...]) -> Event | None:
    """ "As X noted, Y" and "Y, as X noted": the main clause is what is said."""
    verb, subject = frame.verb, own_subject(parse, frame.verb)
    if subject is None or subject > verb or frame.cue_end >= len(lower):
        return None
    start = parse.subtree(subject)[0] - 1
    if start < 0 or lower[start] != "as" or lower[frame.cue_end] not in {",", ".", *QUOTES}:
        return None
    if start == 0:
        content = frame.cue_end + 1
        fronted = replace(frame, content=content, kind="clause")
        return Event(fronted, "finite", 0, subject, before=False) if content < len(lower) - 1 else None
    start -= lower[start - 1] == ","
    return Event(frame, "finite", start, subject, before=True)


def tightened(parse: Parse, event: Event, start: int, end: int) -> int:
    """Where the content of a frame ends in news, whose sentences run on: before an aside, a dash, the next clause."""
    verb, head = event.verb, parse.heads[event.verb]
    if parse.deps[verb] == "advcl" and head > start:
        subject = own_subject(parse, head)
        main = head if subject is None or subject > head else parse.subtree(subject)[0]
        end = min(end, main) if main > start else end
    if event.form == "noun":
        return min(end, parse.subtree(verb)[-1] + 1)
    if event.frame.kind not in LOOSE:
        return end
    for token in range(start + 1, end - 1):
        after = token + 1
        going_on = parse.words[after].lower() in ASIDES or (
            parse.tags[after] == "VBG" and parse.words[after].lower() not in PART_OF_IT
        )
        if (parse.words[token] == "," and going_on) or (
            parse.tags[token] == ":" and parse.words[token] not in {":", ";"}
        ):
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
    if subject is None:
        return False
    who = subject + 1 < len(parse) and parse.words[subject + 1].lower() == "who"
    return who or parse.tags[subject].startswith("NNP") or can_tell(parse, subject)


def _inside(parse: Parse, verb: int, events: list[Event]) -> bool:
    """Whether the verb stands below the clause that an earlier frame governs."""
    above, token = {event.verb for event in events if event.frame.content is not None}, verb
    while parse.heads[token] != token:
        if parse.heads[token] in above and parse.deps[token] in {"ccomp", "xcomp", "dobj", "pobj", "prep"}:
            return True
        token = parse.heads[token]
    return False
