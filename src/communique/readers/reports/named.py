"""What a text tells of an exchange that it only names in passing: its days, the sides and the people."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from communique.model import DateInterval, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import MentionedExchange, Report, TimeExpression
    from communique.model.report import DateBasis
    from communique.model.time import TimeAnchor
    from communique.readers.cast import Cast, Figure
    from communique.text.prose import Prose

BOTH = re.compile(r"\b(?:[Tt]hey|[Tt]heir|[Oo]ur|[Tt]he two|[Bb]oth) (?!side)")
"""The exchange was held by those whom the text is about."""

ONE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Ii]ts)\b")
"""One of them held it, with a side that the words name."""

AFTER = re.compile(r"[\s,]{0,3}(?:(?:held|made|on|in|of|for|that took place|slated for|scheduled for)\s){0,2}\Z")
"""What may stand between a mention and the time that belongs to it."""

DATED = frozenset({"DATE", "TIME"})
BASES: dict[TimeAnchor, DateBasis] = {
    "printed": "printed",
    "publication": "relative",
    "text": "relative",
}
"""How a day is known by what fixes it. A congress or feast in the words is what the exchange was about, not its day."""

LONGEST = 366
"""Days: what lies within a longer time ("the 1990s") is not dated by it."""


@dataclass(frozen=True)
class Surroundings:
    """What a mention is read against; ``times`` index the document's text, in order."""

    prose: Prose
    text: str
    cast: Cast
    gazetteer: Gazetteer
    reports: tuple[Report, ...]
    times: Sequence[TimeExpression]
    published: date | None


def with_details(mentions: Sequence[MentionedExchange], around: Surroundings) -> tuple[MentionedExchange, ...]:
    """The mentions, each with the days, sides and people that its own words give it."""
    return tuple(_with_details(mention, around) for mention in mentions)


def _with_details(mention: MentionedExchange, around: Surroundings) -> MentionedExchange:
    day = _date(mention.span, around)
    return replace(
        mention,
        when=_when(mention, day, around.published),
        date=day,
        sides=_sides(mention, around),
        people=_people(mention.span, around),
    )


def _when(mention: MentionedExchange, day: DateInterval | None, published: date | None) -> Literal["past", "future"]:
    """A day that lies behind or ahead of publication tells more than the words beside it."""
    if day is None or published is None or day.earliest <= published <= day.latest:
        return mention.when
    return "future" if day.earliest > published else "past"


def _date(span: Span, around: Surroundings) -> DateInterval | None:
    """The days of the time expression inside the mention, else of one that follows it at once."""
    near = [time for time in _times_from(span.start, around.times) if time.kind in DATED and time.span.start < span.end]
    following = next(iter(_times_from(span.end, around.times)), None)
    if following is not None and AFTER.fullmatch(around.text, span.end, following.span.start):
        near.append(following)
    return next((found for time in near if (found := _interval(time)) is not None), None)


def _times_from(start: int, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Those that begin at or behind a place, the nearest few."""
    first = bisect_left([time.span.start for time in times], start)
    return list(times[first : first + 4])


def _interval(time: TimeExpression) -> DateInterval | None:
    basis = BASES.get(time.anchor)
    if basis is None or time.earliest is None or time.latest is None or time.kind not in DATED:
        return None
    if (time.latest - time.earliest).days > LONGEST:
        return None
    exact = time.granularity == "day"
    return DateInterval(earliest=time.earliest, latest=time.latest, basis=basis, exact=exact, span=time.span)


def _sides(mention: MentionedExchange, around: Surroundings) -> tuple[str, ...]:
    """The sides named in the words, of countries and bodies and of the people named; where they speak of "their" or
    "his" exchange, the sides that the text is about as well. A capital is a side only of a visit; others meet there too.
    """
    words = mention.span.of(around.text)
    left_out = {"party", "none"} if mention.kind == "visit" else {"party", "none", "capital"}
    named = [side.code for side in around.gazetteer.find(words) if side.kind not in left_out]
    people = [figure.side for figure in _figures(mention.span, around) if figure.side is not None]
    own = _own_sides(around)
    belongs = BOTH.search(words) is not None or (ONE.search(words) is not None and bool({*named, *people} & set(own)))
    return tuple(dict.fromkeys([*people, *named, *(own if belongs else ())]))


def _own_sides(around: Surroundings) -> list[str]:
    """The sides of the one exchange that the text reports; none where it reports several."""
    if len(around.reports) != 1:
        return []
    return list(dict.fromkeys(person.side for person in around.reports[0].participants if person.side is not None))


def _people(span: Span, around: Surroundings) -> tuple[str, ...]:
    """The names of those whom the words name; of "the two leaders" those whom the text is about."""
    named = [figure.name for figure in _figures(span, around)]
    both = BOTH.search(span.of(around.text)) is not None and len(around.reports) == 1
    own = [person.name for person in around.reports[0].participants[:2]] if both and not named else []
    return tuple(dict.fromkeys([*named, *own]))


def _figures(span: Span, around: Surroundings) -> list[Figure]:
    offsets = around.prose.offsets
    return list(around.cast.named_in(Span(bisect_left(offsets, span.start), bisect_left(offsets, span.end))))
