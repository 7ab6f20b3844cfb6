"""PolNeAR's articles scored in both units: sentence by sentence as we read, and joined as PolNeAR counts.

    python eval/attributions.py                  dev: read, score as the reader prints, score joined
    python eval/attributions.py --predictions F  score what ``communique read --json`` has printed into F

Our guide counts a long quotation sentence by sentence; PolNeAR counts all that goes on from one frame as one
attribution. Joined, statements without a cue become part of the one whose source they share. The figure to hold is the
plain one; the joined one says how much of the distance is convention. The corpus and its scorer lie in ``../shared``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpora" / "attribution" / "dev"
SCORER = SHARED / "score" / "attribution.py"
READ = (sys.executable, "-c", "from communique.cli.main import main; main()", "read")
NO_SHARED = 3


def joined(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The statements with each one that goes on from another's frame added to it."""
    kept: list[dict[str, Any]] = []
    by_source: dict[tuple[int, int], dict[str, Any]] = {}
    for statement in sorted(statements, key=lambda statement: statement["cue"] is None):
        source = tuple(statement["source"]) if statement["source"] else None
        if statement["cue"] is None and source in by_source:
            by_source[source]["content"] += statement["content"]
            continue
        whole = {**statement, "content": list(statement["content"])}
        kept.append(whole)
        if source is not None:
            by_source[source] = whole
    return kept


def read_corpus() -> list[dict[str, Any]]:
    """What the command line prints for the articles."""
    articles = sorted(map(str, (CORPUS / "text").glob("*.txt")))
    printed = subprocess.run([*READ, *articles, "--json"], check=True, capture_output=True, text=True)
    return _documents(printed.stdout)


def score(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The shared scorer's figures."""
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, documents)) + "\n")
        file.flush()
        command = [sys.executable, str(SCORER), str(CORPUS), "--predictions", file.name]
        scored = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(scored.stdout)
    return figures


def _documents(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.split("\n") if line.strip()]


def main() -> int:
    """Print both columns."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print("skipped: PolNeAR and its scorer are not in ../shared beside this checkout")
        return NO_SHARED
    documents = _documents(options.predictions.read_text("utf-8")) if options.predictions else read_corpus()
    plain = score(documents)
    whole = score([{**document, "statements": joined(document["statements"])} for document in documents])
    print(f"{'':26}{'plain':>10}{'joined':>10}")
    for name, figure in plain.items():
        print(f"{name:26}{figure:>10}{whole[name]:>10}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
