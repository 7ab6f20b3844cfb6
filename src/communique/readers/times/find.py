"""The time expressions of a text: phrases are matched, read in the order of the text, and given their spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.knowledge.events import load_events
from communique.knowledge.gazetteer import load_gazetteer
from communique.model.time import TimeExpression
from communique.readers.times.context import Context, is_history
from communique.readers.times.grammar import load_grammar
from communique.readers.times.phrase import phrases_at, places
from communique.readers.times.running import read_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from communique.knowledge.events import Events
    from communique.model import Span
    from communique.readers.times.lexicon import Tokens
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Reading

TRAILING = frozenset({",", "-", "–", "—"})


def find_times(
    text: str,
    published: date | None,
    *,
    home: str | None = None,
    events: Events | None = None,
    stretches: Sequence[Span] | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of an English text, in order, none overlapping another.

    ``published`` is the day that deictic words count from; without it they are found, but their value is empty or
    PAST_REF and the like, and a date without its year reads "XXXX-02-08" where the text tells no year before it.
    ``home`` is the side of the outlet (ISO 3166 alpha-3), whose congress or national day an unnamed one is. ``events``
    are the events known, by default those of the package. ``stretches`` are the parts of the text to search, in order;
    what lies outside them is neither found nor counted from. Deterministic, and linear in the length of the text.
    """
    known = events if events is not None else load_events()
    context = Context(text, published, home, known, load_gazetteer(home))
    tokens = load_grammar().lexicon.tokens(text)
    candidates = [options for options in _candidates(tokens) if stretches is None or _inside(options[0], stretches)]
    firsts = tuple(_apart(candidates))
    context.history = is_history(firsts, published)
    context.first_year = next((phrase.printed_year for phrase in firsts if phrase.printed_year is not None), None)
    return tuple(_expression(reading, tokens) for reading in read_phrases(candidates, context))


def _candidates(tokens: Tokens) -> Iterator[list[Phrase]]:
    """At every place where phrases match: all of them, the longest first."""
    grammar = load_grammar()
    found = (phrases_at(grammar, tokens, place) for place in places(grammar, tokens))
    return (options for options in found if options)


def _inside(phrase: Phrase, stretches: Sequence[Span]) -> bool:
    span = phrase.tokens.span(phrase.first, phrase.last)
    return any(stretch.covers(span) for stretch in stretches)


def _apart(candidates: list[list[Phrase]]) -> Iterator[Phrase]:
    """The longest phrase of each place that lies behind the one before."""
    done = 0
    for options in candidates:
        if options[0].first >= done:
            done = options[0].last
            yield options[0]


def _expression(reading: Reading, tokens: Tokens) -> TimeExpression:
    last = reading.last
    while last - reading.first > 1 and tokens.words[last - 1] in TRAILING:
        last -= 1
    return TimeExpression(
        span=tokens.span(reading.first, last),
        kind=reading.kind,
        value=reading.value,
        granularity=reading.granularity,
        anchor=reading.anchor,
        earliest=reading.earliest,
        latest=reading.latest,
        mod=reading.mod,
        base=reading.base,
        event=reading.event,
    )
