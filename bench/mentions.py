"""Speed of finding every known name in a folder of real documents, beside the search for names of sides alone.

    python bench/mentions.py ../shared/corpora/white-house [--every 10] [--overlay FOLDER]

Prints how long the tables take to load and to be laid out for the search, words a second on one core for both searches
over the same texts, block by block in turn, and what was found. Fails below the floor of 20,000 words a second.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path

from communique.knowledge.base import Knowledge, load_knowledge

BLOCK = 50
FLOOR = 20_000
"""Words a second that the search must reach."""


def loaded(overlay: Path | None) -> Knowledge:
    """The tables, with how long each step took."""
    begin = time.perf_counter()
    knowledge = load_knowledge(overlay)
    directory = knowledge.directory
    named = directory.names.named("nobody at all")
    middle = time.perf_counter()
    knowledge.finder.find("Nobody.")
    print(
        f"tables loaded in {middle - begin:.2f} s ({len(directory.people):,} people, {len(directory.facts.tenures):,} tenures)"
    )
    print(f"laid out for the search in {time.perf_counter() - middle:.2f} s{named and ''}")
    return knowledge


def main() -> None:
    """Measure on one core."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every Nth document only")
    parser.add_argument("--overlay", type=Path, help="tables to lay over the package's")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    knowledge = loaded(options.overlay)
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(options.folder.rglob("*.md"))]
    texts = texts[:: options.every]
    words = sum(len(text.split()) for text in texts)
    ours, sides, found = 0.0, 0.0, Counter[str]()
    for start in range(0, len(texts), BLOCK):
        begin = time.perf_counter()
        for text in texts[start : start + BLOCK]:
            found.update(thing.kind for thing in knowledge.finder.find(text))
        middle = time.perf_counter()
        for text in texts[start : start + BLOCK]:
            knowledge.gazetteer.find(text)
        ours, sides = ours + middle - begin, sides + time.perf_counter() - middle
    print(f"{len(texts):,} documents, {words:,} words")
    print(f"all names   {words / ours:10,.0f} words/s")
    print(f"sides alone {words / sides:10,.0f} words/s")
    print(", ".join(f"{kind} {count:,}" for kind, count in found.most_common()))
    sys.exit(0 if words / ours >= FLOOR else 1)


if __name__ == "__main__":
    main()
