"""Texts in which one person says "I" outside quotation marks: a statement, a letter, a minister's release of his doings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.voice import FIRST_WORDS, Voice, VoiceKind
from communique.text.quotes import find_quotes
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from communique.readers.statements.scene import Scene
    from communique.text.prose import Prose

I_WORDS = re.compile(r"\bI(?:'m|'ve|'ll|'d)?\b(?!\.)")
OWN_ACCOUNT = re.compile(
    r"\b(?:I|[Ww]e) (?:\w+ ){0,2}(?:met|spoke|told|discussed|agreed|thanked|welcomed|visited|conveyed|raised|held|had)\b"
)
FOLLOWING = re.compile(
    r"\b(?:issued|made|released|gave) (?:\w+ )?(?:the )?following (?:\w+ )?(?:statement|declaration|comment|remarks)\b"
)
OPENING_PARAGRAPHS = 3
OWN_TITLE = re.compile(
    r"\b(?:statement|remarks|message|letter|address|speech|proclamation|greetings?)\b[^:]{0,30}?\b(?:by|from|of)\b",
    re.IGNORECASE,
)
SPOKEN_SHARE = 3
"""Of the paragraphs of a monologue, at least one in so many says "I" or "we"."""


def monologue(prose: Prose, title: str | None, scene: Scene) -> list[Voice | None]:
    """A text in which one person says "I" outside quotations: a statement by its title, else a release of his doings."""
    silent: list[Voice | None] = [None] * len(prose.paragraphs)
    outside = [_outside_quotes(prose, paragraph) for paragraph in prose.paragraphs]
    if not any(I_WORDS.search(text) for text in outside):
        return silent
    announced = next((n for n, text in enumerate(outside[:OPENING_PARAGRAPHS]) if FOLLOWING.search(text)), None)
    if announced is not None and not (title and OWN_TITLE.search(title)):
        return _announced(prose, outside, announced, scene)
    if title and (OWN_TITLE.search(title) or FOLLOWING.search(title)):
        kind: VoiceKind = "statement"
        speakers = _named_in_title(title, scene)
        if sum(FIRST_WORDS.search(text) is not None for text in outside) * SPOKEN_SHARE < len(outside):
            return silent
    elif any(OWN_ACCOUNT.search(text) for text in outside[:OPENING_PARAGRAPHS]):
        kind, speakers = "release", _publisher(prose, scene)
    else:
        return silent
    return [Voice(speakers, kind, paragraph.start) for paragraph in prose.paragraphs] if speakers else silent


def _announced(prose: Prose, outside: list[str], first: int, scene: Scene) -> list[Voice | None]:
    """The paragraphs behind "X issued the following statement", up to the last that says "I" or "we"."""
    found = FOLLOWING.search(prose.text, *prose.paragraphs[first])
    named = scene.figure_at(Span(prose.paragraphs[first].start, found.start())) if found is not None else ()
    speakers = (scene.actor(named[0]),) if len(named) == 1 else ()
    source = next((use for use in named[0].uses if use.start >= prose.paragraphs[first].start), None) if named else None
    last = max(number for number, text in enumerate(outside) if FIRST_WORDS.search(text))
    spoken = range(first + 1, last + 1) if speakers else range(0)
    return [
        Voice(speakers, "statement", paragraph.start, source) if number in spoken else None
        for number, paragraph in enumerate(prose.paragraphs)
    ]


def _outside_quotes(prose: Prose, paragraph: Span) -> str:
    pieces, start = [], paragraph.start
    for quote in find_quotes(prose.text, paragraph):
        pieces.append(prose.text[start : quote.start])
        start = quote.end
    return " ".join([*pieces, prose.text[start : paragraph.end]])


def _named_in_title(title: str, scene: Scene) -> tuple[Actor, ...]:
    """The one person whose family name stands in the title first."""
    found = [
        (title.find(figure.name.split()[-1]), number)
        for number, figure in enumerate(scene.cast.figures)
        if figure.name.split()[-1] in title
    ]
    return (scene.actor(scene.cast.figures[min(found)[1]]),) if found else ()


def _publisher(prose: Prose, scene: Scene) -> tuple[Actor, ...]:
    """The one person who can say "I" there: of the publisher's side, or not among those whom "I" met."""
    own = [figure for figure in scene.cast.figures if scene.home is not None and figure.side == scene.home]
    if not own:
        met = {
            figure.name
            for paragraph in prose.paragraphs
            for sentence in split_sentences(prose.text, paragraph)
            if FIRST_WORDS.search(sentence.of(prose.text))
            for figure in scene.figure_at(sentence)
        }
        own = [figure for figure in scene.cast.figures if figure.name not in met and figure.side is None]
    return (scene.actor(own[0]),) if len(own) == 1 else ()
