"""Verbs joined to a reported clause: the narrator's again, or a part of what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.descriptions import JOINT_PEOPLE, JOINT_SIDES, MEETINGS, SIDE_WORDS, UNNAMED
from communique.readers.statements.offices import ROLE
from communique.readers.statements.subjects import SOURCES

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.event import Event

REPORTED = frozenset({"clause", "addressed"})
PRESENT = frozenset({"VB", "VBZ", "VBP"})
CALLED = frozenset({"called", "appealed"})
SPEAKING = JOINT_PEOPLE | JOINT_SIDES | MEETINGS | SIDE_WORDS | UNNAMED | SOURCES


def is_under_modal(parse: Parse, verb: int) -> bool:
    """Whether a verb shares the modal of the one it is joined to ("should uphold X and oppose Y")."""
    head = parse.heads[verb]
    return (
        parse.deps[verb] == "conj"
        and parse.tags[verb] in {"VBP", "VB"}
        and any(parse.tags[child] == "MD" for child in parse.children[head] if child < head)
    )


def returns_to_outer(parse: Parse, verb: int, events: list[Event]) -> bool:
    """Whether a past verb joined to a reported clause is the narrator's again ("said that Ankara backs X and called on
    Y to ..."): the clause stands in the present, or what it is about cannot speak ("that the case was in court and
    hoped that ...").
    """
    head = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.tags[verb] != "VBD" or not events:
        return False
    if events[-1].frame.kind not in REPORTED:
        return False
    if head == events[-1].verb:
        return _is_present(parse, parse.child(head, "ccomp"))
    if head < (events[-1].frame.content or 0):
        return False
    if parse.tags[head] in PRESENT or _is_present_passive(parse, head, verb):
        return True
    return _is_alone(parse, verb) and (_is_past_of_thing(parse, verb) or _follows_perfect(parse, verb))


def _is_present(parse: Parse, clause: int | None) -> bool:
    return clause is not None and parse.tags[clause] in PRESENT


def _is_present_passive(parse: Parse, head: int, verb: int) -> bool:
    """ "It is being handled by the courts, and urged Y to ...": no passive takes an object."""
    helpers = {parse.tags[child] for child in parse.children[head] if parse.deps[child] in {"aux", "auxpass"}}
    passive = parse.child(head, "auxpass") is not None or parse.tags[head] == "VBG"
    return passive and bool(helpers & {"VBZ", "VBP", "MD"}) and _has_object(parse, verb)


def _is_alone(parse: Parse, verb: int) -> bool:
    """Whether just one verb is joined, so that no list goes on ("has supported X, appreciated Y and believed Z")."""
    head = parse.heads[verb]
    joined = [child for child in parse.children[head] if parse.deps[child] == "conj"]
    return parse.deps[head] != "conj" and joined == [verb]


def _follows_perfect(parse: Parse, verb: int) -> bool:
    """ "That families have waited too long, and called on Y to ...": parted by a comma from a present perfect."""
    head = parse.heads[verb]
    perfect = any(parse.tags[child] in {"VBZ", "VBP"} for child in parse.children[head] if parse.deps[child] == "aux")
    return parse.tags[head] == "VBN" and perfect and parse.words[verb - 2] == "," and _has_object(parse, verb)


def _is_past_of_thing(parse: Parse, verb: int) -> bool:
    """Whether the reported clause tells the past of something that cannot speak."""
    subject = parse.child(parse.heads[verb], "nsubj", "nsubjpass")
    if subject is None or parse.tags[subject] not in {"NN", "NNS"}:
        return False
    word = parse.words[subject].lower()
    return ROLE.fullmatch(word) is None and word not in SPEAKING and _has_object(parse, verb)


def _has_object(parse: Parse, verb: int) -> bool:
    return any(
        parse.deps[child] in {"dobj", "ccomp", "xcomp"} or (parse.deps[child] == "prep" and parse.words[verb] in CALLED)
        for child in parse.children[verb]
        if child > verb
    )


def continues_content(
    parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None, events: list[Event]
) -> bool:
    """Whether a verb without subject goes on with a reported clause rather than with the report ("said that V has
    supported X, appreciated Y and believed Z").
    """
    if subject is not None or not events or events[-1].frame.kind not in {"clause", "impersonal"}:
        return False
    head, accepted = parse.heads[verb], {event.verb for event in events}
    before = verb - 1
    while before > 0 and parse.tags[before] == "RB":
        before -= 1
    return lower[before] == "," or (head not in accepted and head > (events[-1].frame.content or 0))
