"""Which words of two wordings are in both, and what the one leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.differing import WORD, differing, left_out
from communique.text.names import fold

WORDS = st.lists(st.sampled_from(["sea", "Sea", "calm", "dues", "don't", "cá", "é", "the", "of"]), max_size=12).map(
    " ".join
)


@given(WORDS, WORDS)
def test_what_is_not_marked_is_the_same(first: str, second: str) -> None:
    """Without the marked stretches, both wordings have the same words in the same order."""
    kept = []
    for text, spans in zip((first, second), differing(first, second), strict=True):
        words = [
            match for match in WORD.finditer(text) if not any(span.start <= match.start() < span.end for span in spans)
        ]
        kept.append([fold(match.group()) for match in words])
    assert kept[0] == kept[1]


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("exchanges between the parties and the parliaments", "exchanges between the parliaments", "parties"),
        ("a calm sea", "a calm sea", None),
        ("the calm sea of old", "old is the sea, and calm", None),
        ("the sea", "of it", None),
    ],
)
def test_what_is_left_out_is_named(first: str, second: str, what: str | None) -> None:
    """The longest stretch that the other wording has in no place is named, and nothing that it has elsewhere."""
    assert left_out(first, second) == what


def test_stretch_with_the_words_asked_for_comes_first() -> None:
    """Where words are named, the stretch that holds one of them wins over a longer one."""
    first = "the harbour dues of Sembay, the nets, and whatever the long winter may bring"
    assert left_out(first, "the nets") != left_out(first, "the nets", naming=["dues"]) == "harbour dues of Sembay"
