"""Where the content of an event begins and ends, in the characters of its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.parse import Parse, lowered
from communique.readers.statements.press import tightened
from communique.readers.statements.site import QUOTES
from communique.readers.statements.subjects import FINITE, is_source, own_subject

if TYPE_CHECKING:
    from communique.readers.statements.event import Event

SHORTEST = 8
OPENERS = frozenset("\"“„«'‘")
CLOSERS = frozenset("\"”»'’")
PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}
STRAY = " ,.;:!?…—–"
MEETING = r"(?:meetings?|talks|calls?|phone|conversations?|telephone|visit|discussions?|summit|speech|address|ceremony|conference|briefing|statement|interview|dialogue|session)"
WHEN = r"(?:on\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday)(?:\s+(?:morning|afternoon|evening|night))?"
TRAILER = re.compile(
    rf"(?:[\s,]+{WHEN})?[\s,]+(?:"
    r"(?:when|while|after|before|in)\s+(?:meeting|talking|speaking|holding|receiving|addressing)\s[^.;]{0,200}$"
    rf"|(?:during|in|at|after|before|following|ahead of|on the sidelines of)\s+(?:a|an|the|his|her|their|its)\s+(?:[\w'-]+\s+){{0,4}}?{MEETING}\b[^.;]{{0,200}}$"
    r"|according to\s[^.;]{0,200}$)",
)
SOURCE_TRAILER = re.compile(
    r",[\"”]? (?:(?:according to|as reported by) [^.;]{0,200}"
    r"|(?:the|a|his|her|its) [^,;.]{0,60}\b(?:service|office|ministry|agency|statement|presidency|officials?) (?:has |have )?(?:said|reported|added|announced)\b[^,;]{0,40})$"
)
WHEN_MET = re.compile(r"[\s,]+when (?:meeting|receiving)\b")
ANSWERED = re.compile(
    r", (?:to )?which (?:the |his |her )?[A-Z][^,;.]{0,60}? (?:\w+ly )?(?:accepted|responded|agreed|welcomed|replied)\b[^,;.]{0,40}$"
)
DAY_TRAILER = re.compile(rf"[\s,]+(?:here\s+)?{WHEN}$")


def trim(text: str, span: Span) -> Span:
    """``span`` without blanks, stray punctuation and unpaired or enclosing quotation marks at its ends."""
    start, end = span
    while start < end:
        first, last = text[start], text[end - 1]
        if first in STRAY or first == "”":
            start += 1
        elif last in STRAY and not _is_abbreviation(text, start, end):
            end -= 1
        elif (first in OPENERS and first not in "'‘" and _closing(text, start, end) in {None, end - 1}) or (
            first in OPENERS and first not in "'‘" and text[end - 1] not in CLOSERS
        ):
            start += 1
        elif last in CLOSERS and last not in "'’" and not _opened(text, start, end):
            end -= 1
        else:
            break
    return Span(start, end)


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    return (
        text[end - 1] == "."
        and re.search(r"(?:\b\w\.\w\.|\b(?:Jr|Sr|etc|Inc|Ltd))$", text[max(start, end - 8) : end]) is not None
        and end - start > 8
    )


def _closing(text: str, start: int, end: int) -> int | None:
    mark = PAIRS.get(text[start])
    found = text.find(mark, start + 1, end) if mark else -1
    return found if found >= 0 else None


def _opened(text: str, start: int, end: int) -> bool:
    """Whether the closing mark at the end has its opening mark inside the span."""
    last = text[end - 1]
    if last == '"':
        return text.count('"', start, end) % 2 == 0
    opener = "“" if last == "”" else "«"
    return text.count(opener, start, end) >= text.count(last, start, end)


def content_spans(parse: Parse, events: list[Event], number: int, *, general: bool = False) -> tuple[Span, ...]:
    """The content of event ``number`` in the characters of the sentence: one span, or two around a frame; may be empty."""
    event = events[number]
    if event.form == "passive" and event.before:
        return _subject_span(parse, event)
    if event.before:
        return _around(parse, events, number)
    start = event.frame.content
    if start is None:
        return ()
    following = [
        later.start
        for later in events[number + 1 :]
        if later.start > start and not (later.before and _frames_all(events, later, number))
    ]
    end = min([*following, len(parse)])
    end = _before_source_frame(parse, event, end)
    end = _without_receiver(parse, event, _narration(parse, event, start, end), start)
    end = tightened(parse, event, start, end) if general else end
    span = _characters(parse, start, end)
    return _kept(trim(parse.text, _without_trailer(parse, span, event)))


def _frames_all(events: list[Event], later: Event, number: int) -> bool:
    return later.before and events[number].form == "participle" and number == 0


def _before_source_frame(parse: Parse, event: Event, end: int) -> int:
    """Where the sentence closes with the source of it all (", said a joint press release"), the content ends there."""
    head = parse.heads[event.verb]
    subject = own_subject(parse, head)
    if parse.deps[event.verb] == "ccomp" and head > event.verb and is_source(parse, subject) and subject is not None:
        return min(end, head, parse.subtree(subject)[0])
    main = next((token for token in range(event.verb, len(parse)) if parse.deps[token] == "ROOT"), None)
    if main is not None and event.frame.kind != "clause" and ";" in parse.words[event.verb : main]:
        return min(end, parse.words.index(";", event.verb))
    return end


def _without_receiver(parse: Parse, event: Event, end: int, start: int) -> int:
    """ "warm congratulations | to the CPV": the receiver at the end is no content."""
    receiver = event.frame.addressee
    if event.frame.kind != "gift" or receiver is None or receiver[0] - 1 <= start:
        return end
    if receiver[1] >= end - 1 or parse.words[receiver[1] + 1] in {"who", "which"}:
        return receiver[0] - 1
    return end


def _without_trailer(parse: Parse, span: Span, event: Event) -> Span:
    """Cut what the narrator adds of the occasion ("on Monday during his meeting with X"), if it hangs on the cue."""
    inside = span.of(parse.text).rstrip(" .,")
    source = SOURCE_TRAILER.search(inside)
    if source is not None and source.start() > SHORTEST:
        return Span(span.start, span.start + source.start())
    answered = ANSWERED.search(inside)
    if answered is not None and answered.start() > SHORTEST:
        return Span(span.start, span.start + answered.start())
    if event.frame.kind in {"clause", "impersonal"} or event.form not in {"finite", "passive"}:
        return span
    match = TRAILER.search(inside)
    if (
        match is None
        or match.start() <= SHORTEST
        or not (WHEN_MET.match(match.group()) or _hangs_on(parse, span.start + match.start(), event.verb))
    ):
        return span
    day = DAY_TRAILER.search(inside[: match.start()])
    cut = day.start() if day is not None and day.start() > SHORTEST else match.start()
    return Span(span.start, span.start + cut)


def _hangs_on(parse: Parse, position: int, verb: int) -> bool:
    """Whether the first prepositions and adverbs after ``position`` depend on the token ``verb``."""
    tokens = [
        token
        for token in range(len(parse))
        if parse.starts[token] >= position and parse.deps[token] in {"prep", "advcl", "npadvmod"}
    ]
    return (
        bool(tokens)
        and parse.heads[tokens[0]] == verb
        and (len(tokens) == 1 or parse.deps[tokens[0]] != "npadvmod" or parse.heads[tokens[1]] in {verb, tokens[0]})
    )


def _narration(parse: Parse, event: Event, start: int, end: int) -> int:
    """Cut where the narrator goes on with a verb that reports nothing ("thanked X for Y and left for Z")."""
    lower = lowered(parse.words)
    if event.form == "infinitive":
        return next(
            (
                child - 2
                for child in parse.children[event.verb]
                if parse.deps[child] == "conj" and start < child < end and lower[child - 2 : child] == ("and", "to")
            ),
            end,
        )
    if event.form != "finite" or event.frame.kind == "clause":
        return end
    for child in parse.children[event.verb]:
        if parse.deps[child] == "conj" and start < child < end and parse.tags[child] in FINITE:
            cut = parse.subtree(child)[0]
            while cut > start and lower[cut - 1] in {"and", ",", "but", "also", "then", "later"}:
                cut -= 1
            if lower[cut] in {"and", ",", "but"} and (
                parse.tags[child] == "VBD" or parse.child(child, "nsubj") is not None
            ):
                return max(cut, start + 1)
    return end


def _subject_span(parse: Parse, event: Event) -> tuple[Span, ...]:
    subject = parse.child(event.verb, "nsubjpass", "nsubj")
    if subject is None:
        return ()
    tokens = parse.subtree(subject)
    return _kept(trim(parse.text, _characters(parse, tokens[0], tokens[-1] + 1)))


def _around(parse: Parse, events: list[Event], number: int) -> tuple[Span, ...]:
    event = events[number]
    previous = [
        earlier for earlier in events[:number] if earlier.frame.content is not None and earlier.form != "participle"
    ]
    first = 0
    if previous and previous[-1].frame.kind != "clause":
        first = event.start
    lower = lowered(parse.words)
    while first < event.start and lower[first] in {"and", "but"}:
        first += 1
    spans = list(_kept(trim(parse.text, _characters(parse, first, event.start))))
    rest = _after_frame(parse, events, number)
    if rest is None and event.frame.kind != "source" and not _can_be_said(parse, first, event.start):
        return ()
    if rest is not None and spans:
        spans += _kept(trim(parse.text, rest))
    return tuple(spans)


def _can_be_said(parse: Parse, first: int, last: int) -> bool:
    """Whether the words before a frame are a clause or a quotation, and no adverbial ("At the outset, he welcomed")."""
    return any(
        parse.tags[token] in {*FINITE, "MD", "VB"} or parse.words[token] in QUOTES or parse.words[token][0] in CLOSERS
        for token in range(first, last)
    )


def _after_frame(parse: Parse, events: list[Event], number: int) -> Span | None:
    """The second half of a content that its frame interrupts ("The CPC, Xi added, stands ready")."""
    event = events[number]
    if event.frame.kind == "source":
        return _behind_source(parse, event)
    lower = lowered(parse.words)
    comma = next(
        (token for token in range(event.verb + 1, min(event.verb + 14, len(lower))) if lower[token] == ","), None
    )
    if comma is None or comma + 1 >= len(lower):
        return None
    quoted = lower[comma + 1] in QUOTES
    interrupts = quoted or _first_half_open(parse, event, comma)
    if not interrupts:
        return None
    following = [later.start for later in events[number + 1 :] if later.start > comma + 1]
    return _characters(parse, comma + 1, min([*following, len(parse)]))


def _behind_source(parse: Parse, event: Event) -> Span | None:
    """The second half of a sentence that "according to X" interrupts."""
    end = parse.subtree(event.subject)[-1] + 1 if event.subject is not None else len(parse)
    goes_on = end + 1 < len(parse) and parse.words[end] == ","
    return _characters(parse, end + 1, len(parse)) if goes_on else None


def _first_half_open(parse: Parse, event: Event, comma: int) -> bool:
    """Whether what stands before the frame lacks its verb, so that it must come after it."""
    first = range(event.start)
    depth = [
        token
        for token in first
        if parse.tags[token] in {*FINITE, "MD"}
        and parse.deps[token] not in {"advcl", "relcl", "acl"}
        and not _subordinate(parse, token)
    ]
    return not depth and any(parse.tags[token] in {*FINITE, "MD"} for token in range(comma + 1, len(parse)))


def _subordinate(parse: Parse, token: int) -> bool:
    while parse.deps[token] in {"aux", "conj", "auxpass"}:
        token = parse.heads[token]
    return parse.deps[token] in {"advcl", "relcl", "acl"} or (
        parse.deps[token] == "ccomp" and parse.tags[parse.heads[token]].startswith("NN")
    )


def _characters(parse: Parse, first: int, last: int) -> Span:
    if first >= last:
        return Span(0, 0)
    return Span(parse.starts[first], parse.ends[last - 1])


def _kept(span: Span) -> tuple[Span, ...]:
    return (span,) if span.end - span.start > 1 else ()
