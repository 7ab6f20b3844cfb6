"""Counts in how many White House texts each word stands, for the weights of ``communique compare``.

    python tools/word_frequencies.py [FOLDER]

FOLDER holds Markdown files with front matter (default: ``../shared/corpora/white-house``, works of the US government
and CC0). Writes ``src/communique/views/data/word_frequencies.csv``: the commonest words, and in how many of the texts each
stands in any of its forms, those derived from it included ("escalate" counts "escalation"). The first row, without a word,
says how many texts were counted.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from communique.views.comparing.terms import root_of, words_of  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpora" / "white-house"
TABLE = ROOT / "src" / "communique" / "views" / "data" / "word_frequencies.csv"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
LINK = re.compile(r"\]\([^)]*\)|https?://\S+")
MOST = 8000
FEWEST = 4


def main() -> None:
    """Count and write."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    counts, forms, texts = Counter[str](), dict[str, Counter[str]](), 0
    for path in sorted(folder.rglob("*.md")):
        if path.name == "README.md":
            continue
        text = LINK.sub(" ", FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))
        words = {word for word in words_of(text) if word.isalpha() and len(word) > 1}
        counts.update({root_of(word) for word in words})
        for word in words:
            forms.setdefault(root_of(word), Counter())[word] += 1
        texts += 1
    kept = sorted(counts, key=lambda root: (-counts[root], root))[:MOST]
    rows = sorted((max(sorted(forms[root]), key=forms[root].__getitem__), counts[root]) for root in kept)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("word", "texts"))
        table.writerow(("", texts))
        table.writerows(row for row in rows if row[1] >= FEWEST)


if __name__ == "__main__":
    main()
