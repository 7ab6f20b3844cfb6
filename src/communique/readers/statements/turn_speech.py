"""What is said in a speaker's turn, sentence by sentence: one statement each, whom it thanks, what it reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.acts import spoken_act
from communique.readers.statements.framed import read_framed
from communique.readers.statements.turns import DIRECTION
from communique.readers.statements.unframed import says_something, spoken_statement
from communique.text.quotes import find_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.readers.statements.draft import Draft
    from communique.readers.statements.framed import Sentence
    from communique.readers.statements.lexicon import Lexicon
    from communique.readers.statements.scene import Scene
    from communique.readers.statements.voice import Voice

ENDING = re.compile(r"(?:[\s—–]*(?:(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])[\s.]*|--)[\s—–-]*)+$")
DASHES = re.compile(r"(?:[—–-]+\s+)+")
COURTESY = re.compile(r"\b(?:thanks?|welcome|congratulations|greetings)\b", re.IGNORECASE)
SAYS = re.compile(
    r"(?P<who>\S+) (?:\w+ly )?(?:said|says|say|saying|asked|asks|told (?:me|us|him|her|them|\w+)|tells? (?:me|us)|wrote|goes|went|replied)"
    r"(?: to (?:me|us|him|her|them))?\s*[,:]?\s*$"
)
"""What stands before a quotation in someone's speech: who says it."""

SELF = frozenset({"i", "we", "i'd", "i've", "i'll", "we'd", "we've", "always", "often", "usually"})
REPORTED = re.compile(
    r"^(?:(?:And|But|So|Well|Also|Now|Then) |[^,;:—–]{1,40}, )*(?P<who>I|[Ww]e)(?:'ve|'d| have| had)? (?:\w+ ){0,2}?"
    r"(?!met\b|had\b|held\b|heard\b|want)\w+(?:ed|aid|old|oke)\b"
)
"""A sentence that tells what its speaker did: "We have agreed", "Mr. President, I called on"."""

OWN = re.compile(r"(?:I|[Ww]e)\b")
TOGETHER = frozenset({"agree", "discuss"})
COURTESIES = frozenset({"thank", "greet", "congratulate", "condole"})
YOU = re.compile(
    r"\b(?:you|your|yours|Mr\.? (?:President|Prime Minister|Chancellor|Secretary|Minister)|Madam(?:e)? \w+|Your (?:Excellency|Majesty|Highness))\b"
    r"|^(?:\w+, )*(?:thanks|welcome)\b",
    re.IGNORECASE,
)
OF_MANY = re.compile(r"\b(?:everybody|everyone|all of you|ladies|journalists|members of the press|folks|guys)\b")
LONGEST_BREAK = 3
LEFT_OPEN = re.compile(r"\s*(?:—|–|--)\s*$")
TAKEN_UP = re.compile(r"(?:—|–|--)\s*$")


@dataclass(slots=True)
class TurnReader:
    """Reads the paragraphs of a transcript. ``parsed`` gives the parse of a sentence that reports something; ``asked`` says
    that a stranger asked something last, so that thanks are his.
    """

    text: str
    scene: Scene
    lexicon: Lexicon
    parsed: Callable[[Span], Sentence]
    asked: bool = False

    def read(self, sentences: Sequence[Span], voice: Voice) -> list[Draft]:
        """The statements of one paragraph of a turn."""
        drafts: list[Draft] = []
        if not voice.speakers and voice.source is None:
            self.asked = any(span.of(self.text).endswith("?") for span in sentences)
            return []
        for sentence in self._spoken(sentences, voice.start):
            drafts += self._reported(sentence, voice) or [self._said(sentence, voice)]
        addressed = [self._addressed(draft) for draft in drafts]
        self.asked = False
        return addressed

    def _said(self, sentence: Span, voice: Voice) -> Draft:
        draft = spoken_statement(self.text, sentence, voice.origin)
        return replace(draft, act=spoken_act(draft.content[0].of(self.text)))

    def _spoken(self, sentences: Sequence[Span], start: int) -> Iterator[Span]:
        """The sentences from ``start`` on that say something, without stage directions; another's words that one of them
        quotes belong to it.
        """
        spans = [Span(max(span.start, start), span.end) for span in sentences if span.end > start]
        whole = Span(start, spans[-1].end) if spans else Span(start, start)
        quoted = [quote for quote in find_quotes(self.text, whole) if self._is_anothers(quote)]
        for span in _joined(spans, quoted):
            bare = self._without_directions(span)
            words = bare.of(self.text)
            if says_something(words) or COURTESY.search(words) is not None:
                yield bare

    def _is_anothers(self, quote: Span) -> bool:
        before = SAYS.search(self.text[max(0, quote.start - 80) : quote.start])
        return before is not None and before["who"].lower().replace("’", "'").strip(",") not in SELF

    def _without_directions(self, span: Span) -> Span:
        opening = DIRECTION.match(self.text, *span)
        start = opening.end() if opening is not None else span.start
        dashes = DASHES.match(self.text, start, span.end)
        start = dashes.end() if dashes is not None else start
        ending = ENDING.search(self.text, start, span.end)
        return Span(start, ending.start() if ending is not None else span.end)

    def _reported(self, sentence: Span, voice: Voice) -> list[Draft]:
        """What a sentence tells that the speaker said before, or agreed with the other ("We have agreed to ...")."""
        told = REPORTED.search(sentence.of(self.text))
        if told is None:
            return []
        parsed = self.parsed(sentence)
        self.scene.narrator = voice.origin
        framed = read_framed(parsed, self.lexicon, self.scene) if parsed.parse.words else []
        who = sentence.start + told.start("who")
        if not framed or framed[0].source is None or framed[0].source.start != who:
            return []
        return [self._own(draft, voice) for draft in framed if self._is_own(draft)]

    def _is_own(self, draft: Draft) -> bool:
        return draft.source is not None and OWN.match(self.text, *draft.source) is not None

    def _own(self, draft: Draft, voice: Voice) -> Draft:
        both = self.scene.principals
        together = (
            bool(voice.speakers)
            and draft.act in TOGETHER
            and draft.source is not None
            and self.text[draft.source.start] in "Ww"
        )
        speakers = both if together and voice.speakers[0] in both else voice.speakers
        return replace(draft, speakers=speakers, mode="first-person")

    def _addressed(self, draft: Draft) -> Draft:
        """The draft with whom it thanks or greets: those it names, else the one other person at the table."""
        if draft.addressees or draft.act not in COURTESIES or len(draft.speakers) != 1:
            return draft
        words = " ".join(span.of(self.text) for span in draft.content)
        found: tuple[Actor, ...] = ()
        if YOU.search(words) is not None and OF_MANY.search(words) is None and not self.asked:
            found = self.scene.other_than(draft.speakers[0])
        named = (self.scene.actor(figure) for span in draft.content for figure in self.scene.figure_at(span))
        found = found or tuple(actor for actor in named if actor not in draft.speakers)[:1]
        return replace(draft, addressees=found)


def _joined(spans: Sequence[Span], quoted: Sequence[Span]) -> Iterator[Span]:
    """The sentences, those that end inside a quotation together with what follows up to its end."""
    start: int | None = None
    for span in spans:
        start = span.start if start is None else start
        if any(quote.start < span.end < quote.end for quote in quoted):
            continue
        yield Span(start, span.end)
        start = None
    if start is not None:
        yield Span(start, spans[-1].end)


def resumed(drafts: list[Draft], text: str) -> list[Draft]:
    """The statements of turns, where one that an interjection broke off ("Welcome back to the House —") goes on in the
    speaker's next turn ("— and to this room"): one statement with two spans.
    """
    kept: list[Draft] = []
    for draft in drafts:
        broken = _broken(kept, draft, text)
        if broken is None:
            kept.append(draft)
        else:
            kept[broken] = replace(kept[broken], content=(*kept[broken].content, *draft.content))
    return kept


def _broken(kept: Sequence[Draft], draft: Draft, text: str) -> int | None:
    """The place of the statement that ``draft`` takes up: the speaker's last one, if both are marked by dashes."""
    if TAKEN_UP.search(text[max(0, draft.content[0].start - 4) : draft.content[0].start]) is None:
        return None
    own = (number for number in range(len(kept) - 1, -1, -1) if kept[number].speakers == draft.speakers)
    last = next(own, None)
    if last is None or len(kept) - last > LONGEST_BREAK:
        return None
    line = text[kept[last].content[-1].end :].split("\n", 1)[0]
    return last if LEFT_OPEN.search(line) is not None and len(line) < 30 else None
