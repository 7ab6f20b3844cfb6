"""The suffix array over tokens is right, whatever the tokens."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from communique.text.suffixes import repeats, sort_suffixes

DEPTH = 8
TOKENS = st.lists(st.integers(0, 2), max_size=60)


@given(TOKENS)
def test_order_and_common_parts_are_those_of_the_definition(tokens: list[int]) -> None:
    """Suffixes stand in the order of their first tokens, then of their places; neighbours share what they share."""
    found = sort_suffixes(np.array(tokens, dtype=np.int64), DEPTH)
    cut = [tuple(tokens[place : place + DEPTH]) for place in range(len(tokens))]
    assert found.order.tolist() == sorted(range(len(tokens)), key=lambda place: (cut[place], place))
    for number in range(1, len(tokens)):
        one, other = (cut[found.order[number - step]] for step in (1, 0))
        shared = next(
            (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
        )
        assert found.common[number] == shared


@given(TOKENS)
def test_every_repeat_is_found_with_all_its_places(tokens: list[int]) -> None:
    """Each run of tokens that stands twice or oftener comes once, with every place, and no other run comes."""
    suffixes = sort_suffixes(np.array(tokens, dtype=np.int64), DEPTH)
    for run in repeats(suffixes, range(1, 5)):
        places = [suffixes.order[first:last].tolist() for first, last in zip(run.first, run.last, strict=True)]
        told: dict[tuple[int, ...], list[int]] = {}
        for place in range(len(tokens) - run.length + 1):
            told.setdefault(tuple(tokens[place : place + run.length]), []).append(place)
        assert sorted(map(sorted, places)) == sorted(found for found in told.values() if len(found) > 1)
