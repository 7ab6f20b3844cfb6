"""Whether every participant is the person that ``resolved.csv`` says.

    python eval/resolving.py GOLD.json --predictions READINGS.jsonl [--errors]

``resolved.csv`` names for each participant of the gold (document, name as the gold gives it) the entry of the table of
people, written by reading; ``local`` where the tables don't know the person, ``none`` where no single person is meant.
Right is the entry, or ``local:`` and ``none`` where that is said; a person of the tables in another's place is wrong; a
``local:`` or nothing in place of a known person only lacks, as a participant who was not found does.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

from communique.text.persons import same_name

TABLE = Path(__file__).with_name("resolved.csv")


def verdict(entry: str | None, expected: str) -> str:
    """Right, wrong, or lacking."""
    kind = "none" if entry is None else "local" if entry.startswith("local:") else entry
    if kind == expected:
        return "right"
    return "lacking" if kind in {"none", "local"} else "wrong"


def judged(read: dict[str, Any], rows: list[dict[str, str]]) -> list[tuple[str, str, str | None, str]]:
    """Every participant that was read: name, expected entry, entry, verdict. One who is not in the gold must be nobody's."""
    found = []
    for person in (person for report in read["reports"] for person in report["participants"]):
        row = next(
            (row for row in rows if person["name"] == row["name"] or same_name(person["name"], row["name"])), None
        )
        expected = row["entry"] if row is not None else "?"
        found.append((person["name"], expected, person["entry"], verdict(person["entry"], expected)))
    return found


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(TABLE.open(encoding="utf-8", newline="")):
        rows.setdefault(row["doc"], []).append(row)
    wanted = {entry["doc"] for entry in json.loads(options.gold.read_text(encoding="utf-8"))}
    count: Counter[str] = Counter()
    for line in options.predictions.read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        name = read["doc"].rsplit("/", 1)[-1]
        for told, expected, entry, result in judged(read, rows.get(name, [])) if name in wanted else ():
            count[result] += 1
            if options.errors and result != "right":
                print(f"{name}: {told}: {entry}, expected {expected} ({result})")
    total = sum(count.values())
    print(
        json.dumps({"person_right": round(count["right"] / total, 4), "person_wrong": round(count["wrong"] / total, 4)})
    )


if __name__ == "__main__":
    main()
