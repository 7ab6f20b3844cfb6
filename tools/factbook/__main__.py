"""Makes the tables of people, posts, tenures and organizations from the CIA World Factbook's lists of chiefs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import organizations  # noqa: E402
import parties  # noqa: E402
import persons  # noqa: E402
import readings  # noqa: E402
import rows  # noqa: E402
import spells  # noqa: E402
import tables  # noqa: E402
import travels  # noqa: E402
from own import own_spells  # noqa: E402

KNOWLEDGE = HERE.parents[2] / "shared" / "knowledge"
DATA = HERE.parents[1] / "src" / "communique" / "knowledge" / "data"
MADE = frozenset(("factbook", "cldr", "history-at-state"))
"""Sources whose rows this tool makes, and so replaces."""


def main() -> int:
    """Read the lists, write the tables, print how many rows each has."""
    options = _options()
    reader = readings.Reader()
    people = persons.join(reader.read(rows.read_chiefs(options.knowledge / "factbook_chiefs.csv")))
    offices = spells.spells_of(people, own_spells(people))
    travels_folder = options.knowledge / "history-at-state" / "travels" / "secretary-travels"
    offices |= travels.secretary_spells(travels_folder, people)
    found = parties.read_parties(options.knowledge / "factbook_parties.csv")
    names = [party for party, _ in found.values()]
    fixed = [*organizations.country_rows(DATA), *organizations.body_rows(DATA)]
    taken = {row[0] for row in fixed} | {row["id"] for row in rows.read_csv(HERE / "parties_own.csv")}
    party_ids = parties.party_ids(names, taken)
    offices |= parties.leader_spells(found, party_ids, people)
    ids = tables.people_ids(people)
    made = {
        "people": tables.people_rows(people, ids),
        "aliases": tables.alias_rows(people, ids),
        "posts": tables.post_rows(offices),
        "tenures": tables.tenure_rows(offices, ids),
        "organizations": [*fixed, *parties.party_rows(names, party_ids)],
    }
    for name, table in made.items():
        count = tables.write_table(options.data, name, table, MADE, keep_own=options.keep_own)
        print(f"{name}.csv: {count} rows, {len(table)} of them made here")
    for row in reader.unread:
        print(f"not read: line {row.number}, {row.code}: {row.who}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--knowledge", type=Path, default=KNOWLEDGE, help="folder with the Factbook's CSV files")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the tables to write")
    parser.add_argument("--keep-own", action="store_true", help="keep rows of other sources, which win")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
