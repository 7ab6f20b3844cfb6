"""Days read again from the objects that ``contract`` writes."""

from __future__ import annotations

from datetime import date
from typing import Any

from communique.model import Clue, DateInterval, Span, Window


def interval_from(found: dict[str, Any] | None) -> DateInterval | None:
    """The interval that ``interval_json`` wrote."""
    if found is None:
        return None
    return DateInterval(
        earliest=date.fromisoformat(found["earliest"]),
        latest=date.fromisoformat(found["latest"]),
        basis=found["basis"],
        exact=found["exact"],
        span=_span(found["span"]),
        confidence=found["confidence"],
        clues=tuple(_clue(clue) for clue in found["clues"]),
        dropped=tuple(_clue(clue) for clue in found["dropped"]),
    )


def _clue(found: dict[str, Any]) -> Clue:
    return Clue(
        kind=found["kind"],
        says=found["says"],
        windows=tuple(Window(*map(date.fromisoformat, window)) for window in found["windows"]),
        strength=found["strength"],
        weekday=found["weekday"],
        span=_span(found["span"]),
        source=found["source"],
    )


def _span(found: list[int] | None) -> Span | None:
    return Span(*found) if found is not None else None
