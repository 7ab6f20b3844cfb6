"""The one-page memo on one exchange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.citation import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing the memo says; ``notes`` are the numbers of the citations that prove it, counted from 1. ``topic`` is
    what it is about, where that is known.
    """

    text: str
    notes: tuple[int, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a heading; ``left_out`` is how many more there were, which the command ``command`` lists ({} stands for
    the exchange).
    """

    heading: str
    lines: tuple[Line, ...]
    left_out: int = 0
    command: str = "show {}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A memo. ``exchange`` is the slug; every line is proved by ``citations``, which its notes number from 1."""

    exchange: str
    title: str
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
