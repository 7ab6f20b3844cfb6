"""How often each way of finding a speaker was right in the gold: makes and tests ``readers/data/speaker_confidence.csv``.

    python eval/calibrate.py             print the table, and how well it tells errors in documents it has not seen
    python eval/calibrate.py --write     store the table

A statement read is tried where a gold statement shares at least half of its content; its speakers, or those that were
only considered, are right where the shared scorer takes them for the same. Documents are left out in turn: each is
judged by the table of all others (and of the sets that were learned from alone, the held ones are judged too). Needs
``../shared`` beside the checkout.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from gate import HERE, READ, SHARED, GoldSet, gold_sets, white_house

from communique.readers.statements.confidence import COLUMNS, LEAST

TABLE = Path(__file__).parents[1] / "src" / "communique" / "readers" / "data" / "speaker_confidence.csv"
MANY = HERE / "gold" / "white-house-many.json"
NOTE = "gold sets of eval/gate.py"
HELD = frozenset({"unseen", "house held"})
"""Sets whose errors nobody read while the reader was built."""

BANDS = (0.5, 0.8, 0.9, 0.95, 0.98, 1.01)
LEAST_OVERLAP = 0.5
MOST = 3
WEIGHT = 5
"""How many trials the share of all ways weighs in that of one."""


class Trial(NamedTuple):
    """One statement's speakers: the set and document, how they were found, and whether they are right."""

    group: str
    document: str
    basis: str
    right: bool


def scorer() -> Any:
    """The shared scorer as a module."""
    sys.path.insert(0, str(SHARED / "score"))
    return import_module("score")


def trials(gold_set: GoldSet, score: Any) -> list[Trial]:
    """All statements of a set that have a gold statement beside them, and speakers or someone who was considered."""
    gold = {entry["doc"]: entry for entry in json.loads(gold_set.gold.read_text(encoding="utf-8"))}
    overlay = ["--overlay", str(gold_set.overlay)] if gold_set.overlay is not None else []
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        subprocess.run([*READ, *map(str, gold_set.documents), "--json", *overlay], check=False, stdout=file)
        file.seek(0)
        read = [json.loads(line) for line in file]
    return [
        Trial(gold_set.name, name, statement["rule"].partition("; ")[2], right)
        for document in read
        for name in [Path(document["doc"]).name]
        for statement in document["statements"]
        for right in [is_right(statement, gold[name]["statements"], score)]
        if right is not None
    ]


def is_right(statement: dict[str, Any], gold: list[dict[str, Any]], score: Any) -> bool | None:
    """Whether the speakers are those of the gold; None where there is nothing to compare."""
    speakers = statement["speakers"] or statement["considered"]
    said = score.chars(score.content(statement))
    beside = [(score.chars(score.content(other)), other) for other in gold]
    shares = [(len(said & words) / len(said | words), other) for words, other in beside]
    best, other = max(shares, key=lambda pair: pair[0], default=(0.0, {}))
    return same_speakers(other["speakers"], speakers, score) if speakers and best >= LEAST_OVERLAP else None


def same_speakers(gold: list[str], speakers: list[dict[str, Any]], score: Any) -> bool:
    """As the shared scorer judges, but sets of any size: each of the gold finds one of its own."""
    left = list(speakers)
    for name in gold:
        same = next((speaker for speaker in left if score.same_speaker(name, speaker)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def shares(tried: list[Trial]) -> dict[str, tuple[float, float]]:
    """For each basis how much was right, and tried. What one document repeats is one mistake, or one success: it weighs
    as ``MOST`` trials at the most.
    """
    counts: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for trial in tried:
        counts[trial.basis, trial.document][trial.right] += 1
    found: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for (basis, _), count in sorted(counts.items()):
        weight = min(count.total(), MOST)
        right, of = found[basis]
        found[basis] = (right + count[True] / count.total() * weight, of + weight)
    return dict(found)


def confidence(right: float, tried: float, overall: float) -> float:
    """The share found right, drawn towards that of all ways as if by ``WEIGHT`` more trials (empirical Bayes)."""
    return (right + WEIGHT * overall) / (tried + WEIGHT)


def share_right(tried: list[Trial]) -> float:
    """How many of the trials are right."""
    return sum(trial.right for trial in tried) / len(tried)


def judged(tried: list[Trial], known: list[Trial], *, leave_out: bool) -> list[tuple[float, bool]]:
    """Each trial with the confidence that the others, or ``known``, give it."""
    table, overall = shares(known), share_right(known)
    own: dict[str, list[Trial]] = defaultdict(list)
    for trial in tried:
        own[trial.document].append(trial)
    found = []
    for trial in tried:
        right, of = table.get(trial.basis, (0.0, 0.0))
        mine = shares(own[trial.document]).get(trial.basis, (0.0, 0.0)) if leave_out else (0.0, 0.0)
        found.append((confidence(right - mine[0], of - mine[1], overall), trial.right))
    return found


def print_reliability(title: str, found: list[tuple[float, bool]]) -> None:
    """Confidence told beside the share found right, and what the threshold leaves."""
    kept = [right for told, right in found if told >= LEAST]
    brier = sum((told - right) ** 2 for told, right in found) / len(found)
    wrong = kept.count(False)
    print(
        f"{title}: {len(found)} speakers, {sum(right for _, right in found) / len(found):.3f} right, Brier {brier:.4f}"
    )
    print(
        f"  at confidence {LEAST} and above: {len(kept) / len(found):.3f} kept, {wrong / len(kept):.4f} of them wrong"
    )
    for low, high in pairwise(BANDS):
        band = [(told, right) for told, right in found if low <= told < high]
        if band:
            told = sum(one for one, _ in band) / len(band)
            print(
                f"  {low:.2f} to {high:.2f}: told {told:.3f}, right {sum(right for _, right in band) / len(band):.3f} of {len(band)}"
            )


def write(table: dict[str, tuple[float, float]], overall: float) -> None:
    """Store the table."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(
            (basis, round(confidence(*count, overall), 4), *(round(one, 1) for one in count), NOTE)
            for basis, count in table.items()
        )


def main() -> None:
    """Count, print, and store where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    score = scorer()
    many = GoldSet("house many", tuple(white_house(MANY)), MANY, "score.py", ())
    tried = [
        trial
        for gold_set in (*gold_sets(), many)
        if gold_set.scorer == "score.py" and gold_set.name != "undated"
        for trial in trials(gold_set, score)
    ]
    table, overall = shares(tried), share_right(tried)
    for basis, (right, of) in table.items():
        print(f"{basis:42} {right:7.1f} of {of:5.0f}  {confidence(right, of, overall):.3f}")
    print_reliability("each document by all others", judged(tried, tried, leave_out=True))
    learned = [trial for trial in tried if trial.group not in HELD]
    held = [trial for trial in tried if trial.group in HELD]
    print_reliability("held sets by those learned from", judged(held, learned, leave_out=False))
    if arguments.write:
        write(table, overall)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
