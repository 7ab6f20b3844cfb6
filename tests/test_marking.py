"""A text in pieces: nothing of it is lost, and each piece knows what holds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Span
from communique.views.cutting import Mark, cut

TEXTS = st.text(max_size=60)
SPANS = st.builds(Span, st.integers(-5, 70), st.integers(-5, 70))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from(["statement", "named", "cue"]), st.integers(0, 3)), max_size=8)


@given(TEXTS, MARKS)
def test_pieces_joined_are_the_text(text: str, marks: list[Mark]) -> None:
    """Whatever is marked, also outside the text or backwards, the pieces in their order are the whole text."""
    assert "".join(span.of(text) for span, _ in cut(len(text), marks)) == text


@given(TEXTS, MARKS)
def test_each_piece_lies_wholly_in_what_holds_it(text: str, marks: list[Mark]) -> None:
    """Every character has exactly the marks that cover it."""
    for span, held in cut(len(text), marks):
        for place in range(*span):
            over = {mark[1:] for mark in marks if mark.span.start <= place < mark.span.end}
            assert {mark[1:] for mark in held} == over


def test_the_shortest_mark_comes_first() -> None:
    """Of statements that hold each other the inner one comes first."""
    outer, inner = Mark(Span(0, 20), "statement", 0), Mark(Span(5, 9), "statement", 1)
    assert [[mark.number for mark in held] for _, held in cut(20, [outer, inner])] == [[0], [1, 0], [0]]
