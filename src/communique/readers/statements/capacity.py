"""In which capacity someone speaks: which statements the words "on behalf of X" hold for, and whom they name.

In a frame they hold for its statement, before the cue for every cue that goes on with the same subject ("On behalf of
X, she thanked Y and welcomed Z"). Inside what is said they count only where the speaker says them of himself ("On
behalf of X, I thank you"), or where he thanks, congratulates or mourns in the name of his own side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import Capacity, Span
from communique.readers.parse import lowered
from communique.readers.statements.behalf import Behalf, find_behalf
from communique.readers.statements.in_whose_name import named_parties
from communique.readers.statements.lexicon import load_lexicon
from communique.readers.statements.subjects import FINITE, JOINERS, own_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.readers.parse import Parse
    from communique.readers.statements.draft import Draft
    from communique.readers.statements.event import Event
    from communique.readers.statements.scene import Scene

FOR_OTHERS = frozenset("thank congratulate condole greet praise support".split())
"""Acts that are done in the name of others, so that the words may stand behind what the act is about."""

ADVOCACY = frozenset(
    "work works efforts effort leadership advocacy action actions engagement intervention interventions activities activity campaign "
    "fight struggle service services sacrifice sacrifices mediation statement statements remarks speech message messages decision "
    "participation attendance signature testimony initiative initiatives steps measures".split()
)
CLAUSE_BEGINS = re.compile(r"(?:^|[,;:.!?(\"“—–] ?|\b(?:and|that) )$")
I_GO_ON = re.compile(r",? (?:I|[Ww]e|let me|let us|allow me|permit me|may I|please)\b")
HE_GOES_ON = re.compile(r",? (?:he|she)\b")
I_PERFORM = re.compile(
    r"\b(?:I|[Ww]e)\b(?:,? (?:also|would|wish|want|like|to|once|again|am|are|pleased|happy|honou?red|sincerely|warmly|hereby|\w+ly),?)* "
    r"(?:thank|congratulate|extend|express|convey|offer|send|greet|welcome|salute|apologi[sz]e|invite|wish|pay)\b(?P<rest>[^.;:—]{0,160})$"
)
NEW_SUBJECT = re.compile(r"\b(?:I|we|he|she|they|that|who|which)\b")
LONGEST_FRAME = 8


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase that an event may have for its capacity; ``loose`` where it stands behind what the act is about."""

    phrase: Behalf
    loose: bool = False


def claims_of(parse: Parse, events: Sequence[Event], quoted: Sequence[Span]) -> dict[int, Claim]:
    """The phrases of a sentence by the number of the event whose frame they stand in; ``quoted`` are its quotations."""
    found: dict[int, Claim] = {}
    for phrase in find_behalf(parse.text):
        if any(quote.start < phrase.span.start < quote.end for quote in quoted):
            continue
        first, last = (_token_at(parse, place) for place in phrase.span)
        number = _led(parse, events, first, last)
        if number is not None:
            found |= {other: Claim(phrase) for other in _with_same_subject(events, number)}
            continue
        number = next((n for n in reversed(range(len(events))) if events[n].verb < first), None)
        if number is not None and _closes(parse, events[number], first, last):
            found[number] = Claim(phrase)
        elif number is not None and _is_loose(parse, events[number], first):
            found[number] = Claim(phrase, loose=True)
    return found


def in_capacity(draft: Draft, claim: Claim | None, text: str, offset: int, scene: Scene) -> Draft:
    """The draft with the capacity that a claim of its sentence gives it; ``text`` begins at ``offset`` of the prose."""
    if claim is None:
        return draft
    capacity = _capacity(claim.phrase, draft, text, offset, scene)
    if capacity is None or (claim.loose and not (_names_own_side(capacity, draft) or _names_person(capacity, draft))):
        return draft
    if claim.loose:
        return replace(draft, on_behalf_of=capacity)
    return replace(draft, on_behalf_of=capacity, content=_without(capacity.span, draft.content, text, offset))


def _without(phrase: Span, content: tuple[Span, ...], text: str, offset: int) -> tuple[Span, ...]:
    """The content without a phrase that closes it and its sentence's frame ("conveyed | condolences on behalf of X"); it
    stays before a receiver ("condolences on behalf of X | to Y").
    """
    last = content[-1]
    behind = text[phrase.end - offset :]
    if phrase.end != last.end or phrase.start <= last.start or behind.startswith(" to "):
        return content
    before = text[: phrase.start - offset].rstrip(" ,")
    return (*content[:-1], Span(last.start, offset + len(before)))


def with_own_capacity(draft: Draft, text: str, scene: Scene) -> Draft:
    """The draft with the capacity that the speaker's own words give it, if its frame gives none."""
    if draft.on_behalf_of is not None or draft.relayed:
        return draft
    for span in draft.content:
        words = span.of(text)
        for phrase in find_behalf(words):
            capacity = _own_words(phrase, words, draft, span.start, scene)
            if capacity is not None:
                return replace(draft, on_behalf_of=capacity)
    return draft


def _own_words(phrase: Behalf, words: str, draft: Draft, offset: int, scene: Scene) -> Capacity | None:
    before, after = words[: phrase.span.start], words[phrase.span.end :]
    fronted = CLAUSE_BEGINS.search(before) is not None
    performed = I_PERFORM.search(before)
    capacity = _capacity(phrase, draft, words, offset, scene)
    if capacity is None or (fronted and I_GO_ON.match(after)):
        return capacity
    behind = performed is not None and not _is_of_others(performed["rest"])
    his = draft.mode == "indirect" and fronted and HE_GOES_ON.match(after) is not None
    return capacity if (behind or his) and _names_own_side(capacity, draft) else None


def _is_of_others(words: str) -> bool:
    """Whether what stands before the words tells of someone else, or of work that is done for somebody."""
    return NEW_SUBJECT.search(words) is not None or not ADVOCACY.isdisjoint(words.lower().split())


def _names_own_side(capacity: Capacity, draft: Draft) -> bool:
    """Whether one of the parties is the speaker's own, or of his side."""
    sides = {actor.side for actor in draft.speakers} - {None}
    return any(actor.side in sides or actor in draft.speakers for actor in capacity.parties)


def _names_person(capacity: Capacity, draft: Draft) -> bool:
    """Whether it begins with a person of no other side who is not spoken to ("congratulated X on Y on behalf of President Z")."""
    first = capacity.parties[0]
    return first.name is not None and first.name.istitle() and first.side is None and first not in draft.addressees


def _capacity(phrase: Behalf, draft: Draft, text: str, offset: int, scene: Scene) -> Capacity | None:
    parties = named_parties(phrase, text, offset, draft.speakers, scene)
    span = Span(offset + phrase.span.start, offset + phrase.span.end)
    return Capacity(span=span, parties=parties) if parties else None


def _token_at(parse: Parse, place: int) -> int:
    """The first token that begins at or behind a place of the sentence."""
    return next((token for token in range(len(parse)) if parse.starts[token] >= place), len(parse))


def _led(parse: Parse, events: Sequence[Event], first: int, last: int) -> int | None:
    """The event whose frame a phrase of the tokens from ``first`` to ``last`` leads: it stands before the cue, and no
    other verb comes between them but one of the same subject ("On behalf of X, she met Y to thank him").
    """
    number = next((n for n, event in enumerate(events) if event.verb >= last), None)
    if number is None or parse.words[first].lower() in JOINERS:
        return None
    event = events[number]
    if event.start <= first:
        inside = range(max(event.start, event.subject or 0), first)
        return None if any(_is_finite(parse, token) for token in inside) else number
    if any(_is_finite(parse, token) for token in range(first) if not _speaks(parse, token, first)) or event.before:
        return None
    between = (token for token in range(last, event.start) if _is_finite(parse, token))
    return number if all(own_subject(parse, token) == event.subject for token in between) else None


def _speaks(parse: Parse, verb: int, first: int) -> bool:
    """ "She spoke on behalf of X and stressed Y"."""
    return verb == first - 1 and parse.words[verb].lower() in {"spoke", "speaks"}


def _is_finite(parse: Parse, token: int) -> bool:
    return parse.tags[token] in {*FINITE, "MD"}


def _with_same_subject(events: Sequence[Event], number: int) -> list[int]:
    """The event and those after it that go on with its subject."""
    found = [number]
    for later in range(number + 1, len(events)):
        if events[later].subject != events[number].subject:
            break
        found.append(later)
    return found


def _closes(parse: Parse, event: Event, first: int, last: int) -> bool:
    """Whether a phrase stands behind the cue in its frame: before the content, behind the noun that the cue governs, or
    behind whom the act is for.
    """
    frame, lower = event.frame, lowered(parse.words)
    if lower[first - 1] in ADVOCACY:
        return False
    if frame.content is None:
        return first - event.verb <= LONGEST_FRAME and not any(
            _is_finite(parse, token) for token in range(event.verb + 1, first)
        )
    if last <= frame.content:
        return True
    if frame.kind not in {"express", "gift"}:
        return False
    receiver = frame.addressee
    behind_noun = lower[first - 1] in load_lexicon().nouns and frame.content < first
    return behind_noun or (frame.kind == "gift" and receiver is not None and receiver[0] < first)


def _is_loose(parse: Parse, event: Event, first: int) -> bool:
    """Whether a phrase closes what an act of thanks or grief is about, with no verb or work of others before it."""
    content, lower = event.frame.content, lowered(parse.words)
    if event.frame.act not in FOR_OTHERS or content is None or first == len(parse):
        return False
    said = range(content, first)
    return not any(parse.tags[token].startswith(("V", "MD")) or lower[token] in ADVOCACY for token in said)
