"""Days and people in words, the same in every listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.text.daysets import ALWAYS

if TYPE_CHECKING:
    from communique.model import DateInterval, Participant


def day_words(date: DateInterval | None) -> str:
    """A day, a first and last day, or the one end that is known."""
    if date is None:
        return "not stated"
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    if date.latest == ALWAYS[0].latest:
        return f"{first} or later"
    if date.earliest == ALWAYS[0].earliest:
        return f"{last} or earlier"
    return first if first == last else f"{first} to {last}"


def person_words(person: Participant) -> str:
    """A name with the side's code."""
    return person.name if person.side in {None, person.name} else f"{person.name} ({person.side})"
