"""Learns how much each sign says for two clauses making one point (``communique compare``).

    python tools/point_signs.py [--write]

Reads every pair of accounts with gold that is no held set: the real ones in ``../shared``, those of ``eval/pairs``, the seeds'
and the samples'. Prints what pairs left out of the learning show (links one to one, leaving one pair out at a time): by set
and threshold, the points found in both texts and those found in one alone. With ``--write`` learns from all of them and
writes ``src/communique/views/data/point_signs.csv``. Logistic regression with a ridge (Hoerl and Kennard, 1970).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT / "src"), str(SHARED / "score")]

from compare import locate  # type: ignore[import-not-found]  # noqa: E402

from communique.api.reader import Reader  # noqa: E402
from communique.views.comparing.alignment import CONSTANT, shares_of  # noqa: E402
from communique.views.comparing.compare import placed_in  # noqa: E402
from communique.views.comparing.evidence import signs_of  # noqa: E402

if TYPE_CHECKING:
    from communique.model import Reading

Array = NDArray[np.float64]
TABLE = ROOT / "src" / "communique" / "views" / "data" / "point_signs.csv"
SETS = {
    "real": (SHARED / "gold" / "pairs-dev.json", SHARED / "corpora" / "opposite-sides"),
    "invented": (ROOT / "eval" / "pairs.json", ROOT / "eval" / "pairs"),
}
RIDGE, ROUNDS = 10.0, 30
OF_CLAUSES = 0.5
"""What a pair of clauses counts where all clauses are linked by hand, most of them nearly word for word."""

THRESHOLDS = np.arange(-1.0, 0.61, 0.1)
NOTES = {
    "covered more": "share of its weight that the other clause has, of the better covered",
    "covered less": "the same of the worse covered",
    "little in common": "1 where what both have in common may be chance",
    "terms in common": "up to 4 terms, in quarters",
    "direction": "cosine of the weighed means of word vectors, with the words beside in the sentence",
    "lead of words": "how far the likeness of words is ahead of the next best partners of both, added up",
    "lead of direction": "how far the cosine is",
    "neighbours": "how alike the clauses before or behind both are",
    "same act": "1 where both propose, thank, discuss and so on",
    "other topic": "1 where both have a topic and not the same",
    "same side speaks": "1 where one side says both",
    "other side speaks": "1 where the two are said by different sides",
    "distance": "between their places, in lengths of the text",
    "one tells of the exchange": "1 where one alone reports the exchange itself",
    CONSTANT: "added to every pair",
}


class Laid(NamedTuple):
    """Two accounts: their signs, which clauses make one point, how much each pair counts, and the points by clause."""

    group: str
    signs: Array
    same: Array
    counts: Array
    points: list[tuple[str, list[int], list[int]]]


def main() -> None:
    """Measure by leaving out; write when asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    laid = [*_with_points(), *_with_clauses()]
    for threshold, row in _left_out(laid).items():
        print(f"{threshold:5.1f}", row)
    if options.write:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("sign", "weight", "note"))
            for (name, note), weight in zip(NOTES.items(), _learned(laid), strict=True):
                writer.writerow((name, f"{weight:.3f}", note))


def _with_points() -> list[Laid]:
    """Pairs whose gold are points: a pair of clauses counts where a point touches either of them."""
    found = []
    for group, (gold, folder) in SETS.items():
        for pair in json.loads(gold.read_text(encoding="utf-8")):
            spans, signs = _laid(*(Reader().read(folder / pair[side]) for side in "ab"))
            points = [
                (
                    one["label"],
                    *([n for n, own in enumerate(of) if one[side] and _touch(one[side], own)] for side, of in spans),
                )
                for one in pair["points"]
            ]
            counts, same = np.zeros(signs.shape[:2]), np.zeros(signs.shape[:2])
            for _, here, there in points:
                counts[here, :] = counts[:, there] = 1.0
            for _, here, there in points:
                if here and there:
                    same[np.ix_(here, there)] = 1.0
                    counts[np.ix_(here, there)] = (len(here) * len(there)) ** -0.5
            found.append(Laid(group, signs, same, counts, points))
    return found


def _with_clauses() -> list[Laid]:
    """Pairs whose gold links all clauses."""
    samples = sorted((ROOT / "eval" / "samples_compared").glob("*.json"))
    golds: list[tuple[Path, Path, Path | None]] = [(SHARED / "gold" / "compare-seeds.json", SHARED / "seeds", None)]
    golds += [(gold, ROOT / "samples", ROOT / "samples" / "tables") for gold in samples]
    found = []
    for gold, folder, overlay in golds:
        entry = json.loads(gold.read_text(encoding="utf-8"))
        readings = [Reader(overlay=overlay).read(folder / entry[f"doc_{side}"]) for side in "ab"]
        spans, signs = _laid(*readings)
        same = np.zeros(signs.shape[:2])
        here, there = (
            [
                [n for n, own in enumerate(of) if _halves(span, own)]
                for span in locate(entry[f"clauses_{side}"], reading.document.text)
            ]
            for (side, of), reading in zip(spans, readings, strict=True)
        )
        for link in entry["links"]:
            same[np.ix_(here[link["a"]], there[link["b"]])] = 1.0
        found.append(Laid("clauses", signs, same, np.full(same.shape, OF_CLAUSES), []))
    return found


def _laid(a: Reading, b: Reading) -> tuple[list[tuple[str, list[Any]]], Array]:
    """Of each side its clauses' spans; and the signs, the constant last."""
    one, other, parties = placed_in(a, b)
    shares, once = shares_of([placed.wording for placed in one], [placed.wording for placed in other], parties)
    signs = signs_of(one, other, shares, once)[1]
    stacked = np.stack(
        [signs[name] if name != CONSTANT else np.ones((len(one), len(other))) for name in NOTES], axis=-1
    )
    return [
        (side, [placed.clause.spans for placed in account]) for side, account in (("a", one), ("b", other))
    ], stacked


def _touch(point: Any, spans: Any) -> bool:
    start, end = point
    return any(3 * max(0, min(end, e) - max(start, s)) >= min(end - start, e - s) > 0 for s, e in spans)


def _halves(clause: Any, spans: Any) -> bool:
    common = sum(max(0, min(clause[1], e) - max(clause[0], s)) for s, e in spans)
    return bool(2 * common >= min(clause[1] - clause[0], sum(e - s for s, e in spans)))


def _learned(laid: list[Laid]) -> Array:
    """The weights, of the signs as they stand (not of their scaled forms)."""
    signs = np.concatenate([one.signs[one.counts > 0] for one in laid])
    same = np.concatenate([one.same[one.counts > 0] for one in laid])
    counts = np.concatenate([one.counts[one.counts > 0] for one in laid])
    middle, spread = signs.mean(axis=0), signs.std(axis=0)
    middle[-1], spread[-1] = 0.0, 1.0
    scaled = (signs - middle) / spread
    weights, ridge = np.zeros(scaled.shape[1]), np.eye(scaled.shape[1]) * RIDGE
    ridge[-1, -1] = 0.0
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (counts * (odds - same)) + ridge @ weights
        bend = (scaled * (counts * odds * (1 - odds))[:, None]).T @ scaled + ridge
        weights -= np.linalg.solve(bend, slope)
    plain: Array = weights / spread
    plain[-1] = weights[-1] - plain[:-1] @ middle[:-1]
    return plain


def _left_out(laid: list[Laid]) -> dict[float, dict[str, tuple[float, float]]]:
    ranks = [(one, one.signs @ _learned([other for other in laid if other is not one])) for one in laid if one.points]
    found = {}
    for threshold in THRESHOLDS:
        counts = {group: np.zeros(4) for group in SETS}
        for one, rank in ranks:
            counts[one.group] += _right(one, _links(rank, threshold))
        found[float(threshold)] = {
            group: (round(float(n[0] / n[1]), 3), round(float(n[2] / n[3]), 3)) for group, n in counts.items()
        }
    return found


def _links(rank: Array, threshold: float) -> dict[int, int]:
    links: dict[int, int] = {}
    for place in np.argsort(-rank, axis=None, kind="stable"):
        i, j = divmod(int(place), rank.shape[1])
        if rank[i, j] >= threshold and i not in links and j not in links.values():
            links[i] = j
    return links


def _right(one: Laid, links: dict[int, int]) -> Array:
    """Points of both texts that were found, all of them, points of one text that were, all of them."""
    found = np.zeros(4)
    for label, here, there in one.points:
        if label.startswith("only"):
            found += (
                0,
                0,
                bool(here or there) and links.keys().isdisjoint(here) and not {*links.values()} & {*there},
                1,
            )
        else:
            found += (any(links.get(i) in there for i in here), 1, 0, 0)
    return found


if __name__ == "__main__":
    main()
