"""Which of a sentence's reporting verbs report on the sentence's own level, and who their subject is.

A verb inside what another one reports ("Xi said China urges ...") is no event of its own. The parser decides where
it can be trusted; where small parsers go wrong on long sentences, order, commas and tense decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.readers.parse import Parse, lowered
from communique.readers.statements.frames import QUOTES, Frame, match_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Span
    from communique.readers.statements.lexicon import Lexicon

QUOTED_WORDS = 3
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
JOINERS = frozenset({"and", "while", "but", "whereas", ";", ",", "yet", "as"})
MEETING_VERBS = frozenset(
    "met meeting spoke speaking talked called phoned telephoned held hosted received convened "
    "visited traveled travelled gathered conversed wrote sat went had joined attended arrived welcomed conducted used took gave engaged".split()
)
OPPORTUNITY = frozenset({"opportunity", "occasion", "chance", "meeting", "call", "talks"})
SOURCES = frozenset(
    "release statement document communique communiqué ministry sources source readout it report reports announcement agency office press".split()
)
ASIDES = frozenset("who whose for on in at during as also speaking whom while after".split())
PASSIVE_ACTS = frozenset({"discuss"})
IMPERSONAL = frozenset(
    {"note", "agree", "stress", "emphasize", "emphasise", "decide", "underline", "underscore", "point"}
)


@dataclass(frozen=True, slots=True)
class Event:
    """A reporting verb on the sentence's own level.

    ``start`` is the first token of its frame (subject and joining word included); ``subject`` the head token of its
    subject, None where there is none to be found; ``form`` is finite, participle, infinitive or passive; ``before``
    says that its content stands before it.
    """

    frame: Frame
    form: str
    start: int
    subject: int | None
    before: bool

    @property
    def verb(self) -> int:
        return self.frame.verb


def find_events(parse: Parse, lexicon: Lexicon, quoted: Sequence[Span] = ()) -> list[Event]:
    """The events of one sentence in the order of their verbs; ``quoted`` are its characters inside quotations."""
    lower = lowered(parse.words)
    events: list[Event] = []
    long_quotes = [span for span in quoted if span.of(parse.text).count(" ") >= QUOTED_WORDS]
    for verb, word in enumerate(lower):
        if word not in lexicon.forms or any(span.start <= parse.starts[verb] < span.end for span in long_quotes):
            continue
        event = _event(parse, verb, lower, lexicon, events)
        if event is not None:
            events.append(event)
    return _without_fronted_strays(_without_embedded(parse, events))


def _event(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon, events: list[Event]) -> Event | None:
    form = _form(parse, verb, lower, lexicon)
    if form is None:
        return None
    if form == "passive":
        return _passive(parse, verb, lower, lexicon)
    frame = match_frame(parse, verb, lower, lexicon)
    if frame is None:
        return None
    subject = own_subject(parse, verb) if form != "infinitive" else None
    before = frame.content is None
    if subject is not None and form == "finite":
        subject = _nearer_name(parse, verb, lower, subject)
    if subject is None and form == "finite":
        subject = _neighbouring_subject(parse, verb, lower, before=before)
    if frame.kind == "meeting" and form != "finite":
        return None
    if before and not _stands_after_content(parse, verb, lower, subject):
        return None
    if not _accepted(parse, verb, lower, form, subject, before, events):
        return None
    start = _frame_start(parse, verb, lower, subject, inverted=before)
    return Event(frame, form, start, subject if subject is not None else _shared_subject(parse, verb, events), before)


def _form(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> str | None:
    tag = parse.tags[verb]
    children = parse.children[verb]
    if any(parse.deps[child] == "neg" for child in children) and lower[verb] not in {"denied", "denies"}:
        return None
    if lower[verb] in lexicon.adjectives and lower[verb] not in lexicon.verbs:
        head = parse.heads[verb]
        return (
            "finite" if parse.deps[verb] in {"acomp", "attr"} and parse.tags[head] in FINITE and head < verb else None
        )
    auxiliaries = {lower[child] for child in children if parse.deps[child] in {"aux", "auxpass"} and child < verb}
    if any(parse.deps[child] == "auxpass" for child in children) or (
        tag == "VBN" and auxiliaries & {"is", "are", "was", "were", "been"}
    ):
        return "passive"
    if (
        tag in FINITE
        or (tag == "VBN" and auxiliaries & {"has", "have", "had"})
        or (tag == "VB" and auxiliaries & {"did", "do", "does"})
    ):
        return "finite"
    if tag == "VBN" and not auxiliaries and parse.deps[verb] in {"ROOT", "conj"}:
        return "finite"
    if tag == "VBG":
        return "participle"
    if tag == "VB" and verb > 0 and (lower[verb - 1] == "to" or parse.deps[verb] == "conj"):
        return "infinitive"
    return None


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject that hangs on ``verb`` itself (for an adjective: on its copula)."""
    holder = parse.heads[verb] if parse.deps[verb] in {"acomp", "attr"} else verb
    found = parse.child(holder, *SUBJECTS)
    if found is not None and parse.tags[found] in {"WDT", "WP"}:
        return None
    return found


def _neighbouring_subject(parse: Parse, verb: int, lower: tuple[str, ...], *, before: bool) -> int | None:
    """The noun next to a finite verb where the parser saw none ("... and the Vice President reiterated", "noted Xi")."""
    if before:
        return next(
            (
                child
                for child in parse.children[verb]
                if child > verb and parse.deps[child] in {"dobj", "npadvmod", "oprd"}
            ),
            None,
        )
    if parse.tags[verb] not in FINITE or verb == 0:
        return None
    if lower[verb - 1] == "," and parse.deps[verb] != "conj":
        return _subject_before_aside(parse, verb, lower)
    token = verb - 1
    while token > 0 and parse.tags[token] == "RB":
        token -= 1
    if not parse.tags[token].startswith(("NN", "PRP")) or parse.tags[token] == "PRP$":
        return None
    start = _phrase_start(parse, token, lower)
    return token if start > 0 and lower[start - 1] in {"and", "while", "but"} else None


def _nearer_name(parse: Parse, verb: int, lower: tuple[str, ...], subject: int) -> int:
    """The name right before the verb, where the parser took a common noun of an aside before it for the subject."""
    token = verb - 1
    while token > 0 and parse.tags[token] == "RB":
        token -= 1
    if subject >= token or parse.tags[subject] not in {"NN", "NNS"} or parse.tags[token] not in {"NNP", "PRP"}:
        return subject
    start = _phrase_start(parse, token, lower)
    return (
        token
        if subject < start - 1 and lower[start - 1] == "," and _subject_is_aside(parse, subject, lower)
        else subject
    )


def _subject_is_aside(parse: Parse, subject: int, lower: tuple[str, ...]) -> bool:
    first = parse.subtree(subject)[0]
    return first > 0 and lower[first - 1] in {",", "-", "–", "—", "--"}


def _subject_before_aside(parse: Parse, verb: int, lower: tuple[str, ...]) -> int | None:
    """The noun before what stands between commas ("Trong, for his part, said", "Khiem, who chaired it, said")."""
    for comma in range(verb - 3, 0, -1):
        if (
            lower[comma] == ","
            and lower[comma + 1] in ASIDES
            and parse.tags[comma - 1] in {"NNP", "NN", "PRP", "UH", "NNPS", "FW"}
        ):
            return comma - 1
    return None


def _stands_after_content(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None) -> bool:
    if subject is None:
        return False
    start = min(parse.subtree(subject)[0], verb)
    while start > 0 and lower[start - 1] in {"also", "further", "then"}:
        start -= 1
    return start > 2 and (lower[start - 1] == "," or lower[start - 1] in QUOTES)


def _accepted(
    parse: Parse, verb: int, lower: tuple[str, ...], form: str, subject: int | None, before: bool, events: list[Event]
) -> bool:
    if before:
        return True
    if form == "participle":
        return _participle_reports(parse, verb, lower, subject, events)
    if form == "infinitive":
        return _purpose(parse, verb, lower, events)
    return _finite_reports(parse, verb, lower, subject, events)


def _finite_reports(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None, events: list[Event]) -> bool:
    holder = parse.heads[verb] if parse.deps[verb] in {"acomp", "attr"} else verb
    dep = parse.deps[holder]
    if dep == "ROOT":
        return True
    accepted = {event.verb for event in events}
    top = _conjunction_top(parse, holder)
    if top != holder and _continues_content(parse, holder, lower, subject, events):
        return False
    if top != holder and (top in accepted or parse.deps[top] == "ROOT") and not _inside_clause(parse, top, events):
        return True
    if dep in {"ccomp", "ROOT"} and subject is not None and is_source(parse, own_subject(parse, parse.heads[holder])):
        return True
    return bool(dep in {"ccomp", "parataxis", "advcl", "conj"} and _restarts(parse, holder, lower, subject, events))


def _continues_content(
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


def _inside_clause(parse: Parse, top: int, events: list[Event]) -> bool:
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
    start = _frame_start(parse, verb, lower, subject, inverted=False)
    joined = start < verb and lower[start] in JOINERS
    if not joined or parse.tags[verb] not in {"VBD", "VBN"}:
        return False
    clause = bool(events) and events[-1].frame.kind in {"clause", "addressed", "impersonal"}
    if subject is not None:
        if clause and parse.tags[subject] == "PRP" and _past_clause(parse, events[-1], verb):
            return False
        return lower[start] != "as" and _can_speak(parse, subject, lower)
    if parse.deps[verb] != "conj" or not events or clause:
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
    if previous in {"by", "in"} and dep == "pcomp":
        return bool(events) and parse.heads[parse.heads[verb]] == events[-1].verb
    if previous == "and":
        return dep == "conj" and any(event.form == "participle" and event.verb == parse.heads[verb] for event in events)
    return (
        previous == ","
        and dep in {"advcl", "acl", "ccomp", "ROOT", "parataxis", "dep", "conj"}
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
    return (
        lower[head] in MEETING_VERBS
        and parse.deps[head] in {"ROOT", "conj"}
        and not any(event.verb == head for event in events)
    )


def _frame_start(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None, *, inverted: bool) -> int:
    holder = parse.heads[verb] if parse.deps[verb] in {"acomp", "attr"} and parse.heads[verb] < verb else verb
    start = min(
        holder,
        *(
            child
            for child in parse.children[holder]
            if parse.deps[child] in {"aux", "advmod"} and child < holder and holder - child <= 3
        ),
        holder,
    )
    if subject is not None:
        first = _phrase_start(parse, subject, lower) if parse.heads[subject] != holder else parse.subtree(subject)[0]
        start = min(start, first) if first < holder or not inverted else start
    while (
        start > 0
        and not inverted
        and (lower[start - 1] in JOINERS or lower[start - 1] in {"also", "meanwhile", "with", "then", "jointly"})
    ):
        start -= 1
    return start


def _phrase_start(parse: Parse, noun: int, lower: tuple[str, ...]) -> int:
    start = noun
    while (
        start > 0
        and lower[start - 1] not in {"and", ",", "while", "but", ";"}
        and parse.tags[start - 1] in {"NNP", "NNPS", "NN", "NNS", "DT", "JJ", "CD", "POS"}
    ):
        start -= 1
    return start


def _shared_subject(parse: Parse, verb: int, events: list[Event]) -> int | None:
    token = verb
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
        if found is not None and parse.deps[token] not in {"ccomp", "relcl", "acl"}:
            return found
    return events[-1].subject if events else None


def _passive(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Event | None:
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


def is_source(parse: Parse, subject: int | None) -> bool:
    """Whether a subject is a text or an office that tells of others' words rather than a speaker of its own."""
    return subject is not None and parse.words[subject].lower() in SOURCES


def _without_embedded(parse: Parse, events: list[Event]) -> list[Event]:
    """What stands before a closing frame belongs to its speaker: verbs inside it are no events of their own. Where
    the frame only names a source ("..., said a joint press release"), those inside it are the events.
    """
    kept = events
    for event in events:
        below = {
            token
            for child in parse.children[event.verb]
            if parse.deps[child] == "ccomp"
            for token in parse.subtree(child)
        }
        if is_source(parse, event.subject) and any(
            other.verb in below and not is_source(parse, other.subject) for other in events if other is not event
        ):
            kept = [other for other in kept if other is not event]
            continue
        if event.before and event.form == "finite":
            content = {
                token
                for child in parse.children[event.verb]
                if parse.deps[child] == "ccomp" and child < event.verb
                for token in parse.subtree(child)
            }
            kept = [other for other in kept if other is event or other.verb not in content]
    return kept


def _without_fronted_strays(events: list[Event]) -> list[Event]:
    """A participle at the head of a sentence reports only if a finite frame follows to lend it a subject."""
    finite = [event for event in events if event.form != "participle"]
    if finite or not events or events[0].verb > 1:
        return events
    return [event for event in events if event.subject is not None]
