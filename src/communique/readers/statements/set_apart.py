"""Sentences parsed without the words that name a capacity where these stand in a frame: a parser that meets "extended,
on behalf of the Party, warm congratulations" loses the object of the verb, and what it governs is read without them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.statements.behalf import DETERMINERS, FUNCTION_WORDS, find_behalf
from communique.readers.statements.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.readers.parse import Parse, Parser

WORD = re.compile(r"[^\W\d_]+")
LAST_WORD = re.compile(r"([^\W\d_]+)$")
NEXT_WORD = re.compile(r" ([^\W\d_]+)")
JOINING = re.compile(r", (?:and|while|but|or|who|which)\b")
CARRIER_NEAR = 6


def parse_apart(sentences: Sequence[str], parser: Parser) -> Iterator[Parse]:
    """One parse a sentence in order, with offsets in the whole sentence; what was set apart has no tokens."""
    cuts = [set_apart(sentence) for sentence in sentences]
    kept = (_without(sentence, spans) for sentence, spans in zip(sentences, cuts, strict=True))
    for sentence, spans, parse in zip(sentences, cuts, parser.parse(kept), strict=True):
        yield _restored(parse, sentence, spans) if spans else parse


def set_apart(sentence: str) -> tuple[Span, ...]:
    """What is left out of a sentence: phrases in its frames, with the commas that set them off."""
    spans = (_cut(sentence, phrase.span) for phrase in find_behalf(sentence))
    return tuple(span for span in spans if span is not None)


def _cut(sentence: str, phrase: Span) -> Span | None:
    before, after = sentence[: phrase.start], sentence[phrase.end :]
    if before.count('"') % 2 or before.count("“") > before.count("”") or not WORD.search(after + before):
        return None
    if not before:
        return Span(0, phrase.end + (2 if after.startswith(", ") else 1)) if WORD.search(after) else None
    if before.endswith(", "):
        return _between_commas(before, after, phrase)
    return Span(phrase.start - 1, phrase.end) if _is_in_frame(before, after) else None


def _between_commas(before: str, after: str, phrase: Span) -> Span | None:
    """Both commas go, the second stays where the sentence goes on behind it with a part of its own."""
    if not after.startswith(",") or before.endswith("that, "):
        return None
    return Span(phrase.start - 2, phrase.end + (JOINING.match(after) is None))


def _is_in_frame(before: str, after: str) -> bool:
    """Whether a phrase without commas stands behind a cue or behind the noun of one, or between subject and cue."""
    lexicon, last, following = load_lexicon(), LAST_WORD.search(before.rstrip()), NEXT_WORD.match(after)
    word = last.group().lower() if last is not None else ""
    goes_on = following.group(1).lower() if following is not None else ""
    if word in lexicon.verbs and goes_on:
        return goes_on in DETERMINERS | lexicon.verbs[word].takes or goes_on not in FUNCTION_WORDS
    if word in lexicon.nouns and goes_on != "to":
        near = WORD.findall(before.lower())[-CARRIER_NEAR - 1 : -1]
        return any("express" in lexicon.verbs[other].takes for other in near if other in lexicon.verbs)
    reported = any(other.lower() in lexicon.verbs for other in WORD.findall(before))
    return goes_on in lexicon.verbs and goes_on.endswith("ed") and (word in {"and", "but"} or not reported)


def _without(sentence: str, spans: Sequence[Span]) -> str:
    return "".join(sentence[number] for number in _kept(sentence, spans))


def _kept(sentence: str, spans: Sequence[Span]) -> list[int]:
    return [number for number in range(len(sentence)) if not any(span.start <= number < span.end for span in spans)]


def _restored(parse: Parse, sentence: str, spans: Sequence[Span]) -> Parse:
    """The parse with the whole sentence for its text."""
    if not parse.text:
        return parse
    places = _kept(sentence, spans)
    starts = tuple(places[start] for start in parse.starts)
    ends = tuple(places[end - 1] + 1 for end in parse.ends)
    return replace(parse, text=sentence, starts=starts, ends=ends)
