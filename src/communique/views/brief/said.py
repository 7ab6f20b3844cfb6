"""What each side said, by topic; what more accounts carry comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Line, Section
from communique.text.told import speakers_told
from communique.views.citing import cite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.model import Citation, Exchange
    from communique.views.brief.notes import Notes
    from communique.views.brief.points import Point, Telling

MOST = 4
"""So many lines a side: the memo is one page."""

WEIGHTY = frozenset(
    {"propose", "pledge", "offer", "request", "demand", "condemn", "concern", "support", "agree", "invite", "warn"}
)
"""Acts that a desk reports before others."""


def said(exchange: Exchange, points: Sequence[Point], name_of: Callable[[str], str], notes: Notes) -> Iterator[Section]:
    """One section a side that took part and speaks, and one for what several say together."""
    sides = dict.fromkeys(person.side for person in exchange.participants if person.side is not None)
    for side in sides:
        own = [point for point in points if point.sides == {side}]
        if own:
            yield _section(f"What {name_of(side)} said", own, notes)
    joint = [point for point in points if len(point.sides) > 1]
    if joint:
        yield _section("What they said together", joint, notes)


def _section(heading: str, points: Sequence[Point], notes: Notes) -> Section:
    ranked = sorted(points, key=lambda point: (-point.accounts, point.first.act not in WEIGHTY, point.place))
    topics = [*dict.fromkeys(point.topic for point in points if point.topic is not None), None]
    shown = sorted(ranked[:MOST], key=lambda point: (topics.index(point.topic), point.place))
    return Section(
        heading=heading, lines=tuple(_line(point, notes) for point in shown), left_out=len(points) - len(shown)
    )


def _line(point: Point, notes: Notes) -> Line:
    first = point.told[0]
    speakers = speakers_told(first.statement.speakers)
    return Line(text=f"{speakers} {_words(first)}", notes=notes.of(*map(_cited, point.told)), topic=point.topic)


def _words(telling: Telling) -> str:
    """The cue and what was said, a quotation in its marks."""
    statement, text = telling.statement, telling.reading.document.text
    cue = f"{' '.join(statement.cue.of(text).split())} " if statement.cue is not None else "said: "
    words = _cited(telling).words
    return cue + (f"“{words}”" if statement.mode == "direct" else words)


def _cited(telling: Telling) -> Citation:
    return cite(telling.reading.document.text, telling.statement.content, telling.provenance)
