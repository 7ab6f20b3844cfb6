"""Which of a sentence's reporting verbs report on the sentence's own level, and who their subject is.

A verb inside what another one reports ("Xi said China urges ...") is no event of its own. The parser decides where
it can be trusted; where small parsers go wrong on long sentences, order, commas and tense decide.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.parse import Parse, lowered
from communique.readers.statements.acceptance import accepted
from communique.readers.statements.attributions import QUOTED_AS, attributed, quoted_as, went_on
from communique.readers.statements.event import Event
from communique.readers.statements.frames import match_frame
from communique.readers.statements.groups import SourceKind, can_tell
from communique.readers.statements.passives import passive
from communique.readers.statements.press import antecedent, as_said, noun_right_before, reports_anywhere
from communique.readers.statements.sayings import with_sayings
from communique.readers.statements.site import QUOTES
from communique.readers.statements.subjects import (
    FINITE,
    frame_start,
    is_source,
    is_who_clause,
    nearer_name,
    neighbouring_subject,
    own_subject,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Span
    from communique.readers.statements.lexicon import Lexicon, Verb
    from communique.readers.statements.site import Frame

QUOTED_WORDS = 3
KINDS: tuple[SourceKind, ...] = ("study", "people", "body")
PERFECT = frozenset({"has", "have", "had", "'s", "'ve", "'d"})
PROGRESSIVE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "'re", "’re"})
BEING = frozenset({"is", "are", "was", "were", "been"})
TELLING = frozenset("said says reads read added adds reported".split())
TEXTS = frozenset("statement readout release service communique communiqué report".split())


def find_events(parse: Parse, lexicon: Lexicon, quoted: Sequence[Span] = ()) -> list[Event]:
    """The events of one sentence in the order of their verbs; ``quoted`` are its characters inside quotations."""
    lower = lowered(parse.words)
    events: list[Event] = []
    told = _is_told_by_source(lower)
    long_quotes = [span for span in quoted if span.of(parse.text).count(" ") >= QUOTED_WORDS and not told]
    for verb, word in enumerate(lower):
        if word not in lexicon.forms or any(span.start <= parse.starts[verb] < span.end for span in long_quotes):
            continue
        event = _event(parse, verb, lower, lexicon, events)
        if event is not None:
            events.append(event)
    events = with_sayings(parse, lower, lexicon, events)
    found = _without_fronted_strays(_without_embedded(parse, events, general=lexicon.general))
    return found or attributed(parse, lower)


def _is_told_by_source(lower: tuple[str, ...]) -> bool:
    """Whether a text or press service is quoted ("...," the statement says): what it tells of others is theirs."""
    return any(
        word in TELLING and lower[token - 1] in TEXTS and QUOTES & set(lower[:token])
        for token, word in enumerate(lower)
        if token > 1
    )


def _event(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon, events: list[Event]) -> Event | None:
    if lower[max(verb - 2, 0) : verb] in QUOTED_AS and lower[verb] == "saying":
        return quoted_as(parse, verb, match_frame(parse, verb, lower, lexicon))
    if lower[max(verb - 3, 0) : verb] == ("went", "on", "to"):
        return went_on(parse, verb, match_frame(parse, verb, lower, lexicon))
    form = _form(parse, verb, lower, lexicon)
    if form == "passive":
        return passive(parse, verb, lower, lexicon)
    frame = match_frame(parse, verb, lower, lexicon) if form is not None else None
    if form is None or frame is None or (frame.kind == "meeting" and form != "finite"):
        return None
    aside = as_said(parse, frame, lower) if lexicon.general and frame.content is None and form == "finite" else None
    if aside is not None:
        return aside
    event = _active(parse, frame, form, events, general=lexicon.general)
    return event if event is None or _suits(parse, event, lexicon.verbs.get(lower[verb])) else None


def _suits(parse: Parse, event: Event, entry: Verb | None) -> bool:
    """Whether the subject is of the kind that a verb needs: a poll "shows that X", a room does not."""
    if entry is None or not entry.takes & {"study", "people"}:
        return True
    if event.subject is None:
        return False
    if "people" in entry.takes and (
        parse.tags[event.subject].startswith("NNP") or parse.words[event.subject].lower() in {"he", "she", "they"}
    ):
        return True
    return can_tell(parse, event.subject, *(kind for kind in KINDS if kind in entry.takes))


def _active(parse: Parse, frame: Frame, form: str, events: list[Event], *, general: bool) -> Event | None:
    """The event of an active verb, if it reports on the sentence's own level."""
    lower, verb, before = lowered(parse.words), frame.verb, frame.content is None
    subject = own_subject(parse, verb) if form != "infinitive" else None
    if form == "finite":
        subject = (
            nearer_name(parse, verb, lower, subject)
            if subject is not None and parse.tags[subject] != "VBG"
            else neighbouring_subject(parse, verb, lower, before=before)
        )
    if before and (is_who_clause(parse, verb) or not _stands_after_content(parse, verb, lower, subject)):
        return None
    if subject is not None and _is_nobody(parse, subject, lower):
        return None
    deeper = general and not before and reports_anywhere(parse, frame, form, events)
    if not before and not deeper and not accepted(parse, verb, subject, form, events):
        return None
    if subject is None and general and not before:
        subject = antecedent(parse, verb) if deeper else None
        subject = subject if subject is not None or form != "finite" else noun_right_before(parse, verb)
    start = frame_start(parse, verb, lower, subject, inverted=before)
    if subject is None:
        subject = _not_the_source(parse, _shared_subject(parse, verb, events), events)
    return Event(frame, form, start, subject, before)


def _is_nobody(parse: Parse, subject: int, lower: tuple[str, ...]) -> bool:
    """ "Neither leader mentioned X": nobody did."""
    return any(lower[token] in {"neither", "no", "nobody", "none"} for token in (subject, *parse.children[subject]))


def _form(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> str | None:
    children = parse.children[verb]
    if any(parse.deps[child] == "neg" for child in children) and lower[verb] not in {"denied", "denies"}:
        return None
    if lower[verb] in lexicon.adjectives and lower[verb] not in lexicon.verbs:
        head = parse.heads[verb]
        predicate = parse.deps[verb] in {"acomp", "attr"} and parse.tags[head] in FINITE and head < verb
        return "finite" if predicate else None
    tag = parse.tags[verb]
    auxiliaries = {lower[child] for child in children if parse.deps[child] in {"aux", "auxpass"} and child < verb}
    if parse.child(verb, "auxpass") is not None or (tag == "VBN" and auxiliaries & BEING):
        return "passive"
    if _is_finite(parse, verb, auxiliaries) or (lexicon.general and _is_progressive(parse, verb, auxiliaries)):
        return "finite"
    if tag == "VBG":
        return "participle"
    to = verb > 0 and (lower[verb - 1] == "to" or parse.deps[verb] == "conj")
    return "infinitive" if tag == "VB" and to else None


def _is_progressive(parse: Parse, verb: int, auxiliaries: set[str]) -> bool:
    """ "Is warning that": of others, for who says "we are announcing" does so here and now."""
    subject = own_subject(parse, verb)
    own = subject is not None and parse.words[subject].lower() in {"i", "we", "you"}
    return parse.tags[verb] == "VBG" and bool(auxiliaries & PROGRESSIVE) and not own


def _is_finite(parse: Parse, verb: int, auxiliaries: set[str]) -> bool:
    """Whether the verb is finite, alone or with an auxiliary; a past tense may be tagged as a participle."""
    tag, dep = parse.tags[verb], parse.deps[verb]
    if tag in FINITE or (tag == "VB" and auxiliaries & {"did", "do", "does"}):
        return True
    if tag != "VBN":
        return False
    if auxiliaries:
        return bool(auxiliaries & PERFECT)
    return dep in {"ROOT", "conj"} or (dep == "ccomp" and parse.child(verb, "nsubj") is not None)


def _stands_after_content(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None) -> bool:
    if subject is None:
        return False
    start = min(parse.subtree(subject)[0], verb)
    while start > 0 and lower[start - 1] in {"also", "further", "then"}:
        start -= 1
    return start > 1 and (lower[start - 1] == "," or lower[start - 1] in QUOTES)


def _shared_subject(parse: Parse, verb: int, events: list[Event]) -> int | None:
    if events and events[-1].before and parse.tags[verb] == "VBG":
        return events[-1].subject
    token, verbs = verb, {event.verb for event in events}
    while parse.deps[token] in {
        "conj",
        "advcl",
        "xcomp",
        "acl",
        "ccomp",
        "acomp",
        "pcomp",
        "prep",
        "dobj",
        "pobj",
        "relcl",
        "parataxis",
    }:
        token = parse.heads[token]
        found = own_subject(parse, token)
        reports = token in verbs or parse.deps[token] not in {"ccomp", "relcl", "acl"} or is_who_clause(parse, token)
        if found is not None and reports:
            return found
    return events[-1].subject if events else None


def _not_the_source(parse: Parse, subject: int | None, events: list[Event]) -> int | None:
    """A verb joined to "the ministry said" goes on with whoever the ministry tells of ("He underlined X, the ministry
    said, and voiced Y").
    """
    others = [event.subject for event in events if event.subject is not None and not is_source(parse, event.subject)]
    return others[-1] if is_source(parse, subject) and others else subject


def _without_embedded(parse: Parse, events: list[Event], *, general: bool) -> list[Event]:
    """What stands before a closing frame belongs to its speaker: verbs inside it are no events of their own. Where
    the frame only names a source ("..., said a joint press release"), those inside it are the events, but
    for general news, where officials speak for themselves.
    """
    kept = events
    for event in events:
        below = {
            token
            for child in parse.children[event.verb]
            if parse.deps[child] == "ccomp"
            for token in parse.subtree(child)
        }
        if (
            not general
            and is_source(parse, event.subject)
            and any(
                other.verb in below and not is_source(parse, other.subject) for other in events if other is not event
            )
        ):
            kept = [other for other in kept if other is not event]
            continue
        if event.before and event.form == "finite":
            kept = [other for other in kept if not _is_content_of(parse, other, event)]
            content = {
                token
                for child in parse.children[event.verb]
                if parse.deps[child] == "ccomp" and child < event.verb
                for token in parse.subtree(child)
            }
            kept = [other for other in kept if other is event or other.verb not in content]
    return kept


def _is_content_of(parse: Parse, other: Event, frame: Event) -> bool:
    """Whether a verb in the present stands before a frame that closes it, or a frame parts it from its subject."""
    if other is frame or other.before or other.form != "finite" or other.subject is None:
        return False
    parted = other.subject < frame.start and other.verb > frame.verb
    return parted or (other.verb < frame.start and parse.tags[other.verb] in {"VBZ", "VBP"})


def _without_fronted_strays(events: list[Event]) -> list[Event]:
    """A participle at the head of a sentence reports only if a finite frame follows to lend it a subject."""
    finite = [event for event in events if event.form != "participle"]
    if finite and finite[0].subject is not None and events[0].subject is None and events[0].verb <= 1:
        return [replace(events[0], subject=finite[0].subject), *events[1:]]
    if finite or not events or events[0].verb > 1:
        return events
    return [event for event in events if event.subject is not None]
