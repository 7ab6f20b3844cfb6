"""The parts of a text, as spans of it, and how spans are joined and cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Dateline, Span
from communique.text.lines import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.documents.stamps import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What of one text is title, body, leftover, dateline and stamp. Body and noise are in order and never overlap;
    ``stamp`` is the one of ``stamps`` that is the article's.
    """

    title: Span | None
    body: tuple[Span, ...]
    noise: tuple[Span, ...]
    dateline: Dateline | None
    stamp: Stamp | None
    stamps: tuple[Stamp, ...] = ()


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those with nothing but blanks between them, and those that overlap, made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or is_blank(text, merged[-1].end, span.start)):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.start < span.end:
            merged.append(span)
    return tuple(merged)


def without(text: str, spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of ordered spans when ``holes`` are cut out; rests in which nothing is to be seen are dropped."""
    cuts = joined(text, holes)
    kept: list[Span] = []
    number = 0
    for span in spans:
        start = span.start
        while number < len(cuts) and cuts[number].end <= start:
            number += 1
        for hole in _meeting(cuts, number, span):
            kept.append(Span(start, max(start, hole.start)))
            start = hole.end
        kept.append(Span(start, max(start, span.end)))
    return tuple(span for span in kept if not is_blank(text, *span))


def _meeting(cuts: tuple[Span, ...], number: int, span: Span) -> Iterable[Span]:
    while number < len(cuts) and cuts[number].start < span.end:
        yield cuts[number]
        number += 1
