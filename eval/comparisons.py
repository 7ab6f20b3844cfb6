"""Comparisons of two accounts against gold, by the scorers in ``../shared``.

    python eval/comparisons.py [--without-held] [SET ...]

Sets: ``pairs`` (four real pairs of opposite governments, points that a desk officer listed), ``pairs dev`` and ``pairs held``
(ten and five invented pairs; of the second only the figures are looked at), ``seeds compared`` (two reports of one call, clause by
clause) and ``samples compared`` (the samples' five pairs). Prints one JSON object: of each set its figures. ``measure`` hands
the same to ``gate.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.api.reader import Reader
from communique.readers.statements.ladders import compare_cues
from communique.render.comparison.contract import comparison_row
from communique.views.comparing.compare import compare

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
SAMPLES = HERE.parent / "samples"
POINTS = ("same_point_found", "only_found", "differs_labelled", "attributed_labelled")

Figures = dict[str, Any]


def measure() -> dict[str, Figures]:
    """The figures of every set."""
    return {name: figures() for name, figures in SETS.items()}


def pairs_of(gold: Path, folder: Path) -> Figures:
    """Points of agreement and difference that were found and labelled."""
    with tempfile.TemporaryDirectory() as out:
        for pair in json.loads(gold.read_text(encoding="utf-8")):
            printed = _compared(folder / pair["a"], folder / pair["b"])
            Path(out, f"{pair['a']}__{pair['b']}.json").write_text(printed, encoding="utf-8")
        found = _scored("points.py", str(gold), out)
    return {name: found.get(name) for name in POINTS}


def seeds() -> Figures:
    """Links and labels of the seeds' two reports of one call."""
    gold = SHARED / "gold" / "compare-seeds.json"
    found = _clauses(gold, SHARED / "seeds", None)
    labels = ("label_moved", "label_verbatim", "label_reworded")
    alone = _right([found])
    return {"link_f1": found["link_f1"], "only_found": alone, **{name: found[name] for name in labels}}


def samples() -> Figures:
    """Links of the samples' five pairs: the mean of their F1, and each label's F1 over those pairs that have it."""
    found = [_clauses(gold, SAMPLES, SAMPLES / "tables") for gold in sorted((HERE / "samples_compared").glob("*.json"))]
    labels = sorted({name for figures in found for name in figures if name.startswith("label_")})
    return {
        "link_f1": _mean([figures["link_f1"] for figures in found]),
        "only_found": _right(found),
        **{name: _mean([figures[name] for figures in found if figures.get(name) is not None]) for name in labels},
    }


SETS: dict[str, Callable[[], Figures]] = {
    "pairs": lambda: pairs_of(SHARED / "gold" / "pairs-dev.json", SHARED / "corpora" / "opposite-sides"),
    "pairs dev": lambda: pairs_of(HERE / "pairs.json", HERE / "pairs"),
    "pairs held": lambda: pairs_of(HERE / "pairs_held.json", HERE / "pairs_held"),
    "seeds compared": seeds,
    "samples compared": samples,
}


def _clauses(gold: Path, folder: Path, overlay: Path | None) -> Figures:
    """What the scorer of clauses says of one pair. It is given the documents' texts, which for HTML are not the files."""
    entry = json.loads(gold.read_text(encoding="utf-8"))
    files = [folder / entry[side] for side in ("doc_a", "doc_b")]
    with tempfile.TemporaryDirectory() as out:
        for name, path in zip("ab", files, strict=True):
            text = _reader(overlay).read(path).document.text
            Path(out, name).write_text(text, encoding="utf-8", newline="")
        predicted = Path(out, "comparison.json")
        predicted.write_text(_compared(*files, overlay=overlay), encoding="utf-8")
        texts = ("--a-text", str(Path(out, "a")), "--b-text", str(Path(out, "b")))
        return _scored("compare.py", str(gold), *texts, "--predictions", str(predicted))


def _compared(a: Path, b: Path, overlay: Path | None = None) -> str:
    reader = _reader(overlay)
    one, other = reader.read(a), reader.read(b)
    return json.dumps(comparison_row(compare(one, other, compare_cues)), default=str)


@cache
def _reader(overlay: Path | None) -> Reader:
    return Reader(overlay=overlay)


def _scored(scorer: str, *arguments: str) -> Figures:
    command = [sys.executable, str(SHARED / "score" / scorer), *arguments]
    found: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def _right(found: list[Figures]) -> float:
    """The share of clauses that stand in one account alone and were found to."""
    cells = [figures[f"only_{side}_found"].split("/") for figures in found for side in "ab"]
    return round(sum(int(right) for right, _ in cells) / sum(int(every) for _, every in cells), 4)


def _mean(figures: list[float]) -> float:
    return round(sum(figures) / len(figures), 4)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--without-held", action="store_true", help="leave out the pairs that are held")
    options = parser.parse_args()
    wanted = options.sets or [name for name in SETS if not (options.without_held and name == "pairs held")]
    print(json.dumps({name: SETS[name]() for name in wanted}, indent=1))


if __name__ == "__main__":
    main()
