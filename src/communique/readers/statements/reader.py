"""Reads the statements of a text, paragraph by paragraph, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import Capacity, Report, Span, Statement
from communique.readers.parse import Parse, Parser
from communique.readers.statements.counterparts import with_names
from communique.readers.statements.framed import Sentence, announced
from communique.readers.statements.lexicon import Lexicon, load_lexicon
from communique.readers.statements.openings import behind_dateline
from communique.readers.statements.paragraph import Paragraph
from communique.readers.statements.pronouns import learn_genders
from communique.readers.statements.scene import NOBODY, Scene, own_office, own_officer, title_sides
from communique.readers.statements.signed import headline, signature
from communique.readers.statements.thanked import with_addressee
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

WORD = re.compile(r"[^\W\d_]+")
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
    scene = _set_scene(prose, setting)
    lexicon = load_lexicon(general=scene.general)
    cut = [
        [behind_dateline(prose.text, span) for span in split_sentences(prose.text, paragraph)]
        for paragraph in prose.paragraphs
    ]
    learn_genders(prose.text, (sentence for sentences in cut for sentence in sentences), scene)
    scene.move_to(0)
    voices = find_voices(prose, setting.title, scene)
    own = [voice is not None and voice.kind != "release" for voice in voices]
    parses = _parses(prose, [spans for spans, spoken in zip(cut, own, strict=True) if not spoken], lexicon, parser)
    drafts: list[Draft] = []
    titled = headline(prose.text, prose.paragraphs[0], scene) if scene.general and prose.paragraphs else None
    if titled is not None:
        drafts.append(titled)
        cut[0] = []
    for paragraph, spans, voice in zip(prose.paragraphs, cut, voices, strict=True):
        if voice is not None and voice.kind != "release":
            drafts += speech(prose.text, spans, voice.start, voice.origin)
            continue
        quotes = find_quotes(prose.text, paragraph)
        sentences = [Sentence(span, parses.get(span.of(prose.text), EMPTY), meeting(quotes, span)) for span in spans]
        going_on = scene.goes_on_speaking(paragraph.of(prose.text), quotes=bool(quotes))
        scene.narrator = voice.origin if voice is not None else going_on
        reading = Paragraph(
            prose,
            scene,
            lexicon,
            paragraph,
            quotes,
            drafts[-1:],
            release=bool(scene.narrator.speakers),
            signed=signature(prose.text, paragraph, scene),
        )
        drafts += reading.read(sentences)
        scene.announced = announced(sentences[-1], scene) if sentences else NOBODY
    return tuple(_statement(prose, with_addressee(draft, prose.text, scene)) for draft in drafts)


def _set_scene(prose: Prose, setting: Setting) -> Scene:
    scene = Scene(
        setting.cast,
        with_names(setting.reports, setting.cast),
        setting.gazetteer,
        setting.home,
        own_office=own_office(prose.text, prose.paragraphs, setting.cast),
        title_sides=title_sides(setting.title, setting.gazetteer, setting.home),
    )
    officer = own_officer(prose.text, scene.own_office, setting.cast) if scene.own_office is not None else None
    scene.officer = scene.actor(officer) if officer is not None else None
    return scene


def _parses(prose: Prose, cut: list[list[Span]], lexicon: Lexicon, parser: Parser) -> dict[str, Parse]:
    """The parses of those sentences that hold a cue, by their text: what is printed twice is parsed once."""
    texts = dict.fromkeys(span.of(prose.text) for spans in cut for span in spans)
    wanted = [text for text in texts if _has_cue(text, lexicon)]
    return dict(zip(wanted, parser.parse(wanted), strict=True))


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
        on_behalf_of=_capacity(prose, draft.on_behalf_of),
        relayed=draft.relayed,
    )
