"""What a reporting verb governs: where its cue ends, whom it addresses, where its content begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.clauses import before, clause, framing, quote
from communique.readers.statements.nouns import express
from communique.readers.statements.objects import direct_object, infinitive, named_as, preposition
from communique.readers.statements.phrases import match_adjective, match_phrase
from communique.readers.statements.receivers import addressed, partner
from communique.readers.statements.site import Frame, Site, skip_adverbs

if TYPE_CHECKING:
    from communique.readers.parse import Parse
    from communique.readers.statements.lexicon import Lexicon


def match_frame(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Frame | None:
    """The frame of the token ``verb``, or None where this use of the word reports nothing."""
    phrase = match_phrase(parse, verb, lower, lexicon)
    if phrase is not None:
        return phrase
    entry = lexicon.verbs.get(lower[verb])
    if entry is None:
        return match_adjective(verb, lower, lexicon)
    after = skip_adverbs(parse, verb + 1, lower)
    for match in (
        framing,
        quote,
        addressed,
        clause,
        express,
        infinitive,
        partner,
        preposition,
        named_as,
        direct_object,
        before,
    ):
        frame = match(Site(parse, verb, after, lower, entry, lexicon))
        if frame is not None:
            return frame
    return None
