"""What a text tells of a day without printing it: every clue is a set of possible days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from communique.model.span import Span

ClueKind = Literal[
    "printed",
    "relative",
    "weekday",
    "day and month",
    "month",
    "year",
    "anniversary",
    "ahead",
    "after",
    "holiday",
    "congress",
    "office",
    "publication",
    "sibling",
]


class Window(NamedTuple):
    """Days from ``earliest`` to ``latest``, both included."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One reason to believe that something happened on one of a set of days.

    The days are those of ``windows`` (in order, apart from each other) that fall on ``weekday`` (Monday is 0; None: any).
    ``says`` is the reason in words ("the 70th anniversary of CHN-VNM relations, 1950-01-18, is ahead"), ``span`` the
    evidence in the text, None where the reason lies outside it: ``source`` then names it (an event, a tenure, the
    document that a sibling's day comes from). Where clues contradict each other the one of least ``strength`` (0 to 1,
    the share of such clues found right) is dropped.
    """

    kind: ClueKind
    says: str
    windows: tuple[Window, ...]
    strength: float
    weekday: int | None = None
    span: Span | None = None
    source: str | None = None
