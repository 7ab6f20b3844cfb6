"""Stock phrases of a whole collection, beside gensim's Phrases on the same texts in the same run, both on one core.

    pip install gensim          (in an environment of its own where its numpy is too old for ours)
    python bench/phrases.py ../shared/corpora/white-house [--peer PYTHON] [--most 20]

Every Markdown file is loaded into a document first; that is not timed, but told. Ours is timed from the documents' body
spans to ranked phrases with their variants and every use. No reading is at hand, so that each document counts for
itself and only the table of words keeps frames out. Gensim is timed from the same words, cut at line ends and stops, to
its scored phrases of up to four words (two passes, its own connector words, its default thresholds but min_count 5).
``--peer`` is an interpreter that has gensim; without it only ours runs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from communique.model import Document, Wording
from communique.pipeline import Pipeline
from communique.views.citing import provenance_of
from communique.views.phrases.find import Phrases

LEAST = 5
PEER = r"""
import json, re, sys, time
from gensim.models.phrases import ENGLISH_CONNECTOR_WORDS, Phrases
texts = json.load(open(sys.argv[1]))
began, cpu = time.perf_counter(), time.process_time()
word = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
lines = [[found.lower() for found in word.findall(line)] for text in texts for line in re.split(r"[.!?;:\n]+", text)]
pairs = Phrases(lines, min_count=5, connector_words=ENGLISH_CONNECTOR_WORDS)
longer = Phrases(pairs[lines], min_count=5, connector_words=ENGLISH_CONNECTOR_WORDS)
found = {**pairs.export_phrases(), **longer.export_phrases()}
ranked = sorted(found.items(), key=lambda one: -one[1])
json.dump({"wall": time.perf_counter() - began, "cpu": time.process_time() - cpu,
           "found": [name.replace("_", " ") for name, _ in ranked]}, sys.stdout)
"""


def load(folder: Path) -> list[Document]:
    """Every Markdown file of a folder, by path."""
    pipeline = Pipeline()
    return [pipeline.load(str(path), path.read_bytes()) for path in sorted(folder.rglob("*.md"))]


def wording(document: Document) -> Wording:
    """A document as phrases are sought in it, unread."""
    day = document.published.day if document.published is not None else None
    return Wording(provenance=provenance_of(document), text=document.text, body=document.body, exchange=None, day=day)


def ours(documents: list[Document], most: int) -> None:
    """Print how long ours takes, and what it finds first."""
    began, cpu = time.perf_counter(), time.process_time()
    phrases = list(Phrases([wording(document) for document in documents]).found(LEAST))
    wall, used = time.perf_counter() - began, time.process_time() - cpu
    print(f"ours:   {wall:.2f} s ({used:.2f} s of processor), {len(phrases):,} phrases, variants and uses with them")
    for phrase in islice(phrases, most):
        variants = "; ".join(variant.words for variant in phrase.variants[1:4])
        print(f"  {phrase.documents.count:>4}  {phrase.words}{f'  (also {variants})' if variants else ''}")
    print(f"  memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB, loading included")
    alike = [phrase.words for phrase in phrases if "open indo-pacific" in phrase.words.casefold()]
    print(f'  phrases with "open Indo-Pacific": {len(alike)} ({"; ".join(alike)})')


def gensims(python: str, documents: list[Document], most: int) -> None:
    """Print the same of gensim's."""
    texts = [" \n".join(span.of(document.text) for span in document.body) for document in documents]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        done = subprocess.run(  # noqa: S603  # the interpreter that the user names
            [python, "-c", PEER, str(file)], check=True, capture_output=True, text=True
        )
    told = json.loads(done.stdout)
    print(f"gensim: {told['wall']:.2f} s ({told['cpu']:.2f} s of processor), {len(told['found']):,} phrases")
    for words in told["found"][:most]:
        print(f"        {words}")
    alike = [words for words in told["found"] if "open indo-pacific" in words]
    print(f'  phrases with "open Indo-Pacific": {len(alike)} ({"; ".join(alike)})')


def main() -> int:
    """Load, then run both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", help="an interpreter that has gensim")
    parser.add_argument("--most", type=int, default=20, help="show so many phrases")
    asked = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = time.perf_counter()
    documents = load(asked.folder)
    words = sum(len(span.of(document.text).split()) for document in documents for span in document.body)
    print(
        f"{len(documents):,} documents, {words:,} words, loaded in {time.perf_counter() - began:.1f} s (not timed below)"
    )
    ours(documents, asked.most)
    if asked.peer:
        gensims(asked.peer, documents, asked.most)
    return 0


if __name__ == "__main__":
    sys.exit(main())
