"""Two accounts laid side by side after reading, beside CollateX (alignment of witnesses, word by word) in the same run.

    python -m venv PEER && PEER/bin/pip install collatex
    python bench/comparing.py ../shared/seeds/000*.txt ../shared/seeds/001*.txt --peer PEER/bin/python

Both run on one core, timed by the processor, and start with the two texts at hand: ours with both read (what a comparison from an archive
does), CollateX with them as strings. CollateX keeps its own environment, so that nothing of ours depends on it. The first
comparison of a process loads tables; it is shown by itself, the median of the others beside it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from communique.api.reader import Reader
from communique.readers.statements.ladders import compare_cues
from communique.views.comparing.compare import compare

PEER = """
import sys, time
from collatex import Collation, collate
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
began = time.process_time()
collation = Collation()
for sign, text in zip("AB", texts):
    collation.add_plain_witness(sign, text)
collate(collation)
print(time.process_time() - began)
"""


def ours(a: Path, b: Path, rounds: int) -> tuple[list[float], list[str]]:
    """Seconds of the processor for each comparison, and the two bodies as they were read."""
    reader = Reader()
    readings = [reader.read(path) for path in (a, b)]
    one, other = readings
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        compare(one, other, compare_cues)
        taken.append(time.process_time() - began)
    texts = ["\n".join(span.of(reading.document.text) for span in reading.document.body) for reading in readings]
    return taken, texts


def theirs(python: str, texts: list[str]) -> float:
    """Seconds of the processor for one collation."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in "ab"]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        command = [python, "-c", PEER, *map(str, paths)]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def main() -> None:
    """Measure on one core."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("a", type=Path)
    parser.add_argument("b", type=Path)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--peer", help="the Python of an environment that has CollateX")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    taken, texts = ours(options.a, options.b, options.rounds)
    median = statistics.median(taken[1:])
    words = " and ".join(f"{len(text.split()):,}" for text in texts)
    print(f"{words} words: {1000 * median:,.0f} ms (the first {1000 * taken[0]:,.0f} ms)")
    if options.peer:
        seconds = theirs(options.peer, texts)
        print(f"CollateX: {seconds:,.1f} s, {seconds / median:,.0f} times as long")


if __name__ == "__main__":
    main()
