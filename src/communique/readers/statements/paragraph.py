"""One paragraph of a text, sentence by sentence: what is framed, what goes on without a frame, who says "I"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.draft import Origin
from communique.readers.statements.framed import read_framed, subject_of
from communique.readers.statements.narration import met_in, narrated_subject
from communique.readers.statements.relayed import find_relayed
from communique.readers.statements.unframed import (
    goes_on,
    in_first_person,
    is_spoken,
    own_claim,
    quoted_statement,
    spoken_statement,
)
from communique.readers.statements.whereabouts import meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.readers.statements.draft import Draft
    from communique.readers.statements.framed import Sentence
    from communique.readers.statements.lexicon import Lexicon
    from communique.readers.statements.scene import Scene
    from communique.text.prose import Prose

PAST = re.compile(r"ed\b|^(?:have|has|had|told|said|spoke|took|undertook|put|set|made|gave|held)$")
FIRST = re.compile(r"\b(?:I|[Ww]e)\b")
OPEN_FRAME = re.compile(r"\w+\s*[,:]\s+$")
MOST_BETWEEN = 60
BOTH = re.compile(r"\b(?:[Tt]he two|[Bb]oth|[Ii]t is|[Tt]hey)\b")


@dataclass(slots=True)
class Paragraph:
    """One paragraph being read; ``before`` is the last statement before it, if any; ``release`` says that its text
    speaks of its author as "I"; ``signed`` is whose name stands behind its quotation; ``framers`` are the statements
    that frame a part of a quotation, ``relayed`` those that others tell of.
    """

    prose: Prose
    scene: Scene
    lexicon: Lexicon
    span: Span
    quotes: tuple[Span, ...]
    before: Sequence[Draft]
    release: bool
    signed: Origin | None = None
    framers: dict[Span, Draft] = field(default_factory=dict)
    relayed: list[Draft] = field(default_factory=list)

    def read(self, sentences: list[Sentence]) -> list[Draft]:
        """The statements of the paragraph in the order of their content."""
        if self.release:
            released: list[Draft] = []
            for sentence in sentences:
                released += self._released(sentence, released)
            return self._with_relayed(released)
        framed = [self._framed(sentence) for sentence in sentences]
        self.framers = _framers(framed, self.quotes)
        spoken = self._spoken(sentences, framed)
        drafts: list[Draft] = []
        for number, sentence in enumerate(sentences):
            if spoken is not None and (number > 0 or not framed[0]):
                drafts += self._own_words(sentence, framed[number], spoken)
            elif spoken is not None:
                drafts.append(in_first_person(framed[0][0]))
            elif (same := self._same_breath(sentence, framed[number], number, drafts)) is not None:
                drafts.append(same)
            else:
                drafts += framed[number] or self._unframed(sentence, number, drafts)
        return sorted(self._with_relayed(drafts), key=lambda draft: draft.content[0].start)

    def _with_relayed(self, drafts: list[Draft]) -> list[Draft]:
        """The statements and those inside them; what is relayed stays only where the one that relays it does."""
        contents = [span for draft in drafts for span in draft.content]
        return drafts + [inner for inner in self.relayed if any(span.covers(inner.content[0]) for span in contents)]

    def _framed(self, sentence: Sentence) -> list[Draft]:
        self.scene.move_to(self.prose.offsets[sentence.span.start])
        self.scene.present, self.scene.here = self.scene.figure_at(sentence.span), sentence.span.end
        self.scene.met(met_in(self.prose.text, sentence.span, self.scene))
        drafts = read_framed(sentence, self.lexicon, self.scene) if sentence.parse.words else []
        if not drafts:
            about = subject_of(sentence, self.scene) if sentence.parse.words else ()
            self.scene.heard(about or narrated_subject(self.prose.text, sentence.span, self.scene))
        self.relayed += find_relayed(sentence, drafts, self.lexicon, self.scene)
        return drafts

    def _released(self, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """One sentence of a minister's own release: what it reports of the past, else the author's own claim."""
        framed = [draft for draft in self._framed(sentence) if not self._performs(draft)]
        if not framed and any(_fills(quote, sentence.span) for quote in sentence.quotes):
            return self._unframed(sentence, 0, drafts)
        if not framed:
            return own_claim(self.prose.text, sentence.span, self.scene.narrator)
        return [in_first_person(draft) if self._is_own(draft) else draft for draft in framed]

    def _performs(self, draft: Draft) -> bool:
        """ "I congratulate", "we look forward": said here and now, not reported."""
        cue = draft.cue.of(self.prose.text).split()[0] if draft.cue is not None else ""
        return self._is_own(draft) and not PAST.search(cue)

    def _is_own(self, draft: Draft) -> bool:
        return draft.source is not None and FIRST.search(draft.source.of(self.prose.text)) is not None

    def _spoken(self, sentences: list[Sentence], framed: list[list[Draft]]) -> Origin | None:
        """The speaker of an unquoted first-person paragraph ("Xi stressed, ... I am ready ..."), else None."""
        if not framed or not framed[0] or framed[0][0].rule != "finite:clause" or framed[0][0].mode == "direct":
            return None
        first = framed[0][0]
        open_frame = (
            first.cue is not None
            and OPEN_FRAME.search(self.prose.text[first.cue.start : first.content[0].start]) is not None
        )
        outside = "".join(self.prose.text[start:end] for start, end in _gaps(self.span, self.quotes))
        return (
            first.origin
            if open_frame or (is_spoken(outside) and is_spoken(outside[len(sentences[0].parse.text) :]))
            else None
        )

    def _own_words(self, sentence: Sentence, framed: list[Draft], spoken: Origin) -> list[Draft]:
        others = [
            draft
            for draft in framed
            if draft.source is not None
            and draft.speakers
            and draft.speakers != spoken.speakers
            and draft.speakers[0].name is not None
        ]
        return framed if others else [spoken_statement(self.prose.text, sentence.span, spoken)]

    def _unframed(self, sentence: Sentence, number: int, drafts: list[Draft]) -> list[Draft]:
        if not sentence.quotes:
            return self._goes_on(sentence, number, drafts)
        found = [
            quoted_statement(self.prose.text, sentence.span, quote, self._origin(quote, drafts))
            for quote in sentence.quotes
            if self.signed is not None or _fills(quote, sentence.span)
        ]
        return [draft for draft in found if draft is not None]

    def _origin(self, quote: Span, drafts: list[Draft]) -> Origin:
        """Who speaks a quotation: whoever frames a part of it, else the last to speak in this paragraph."""
        if quote in self.framers:
            return self.framers[quote].origin
        if self.signed is not None:
            return self.signed
        if drafts:
            return drafts[-1].origin
        if self.scene.announced.speakers:
            return self.scene.announced
        last = self.before[-1] if self.before else None
        alone = quote.start <= self.span.start and quote.end >= self.span.end - 1
        goes_on = last is not None and (last.mode == "direct" or (alone and len(last.speakers) == 1))
        return last.origin if last is not None and goes_on else Origin()

    def _same_breath(self, sentence: Sentence, framed: list[Draft], number: int, drafts: list[Draft]) -> Draft | None:
        """A sentence of the kind "China welcomes ..., and hopes ..." right behind a statement of China's minister: his."""
        if not framed or number == 0 or not drafts or len(drafts[-1].speakers) != 1:
            return None
        side = drafts[-1].speakers[0].side
        own = all(len(draft.speakers) == 1 and draft.speakers[0] == Actor(name=None, side=side) for draft in framed)
        cues = [draft.cue.of(self.prose.text).split()[0] for draft in framed if draft.cue is not None]
        present = len(cues) == len(framed) and all(word.endswith("s") for word in cues)
        if side is None or drafts[-1].speakers[0].name is None or not own or not present:
            return None
        return replace(
            spoken_statement(self.prose.text, sentence.span, drafts[-1].origin), mode="indirect", rule="claim goes on"
        )

    def _goes_on(self, sentence: Sentence, number: int, drafts: list[Draft]) -> list[Draft]:
        previous = drafts[-1] if drafts else (self.before[-1] if self.before and number == 0 else None)
        if previous is None or previous.mode == "direct" or len(previous.speakers) != 1:
            return []
        between = self.prose.text[previous.content[-1].end : sentence.span.start]
        if between.count(". ") > 1 or len(between) > MOST_BETWEEN:
            return []
        about = narrated_subject(self.prose.text, sentence.span, self.scene)
        if any(actor not in previous.speakers for actor in about):
            return []
        draft = goes_on(self.prose.text, sentence.span, previous.origin, self._subject_sides(sentence.span))
        return [draft] if draft is not None else []

    def _subject_sides(self, span: Span) -> frozenset[str | None]:
        head = self.prose.text[span.start : min(span.end, span.start + 120)]
        sides: set[str | None] = {place.code for place in self.scene.gazetteer.find(head)}
        if BOTH.search(head):
            sides |= {actor.side for actor in self.scene.sides}
        return frozenset(sides)


def _gaps(whole: Span, quotes: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    start = whole.start
    for quote in quotes:
        yield start, quote.start
        start = quote.end
    yield start, whole.end


def _fills(quote: Span, sentence: Span) -> bool:
    """Whether the quotation makes up most of the sentence, so that it is the statement and no quoted term."""
    shared = min(quote.end, sentence.end) - max(quote.start, sentence.start)
    return 2 * shared > sentence.end - sentence.start


def _framers(framed: list[list[Draft]], quotes: tuple[Span, ...]) -> dict[Span, Draft]:
    """For each quotation the first statement with a cue that holds a part of it."""
    found: dict[Span, Draft] = {}
    for draft in (draft for drafts in framed for draft in drafts):
        for quote in (quote for span in draft.content for quote in meeting(quotes, span)):
            found.setdefault(quote, draft)
    return found
