"""Whether a reporting verb reports on the sentence's own level, where parser, order, commas and tense must be weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.parse import lowered
from communique.readers.statements.joined import continues_content, is_under_modal, returns_to_outer
from communique.readers.statements.subjects import (
    FINITE,
    JOINERS,
    TALKS,
    frame_start,
    is_source,
    is_who_clause,
    own_subject,
)

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.event import Event

MEETING_VERBS = frozenset(
    "met meeting spoke speaking talked called phoned telephoned held hosted received convened "
    "visited traveled travelled gathered conversed wrote sat went had joined attended arrived welcomed conducted used took gave engaged".split()
)
PLANNED = frozenset("meet visit hold join".split())
"""What is travelled for, and has a purpose of its own ("travelled to X to meet with Y to discuss Z")."""
BEGINNINGS = frozenset("began begins opened opens started starts concluded concludes closed ended continued".split())
OPPORTUNITY = frozenset({"opportunity", "occasion", "chance", "meeting", "call", "talks"})


def accepted(parse: Parse, verb: int, subject: int | None, form: str, events: list[Event]) -> bool:
    """Whether the verb reports on the narrator's level; ``events`` are those found before it in the sentence."""
    lower = lowered(parse.words)
    if form == "participle":
        return _participle_reports(parse, verb, lower, subject, events)
    if form == "infinitive":
        return _purpose(parse, verb, lower, events)
    return _finite_reports(parse, verb, lower, subject, events)


def _finite_reports(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None, events: list[Event]) -> bool:
    holder = parse.heads[verb] if parse.deps[verb] in {"acomp", "attr"} else verb
    dep = parse.deps[holder]
    if dep == "ROOT" or (dep == "ccomp" and ";" in lower[holder : parse.heads[holder]]):
        return True
    if _in_relative_clause(parse, holder, subject, events):
        return True
    if is_under_modal(parse, holder):
        return False
    accepted = {event.verb for event in events}
    top = _conjunction_top(parse, holder)
    if subject is None and (returns_to_outer(parse, holder, events) or _follows_returned(parse, holder, accepted)):
        return True
    if top != holder and continues_content(parse, holder, lower, subject, events):
        return False
    if top != holder and (top in accepted or parse.deps[top] == "ROOT") and not _inside_clause(top, events):
        return True
    told = parse.deps[top] == "ccomp" and is_source(parse, own_subject(parse, parse.heads[top]))
    if told and (top != holder or subject is not None):
        return True
    return bool(dep in {"ccomp", "parataxis", "advcl", "conj"} and _restarts(parse, holder, lower, subject, events))


def _in_relative_clause(parse: Parse, verb: int, subject: int | None, events: list[Event]) -> bool:
    """Whether the narrator goes on in a relative clause: "met X, who said", "talks, during which they agreed"."""
    lower = lowered(parse.words)
    if not events and is_who_clause(parse, verb):
        return True
    if not events and subject is not None and parse.heads[verb] == subject and lower[subject] in TALKS:
        return parse.deps[verb] == "relcl"
    return _after_which(parse, subject, lower) and (not events or _answers(parse, verb, lower, subject))


def _after_which(parse: Parse, subject: int | None, lower: tuple[str, ...]) -> bool:
    """ "held talks, during which they agreed ...": the narrator goes on in a relative clause."""
    if subject is None:
        return False
    first = parse.subtree(subject)[0]
    return first > 1 and lower[first - 1] == "which" and parse.tags[first - 2] in {"IN", "TO"}


def _answers(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None) -> bool:
    """ "Asked for support, to which X expressed his readiness": another person answers in a relative clause."""
    first = parse.subtree(subject)[0] if subject is not None else 0
    if subject is not None and lower[subject] in {"he", "she"} and lower[subject - 2] == "in":
        return True
    return parse.deps[verb] == "relcl" and lower[first - 2] in {"to", "for"} and parse.tags[subject or 0] == "NNP"


def _follows_returned(parse: Parse, verb: int, accepted: set[int]) -> bool:
    """ "Said that V is a friend, thanked Y and hoped that Z": joined to a verb that has returned to the narrator."""
    head = parse.heads[verb]
    joined = parse.deps[verb] == "conj" and parse.deps[head] == "conj" and head in accepted
    return joined and parse.tags[verb] == parse.tags[head] == "VBD"


def _inside_clause(top: int, events: list[Event]) -> bool:
    return any(
        event.frame.content is not None
        and event.frame.kind in {"clause", "addressed"}
        and event.verb != top
        and event.frame.content <= top
        and event.verb < top
        for event in events
    )


def _conjunction_top(parse: Parse, token: int) -> int:
    while parse.deps[token] == "conj":
        token = parse.heads[token]
    return token


def _restarts(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None, events: list[Event]) -> bool:
    """Whether a finite verb that the parser hung inside a content begins a new frame of the narrator's."""
    if not events and parse.deps[verb] == "advcl":
        return False
    start = frame_start(parse, verb, lower, subject, inverted=False)
    joined = start < verb and lower[start] in JOINERS
    if not joined or parse.tags[verb] not in {"VBD", "VBN"}:
        return False
    clause = bool(events) and events[-1].frame.kind in {"clause", "addressed", "impersonal"}
    if subject is not None:
        if clause and parse.tags[subject] == "PRP" and _past_clause(parse, events[-1], verb):
            return False
        return lower[start] != "as" and _can_speak(parse, subject, lower)
    if parse.deps[verb] not in {"conj", "advcl"} or not events or clause:
        return False
    return parse.tags[parse.heads[verb]] not in FINITE or parse.heads[verb] < (events[-1].frame.content or 0)


def _can_speak(parse: Parse, subject: int, lower: tuple[str, ...]) -> bool:
    speakers = {
        "he",
        "she",
        "they",
        "leaders",
        "sides",
        "two",
        "president",
        "minister",
        "ministers",
        "both",
        "presidents",
        "secretary",
        "former",
        "latter",
        "side",
        "counterpart",
        "parties",
        "delegation",
        "government",
    }
    return parse.tags[subject].startswith("NNP") or lower[subject] in speakers


def _past_clause(parse: Parse, event: Event, verb: int) -> bool:
    content = event.frame.content or 0
    return any(parse.tags[token] == "VBD" for token in range(content, verb))


def _participle_reports(
    parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None, events: list[Event]
) -> bool:
    if subject is not None:
        return lower[max(parse.subtree(subject)[0] - 1, 0)] == "with"
    dep = parse.deps[verb]
    previous = lower[verb - 1] if verb else ""
    if previous in {"when", "while"} and dep in {"advcl", "pcomp", "prep"} and verb > 1:
        return True
    if previous in {"also", "further", "then", "while", "and", "jointly"}:
        previous = lower[verb - 2] if verb > 1 and previous != "and" else previous
    if verb == 0 or (verb == 1 and previous not in {"by", "in", "after"}):
        return dep in {"advcl", "ccomp", "ROOT", "csubj", "prep", "dep"}
    if previous == "by" and dep == "pcomp" and lower[parse.heads[parse.heads[verb]]] in BEGINNINGS:
        return True
    if previous in {"by", "in"} and dep == "pcomp":
        return bool(events) and parse.heads[parse.heads[verb]] == events[-1].verb
    if previous == "and":
        return dep == "conj" and any(event.form == "participle" and event.verb == parse.heads[verb] for event in events)
    return (
        previous == ","
        and dep in {"advcl", "acl", "ccomp", "ROOT", "parataxis", "dep", "conj", "csubj"}
        and not _in_list(parse, verb)
    )


def _in_list(parse: Parse, verb: int) -> bool:
    """Whether the participle continues a list of nouns or gerunds ("combating X, raising Y")."""
    head = parse.heads[verb]
    return parse.deps[verb] == "conj" and (parse.tags[head].startswith("NN") or parse.tags[head] == "VBG")


def _purpose(parse: Parse, verb: int, lower: tuple[str, ...], events: list[Event]) -> bool:
    """An infinitive of purpose after a verb of meeting ("spoke with X to reaffirm Y")."""
    top = _conjunction_top(parse, verb)
    if top != verb and any(event.form == "infinitive" and event.verb == top for event in events):
        return True
    if (
        lower[verb - 1] != "to"
        or parse.deps[top] not in {"advcl", "xcomp", "acl", "relcl", "pcomp"}
        or parse.tags[top] != "VB"
    ):
        return False
    head = parse.heads[top]
    while (
        parse.deps[head] in {"pobj", "prep", "dobj", "conj", "compound", "appos", "nmod"}
        and lower[head] not in OPPORTUNITY
    ):
        head = parse.heads[head]
    if lower[head] in OPPORTUNITY and parse.deps[top] in {"acl", "relcl"}:
        return not events
    if any(event.verb == head for event in events):
        return False
    return _tells_of_meeting(parse, head, lower) or (
        lower[head] in PLANNED and _tells_of_meeting(parse, parse.heads[head], lower)
    )


def _tells_of_meeting(parse: Parse, verb: int, lower: tuple[str, ...]) -> bool:
    """Whether a verb of the narrator's own level tells of a meeting or of the way to it."""
    led = lower[verb] == "led" and any(lower[child] in {"delegation", "mission"} for child in parse.children[verb])
    return (lower[verb] in MEETING_VERBS or led) and parse.deps[verb] in {"ROOT", "conj"}
