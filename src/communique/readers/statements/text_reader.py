"""A text read paragraph by paragraph: turns, statements and joint texts by their voices, all else as the narrator's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.parse import Parse, Parser
from communique.readers.statements.framed import Sentence, announced
from communique.readers.statements.joint_speech import JointReader
from communique.readers.statements.openings import behind_dateline
from communique.readers.statements.paragraph import Paragraph
from communique.readers.statements.pronouns import learn_genders
from communique.readers.statements.scene import NOBODY, Scene
from communique.readers.statements.set_apart import parse_apart
from communique.readers.statements.signed import headline, signature
from communique.readers.statements.turn_speech import TurnReader
from communique.readers.statements.unframed import speech
from communique.readers.statements.voices import find_voices
from communique.readers.statements.whereabouts import meeting
from communique.text.quotes import find_quotes
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.readers.statements.draft import Draft
    from communique.readers.statements.lexicon import Lexicon
    from communique.readers.statements.voice import Voice
    from communique.text.prose import Prose

LAST = 12
"""So many statements back the last one that is no other's relay is looked for."""

NUMBER = re.compile(r"(?:\d{1,3}[.)]|\(?[a-z0-9]{1,3}\)|[IVX]{1,5}\.|[-•*·])\s+")
"""The number of an article, the mark of a list's item."""

WORD = re.compile(r"[^\W\d_]+")
WHOLE = frozenset({"turn", "statement"})
"""Voices whose sentences are statements as they stand."""

EMPTY = Parse("", (), (), (), (), (), (), ())


@dataclass(slots=True)
class TextReader:
    """One reading of a text; ``drafts`` are its statements so far, in order."""

    prose: Prose
    scene: Scene
    lexicon: Lexicon
    parser: Parser
    title: str | None
    drafts: list[Draft] = field(default_factory=list)

    def read(self) -> list[Draft]:
        """All statements of the text."""
        prose, scene = self.prose, self.scene
        cut = [self._sentences(paragraph) for paragraph in prose.paragraphs]
        learn_genders(prose.text, (sentence for sentences in cut for sentence in sentences), scene)
        scene.move_to(0)
        voices, group = find_voices(prose, self.title, scene)
        parses = self._parses(cut, voices)
        turns = TurnReader(prose.text, scene, self.lexicon, self._parsed)
        joint = JointReader(prose.text, scene, self.lexicon, group)
        if self._has_headline():
            cut[0] = []
        for paragraph, spans, voice in zip(prose.paragraphs, cut, voices, strict=True):
            scene.issuers = voice.speakers if voice is not None and voice.kind == "joint" else ()
            if voice is not None and voice.kind == "turn":
                self.drafts += turns.read(spans, voice)
            elif voice is not None and voice.kind == "statement":
                self.drafts += speech(prose.text, spans, voice.start, voice.origin)
            elif voice is not None and voice.kind == "joint":
                self.drafts += joint.read(self._with_parses(spans, find_quotes(prose.text, paragraph), parses))
            else:
                quotes = find_quotes(prose.text, paragraph)
                self._narrated(paragraph, quotes, self._with_parses(spans, quotes, parses), voice)
        return self.drafts

    def _narrated(
        self, paragraph: Span, quotes: tuple[Span, ...], sentences: list[Sentence], voice: Voice | None
    ) -> None:
        """A paragraph of the narrator's, or of whoever goes on speaking in it."""
        text, scene = self.prose.text, self.scene
        going_on = scene.goes_on_speaking(paragraph.of(text), quotes=bool(quotes))
        scene.narrator = voice.origin if voice is not None else going_on
        reading = Paragraph(
            self.prose,
            scene,
            self.lexicon,
            paragraph,
            quotes,
            [draft for draft in self.drafts[-LAST:] if not draft.relayed][-1:],
            release=bool(scene.narrator.speakers),
            signed=signature(text, paragraph, scene),
        )
        self.drafts += reading.read(sentences)
        scene.announced = announced(sentences[-1], scene) if sentences else NOBODY

    def _has_headline(self) -> bool:
        """Whether the first paragraph is a headline with a statement; it is then one of the drafts."""
        first = self.prose.paragraphs[:1] if self.scene.general else ()
        found = [draft for span in first if (draft := headline(self.prose.text, span, self.scene)) is not None]
        self.drafts += found
        return bool(found)

    def _sentences(self, paragraph: Span) -> list[Span]:
        """The sentences of a paragraph, without dateline and without the number of an article."""
        text = self.prose.text
        number = NUMBER.match(text, *paragraph)
        bare = Span(number.end(), paragraph.end) if number is not None and number.end() < paragraph.end else paragraph
        return [behind_dateline(text, span) for span in split_sentences(text, bare)]

    def _with_parses(self, spans: list[Span], quotes: tuple[Span, ...], parses: dict[str, Parse]) -> list[Sentence]:
        text = self.prose.text
        return [Sentence(span, parses.get(span.of(text), EMPTY), meeting(quotes, span)) for span in spans]

    def _parses(self, cut: list[list[Span]], voices: Sequence[Voice | None]) -> dict[str, Parse]:
        """The parses of those sentences that hold a cue, by their text: what is printed twice is parsed once."""
        told = [spans for spans, voice in zip(cut, voices, strict=True) if voice is None or voice.kind not in WHOLE]
        texts = dict.fromkeys(span.of(self.prose.text) for spans in told for span in spans)
        wanted = [text for text in texts if self._has_cue(text)]
        return dict(zip(wanted, parse_apart(wanted, self.parser), strict=True))

    def _has_cue(self, words: str) -> bool:
        return any(word in self.lexicon.forms for word in WORD.findall(words.lower()))

    def _parsed(self, span: Span) -> Sentence:
        """One sentence parsed by itself."""
        (parse,) = self.parser.parse([span.of(self.prose.text)])
        return Sentence(span, parse, meeting(find_quotes(self.prose.text, span), span))
