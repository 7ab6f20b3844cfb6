"""Time expressions of diplomacy against their gold: one line for each that is missed, then the figures of each file.

    python eval/times.py [GOLD.json ...]

An entry of the gold is a sentence with its day of publication (or none), a phrase in it and the value that the phrase
has (``also``: further right values); where it is an anniversary, also what that counts from. It is right where an
expression that overlaps the phrase has such a value and base; a range of months or years, which is told as two
expressions, where both its ends are found. ``exact`` counts those that cover the phrase exactly, a preposition before it
left aside. An entry whose phrase is null holds no expression: anything found there is an error.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from communique.readers.times.find import find_times

if TYPE_CHECKING:
    from communique.model.time import TimeExpression

HERE = Path(__file__).parent
GOLD = (HERE.parents[1] / "shared" / "gold" / "times-diplomatic.json", HERE / "times-own.json")
PREPOSITIONS = ("on ", "in ", "over ", "from ", "the ", "during ")
YEAR = 4


class Figures(NamedTuple):
    """How many expressions a file has, how many are right, of these with the exact span; the same of its negatives."""

    expressions: int
    right: int
    exact: int
    negatives: int
    silent: int


def judged(entry: dict[str, Any]) -> tuple[bool, bool, str]:
    """Whether the entry is right, whether its span is exact, and what was found."""
    text = entry["text"]
    published = date.fromisoformat(entry["published"]) if entry.get("published") else None
    times = find_times(text, published)
    if entry["phrase"] is None:
        return not times, not times, shown(times, text)
    phrase = bare(entry["phrase"])
    start = text.lower().index(phrase)
    end = start + len(phrase)
    beside = [time for time in times if time.span.start < end and start < time.span.end]
    values = {entry["value"], *entry.get("also", ())}
    base = entry.get("base")
    right = any(time.value in values and (base is None or _same_year(time.base, base)) for time in beside)
    right = right or any(_is_range(value, beside) for value in values)
    exact = any(bare(time.span.of(text)) == phrase for time in beside)
    return right, exact, shown(beside, text)


def _same_year(found: str | None, base: str) -> bool:
    return found is not None and found[:YEAR] == base[:YEAR]


def _is_range(value: str, times: list[TimeExpression]) -> bool:
    """Whether the value is a range whose two ends, and nothing else, were found in order."""
    return "/" in value and [time.value for time in times] == value.split("/")


def shown(times: list[TimeExpression] | tuple[TimeExpression, ...], text: str) -> str:
    """The expressions with their values, for a reader."""
    return ", ".join(f"{time.span.of(text)!r} {time.value} {time.base or ''}".strip() for time in times)


def bare(phrase: str) -> str:
    """The phrase without prepositions and articles before it."""
    phrase = phrase.lower()
    while phrase.startswith(PREPOSITIONS):
        phrase = phrase.split(" ", 1)[1]
    return phrase


def figures(path: Path, *, aloud: bool = False) -> Figures:
    """The figures of a gold file; ``aloud`` prints a line for each entry that is missed."""
    positive, negative = [], []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        right, exact, found = judged(entry)
        (negative if entry["phrase"] is None else positive).append((right, right and exact))
        if aloud and not right:
            wanted = f"{entry['value']} {entry.get('base', '')}".strip() if entry["phrase"] else "nothing"
            print(f"{(entry['phrase'] or entry['text'])!r} should be {wanted}; found {found or 'nothing'}")
    right, exact = (sum(result[place] for result in positive) for place in (0, 1))
    return Figures(len(positive), right, exact, len(negative), sum(result[0] for result in negative))


def main() -> int:
    """Print the figures; 1 where an entry is missed, 3 without any gold."""
    paths = [Path(name) for name in sys.argv[1:]] or [path for path in GOLD if path.is_file()]
    if not any(path.is_file() for path in paths):
        print(f"no gold at {', '.join(map(str, paths or GOLD))}: nothing can be judged")
        return 3
    missed = 0
    for path in paths:
        found = figures(path, aloud=True)
        missed += found.expressions - found.right + found.negatives - found.silent
        print(f"{path.name}: right {found.right} of {found.expressions}, of them with the exact span {found.exact}")
        if found.negatives:
            print(f"{path.name}: nothing found in {found.silent} of {found.negatives} sentences without one")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
