"""Time expressions of diplomacy against their gold: one line for each that is missed, then the figures.

    python eval/times.py [GOLD.json]

An entry of the gold is a sentence with its day of publication, a phrase in it and the value that the phrase has; where
it is an anniversary, also what that counts from. It is right where an expression that overlaps the phrase has that value
and base. ``strict`` counts those that cover the phrase exactly, a preposition before it left aside.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from communique.readers.times.find import find_times

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold" / "times-diplomatic.json"
PREPOSITIONS = ("on ", "in ", "over ", "from ", "the ", "during ")


def judged(entry: dict[str, Any]) -> tuple[bool, bool, str]:
    """Whether the entry is right, whether its span is exact, and what was found."""
    text = entry["text"]
    phrase = bare(entry["phrase"])
    start = text.lower().index(phrase)
    end = start + len(phrase)
    times = find_times(text, date.fromisoformat(entry["published"]))
    beside = [time for time in times if time.span.start < end and start < time.span.end]
    right = any(time.value == entry["value"] and time.base == entry.get("base", time.base) for time in beside)
    exact = any(bare(time.span.of(text)) == phrase for time in beside)
    return right, exact, ", ".join(f"{time.span.of(text)!r} {time.value} {time.base or ''}".strip() for time in beside)


def bare(phrase: str) -> str:
    """The phrase without prepositions and articles before it."""
    phrase = phrase.lower()
    while phrase.startswith(PREPOSITIONS):
        phrase = phrase.split(" ", 1)[1]
    return phrase


def main() -> int:
    """Print the figures; 1 where an entry is missed, 3 without the gold."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    if not path.is_file():
        print(f"no gold at {path}: nothing can be judged")
        return 3
    entries = json.loads(path.read_text(encoding="utf-8"))
    results = [judged(entry) for entry in entries]
    for entry, (right, _, found) in zip(entries, results, strict=True):
        if not right:
            print(f"{entry['phrase']!r} should be {entry['value']} {entry.get('base', '')}; found {found or 'nothing'}")
    right = sum(result[0] for result in results)
    print(f"right {right} of {len(entries)}, of them with the exact span {sum(r[0] and r[1] for r in results)}")
    return int(right < len(entries))


if __name__ == "__main__":
    sys.exit(main())
