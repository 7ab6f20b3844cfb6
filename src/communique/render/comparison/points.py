"""A comparison as rows to show: points with their ends in both texts, the most telling first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from communique.knowledge.tables import read_table
from communique.model import Citation, Span
from communique.model.comparison import SAID_ALIKE, SIGNIFICANCE, Label
from communique.render.clauses import cue_before
from communique.text.differing import differing
from communique.text.told import speakers_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from communique.model import Account, Clause, Comparison, Labelled

Sort = Label | Literal["only-a", "only-b"]
"""What a point is: its most telling label, or that one text alone makes it."""

COLUMNS = ("label", "name", "heading", "meaning")
LEAST_KEPT = 0.5
"""The share of one wording that must be in the other for the rest to be marked."""

UNSURE, NARRATION = "not certain", "the text itself"


@dataclass(frozen=True, slots=True)
class Words:
    """What a label is called, above its points too, and what it means; for people."""

    name: str
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A point in one text: its clauses, by their numbers from 1 on, who makes them, and where they stand. ``cue`` is the
    phrase that reports the first, with " …" where other words stand between; empty where there is none, or where it
    belongs to the words.
    """

    mark: Literal["A", "B"]
    numbers: tuple[int, ...]
    clauses: tuple[Clause, ...]
    speaker: str
    cue: str
    citation: Citation

    @property
    def places(self) -> str:
        """The numbers as one writes them: "§3", "§3, 5"."""
        return f"§{', '.join(map(str, self.numbers))}"

    @property
    def topic(self) -> str | None:
        """What the first clause is about, where that is known."""
        return self.clauses[0].topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point that both texts make, or one of them; ``labels`` are the most telling first, and none for the latter."""

    sort: Sort
    a: End | None
    b: End | None
    labels: tuple[Labelled, ...] = ()
    score: float | None = None

    @property
    def is_folded(self) -> bool:
        """Whether both texts say it alike, so that it is not shown unless asked for."""
        return bool(self.labels) and all(found.label in SAID_ALIKE for found in self.labels)

    @property
    def is_moved(self) -> bool:
        """Whether it comes at another place in the order of the other text."""
        return any(found.label == "moved" for found in self.labels)

    @property
    def topic(self) -> str | None:
        """What it is about, by A where both tell."""
        return next((end.topic for end in (self.a, self.b) if end is not None and end.topic is not None), None)

    @property
    def ends(self) -> tuple[End, ...]:
        """Its ends in the order A, B."""
        return tuple(end for end in (self.a, self.b) if end is not None)


@cache
def label_words() -> dict[str, Words]:
    """The names of all sorts of points, the most telling first."""
    rows = read_table("labels", COLUMNS, package="communique.render.comparison")
    return {row["label"]: Words(row["name"], row["heading"], row["meaning"]) for row in rows}


def points_of(comparison: Comparison) -> list[Point]:
    """All points, the most telling sorts first, within each by topic and in the order of A (of B where only B has them)."""
    matched = [
        Point(
            sort=_ranked(match.labels)[0].label,
            a=_end("A", comparison.a, match.a),
            b=_end("B", comparison.b, match.b),
            labels=_ranked(match.labels),
            score=match.score,
        )
        for match in comparison.matches
    ]
    only_a = [Point(sort="only-a", a=_end("A", comparison.a, (number,)), b=None) for number in comparison.only_a]
    only_b = [Point(sort="only-b", a=None, b=_end("B", comparison.b, (number,))) for number in comparison.only_b]
    order = list(label_words())
    found = [*matched, *only_a, *only_b]
    first = _first_places(found)
    return sorted(found, key=lambda point: (order.index(point.sort), first[point.topic], point.ends[0].numbers))


def _first_places(points: Sequence[Point]) -> dict[str | None, tuple[int, ...]]:
    """Where each topic comes up first, by the number of the clause."""
    places: dict[str | None, tuple[int, ...]] = {}
    for point in points:
        places[point.topic] = min(places.get(point.topic, point.ends[0].numbers), point.ends[0].numbers)
    return places


def grouped(points: Iterable[Point]) -> list[tuple[Words, list[Point]]]:
    """Points that are sorted already, under the words of their sorts."""
    words = label_words()
    return [(words[sort], list(found)) for sort, found in groupby(points, key=lambda point: point.sort)]


def _ranked(labels: Iterable[Labelled]) -> tuple[Labelled, ...]:
    return tuple(sorted(labels, key=lambda found: SIGNIFICANCE.index(found.label)))


def _end(mark: Literal["A", "B"], account: Account, numbers: Sequence[int]) -> End:
    clauses = tuple(account.clauses[number] for number in numbers)
    return End(
        mark=mark,
        numbers=tuple(number + 1 for number in numbers),
        clauses=clauses,
        cue=cue_before(account.text, clauses[0]),
        speaker=_speaker(clauses),
        citation=Citation(
            provenance=account.provenance,
            spans=tuple(span for clause in clauses for span in clause.spans),
            words=" … ".join(clause.words for clause in clauses),
        ),
    )


def speaker_of(clause: Clause, side_name: Callable[[str], str] = str) -> str:
    """Who makes a clause; that nobody is certain, or that the text tells it itself. ``side_name`` makes names of codes."""
    if clause.statement is None:
        return NARRATION
    return speakers_told(clause.speakers, side_name) or UNSURE


def _speaker(clauses: Iterable[Clause], side_name: Callable[[str], str] = str) -> str:
    return ", ".join(dict.fromkeys(speaker_of(clause, side_name) for clause in clauses))


def speaker_named(end: End, side_name: Callable[[str], str] | None = None) -> str:
    """Who makes a point in one text, with sides by name where ``side_name`` makes names of their codes."""
    return end.speaker if side_name is None else _speaker(end.clauses, side_name)


def changes(point: Point) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of either end that the other has not, where most of either are in both; else nothing, since to mark
    nearly all tells nobody anything.
    """
    if point.a is None or point.b is None:
        return (), ()
    words = point.a.citation.words, point.b.citation.words
    found = differing(*words)
    kept = (1 - sum(map(len_of, spans)) / len(text) for spans, text in zip(found, words, strict=True) if text)
    return found if max(kept, default=0) >= LEAST_KEPT else ((), ())


def len_of(span: Span) -> int:
    """The characters of a span."""
    return span.end - span.start


def said_at(clause: Clause) -> Span:
    """The whole stretch of a clause with its frame."""
    return Span(min(clause.said.start, clause.spans[0].start), max(clause.said.end, clause.spans[-1].end))
