"""Are the phrases that are found first formulas? A list judged by reading, and what is not judged yet.

    python eval/phrases.py ARCHIVE             precision of the first hundred among those judged
    python eval/phrases.py ARCHIVE --unjudged  the others with three places each, to be judged in top100.csv

A phrase is right where an editor who follows diplomacy would list it as wording to be tracked; names, titles, names of
subjects, lines of an outlet's own, frames and fragments are wrong. The judgements are of the White House texts.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from communique.api import Archive
from communique.render.citing import quotable

JUDGED = Path(__file__).parent / "phrases" / "top100.csv"
FIRST = 100
AROUND = 90


def main() -> int:
    """Print the precision, or what is still to judge; 1 where it falls below 0.80."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--unjudged", action="store_true")
    asked = parser.parse_args()
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = {row["phrase"].casefold(): row["right"] == "yes" for row in csv.DictReader(file)}
    with Archive(asked.archive, create=False) as archive:
        found = archive.phrases(most=FIRST)
    unjudged = [phrase for phrase in found if phrase.words.casefold() not in judged]
    if asked.unjudged:
        for phrase in unjudged:
            print(f"\n{phrase.words}  ({phrase.exchanges.count} exchanges, {phrase.documents.count} documents)")
            for use in (phrase.uses[0], phrase.uses[len(phrase.uses) // 2], phrase.uses[-1]):
                print(f"  {quotable(use.citation)}")
        return 0
    verdicts = [judged[phrase.words.casefold()] for phrase in found if phrase.words.casefold() in judged]
    right = sum(verdicts)
    print(
        f"right: {right} of {len(verdicts)} judged, {len(unjudged)} not judged: {', '.join(p.words for p in unjudged)}"
    )
    return 0 if verdicts and right >= 0.8 * len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
