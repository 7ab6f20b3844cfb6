"""A judgement by hand: that some reports tell of one event, or that they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal["merge", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Who merged or split exchanges, when (UTC, ISO 8601) and why. ``told`` says what it was about, in the slugs of
    that time; ``exchanges`` are the present slugs of the exchanges that the reports it speaks of belong to. ``id`` is its number in the log (0:
    not logged yet). ``undone`` is when it was undone, None while it stands.
    """

    id: int
    verb: Verb
    who: str
    why: str
    made: str
    told: str
    exchanges: tuple[str, ...] = ()
    undone: str | None = None
    undone_by: str | None = None
    undone_why: str | None = None
