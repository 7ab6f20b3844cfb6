"""Frames of several words: "called for", "had an exchange of views on", "was grateful for"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.statements.clauses import clause
from communique.readers.statements.lexicon import Lexicon, Phrase, Verb
from communique.readers.statements.receivers import addressed
from communique.readers.statements.site import ADVERBS, DAYS, NOUN_TAGS, Frame, Site

if TYPE_CHECKING:
    from communique.readers.parse import Parse


def match_phrase(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Frame | None:
    """The frame of the first phrase of the table whose words follow the token ``verb``."""
    for phrase in lexicon.phrases.get(lower[verb], ()):
        end = _phrase_end(parse, verb, lower, phrase)
        if end is None or end >= len(lower):
            continue
        if "addressee" in phrase.takes:
            entry = Verb("", phrase.act, phrase.takes)
            frame = addressed(Site(parse, verb, end, lower, entry, lexicon))
            if frame is not None:
                return replace(frame, kind="received") if "receive" in phrase.takes else frame
        elif (
            "clause" in phrase.takes
            or parse.tags[end].startswith((*NOUN_TAGS, "``", "VB"))
            or lower[end] in {"that", "whether"}
        ):
            cue_end = content = end + (lower[end] == "that" and "that" in phrase.takes)
            return Frame(verb, cue_end, content, None, phrase.act, _kind(phrase))
        elif "quote" in phrase.takes:
            site = Site(parse, verb, end, lower, Verb("", phrase.act, phrase.takes), lexicon)
            return clause(site) or Frame(verb, end, None, None, phrase.act, "before")
    return None


def _kind(phrase: Phrase) -> str:
    """The kind of a phrase with an object: only of several, of what the subject is told, or any."""
    return "meeting" if "meeting" in phrase.takes else "received" if "receive" in phrase.takes else "object"


def _phrase_end(parse: Parse, verb: int, lower: tuple[str, ...], phrase: Phrase) -> int | None:
    """The token after the last word of the phrase; determiners, adjectives and adverbs may stand before its nouns."""
    token = verb + 1
    for number, word in enumerate(phrase.rest):
        limit = token + (12 if number == 0 else 1)
        while token < min(limit, len(lower)) and lower[token] != word:
            if not _may_interrupt(parse, token, lower):
                return None
            token += 1
        if token >= len(lower) or lower[token] != word:
            return None
        token += 1
    return token


def _may_interrupt(parse: Parse, token: int, lower: tuple[str, ...]) -> bool:
    return parse.tags[token] in {"DT", "JJ", "RB", "PRP$", "CC", ",", "VBG", "VBN", "HYPH"} or lower[token] in {
        "in",
        "depth",
        "-",
        *DAYS,
        *ADVERBS,
    }


def match_adjective(verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Frame | None:
    """ "was clear that Y", "was grateful to X for Y"."""
    entry = lexicon.adjectives.get(lower[verb])
    if entry is None or verb == 0 or verb + 1 >= len(lower):
        return None
    for token in range(verb + 1, min(verb + 8, len(lower) - 1)):
        if lower[token] in entry.follows:
            addressee = (verb + 2, token) if lower[verb + 1] == "with" and token > verb + 2 else None
            return Frame(verb, token + 1, token + 1, addressee, entry.act, "adjective")
        if token == verb + 1 and lower[token] != "with":
            return None
    return None
