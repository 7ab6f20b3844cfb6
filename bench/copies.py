"""Near-duplicates over a whole collection, beside rensa (MinHash) on the same texts in the same run.

    pip install rensa numpy
    python bench/copies.py ../shared/corpora/same-event/neardup_synth_wh.json

FILE is a JSON list of {"text", "cluster", "kind"}. Scored by pairs: two texts with one cluster label are a pair to find,
1,200 of them in that file. Ours are the pairs inside the groups found, transitively. Rensa gives a likeness and no
judgement: it is scored over a sweep of thresholds, pairs as they are and grouped, with shingles of two, three and five
words, and the best figure is shown, which no user could know beforehand; so is its figure at shingles of two words and
pairs as they are (the one quoted in issue 3).

"Different exchanges merged" are pairs of ours whose labels differ. The file gives two labels to one text that was
published twice; pairs whose labels have an original text in common are counted apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import resource
import time
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from communique.records.duplicates import find_duplicates

THRESHOLDS = [step / 50 for step in range(8, 46)]
SIZES = (2, 3, 5)
WORD = re.compile(r"\w+")
HASHES = 256
QUOTED = (2, "pairs")

Pair = tuple[int, int]


class Score(NamedTuple):
    """F1 with its parts."""

    f1: float
    precision: float
    recall: float

    def __str__(self) -> str:
        return f"precision {self.precision:.4f}  recall {self.recall:.4f}  F1 {self.f1:.4f}"


def grouped(groups: Iterable[Iterable[int]]) -> set[Pair]:
    """All pairs inside groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def score(found: set[Pair], gold: set[Pair]) -> Score:
    """Pairs found against pairs to find."""
    right = len(found & gold)
    precision, recall = right / len(found) if found else 0.0, right / len(gold)
    return Score(2 * right / (len(found) + len(gold)), precision, recall)


def by_label(labels: list[Any]) -> set[Pair]:
    """The pairs with one label."""
    groups: dict[Any, list[int]] = {}
    for place, label in enumerate(labels):
        groups.setdefault(label, []).append(place)
    return grouped(groups.values())


def one_text(rows: list[dict[str, Any]]) -> set[frozenset[Any]]:
    """Labels whose originals are one and the same text."""
    labels: dict[str, set[Any]] = {}
    for row in rows:
        if row["kind"] == "orig":
            labels.setdefault(row["text"], set()).add(row["cluster"])
    return {frozenset(pair) for several in labels.values() for pair in combinations(several, 2)}


def joined(pairs: Iterable[Pair], size: int) -> set[Pair]:
    """The pairs inside the groups that these pairs connect."""
    above = list(range(size))

    def root(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for one, other in pairs:
        above[root(one)] = root(other)
    return by_label([root(place) for place in range(size)])


def rensa_likenesses(texts: list[str], words: int) -> dict[Pair, float]:
    """What rensa's MinHash says of all pairs that are at least a little alike."""
    import numpy as np
    import rensa

    digests = []
    for text in texts:
        tokens = WORD.findall(text.lower())
        sketch = rensa.RMinHash(num_perm=HASHES, seed=42)
        sketch.update([" ".join(tokens[place : place + words]) for place in range(max(1, len(tokens) - words + 1))])
        digests.append(sketch.digest())
    table = np.array(digests, dtype=np.uint64)
    likenesses: dict[Pair, float] = {}
    for place in range(len(texts)):
        alike = (table[place + 1 :] == table[place]).mean(axis=1)
        for offset in np.nonzero(alike >= THRESHOLDS[0])[0]:
            likenesses[place, place + 1 + int(offset)] = float(alike[offset])
    return likenesses


def sweep(texts: list[str], gold: set[Pair]) -> dict[tuple[int, str], tuple[Score, float, float]]:
    """For each size of shingle, pairs as they are and grouped: the best score, its threshold, and seconds of hashing."""
    best: dict[tuple[int, str], tuple[Score, float, float]] = {}
    for words in SIZES:
        begin = time.perf_counter()
        likenesses = rensa_likenesses(texts, words)
        seconds = time.perf_counter() - begin
        for threshold in THRESHOLDS:
            pairs = {pair for pair, alike in likenesses.items() if alike >= threshold}
            for way, found in (("pairs", pairs), ("grouped", joined(pairs, len(texts)))):
                result = (score(found, gold), threshold, seconds)
                best[words, way] = max(best.get((words, way), result), result)
    return best


def show_ours(rows: list[dict[str, Any]], gold: set[Pair]) -> None:
    """Our score, time, memory and mistakes."""
    begin = time.perf_counter()
    found = grouped(find_duplicates([row["text"] for row in rows]))
    seconds = time.perf_counter() - begin
    print(f"communique                       {score(found, gold)}  {seconds:6.1f} s")
    same = one_text(rows)
    wrong = Counter(frozenset((rows[one]["cluster"], rows[other]["cluster"])) in same for one, other in found - gold)
    print(f"  different exchanges merged: {wrong[False]} (and {wrong[True]} pairs of two labels for one original text)")


def main() -> None:
    """Measure on one core."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = json.loads(options.file.read_text(encoding="utf-8"))
    gold = by_label([row["cluster"] for row in rows])
    print(f"{len(rows):,} texts, {len(gold):,} pairs to find")
    show_ours(rows, gold)
    print(f"  peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    if importlib.util.find_spec("rensa") is None:
        print("rensa is not here: pip install rensa")
        return
    results = sweep([row["text"] for row in rows], gold)
    for title, key in (("as quoted", QUOTED), ("at its best", max(results, key=lambda key: results[key][0]))):
        result, threshold, seconds = results[key]
        print(f"rensa {title:11} (>= {threshold:.2f}, {key[0]} words, {key[1]})  {result}  {seconds:6.1f} s")


if __name__ == "__main__":
    main()
