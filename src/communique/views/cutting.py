"""A text cut wherever one of several kinds of marks begins or ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Mark(NamedTuple):
    """A stretch that is of a ``kind``, and the ``number`` of what it marks among those of its kind."""

    span: Span
    kind: str
    number: int = 0


def cut(length: int, marks: Iterable[Mark]) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
    """A text of so many characters in pieces, each with the marks that hold it, the shortest first.

    The pieces follow each other without a gap; what a mark has outside the text counts for nothing, nor does an empty one.
    """
    inside = [mark._replace(span=Span(max(0, mark.span.start), min(length, mark.span.end))) for mark in marks]
    waiting = sorted((mark for mark in inside if mark.span.start < mark.span.end), key=_by_start, reverse=True)
    edges = sorted({0, length, *(edge for mark in waiting for edge in mark.span)})
    held: list[Mark] = []
    for start, end in pairwise(edges):
        held = [mark for mark in held if mark.span.end > start]
        while waiting and waiting[-1].span.start == start:
            held.append(waiting.pop())
        yield Span(start, end), tuple(sorted(held, key=_by_length))


def _by_start(mark: Mark) -> int:
    return mark.span.start


def _by_length(mark: Mark) -> tuple[int, str, int]:
    return (mark.span.end - mark.span.start, mark.kind, mark.number)
