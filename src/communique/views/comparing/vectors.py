"""Vectors of words, by which those of one subject are told from strangers ("cereals", "wheat").

Made by ``tools/word_vectors.py`` of GloVe vectors (Pennington, Socher and Manning, 2014; public domain).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LEAST_COSINE, LEAST_VALUE, PER_COSINE = 0.58, 0.22, 1.1
"""From which cosine on two words count as of one subject, what they count then, and how much more with each unit."""


def nearness(keys: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
    """How near each of ``keys`` (roots of words) is to each of ``others``: 0 where they are strangers or not known."""
    cosines = directions(keys) @ directions(others).T
    values: NDArray[np.float32] = np.where(
        cosines >= LEAST_COSINE, LEAST_VALUE + PER_COSINE * (cosines - LEAST_COSINE), 0
    ).astype(np.float32)
    return values


def directions(keys: Sequence[str]) -> NDArray[np.float32]:
    """A row of length 1 for each key, zeros for one that is not known."""
    numbers, vectors = _table()
    return vectors[[numbers.get(key, 0) for key in keys]]


@cache
def _table() -> tuple[dict[str, int], NDArray[np.float32]]:
    """The number of each root, from 1 on, and the vectors by number, of length 1; that of number 0 is zero."""
    with as_file(files("communique.views").joinpath("data", "word_vectors.npz")) as path, np.load(path) as table:
        roots, vectors = str(table["roots"]).split("\n"), table["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {root: number for number, root in enumerate(roots, 1)}, np.vstack([np.zeros_like(vectors[:1]), vectors])
