"""Rows that are kept packed are the rows that were packed."""

from __future__ import annotations

from datetime import date

import pytest

from communique.web.packed import BLOCK, PackedRows

DAY = date(2031, 3, 27)


@pytest.mark.parametrize("many", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7])
def test_every_part_is_that_of_the_list(many: int) -> None:
    """Whole and in parts, at and over the ends of blocks and of the list, with values of every type; days as text."""
    rows = [
        {"id": f"{number:x}", "day": "2031-03-27", "sides": ["XHV", "XTR"], "n": number, "none": None}
        for number in range(many)
    ]
    packed = PackedRows({**row, "day": DAY} for row in rows)
    assert len(packed) == many
    assert list(packed) == list(packed) == rows
    for offset in (0, 1, BLOCK - 1, BLOCK, many - 1, many, many + 9):
        for limit in (1, 7, BLOCK, 3 * BLOCK):
            start = max(0, offset)
            assert packed.part(start, limit) == tuple(rows[start : start + limit])
