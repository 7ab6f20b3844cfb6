"""The one-page memo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.render.brief.marks import by_topic, footnotes, sources
from communique.web.page import Context

if TYPE_CHECKING:
    from communique.model import Brief, Citation, Line, Section

PLACES = {
    "show {}": "#statements",
    "compare {}": "#comparison",
    "compare {} --previous": "#since",
    "uptake {}": "#uptake",
    "phrases": "/phrases",
}
"""Where one finds what a section has no room for, by the command that lists it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoOffered(Context):
    """The way to the memo."""

    template = "exchange/memo_offered.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of the memo: its lines by topic, and the address at which those stand for which it has no room."""

    section: Section
    topics: tuple[tuple[str | None, tuple[Line, ...]], ...]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoContext(Context):
    """The memo whole; ``notes`` are its citations with their texts of proof, numbered from 1 on."""

    template = "exchange/memo.html"
    title: str
    parts: tuple[Part, ...]
    notes: tuple[tuple[str, Citation], ...]
    sources: tuple[str, ...]


def memo(brief: Brief) -> MemoContext:
    """A memo as the page shows it."""
    return MemoContext(
        title=brief.title,
        parts=tuple(map(_part, brief.sections)),
        notes=tuple(zip(footnotes(brief), brief.citations, strict=True)),
        sources=tuple(sources(brief)),
    )


def _part(section: Section) -> Part:
    return Part(section=section, topics=tuple(by_topic(section)), place=PLACES[section.command])
