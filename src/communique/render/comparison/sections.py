"""The parts of a page: each comparison as a section, its points with the sentences that prove them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.render.comparison.orders import Line, Places, height_of, lines_of, places_of
from communique.render.comparison.points import Point, Words, changes, label_words, points_of
from communique.render.comparison.texts import Paragraphs, Piece, marked_words
from communique.render.comparison.wording import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Account, Comparison, Span
    from communique.render.comparison.points import End


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEnd:
    """A point in one text as the page shows it; ``sentences`` are those that prove it."""

    end: End
    account: Account
    words: list[Piece]
    sentences: list[list[Piece]]
    is_quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPoint:
    """A point with its number on the page and its places in the orders of both texts."""

    point: Point
    number: int
    places: Places
    a: ShownEnd | None
    b: ShownEnd | None

    @property
    def group(self) -> str:
        """Topic and speaker, under which it stands in their order."""
        speakers = " / ".join(dict.fromkeys(end.speaker for end in self.point.ends))
        return " · ".join(part for part in (self.point.topic, speakers) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One comparison as the page shows it. ``key`` begins the names of all its anchors."""

    key: str
    comparison: Comparison
    title: str
    groups: list[tuple[Words, list[ShownPoint]]]
    folded: list[ShownPoint]
    counts: list[tuple[str, Words, int]]
    texts: list[tuple[str, Account, list[list[Piece]], dict[int, int]]]
    lines: list[Line]
    height: int


def section_of(key: str, comparison: Comparison) -> Section:
    """A comparison as a section whose anchors all begin with ``key``."""
    points = points_of(comparison)
    paragraphs = Paragraphs(comparison.a), Paragraphs(comparison.b)
    shown = [
        _shown(number, point, places, comparison, paragraphs)
        for number, (point, places) in enumerate(zip(points, places_of(points), strict=True), 1)
    ]
    texts = [
        (mark, account, cut.pieces(), _points_of_clauses(shown, mark))
        for mark, account, cut in zip("AB", (comparison.a, comparison.b), paragraphs, strict=True)
    ]
    return Section(
        key=key,
        comparison=comparison,
        title=title_of(comparison),
        groups=_groups(point for point in shown if not point.point.is_folded),
        folded=[point for point in shown if point.point.is_folded],
        counts=_counts(points),
        texts=texts,
        lines=lines_of(points),
        height=height_of(max(len(comparison.a.clauses), len(comparison.b.clauses))),
    )


def _groups(points: Iterable[ShownPoint]) -> list[tuple[Words, list[ShownPoint]]]:
    found: dict[str, list[ShownPoint]] = {}
    for point in points:
        found.setdefault(point.point.sort, []).append(point)
    return [(label_words()[sort], members) for sort, members in found.items()]


def _counts(points: Sequence[Point]) -> list[tuple[str, Words, int]]:
    """How many points carry each label, for those that one does."""
    found = []
    for label, words in label_words().items():
        count = sum(label == point.sort or any(label == has.label for has in point.labels) for point in points)
        if count:
            found.append((label, words, count))
    return found


def _shown(
    number: int, point: Point, places: Places, comparison: Comparison, paragraphs: tuple[Paragraphs, Paragraphs]
) -> ShownPoint:
    changed = changes(point)
    a = _shown_end(point.a, comparison.a, paragraphs[0], changed[0])
    b = _shown_end(point.b, comparison.b, paragraphs[1], changed[1])
    return ShownPoint(point=point, number=number, places=places, a=a, b=b)


def _shown_end(end: End | None, account: Account, paragraphs: Paragraphs, changed: Iterable[Span]) -> ShownEnd | None:
    if end is None:
        return None
    return ShownEnd(
        end=end,
        account=account,
        words=marked_words(end.citation.words, changed),
        sentences=paragraphs.sentences(end.clauses),
        is_quoted=any(clause.quoted for clause in end.clauses),
    )


def _points_of_clauses(points: Iterable[ShownPoint], mark: str) -> dict[int, int]:
    """The number of the point that each clause of a text belongs to."""
    return {
        number: shown.number
        for shown in points
        for end in shown.point.ends
        if end.mark == mark
        for number in end.numbers
    }
