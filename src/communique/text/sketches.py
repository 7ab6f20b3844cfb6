"""A text's wording in a few kilobytes: hashes of every three words in a row, thinned where there are many.

The thinning keeps the hashes below a bound that is halved until few enough are left, so that of two texts, however long, the
hashes below the smaller bound can be compared as if none had been left out (Hera, Pierce-Ward and Koslicki 2023,
FracMinHash). Texts of up to about a thousand words are compared in full.
"""

from __future__ import annotations

import re
import struct
from typing import NamedTuple
from zlib import crc32

WORD = re.compile(r"\w+")
SHINGLE = 3
MOST = 1024
"""So many hashes are kept at most."""

BITS = 32


class Sketch(NamedTuple):
    """The hashes below ``2 ** (32 - level)`` of a text's word triples."""

    level: int
    hashes: frozenset[int]


def make_sketch(text: str) -> Sketch:
    """The sketch of a text, case aside; empty where it has less than three words."""
    words = [word.encode("utf-8", "surrogatepass") for word in WORD.findall(text.lower())]
    triples = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    return _thinned(Sketch(0, frozenset(crc32(b" ".join(triple)) for triple in triples)))


def likeness(one: Sketch, other: Sketch) -> float:
    """The share of the smaller text's word triples that the other has too."""
    level = max(one.level, other.level)
    first, second = _raised(one, level).hashes, _raised(other, level).hashes
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def pack(sketch: Sketch) -> bytes:
    """A sketch as bytes: its level, then its hashes in order, four bytes each."""
    return struct.pack(f"<B{len(sketch.hashes)}I", sketch.level, *sorted(sketch.hashes))


def unpack(data: bytes) -> Sketch:
    """The sketch that ``pack`` made bytes of."""
    level, *hashes = struct.unpack(f"<B{(len(data) - 1) // 4}I", data)
    return Sketch(level, frozenset(hashes))


def _thinned(sketch: Sketch) -> Sketch:
    while len(sketch.hashes) > MOST:
        sketch = _raised(sketch, sketch.level + 1)
    return sketch


def _raised(sketch: Sketch, level: int) -> Sketch:
    if level == sketch.level:
        return sketch
    bound = 1 << (BITS - level)
    return Sketch(level, frozenset(found for found in sketch.hashes if found < bound))
