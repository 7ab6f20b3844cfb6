"""What a phrase was found to mean, before it becomes a time expression with its span."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.readers.times.period import FINE

if TYPE_CHECKING:
    from datetime import date

    from communique.model.time import Granularity, TimeAnchor, TimeKind
    from communique.readers.times.period import Period
    from communique.readers.times.phrase import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of words ``first`` up to ``last``; the fields are those of ``TimeExpression``. ``period`` is what
    later expressions of the text may count from.
    """

    first: int
    last: int
    kind: TimeKind
    value: str
    granularity: Granularity
    anchor: TimeAnchor
    earliest: date | None = None
    latest: date | None = None
    mod: str | None = None
    base: str | None = None
    event: str | None = None
    period: Period | None = None


Readings = tuple[Reading, ...]


def of_period(phrase: Phrase, period: Period | None, anchor: TimeAnchor, mod: str | None = None) -> Reading:
    """The reading of a phrase that denotes one period; without one (nothing to count from) its value is empty."""
    if period is None:
        return unknown(phrase)
    earliest, latest = period.bounds
    return Reading(
        first=phrase.first,
        last=phrase.last,
        kind="TIME" if period.granularity in FINE else "DATE",
        value=period.value,
        granularity=period.granularity,
        anchor=anchor,
        earliest=earliest,
        latest=latest,
        mod=mod if mod is not None else edge_of(phrase),
        period=period,
    )


def unknown(phrase: Phrase, value: str = "", granularity: Granularity = "unknown") -> Reading:
    """The reading of a phrase that says when, but whose day can't be told ("PAST_REF", "XXXX-02-08")."""
    return Reading(
        first=phrase.first,
        last=phrase.last,
        kind="TIME" if granularity in FINE else "DATE",
        value=value,
        granularity=granularity,
        anchor="none",
        mod=edge_of(phrase),
    )


PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


def reference(phrase: Phrase, step: int) -> Readings:
    """What lies before, at or after a now that isn't known."""
    return (unknown(phrase, PAST if step < 0 else FUTURE if step > 0 else PRESENT),)


def of_value(phrase: Phrase, kind: TimeKind, value: str, mod: str | None = None) -> Reading:
    """The reading of a duration or a set."""
    return Reading(
        first=phrase.first, last=phrase.last, kind=kind, value=value, granularity="unknown", anchor="none", mod=mod
    )


def edge_of(phrase: Phrase) -> str | None:
    """START, MID or END where the phrase names an edge of its period ("the end of", "early", "later that")."""
    found = (
        phrase.value("edge", "EDGE"),
        phrase.value("early", "EARLY"),
        phrase.value("latter", "LATTER"),
        phrase.value("later", "LATER"),
    )
    return next((value for value in found if value), None)


def placed(reading: Reading, first: int, last: int) -> Reading:
    """The same meaning for other words."""
    return replace(reading, first=first, last=last)
