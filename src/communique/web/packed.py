"""Rows of a list as they are kept: packed as JSON, days as ISO 8601, since a list of many thousand takes twenty times as much as it is."""

from __future__ import annotations

import json
import zlib
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.render.rows import Row

BLOCK = 100
"""So many rows are packed together: a part of a list unpacks no more than it needs."""


class PackedRows:
    """Rows in their order, each unpacked when it is asked for."""

    def __init__(self, rows: Iterable[Row]) -> None:
        found = iter(rows)
        self._blocks = [_packed(block) for block in iter(lambda: list(islice(found, BLOCK)), [])]
        self._length = BLOCK * (len(self._blocks) - 1) + len(_unpacked(self._blocks[-1])) if self._blocks else 0

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        for block in self._blocks:
            yield from _unpacked(block)

    def part(self, offset: int, limit: int) -> tuple[Row, ...]:
        """So many rows from a place on; fewer where the list ends."""
        first = offset // BLOCK
        blocks = self._blocks[first : (offset + limit - 1) // BLOCK + 1]
        rows = (row for block in blocks for row in _unpacked(block))
        return tuple(islice(rows, offset - first * BLOCK, offset - first * BLOCK + limit))


def _packed(rows: list[Row]) -> bytes:
    return zlib.compress(json.dumps(rows, default=str).encode(), level=1)


def _unpacked(block: bytes) -> list[Row]:
    rows: list[Row] = json.loads(zlib.decompress(block))
    return rows
