"""What is nearest to a name that isn't there."""

from __future__ import annotations

import pytest

from communique.text.nearest import AT_ONCE, nearest


@pytest.mark.parametrize("place", [0, AT_ONCE - 1, AT_ONCE, 2 * AT_ONCE + 5])
def test_the_likest_of_many_is_found_wherever_it_stands(place: int) -> None:
    """Names are compared in parts: the likest of all comes first, whichever part it is in, and none is lost."""
    names = [f"harbour {number}" for number in range(2 * AT_ONCE + 10)]
    names[place] = "Maren Hathmoor"
    assert nearest("Maren Hathmor", names) == ["Maren Hathmoor"]


def test_among_equals_the_earlier_comes_first() -> None:
    """Of names that are as like, those that were given first are named."""
    names = [f"call of {number:05}" for number in range(3 * AT_ONCE)]
    assert nearest("call of", names, most=3) == names[:3]
