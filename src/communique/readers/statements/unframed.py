"""Statements without a frame of their own: quotations that go on, first-person paragraphs, claims in the same breath."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.statements.acts import content_act
from communique.readers.statements.contents import trim
from communique.readers.statements.draft import Draft, Origin

if TYPE_CHECKING:
    from communique.model.statement import Act, Mode

SPOKEN_FIRST = re.compile(r"\b(?:I|I'm|I've|my)\b")
CLAIM = re.compile(
    r"\b(?:should|must|shall|will|stands? ready|(?:is|are) (?:\w+ )?(?:ready|willing|prepared)|hopes? to|needs? to|ought to|it is (?:also )?(?:important|necessary|essential|imperative))\b"
)
NARRATED = re.compile(
    r"\b(?:said|told|added|condemned|agreed|welcomed|expressed|discussed|reaffirmed|noted|stressed|called|reviewed|signed|met|visited|arrived|attended|took place|was held|were held|will visit|will leave|will meet|will attend|will travel|scheduled|is expected|are expected)\b"
)
STANDING = re.compile(
    r"(?:The )?(?:[A-Z][\w'-]+ ){1,3}?(?:side |relations |ties |friendship |cooperation )?(?:\w+ly |also |always )?"
    r"(?:has|have|is|are|will|should|must|attaches|welcomes|supports|opposes|adheres|stands|values|believes|hopes|highly|firmly|remains?|appreciates|wishes)\b"
)
BACKGROUND = re.compile(r"\d|\b(?:largest|biggest|member of|founded|established|located)\b")
SHORTEST_QUOTE = 3
SHORTEST_SPEECH = 3
OWN_DOINGS = re.compile(
    r"\b(?:I|[Ww]e) (?:(?:also|then|have|had|will|am|are|was|were) ){0,2}(?:met|meet|spoke|visit(?:ed)?|travel(?:l?ed|l?ing)?|attend(?:ed)?|arrived?|"
    r"meeting|visiting|hosted|signed|chaired|joined|received)\b|^(?:See|Read|Download|Watch|For (?:more|further))\b"
)
STAGE_DIRECTION = re.compile(r"^[(\[<].*[)\]>.]$|,$|:$")


def quoted_statement(text: str, sentence: Span, quote: Span, origin: Origin) -> Draft | None:
    """The part of a sentence that stands inside a quotation, as a statement without a cue."""
    content = trim(text, Span(max(sentence.start, quote.start), min(sentence.end, quote.end)))
    words = content.of(text)
    if words.count(" ") < SHORTEST_QUOTE - 1:
        return None
    return _unframed(origin, content_act(words), "direct", content, "quotation goes on")


def _unframed(origin: Origin, act: Act, mode: Mode, content: Span, rule: str) -> Draft:
    return Draft(origin.speakers, (), act, mode, origin.source, None, (content,), rule)


def spoken_statement(text: str, sentence: Span, origin: Origin) -> Draft:
    """A sentence of an unquoted first-person paragraph."""
    content = trim(text, sentence)
    return _unframed(origin, content_act(content.of(text)), "first-person", content, "first-person paragraph")


def in_first_person(draft: Draft) -> Draft:
    """A framed statement that opens a first-person paragraph."""
    return replace(draft, mode="first-person")


def is_spoken(text: str) -> bool:
    """Whether the speaker of this paragraph says "I" outside quotations."""
    return SPOKEN_FIRST.search(text) is not None


def goes_on(text: str, sentence: Span, origin: Origin, sides: frozenset[str | None]) -> Draft | None:
    """A claim that directly follows a statement and can only be the same speaker's (guide, rule 10)."""
    words = sentence.of(text)
    claims = CLAIM.search(words) is not None or (STANDING.match(words) is not None and BACKGROUND.search(words) is None)
    if (
        not origin.speakers
        or not claims
        or NARRATED.search(words) is not None
        or not sides & {actor.side for actor in origin.speakers}
    ):
        return None
    content = trim(text, sentence)
    return _unframed(origin, content_act(words), "indirect", content, "claim goes on")


def speech(text: str, sentences: list[Span], start: int, origin: Origin) -> list[Draft]:
    """Every sentence of a turn or a statement in the first person, from ``start`` on."""
    spans = [Span(max(sentence.start, start), sentence.end) for sentence in sentences if sentence.end > start]
    return [spoken_statement(text, span, origin) for span in spans if says_something(span.of(text))]


def says_something(words: str) -> bool:
    """Whether a sentence is more than an interjection or a stage direction."""
    return words.count(" ") >= SHORTEST_SPEECH - 1 and STAGE_DIRECTION.search(words) is None


def own_claim(text: str, sentence: Span, origin: Origin) -> list[Draft]:
    """A sentence of a minister's own release that reports nothing and tells no doings."""
    words = sentence.of(text)
    told = OWN_DOINGS.search(words) is not None or not says_something(words)
    return [] if told else [spoken_statement(text, sentence, origin)]
