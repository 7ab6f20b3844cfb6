"""What each side said, by topic; what more accounts carry comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Line, Section
from communique.views.brief.points import points_of
from communique.views.citing import cite_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Account, Comparison, Exchange
    from communique.views.brief.notes import Notes
    from communique.views.brief.points import Point

MOST = 6
"""So many lines a side: the memo is one page."""

WEIGHTY = frozenset(
    {"propose", "pledge", "offer", "request", "demand", "condemn", "concern", "support", "agree", "invite", "warn"}
)
"""Acts that a desk reports before others."""


def said(
    exchange: Exchange, accounts: Sequence[Account], comparisons: Sequence[Comparison], notes: Notes
) -> Iterator[Section]:
    """One section a side that took part and speaks, and one for what several say together."""
    points = points_of(accounts, comparisons)
    sides = list(dict.fromkeys(person.side for person in exchange.participants if person.side is not None))
    for side in sides:
        own = [point for point in points if point.sides == {side}]
        if own:
            yield _section(f"What {side} said", own, notes)
    joint = [point for point in points if len(point.sides) > 1]
    if joint:
        yield _section("What they said together", joint, notes)


def _section(heading: str, points: Sequence[Point], notes: Notes) -> Section:
    ranked = sorted(points, key=lambda point: (-len(point.told), point.first.act not in WEIGHTY, point.place))
    topics = list(dict.fromkeys(point.first.topic for point in points))
    shown = sorted(ranked[:MOST], key=lambda point: (topics.index(point.first.topic), point.place))
    return Section(
        heading=heading, lines=tuple(_line(point, notes) for point in shown), left_out=len(points) - len(shown)
    )


def _line(point: Point, notes: Notes) -> Line:
    clause = point.first
    speakers = " and ".join(actor.name or actor.side or "" for actor in clause.speakers)
    words = f"“{clause.words}”" if clause.quoted else clause.words
    topic = f"{clause.topic[:1].upper()}{clause.topic[1:]}: " if clause.topic is not None else ""
    told = f"{topic}{speakers} {clause.cue + ' ' if clause.cue else ''}{words}"
    return Line(text=told, notes=notes.of(*(cite_clauses(account, [one]) for account, one in point.told)))
