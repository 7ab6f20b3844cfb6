"""The quality gate: today's figures on every gold set against the stored baseline and the floors.

    python eval/gate.py                     print the table; exit 1 where a figure fell
    python eval/gate.py --accept            store figures that rose
    python eval/gate.py --accept --lower    store figures as they are, also those that fell: say why in the commit

The scorers, and the gold whose texts are others', lie in ``../shared`` beside the checkout; without it nothing can be
scored, and the gate says so and exits 3. A set whose documents or gold changed since its baseline was stored (their
digest tells) is new: its figures count only from the next --accept on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
BASELINE = HERE / "baseline.json"
EPSILON = 0.0005
"""Figures are printed with four digits; half of the last but one is no change."""

LOWER_IS_BETTER = frozenset({"wrong_speaker", "person_wrong"})
NO_SHARED = 3
READ = (sys.executable, "-c", "from communique.cli.main import main; main()", "read")
TIMES = "WikiWars"
WHITE_HOUSE = {
    "house dev": HERE / "gold" / "white-house-dev.json",
    "house held": HERE / "gold" / "white-house-held.json",
}
"""Joint statements, remarks in turns, trips and calls of many leaders: half to learn from, half whose errors nobody looks at."""

COMPARED = {
    "pairs": (SHARED / "gold" / "pairs-dev.json", SHARED / "corpora" / "opposite-sides"),
    "pairs dev": (HERE / "pairs.json", HERE / "pairs"),
    "pairs held": (HERE / "pairs_held.json", HERE / "pairs_held"),
    "seeds compared": (SHARED / "gold" / "compare-seeds.json",),
    "samples compared": (HERE / "samples_compared",),
}
"""The gold of each set of comparisons, and its texts where they are not another set's."""

RESOLVED = frozenset({"seeds", "readouts", "press"})
"""The sets of which ``resolved.csv`` says who every participant is."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Documents, their gold, the scorer that compares them and the figures that are held."""

    name: str
    documents: tuple[Path, ...]
    gold: Path
    scorer: str
    figures: tuple[str, ...]
    overlay: Path | None = None


DOCUMENT_FIGURES = tuple(
    "body_f1 title published exchange_found no_false_exchange kind realis date date_window initiator place participants_f1 side mentioned_f1 "
    "statement_f1 statement_exact_f1 speaker_char_f1 wrong_speaker speaker_coverage act mode addressee cue".split()
)


PERSON_FIGURES = ("person_right", "person_wrong")
EXCHANGE_FIGURES = tuple("exchange_found no_false_exchange kind date date_window participants_f1 side".split())
"""Of sets whose gold says nothing of statements."""


def gold_sets() -> list[GoldSet]:
    """Every set, the smallest first."""
    gold, web = SHARED / "gold", SHARED / "corpora" / "web"
    samples = tuple(sorted((HERE.parent / "samples").glob("[0-9]*")))
    own, unseen = (
        tuple(sorted(path for path in (HERE / name).iterdir() if path.suffix in {".txt", ".md"}))
        for name in ("manners", "unseen")
    )
    polnear = SHARED / "corpora" / "attribution" / "dev"
    sets = [
        ("seeds", sorted((SHARED / "seeds").glob("*.txt")), gold / "seeds.json"),
        ("readouts", sorted((gold / "readouts-dev").glob("*.md")), gold / "readouts-dev.json"),
        ("press", sorted((gold / "press-dev").glob("*.txt")), gold / "press-dev.json"),
        ("manners", own, HERE / "manners.json"),
        ("unseen", unseen, HERE / "unseen.json"),
        *((name, white_house(path), path) for name, path in WHITE_HOUSE.items()),
    ]
    found = [
        GoldSet(
            name, tuple(files), path, "score.py", (*DOCUMENT_FIGURES, *(PERSON_FIGURES if name in RESOLVED else ()))
        )
        for name, files, path in sets
    ]
    overlay = HERE.parent / "samples" / "tables"
    found.append(GoldSet("samples", samples, HERE / "samples.json", "score.py", DOCUMENT_FIGURES, overlay))
    undated = tuple(sorted((HERE / "undated").glob("*.txt")))
    found.append(GoldSet("undated", undated, HERE / "undated.json", "score.py", EXCHANGE_FIGURES))
    pages = tuple(sorted((web / "aeb" / "html").glob("*.html.gz")))
    found.append(GoldSet("web pages", pages, web / "aeb" / "ground-truth.json", "body.py", ("f1",)))
    articles = tuple(sorted((polnear / "text").glob("*.txt")))
    found.append(GoldSet("PolNeAR dev", articles, polnear, "attribution.py", ("full",)))
    return found


def white_house(gold: Path) -> list[Path]:
    """The documents of a gold file in the White House corpus, in its order."""
    files = {path.name: path for path in (SHARED / "corpora" / "white-house").rglob("*.md")}
    return [files[entry["doc"]] for entry in json.loads(gold.read_text(encoding="utf-8"))]


def digest(gold_set: GoldSet) -> str:
    """What changes when a document or the gold does."""
    found = hashlib.sha256()
    files = sorted(gold_set.gold.rglob("*.ann")) if gold_set.gold.is_dir() else [gold_set.gold]
    for path in (*gold_set.documents, *files):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def measure(gold_set: GoldSet) -> dict[str, Any]:
    """Read all documents of a set in one run of the command line, and let the scorers judge what it prints."""
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl", encoding="utf-8") as file:
        subprocess.run([*READ, *_arguments(gold_set)], check=False, stdout=file)
        figures = _score(SHARED / "score" / gold_set.scorer, gold_set, file.name)
        if gold_set.name in RESOLVED:
            figures |= _score(HERE / "resolving.py", gold_set, file.name)
    return {name: figures.get(name) for name in gold_set.figures}


def _arguments(gold_set: GoldSet) -> list[str]:
    overlay = ["--overlay", str(gold_set.overlay)] if gold_set.overlay is not None else []
    text = ["--text"] if gold_set.scorer == "body.py" else []
    return [*map(str, gold_set.documents), "--json", *text, *overlay]


def _score(scorer: Path, gold_set: GoldSet, predictions: str) -> dict[str, Any]:
    command = [sys.executable, str(scorer), str(gold_set.gold), "--predictions", predictions]
    scored = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(scored.stdout)
    return figures


def measure_times() -> dict[str, Any]:
    """Time expressions of WikiWars, by the shared scorer, on the texts and days of publication that it gives."""
    gold = sorted(map(str, (SHARED / "corpora" / "timex" / "wikiwars").glob("*.tml")))
    scorer = [sys.executable, str(SHARED / "score" / "timex.py")]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*scorer, "texts", *gold, "--out", folder], check=True)
        texts = sorted(map(str, Path(folder).glob("*.txt")))
        days = ["--published-from", str(Path(folder) / "published.tsv"), "--json"]
        read = subprocess.run([*READ, *texts, *days], check=True, capture_output=True)
    scored = subprocess.run([*scorer, "score", *gold], input=read.stdout, check=True, capture_output=True)
    figures = json.loads(scored.stdout)
    return {name: figures[name] for name in ("strict_f1", "value_f1")}


def measure_comparisons() -> dict[str, dict[str, Any]]:
    """Comparisons of two accounts: real pairs, invented and held ones, the seeds and the samples (``comparisons.py``)."""
    done = subprocess.run([sys.executable, str(HERE / "comparisons.py")], check=True, capture_output=True, text=True)
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


def measure_all(sets: list[GoldSet]) -> dict[str, dict[str, Any]]:
    """The figures of every set, in their order. Each is measured by processes of its own, as many at a time as there are
    cores, the longest first.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        times, compared = pool.submit(measure_times), pool.submit(measure_comparisons)
        measured = {gold_set.name: pool.submit(measure, gold_set) for gold_set in reversed(sets)}
    return {
        **{gold_set.name: measured[gold_set.name].result() for gold_set in sets},
        TIMES: times.result(),
        **compared.result(),
    }


def digest_of_comparisons(name: str) -> str:
    """What changes when the gold of a set of comparisons does."""
    found = hashlib.sha256()
    for path in COMPARED[name]:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def fell(name: str, now: float | None, before: float | None) -> bool:
    """Whether a figure is worse than the one stored."""
    if before is None:
        return False
    if now is None:
        return True
    return now > before + EPSILON if name in LOWER_IS_BETTER else now < before - EPSILON


def below_floor(name: str, now: float | None, floor: float) -> bool:
    """Whether a figure misses what was promised for it."""
    return now is None or (now > floor if name in LOWER_IS_BETTER else now < floor)


def print_table(measured: dict[str, dict[str, Any]]) -> None:
    """One line a figure, one column a set; comparisons have a table of their own."""
    for names in ([name for name in measured if name not in COMPARED], [name for name in measured if name in COMPARED]):
        print(f"{'':26}" + "".join(f"{name:>18}" for name in names))
        for figure in dict.fromkeys(figure for name in names for figure in measured[name]):
            cells = [measured[name].get(figure) for name in names]
            print(f"{figure:26}" + "".join(f"{'-' if cell is None else format(cell, '.4f'):>18}" for cell in cells))
        print()


def complaints(stored: dict[str, Any], measured: dict[str, dict[str, Any]], digests: dict[str, str]) -> list[str]:
    """Every figure that fell below its baseline or floor."""
    found = []
    for name, figures in measured.items():
        entry = stored["sets"].get(name, {})
        known = entry.get("figures", {}) if entry.get("digest") == digests[name] else {}
        for figure, now in figures.items():
            if fell(figure, now, known.get(figure)):
                found.append(f"{name}: {figure} fell from {known[figure]} to {now}")
            floor = stored["floors"].get(name, {}).get(figure)
            if floor is not None and below_floor(figure, now, floor):
                found.append(f"{name}: {figure} is {now}, promised was {floor}")
    return found


def accept(
    stored: dict[str, Any], measured: dict[str, dict[str, Any]], digests: dict[str, str], *, lower: bool
) -> None:
    """Store today's figures; without ``lower`` each keeps the better of its two values."""
    for name, figures in measured.items():
        entry = stored["sets"].get(name, {})
        known = entry.get("figures", {}) if entry.get("digest") == digests[name] and not lower else {}
        better = {key: known[key] if fell(key, now, known.get(key)) else now for key, now in figures.items()}
        stored["sets"][name] = {"digest": digests[name], "figures": better}
    BASELINE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--accept", action="store_true", help="store figures that rose")
    parser.add_argument("--lower", action="store_true", help="with --accept: store figures that fell, too")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("skipped: the scorers and gold texts in ../shared are not beside this checkout")
        return NO_SHARED
    stored = json.loads(BASELINE.read_text(encoding="utf-8"))
    sets = gold_sets()
    measured = measure_all(sets)
    digests = {gold_set.name: digest(gold_set) for gold_set in sets}
    digests |= {TIMES: TIMES, **{name: digest_of_comparisons(name) for name in COMPARED}}
    print_table(measured)
    if options.accept:
        accept(stored, measured, digests, lower=options.lower)
        stored = json.loads(BASELINE.read_text(encoding="utf-8"))
    found = complaints(stored, measured, digests)
    print("\n".join(found) or "No figure fell, every floor is held.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
