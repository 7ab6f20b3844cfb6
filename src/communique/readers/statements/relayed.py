"""Statements inside statements: what a speaker says that someone else said ("Lindholm said Varga had told her that X").

The outer statement stays whole. An inner one is added only where the outer plainly reports, of another party and in the
past, with a verb of the lexicon: nothing that will, may or did not happen, no agreement or belief, no aside of time.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.parse import lowered
from communique.readers.statements.capacity import claims_of, in_capacity
from communique.readers.statements.contents import content_spans, trim
from communique.readers.statements.descriptions import SIDE_WORDS, UNNAMED
from communique.readers.statements.event import Event
from communique.readers.statements.framed import Sentence, draft_of
from communique.readers.statements.frames import match_frame
from communique.readers.statements.handed_on import handed_on
from communique.readers.statements.offices import ROLE
from communique.readers.statements.site import QUOTES
from communique.readers.statements.subjects import frame_start, is_who_clause, own_subject

if TYPE_CHECKING:
    from communique.model import Actor
    from communique.readers.parse import Parse
    from communique.readers.statements.draft import Draft
    from communique.readers.statements.lexicon import Lexicon
    from communique.readers.statements.scene import Scene

KINDS = frozenset({"clause", "addressed", "object", "infinitive", "express", "gift"})
NOT_TOLD = frozenset(
    "agree accept concur consent decide resolve believe expect anticipate hope trust consider hold maintain deem conclude value "
    "appreciate regret lament recognize recognise observe oppose endorse reject raise seek read press direct task commit recommit "
    "undertake continue add review explore examine assess instruct mandate".split()
)
"""What is thought, done or settled rather than said, once it is told by someone else."""

DONE_TO_THINGS = frozenset("offer reveal attribute".split())
"""What can be done with a thing without a word ("offered new options")."""

TOLD_IN_PHRASES = frozenset({"request", "propose", "condemn", "praise"})
HYPOTHETICAL = frozenset(
    "hope hoped hopes expect expected anticipate denied deny denies dismissed rejected wondered estimated predicted suggested wished".split()
)
IN_CLAUSE = frozenset({"ccomp", "conj"})
NOMINAL = frozenset({"dobj", "pobj", "prep", "appos", "attr", "conj", "dative"})
JOINING = frozenset({"cc", "punct"})
AND_THAT = re.compile(r",? and that\b")
OPEN = frozenset("if whether unless".split())


def find_relayed(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon, scene: Scene) -> list[Draft]:
    """The statements that those of the sentence relay, in order."""
    found: list[Draft] = []
    for outer in drafts:
        if not outer.speakers or outer.cue is None:
            continue
        quiet = _quiet(scene, outer.speakers)
        found += handed_on(sentence, outer, quiet)
        for verb in _reported_verbs(sentence, outer, lexicon):
            inner = _inner(sentence, outer, verb, lexicon, quiet)
            if inner is not None:
                found.append(inner)
    return found


def _quiet(scene: Scene, speakers: tuple[Actor, ...]) -> Scene:
    """A scene of its own, so that what is relayed leaves no trace; the outer speaker was the last to be heard."""
    quiet = copy(scene)
    quiet.last, quiet.guests, quiet.masculine = speakers, dict(scene.guests), dict(scene.masculine)
    return quiet


def _reported_verbs(sentence: Sentence, outer: Draft, lexicon: Lexicon) -> list[int]:
    """The reporting verbs in the past that the outer cue governs by clauses alone."""
    parse, offset = sentence.parse, sentence.span.start
    cue = _tokens(parse, [outer.cue] if outer.cue is not None else [], offset)
    lower = lowered(parse.words)
    if any(lower[token] in HYPOTHETICAL for token in cue):
        return []
    return [
        verb
        for verb in _tokens(parse, outer.content, offset)
        if lower[verb] in lexicon.forms and _is_past(parse, verb) and _is_told(parse, verb, cue)
    ]


def _tokens(parse: Parse, spans: tuple[Span, ...] | list[Span], offset: int) -> list[int]:
    return [
        token
        for token in range(len(parse))
        if any(span.start <= offset + parse.starts[token] < span.end for span in spans)
    ]


def _is_past(parse: Parse, verb: int) -> bool:
    helpers = {parse.words[child].lower() for child in parse.children[verb] if parse.deps[child] in {"aux", "auxpass"}}
    negated = any(parse.deps[child] == "neg" for child in parse.children[verb])
    perfect = bool(helpers) and helpers <= {"had", "has", "have", "also"}
    return not negated and (perfect or (not helpers and parse.tags[verb] == "VBD"))


def _is_told(parse: Parse, verb: int, cue: list[int]) -> bool:
    """Whether only clauses of content lead from the cue down to the verb, or a "who" of someone named in one."""
    token, nominal = verb, False
    while token not in cue:
        if any(parse.words[child].lower() in OPEN for child in parse.children[token]):
            return False
        head, dep = parse.heads[token], parse.deps[token]
        clause = dep in (IN_CLAUSE if head not in cue else {"ccomp"}) and not nominal
        named = (dep == "relcl" and is_who_clause(parse, token)) or (nominal and dep in NOMINAL)
        if head == token or not (clause or named):
            return False
        nominal = named and not parse.tags[head].startswith("V")
        token = head
    return True


def _inner(sentence: Sentence, outer: Draft, verb: int, lexicon: Lexicon, scene: Scene) -> Draft | None:
    event = _event(sentence.parse, verb, lexicon)
    content = _content(sentence, outer, event) if event is not None else ()
    if event is None or not content:
        return None
    inner = draft_of(sentence, event, content, scene)
    if inner is None or not _is_another(inner, outer) or not (inner.speakers or _can_tell(sentence.parse, event)):
        return None
    claim = claims_of(sentence.parse, [event], ()).get(0)
    inner = in_capacity(inner, claim, sentence.parse.text, sentence.span.start, scene)
    mode = "indirect" if outer.mode == "direct" else inner.mode
    told = event.frame.addressee
    to_me = told is not None and sentence.parse.words[told[0]].lower() == "me"
    addressees = outer.speakers if to_me else inner.addressees
    return replace(inner, mode=mode, addressees=addressees, relayed=True, rule=f"relayed:{event.frame.kind}")


def _event(parse: Parse, verb: int, lexicon: Lexicon) -> Event | None:
    """The verb's frame with its own subject, or in the perfect that of the verb that it is joined to."""
    lower = tuple("" if word in QUOTES and token < verb else word for token, word in enumerate(lowered(parse.words)))
    frame = match_frame(parse, verb, lower, lexicon)
    if frame is None or frame.kind not in KINDS or frame.content is None or frame.act == "discuss":
        return None
    entry = lexicon.verbs.get(lower[verb])
    phrase = entry is None or (frame.kind == "object" and "np" not in entry.takes)
    not_told = NOT_TOLD | DONE_TO_THINGS if frame.kind == "object" else NOT_TOLD
    if (entry is not None and entry.lemma in not_told) or (phrase and frame.act not in TOLD_IN_PHRASES):
        return None
    subject, token = own_subject(parse, verb), verb
    while subject is None and parse.deps[token] == "conj" and parse.child(verb, "aux") is not None:
        token = parse.heads[token]
        subject = own_subject(parse, token)
    if subject is None or subject > verb:
        return None
    return Event(frame, "finite", frame_start(parse, verb, lower, subject, inverted=False), subject, before=False)


def _content(sentence: Sentence, outer: Draft, event: Event) -> tuple[Span, ...]:
    """What the inner verb governs, as far as it stands in the outer content and before what is joined to the verb."""
    parse, offset = sentence.parse, sentence.span.start
    spans = content_spans(parse, [event], 0)
    if len(spans) != 1 or not any(whole.start <= offset + spans[0].start < whole.end for whole in outer.content):
        return ()
    start, end = spans[0].start, min(spans[0].end, outer.content[-1].end - offset, _end_of(parse, event))
    further = AND_THAT.search(parse.text, start, end)
    if further is not None and parse.words[event.frame.content - 1 if event.frame.content else 0] != "that":
        end = further.start()
    span = trim(parse.text, Span(start, max(start, end)))
    return (Span(offset + span.start, offset + span.end),) if span.end > span.start else ()


def _end_of(parse: Parse, event: Event) -> int:
    """Where the words below the verb end, those joined to it left out."""
    joined = [child for child in parse.children[event.verb] if parse.deps[child] == "conj" and child > event.verb]
    below = set(parse.subtree(event.verb)) - {token for child in joined for token in parse.subtree(child)}
    return parse.ends[max(token for token in below if parse.deps[token] not in JOINING)]


def _can_tell(parse: Parse, event: Event) -> bool:
    """Whether an unknown subject is somebody or a body: no paper, nobody's own ("his government"), and no office that the
    outer speaker himself may hold.
    """
    subject = event.subject or 0
    word = parse.words[subject].lower()
    known = parse.tags[subject].startswith("NNP") or word in SIDE_WORDS | UNNAMED
    return (
        known and ROLE.fullmatch(word) is None and all(parse.tags[child] != "PRP$" for child in parse.children[subject])
    )


def _is_another(inner: Draft, outer: Draft) -> bool:
    """Whether the inner speaker is surely no outer one: nobody of the same name, and no side speaking for its own people."""
    if not inner.speakers:
        return True
    sides = {
        actor.side for actor in (*inner.speakers, *outer.speakers) if actor.name is None and actor.side is not None
    }
    people = {actor.side for actor in outer.speakers}, {actor.side for actor in inner.speakers}
    return not set(inner.speakers) & set(outer.speakers) and not sides & people[0] & people[1]
