"""Reads the statements of a text, paragraph by paragraph, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from communique.model import Capacity, Report, Span, Statement
from communique.readers.parse import Parse, Parser
from communique.readers.statements.capacity import with_own_capacity
from communique.readers.statements.confidence import weighed
from communique.readers.statements.counterparts import with_names
from communique.readers.statements.framed import Sentence, announced
from communique.readers.statements.joint_speech import JointReader
from communique.readers.statements.ladders import strength_of
from communique.readers.statements.lexicon import Lexicon, load_lexicon
from communique.readers.statements.openings import behind_dateline
from communique.readers.statements.paragraph import Paragraph
from communique.readers.statements.pronouns import learn_genders
from communique.readers.statements.scene import Scene, own_office, own_officer, title_sides
from communique.readers.statements.set_apart import parse_apart
from communique.readers.statements.thanked import with_addressee
from communique.readers.statements.turn_speech import TurnReader, resumed
from communique.readers.statements.unframed import speech
from communique.readers.statements.voices import find_voices
from communique.readers.statements.whereabouts import meeting
from communique.text.quotes import find_quotes
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.readers.cast import Cast
    from communique.readers.statements.draft import Draft
    from communique.text.prose import Prose

LAST = 12
"""So many statements back the last one that is no other's relay is looked for."""

NUMBER = re.compile(r"(?:\d{1,3}[.)]|\(?[a-z0-9]{1,3}\)|[IVX]{1,5}\.|[-•*·])\s+")
"""The number of an article, the mark of a list's item."""

TRIP = re.compile(r"\b(?:trip|travel|visit|meetings)s?\b", re.IGNORECASE)
"""Words of a headline over several meetings abroad."""

WORD = re.compile(r"[^\W\d_]+")
WHOLE = frozenset({"turn", "statement"})
"""Voices whose sentences are statements as they stand."""

EMPTY = Parse("", (), (), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Setting:
    """What the statements reader is told of the text besides its prose."""

    cast: Cast
    reports: tuple[Report, ...]
    gazetteer: Gazetteer
    home: str | None
    title: str | None = None


def read_statements(prose: Prose, setting: Setting, parser: Parser) -> tuple[Statement, ...]:
    """All statements of the prose in the order of their content, with spans of the document's text."""
    lexicon, scene = load_lexicon(), _set_scene(prose, setting)
    cut = [_sentences(prose, paragraph) for paragraph in prose.paragraphs]
    learn_genders(prose.text, (sentence for sentences in cut for sentence in sentences), scene)
    scene.move_to(0)
    voices, group = find_voices(prose, setting.title, scene)
    own = [voice is not None and voice.kind in WHOLE for voice in voices]
    parses = _parses(prose, [spans for spans, spoken in zip(cut, own, strict=True) if not spoken], lexicon, parser)
    turns = TurnReader(prose.text, scene, lexicon, partial(_parsed, prose, parser))
    joint = JointReader(prose.text, scene, lexicon, group)
    drafts: list[Draft] = []
    for paragraph, spans, voice in zip(prose.paragraphs, cut, voices, strict=True):
        if voice is not None and voice.kind == "turn":
            drafts += turns.read(spans, voice)
            continue
        if voice is not None and voice.kind == "statement":
            drafts += speech(prose.text, spans, voice.start, voice.speakers)
            continue
        quotes = find_quotes(prose.text, paragraph)
        sentences = [Sentence(span, parses.get(span.of(prose.text), EMPTY), meeting(quotes, span)) for span in spans]
        scene.issuers = voice.speakers if voice is not None and voice.kind == "joint" else ()
        if voice is not None and voice.kind == "joint":
            drafts += joint.read(sentences)
            continue
        going_on = scene.goes_on_speaking(paragraph.of(prose.text), quotes=bool(quotes))
        scene.narrator = voice.speakers if voice is not None else going_on
        before = [draft for draft in drafts[-LAST:] if not draft.relayed][-1:]
        reading = Paragraph(prose, scene, lexicon, paragraph, quotes, before, release=bool(scene.narrator))
        drafts += reading.read(sentences)
        scene.announced = announced(sentences[-1], scene) if sentences else ()
    return tuple(_statement(prose, _completed(draft, prose.text, scene)) for draft in resumed(drafts, prose.text))


def _completed(draft: Draft, text: str, scene: Scene) -> Draft:
    """The draft with the addressee and the capacity that its own words tell, and how sure its speakers are."""
    return weighed(with_own_capacity(with_addressee(draft, text, scene), text, scene), text, scene)


def _sentences(prose: Prose, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph, without dateline and without the number of an article."""
    number = NUMBER.match(prose.text, *paragraph)
    bare = Span(number.end(), paragraph.end) if number is not None and number.end() < paragraph.end else paragraph
    return [behind_dateline(prose.text, span) for span in split_sentences(prose.text, bare)]


def _parsed(prose: Prose, parser: Parser, span: Span) -> Sentence:
    """One sentence parsed by itself."""
    (parse,) = parser.parse([span.of(prose.text)])
    return Sentence(span, parse, meeting(find_quotes(prose.text, span), span))


def _set_scene(prose: Prose, setting: Setting) -> Scene:
    scene = Scene(
        setting.cast,
        with_names(setting.reports, setting.cast),
        setting.gazetteer,
        setting.home,
        own_office=own_office(prose.text, prose.paragraphs, setting.cast),
        title_sides=title_sides(setting.title, setting.gazetteer, setting.home),
        on_trip=any(report.kind == "visit" for report in setting.reports) or bool(TRIP.search(setting.title or "")),
    )
    officer = own_officer(prose.text, scene.own_office, setting.cast) if scene.own_office is not None else None
    scene.officer = scene.actor(officer) if officer is not None else None
    return scene


def _parses(prose: Prose, cut: list[list[Span]], lexicon: Lexicon, parser: Parser) -> dict[str, Parse]:
    """The parses of those sentences that hold a cue, by their text: what is printed twice is parsed once."""
    texts = dict.fromkeys(span.of(prose.text) for spans in cut for span in spans)
    wanted = [text for text in texts if _has_cue(text, lexicon)]
    return dict(zip(wanted, parse_apart(wanted, parser), strict=True))


def _has_cue(words: str, lexicon: Lexicon) -> bool:
    return any(word in lexicon.forms for word in WORD.findall(words.lower()))


def _capacity(prose: Prose, capacity: Capacity | None) -> Capacity | None:
    return replace(capacity, span=prose.original(capacity.span)) if capacity is not None else None


def _statement(prose: Prose, draft: Draft) -> Statement:
    return Statement(
        speakers=draft.speakers,
        addressees=draft.addressees,
        act=draft.act,
        mode=draft.mode,
        source=prose.original(draft.source) if draft.source is not None else None,
        cue=prose.original(draft.cue) if draft.cue is not None else None,
        content=tuple(prose.original(span) for span in draft.content),
        rule=draft.rule,
        considered=draft.considered,
        confidence=draft.confidence,
        on_behalf_of=_capacity(prose, draft.on_behalf_of),
        relayed=draft.relayed,
        strength=strength_of(draft, prose.text),
    )
