"""Time expressions: what a text says of when, as intervals of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.span import Span

TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
"""The types of TIMEX3."""

Granularity = Literal[
    "minute",
    "hour",
    "part of day",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half year",
    "year",
    "decade",
    "century",
    "unknown",
]
TimeAnchor = Literal["printed", "publication", "text", "event", "calendar", "none"]
"""What fixes an expression: it is printed in full; the day of publication; another expression of the text; an event of
our tables (an anniversary, a numbered congress); the calendar (a holiday); or nothing (a bare duration)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A stretch of text that says when or how long, and what it denotes.

    ``value`` is the TIMEX3 value (ISO 8601, "PRESENT_REF", "P71Y", "2021/2025"; empty where it can't be told), ``mod``
    the TIMEX3 modifier ("START", "END", "APPROX", "MORE_THAN", ...). ``earliest`` and ``latest`` are the days within
    which it lies, both included; None where it names none (durations) or they lie outside the calendar (before year 1).
    An anniversary has in ``base`` the ISO day, month or year that it counts from, and in ``event`` that event's id in the
    tables, where they know it.
    """

    span: Span
    kind: TimeKind
    value: str
    granularity: Granularity
    anchor: TimeAnchor
    earliest: date | None = None
    latest: date | None = None
    mod: str | None = None
    base: str | None = None
    event: str | None = None
