"""In what orders the points of a comparison can be read, and which lines join their places in both texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.render.comparison.points import Point, Sort

STEP, TOP = 14, 22
"""Pixels of the drawing: from one clause to the next, and above the first."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a point comes in the order of A and in that of B; one that a text doesn't mention follows the point that it
    follows in the other text.
    """

    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Line:
    """A point in the drawing of both orders, by its number from 1 on: the heights of its ends, in pixels, None where a
    text has none.
    """

    point: int
    sort: Sort
    is_moved: bool
    a: int | None
    b: int | None


def places_of(points: Sequence[Point]) -> list[Places]:
    """The places of points, in the order in which they are given."""
    in_a = _order(points, first=0)
    in_b = _order(points, first=1)
    return [Places(in_a[number], in_b[number]) for number in range(len(points))]


def _order(points: Sequence[Point], *, first: int) -> dict[int, int]:
    """The place of each point in the order of one text, ``first`` 0 for A and 1 for B."""
    keys: list[tuple[int, int, int, int]] = []
    both = [(point.a.numbers[0], point.b.numbers[0]) for point in points if point.a is not None and point.b is not None]
    for number, point in enumerate(points):
        own, other = (point.a, point.b) if first == 0 else (point.b, point.a)
        if own is not None:
            keys.append((own.numbers[0], 0, 0, number))
        elif other is not None:
            place = other.numbers[0]
            before = [pair for pair in both if pair[1 - first] <= place]
            nearest = max(before, key=lambda pair: pair[1 - first], default=None)
            keys.append((nearest[first] if nearest is not None else 0, 1, place, number))
    return {number: place for place, (*_, number) in enumerate(sorted(keys))}


def lines_of(points: Sequence[Point]) -> list[Line]:
    """One line for each pair of clauses that make one point, and a stump for each that stands alone."""
    found = []
    for number, point in enumerate(points, 1):
        ours = point.a.numbers if point.a is not None else (None,)
        theirs = point.b.numbers if point.b is not None else (None,)
        found += [
            Line(number, point.sort, point.is_moved, _height(one), _height(other)) for one in ours for other in theirs
        ]
    return found


def _height(number: int | None) -> int | None:
    return TOP + (number - 1) * STEP if number is not None else None


def height_of(count: int) -> int:
    """How high a drawing of so many clauses is, in pixels."""
    return TOP + count * STEP
