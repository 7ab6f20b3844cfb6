"""From tagged word pieces to statements: spans, which cue and source belong to a content, and who the source is.

The rules' own knowledge of the scene says who is meant by a source ("he", "the two leaders", "the Chinese side"): the
tagger finds words, not people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.contents import trim
from communique.readers.statements.framed import Sentence, subject_of
from communique.readers.statements.narration import met_in, narrated_subject
from communique.readers.statements.noun_phrases import Phrase
from communique.readers.statements.references import resolve
from communique.readers.statements.scene import NOBODY
from communique.readers.statements.voices import find_voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.readers.parse import Parse, Parser
    from communique.readers.statements.scene import Scene
    from communique.readers.statements.voice import Voice
    from communique.text.prose import Prose

ROLES = ("content", "cue", "source")
FIRST_PERSON = frozenset("i we my our us me".split())
AROUND_A_FRAME = 2
SHORTEST = 3
"""Characters of a content."""
FILLED = 0.6
"""Of its sentence, by a content without a cue."""
LONGEST_GAP = {"content": 12, "cue": 4, "source": 6}
TURNS = re.compile('["“”]|[.!?;:]\\s')
"""What parts two contents or sources."""
QUOTES = '"“'
WORD = re.compile(r"[\w'’-]{2}")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of one role, and how sure the tagger is of it (mean over its word pieces)."""

    role: str
    span: Span
    sure: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement as the tagger and the scene tell it, in prose coordinates; no speakers where nobody was found."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speakers: tuple[Actor, ...]
    sure: float


def best_tag(probabilities: Sequence[float]) -> tuple[int, bool]:
    """The role of a word piece (0 is none, else its number in ``ROLES`` and one), and whether it begins there."""
    by_role = [probabilities[0], *(probabilities[1 + 2 * n] + probabilities[2 + 2 * n] for n in range(len(ROLES)))]
    role = max(range(len(by_role)), key=by_role.__getitem__)
    return role, role > 0 and probabilities[2 * role - 1] > probabilities[2 * role]


def spans_in(pieces: Sequence[Sequence[float]], text: str, sentence: Span) -> list[Tagged]:
    """The spans of one sentence in order: no word is cut, a content that is torn is put together again, and one that
    neither has a cue nor fills its sentence or a quotation is none.
    """
    found = [_tagged(role, run, text, sentence) for role, run in _runs(pieces, text) if role]
    joined: list[Tagged] = []
    for one in (one for one in found if one.span.end > one.span.start):
        joined.append(one)
        while (number := _torn(joined, text)) is not None:
            first = joined[number]
            whole = Tagged(one.role, Span(first.span.start, one.span.end), max(first.sure, one.sure))
            joined = [*joined[:number], whole]
    framing = any(one.role == "cue" for one in joined)
    return [one for one in joined if one.role != "content" or _says_something(one.span, text, sentence, framing)]


def _torn(spans: Sequence[Tagged], text: str) -> int | None:
    """Which span the last one goes on: the one before it, or the one before a source that both of them enclose."""
    last = spans[-1]
    for number in (len(spans) - 2, len(spans) - 3):
        between = spans[number + 1 : -1]
        if number < 0 or spans[number].role != last.role or any(one.role != "source" for one in between):
            continue
        gap = text[spans[number].span.end : last.span.start]
        inside = sum(one.span.end - one.span.start for one in between)
        if len(gap) - inside <= LONGEST_GAP[last.role] and not TURNS.search(gap):
            return number
    return None


def _says_something(content: Span, text: str, sentence: Span, framing: bool) -> bool:
    quoted = text[max(0, content.start - 1)] in QUOTES
    share = (content.end - content.start) / (sentence.end - sentence.start)
    return content.end - content.start >= SHORTEST and (framing or quoted or share >= FILLED)


def _runs(pieces: Sequence[Sequence[float]], text: str) -> list[tuple[int, list[Sequence[float]]]]:
    """Word pieces of one role next to each other; a piece goes with the first of its word."""
    runs: list[tuple[int, list[Sequence[float]]]] = []
    for piece in pieces:
        role, begins = best_tag(piece[2:])
        place = int(piece[0])
        inside_word = bool(runs) and WORD.match(text, place - 1) is not None
        if runs and (inside_word or (role == runs[-1][0] and not begins)):
            runs[-1][1].append(piece)
        else:
            runs.append((role, [piece]))
    return runs


def _tagged(role: int, run: list[Sequence[float]], text: str, sentence: Span) -> Tagged:
    span = Span(int(run[0][0]), min(int(run[-1][1]), sentence.end))
    sure = sum(piece[2 * role + 1] + piece[2 * role + 2] for piece in run) / len(run)
    return Tagged(ROLES[role - 1], trim(text, span) if role == 1 else span, sure)


def distance(one: Span, other: Span) -> int:
    """Characters between two spans."""
    return max(0, one.start - other.end, other.start - one.end)


def cue_of(content: Tagged, spans: Sequence[Tagged]) -> Tagged | None:
    """The cue next to a content: no other content stands between; the one before it rather than the one behind."""
    place = spans.index(content)
    for part in (reversed(spans[:place]), spans[place + 1 :]):
        for other in part:
            if other.role == "content":
                break
            if other.role == "cue":
                return other
    return None


def source_of(cue: Tagged, spans: Sequence[Tagged]) -> Tagged | None:
    """The source nearest to a cue: before it, with only other cues and contents between, else right behind it."""
    before = [one for one in spans if one.role == "source" and one.span.start < cue.span.start]
    behind = [one for one in spans if one.role == "source" and one.span.start >= cue.span.start]
    if behind and distance(behind[0].span, cue.span) <= AROUND_A_FRAME:
        return behind[0]
    return before[-1] if before else (behind[0] if behind else None)


def framed(spans: Sequence[Tagged], text: str) -> Iterator[tuple[tuple[Span, ...], Tagged | None, float]]:
    """Contents with their cues; two with one cue between them are one statement where the second goes on in lower case."""
    taken: dict[Tagged, int] = {}
    found: list[tuple[tuple[Span, ...], Tagged | None, float]] = []
    for content in (one for one in spans if one.role == "content"):
        cue = cue_of(content, spans)
        if cue is None or cue not in taken:
            if cue is not None:
                taken[cue] = len(found)
            found.append(((content.span,), cue, content.sure))
            continue
        first = found[taken[cue]]
        if first[0][-1].end <= cue.span.start and text[content.span.start].islower():
            found[taken[cue]] = ((*first[0], content.span), cue, min(first[2], content.sure))
        else:
            found.append(((content.span,), None if first[0][-1].end <= cue.span.start else cue, content.sure))
    return iter(found)


class Linker:
    """Reads the statements of one document from its tags, sentence by sentence, moving the scene on as the rules do."""

    def __init__(self, prose: Prose, scene: Scene, parser: Parser, title: str | None) -> None:
        self._prose, self._scene, self._parser = prose, scene, parser
        self._voices, _ = find_voices(prose, title, scene)
        self._last: Linked | None = None

    def read(self, cut: Sequence[Sequence[Span]], pieces: Sequence[Sequence[float]]) -> list[Linked]:
        """All statements; ``cut`` are the sentences of each paragraph, ``pieces`` the tagger's word pieces in order."""
        flat = [span for spans in cut for span in spans]
        texts = dict.fromkeys(span.of(self._prose.text) for span in flat)
        parses = dict(zip(texts, self._parser.parse(texts), strict=True))
        found: list[Linked] = []
        place = 0
        for sentences, voice in zip(cut, self._voices, strict=True):
            for span in sentences:
                own = []
                while place < len(pieces) and pieces[place][0] < span.end:
                    own.append(pieces[place])
                    place += 1
                sentence = Sentence(span, parses[span.of(self._prose.text)], ())
                start = max(span.start, voice.start) if voice is not None else span.start
                told = Span(min(start, span.end - 1), span.end)
                spans = spans_in([piece for piece in own if piece[0] >= start], self._prose.text, told)
                found += self._sentence(sentence, spans, voice)
            if self._last is not None:
                self._last = replace(self._last, cue=None)
        return found

    def _sentence(self, sentence: Sentence, spans: list[Tagged], voice: Voice | None) -> list[Linked]:
        scene, text = self._scene, self._prose.text
        scene.move_to(self._prose.offsets[sentence.span.start])
        scene.present, scene.here = scene.figure_at(sentence.span), sentence.span.end
        scene.met(met_in(text, sentence.span, scene))
        scene.narrator = voice.origin if voice is not None else NOBODY
        found: list[Linked] = []
        for content, cue, sure in framed(spans, text):
            source = source_of(cue, spans) if cue is not None else None
            speakers = self._speakers(sentence, source, found, voice)
            told = source.span if source is not None else self._source_before(found)
            found.append(Linked(content, cue.span if cue is not None else None, told, speakers, sure))
            scene.heard(speakers)
        if found:
            self._last = found[-1]
        else:
            about = subject_of(sentence, scene) if sentence.parse.words else ()
            scene.heard(about or narrated_subject(text, sentence.span, scene))
        return found

    def _source_before(self, found: list[Linked]) -> Span | None:
        last = found[-1] if found else self._last
        return last.source if last is not None else None

    def _speakers(
        self, sentence: Sentence, source: Tagged | None, found: list[Linked], voice: Voice | None
    ) -> tuple[Actor, ...]:
        if source is not None and source.span.of(self._prose.text).lower() not in FIRST_PERSON:
            return self._meant(sentence, source.span)
        if voice is not None:
            return voice.speakers
        last = found[-1] if found else self._last
        return last.speakers if last is not None else ()

    def _meant(self, sentence: Sentence, source: Span) -> tuple[Actor, ...]:
        """Whom the source means by its head in the parse, else the one person named in it."""
        parse, offset = sentence.parse, sentence.span.start
        head = head_in(parse, Span(source.start - offset, source.end - offset))
        found = resolve(Phrase(parse, offset, head), self._scene) if head is not None else ()
        named = self._scene.figure_at(source)
        return found or ((self._scene.actor(named[0]),) if len(named) == 1 else ())


def head_in(parse: Parse, span: Span) -> int | None:
    """The first token inside a span of the sentence whose head stands outside; None where the parse has none there."""
    inside = [token for token in range(len(parse)) if parse.starts[token] < span.end and parse.ends[token] > span.start]
    return next((token for token in inside if parse.heads[token] not in inside or parse.heads[token] == token), None)
