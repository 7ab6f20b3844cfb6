"""Finding the time expressions of a text: matching phrases, then reading them in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.knowledge.events import load_events
from communique.knowledge.gazetteer import load_gazetteer
from communique.model import Span
from communique.model.time import TimeExpression
from communique.readers.times import anniversaries, lengths, occasions, printed, relative
from communique.readers.times.context import Context, is_history
from communique.readers.times.grammar import load_grammar
from communique.readers.times.phrase import phrases_at, places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from communique.knowledge.events import Events
    from communique.readers.times.lexicon import Tokens
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Reading, Readings

Reader = "Callable[[Phrase, Context], Readings | None]"
READERS: dict[str, Callable[[Phrase, Context], Readings | None]] = {
    **{
        name: getattr(printed, name)
        for name in (
            "iso date day_of_month days days_of_months month season quarter quarter_name half year years_bc years decade century"
            " year_reference"
        ).split()
    },
    **{
        name: getattr(relative, name)
        for name in (
            "today day_before_yesterday day_beside which_part which_weekday weekdays which_month which_season which_unit weekend"
            " edge_of_unit ago earlier soon_after clock"
        ).split()
    },
    **{
        name: getattr(lengths, name)
        for name in (
            "span nth_unit past_unit unit_long several_units plural plural_of every per adverb now recent future some_time at_night"
            " night_adjective"
        ).split()
    },
    **{name: getattr(occasions, name) for name in ("feast", "national_day", "congress", "plan")},
    "clock_date": printed.date,
    "end_of_unit": relative.edge_of_unit,
    "span_adjective": lengths.span,
    "span_other": lengths.span,
    "anniversary": anniversaries.anniversary,
}
"""What reads the phrases of each rule."""

JOINING = frozenset({"to", "and", "or", "-", "–", "—", "/", "through", "until", "till"})
"""What may stand between two dates that share the year of the second."""


def find_times(
    text: str,
    published: date | None,
    *,
    home: str | None = None,
    events: Events | None = None,
    stretches: Sequence[Span] | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of an English text, in order, none overlapping another.

    ``published`` is the day that deictic words count from; without it such words are found, but get no value (or
    PAST_REF and the like). ``home`` is the side of the outlet (ISO 3166 alpha-3), whose congress or national day an
    unnamed one is. ``events`` are the events known (the package's by default). ``stretches`` limits the search to
    those parts of the text. Deterministic, and linear in the length of the text.
    """
    context = Context(text, published, home, events if events is not None else load_events(), load_gazetteer(home))
    tokens = load_grammar().lexicon.tokens(text)
    candidates = _candidates(tokens)
    firsts = [options[0] for options in candidates]
    context.history = is_history(firsts, published)
    context.first_year = next((phrase.printed_year for phrase in firsts if phrase.printed_year is not None), None)
    readings = _read(candidates, context)
    found = (_expression(reading, tokens) for reading in readings)
    if stretches is None:
        return tuple(found)
    return tuple(one for one in found if any(stretch.covers(one.span) for stretch in stretches))


def _candidates(tokens: Tokens) -> list[list[Phrase]]:
    """At every place where phrases match: all of them, the longest first; the next place lies behind the longest."""
    grammar = load_grammar()
    found: list[list[Phrase]] = []
    walk = places(grammar, tokens)
    place = next(walk, None)
    while place is not None:
        options = phrases_at(grammar, tokens, place)
        try:
            if options:
                found.append(options)
            place = walk.send(None)
        except StopIteration:
            place = None
    return found


def _read(candidates: list[list[Phrase]], context: Context) -> list[Reading]:
    found: list[Reading] = []
    done = 0
    for place, options in enumerate(candidates):
        if options[0].first < done:
            continue
        for phrase in options:
            context.ahead = _year_ahead(phrase, candidates, place)
            readings = READERS[phrase.name](phrase, context)
            if readings:
                found += readings
                done = phrase.last
                context.last_end = done
                for reading in readings:
                    if reading.period is not None and _moves(phrase, reading, context):
                        context.tell(reading.period)
                break
    return found


def _moves(phrase: Phrase, reading: Reading, context: Context) -> bool:
    """Whether the running text goes on from here: not from a look back ("two years earlier", "a decade ago"), nor from
    a bare year told in passing ("declassified in 2005") where a month or day was told before.
    """
    if phrase.name in {"ago", "earlier", "past_unit", "which_unit"} and context.reference is not None:
        before = context.reference.bounds[0]
        return (
            phrase.name != "ago" and reading.earliest is not None and before is not None and reading.earliest >= before
        )
    if reading.granularity in {"decade", "century"}:
        return context.reference is None or not context.reference.month
    if reading.granularity == "year" and context.reference is not None and context.reference.month is not None:
        return phrase.opens_sentence and reading.period is not None and reading.period.year != context.reference.year
    return True


def _year_ahead(phrase: Phrase, candidates: list[list[Phrase]], place: int) -> int | None:
    """The year of the date that the phrase is joined to ("from October to March 1945")."""
    if phrase.printed_year is not None or phrase.has("year_ref"):
        return None
    words = phrase.tokens.words
    if phrase.last >= len(words) or words[phrase.last] not in JOINING:
        return None
    for options in candidates[place + 1 : place + 12]:
        following = options[0]
        if following.first > phrase.last + 3:
            break
        if following.first > phrase.last and following.printed_year is not None and following.name != "year":
            return following.printed_year
    return None


def _expression(reading: Reading, tokens: Tokens) -> TimeExpression:
    first, last = reading.first, reading.last
    while last - first > 1 and tokens.words[last - 1] in {",", "-", "–", "—"}:
        last -= 1
    return TimeExpression(
        span=Span(tokens.starts[first], tokens.ends[last - 1]),
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
