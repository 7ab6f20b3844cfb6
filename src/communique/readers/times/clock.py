"""Times of the clock with their zones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.readers.times.phrase import Phrase

FIGURES = re.compile(r"(\d{1,2})(?::?(\d\d))?(:\d\d)?([ap]m|hrs)?")
HALVES = {"am": "0", "pm": "12"}
NOON = 12
NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
"""Times that words name; midnight ends the day that it is told with."""


def clock_time(phrase: Phrase) -> str | None:
    """What follows the T of the value: "09:18", "21:34-05"; None where the phrase has no time that a clock shows."""
    words = phrase.words("clock")
    match = FIGURES.fullmatch(words[0]) if words else None
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = phrase.value("clock", "AM_PM") or HALVES.get(match[4] or "")
    if half is not None:
        hour = hour % NOON + int(half)
    if hour > 24 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}{match[3] or ''}{_zone(phrase)}"


def _zone(phrase: Phrase) -> str:
    return phrase.value("zone", "ZONE") or ""


def named_time(phrase: Phrase) -> str | None:
    """What follows the T of the value for "noon today", "midnight on Monday"."""
    return next((NAMED[word] for word in phrase.words("named") if word in NAMED), None)
