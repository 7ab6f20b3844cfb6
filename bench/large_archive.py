"""Makes a large archive of a small one, to measure on: its documents again and again, each copy some months earlier.

    python bench/large_archive.py SMALL.db LARGE.db [--documents 100000]

Every copy has identifiers, names and days of its own, so that its exchanges are others. In all but the first few copies the
other sides change places and their people have other surnames, so that no pair of sides holds everything. The texts stay as
they are: a day that is printed in one is no longer the one that was read from it, and no side is the one that it names.
Takes some minutes and, for 100,000 documents, about 6 GB.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from communique.filing.summarising import summarise_anew
from communique.records.naming import Name, choose_slugs, name_of
from communique.store.claims import load_claim
from communique.store.database import open_store
from communique.store.schema import METADATA, WORDS_TABLES
from communique.text.names import fold

WEEKS = 13
"""So much earlier is each copy than the one before; whole weeks, since texts name weekdays."""
SAME = 5
"""So many copies have the same other sides."""
SURNAMES = ("", "Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Poplar", "Rowan")
OUTLETS = ("", "", "", " Archive", " Press Office")
OTHERS = frozenset({"alembic_version", "exchanges", "exchange_aliases", "rulings", "ruling_anchors", "reviews"})
"""Tables that are not copied row by row: exchanges are named anew, the rest is of the first copy alone."""
MADE = frozenset({"exchange_summaries", "exchange_facets", "exchange_people", "document_speakers", "person_counts"})
"""Those that are made from others in the end."""
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
EXPRESSIONS = {
    **dict.fromkeys(("sha256", "document", "report", "statement", "reports.id", "statements.id"), "key_in({}, :copy)"),
    **dict.fromkeys(("day", "last", "published", "published_moment", "moment"), "days_in({}, :copy)"),
    **dict.fromkeys(("dateline_day", "earliest", "latest", "windows"), "days_in({}, :copy)"),
    **dict.fromkeys(("people.name", "participants.name", "statement_actors.name"), "name_in({}, :copy)"),
    **dict.fromkeys(("searched_statements.id", "searched_documents.id"), "{} + :copy * :step"),
    **dict.fromkeys(("people.entry", "participants.entry"), "iif(name_in(name, :copy) = name, {}, NULL)"),
    **dict.fromkeys(("people.posts", "participants.posts"), "iif(name_in(name, :copy) = name, {}, '[]')"),
    **dict.fromkeys(("refers_to", "speakers"), "actors_in({}, :copy)"),
    "mentions.entry": "iif(actors_in(refers_to, :copy) = refers_to, {}, NULL)",
    "statement_actors.folded": "folded(name_in(name, :copy))",
    "document_names.name": "'/copy-' || :copy || {}",
    "source_url": "{} || '?copy=' || :copy",
    "outlet": "outlet_in({}, :copy)",
    "side": "side_in({}, :copy)",
    "mentioned_exchanges.sides": "sides_in({}, :copy)",
    "mentioned_exchanges.people": "names_in({}, :copy)",
    "claims.data": "claim_in({}, :copy)",
    "claim_keys.key": "claim_key_in({}, :copy)",
    "judgements.id": "NULL",
    "exchange": "(SELECT slug FROM temp.slugs WHERE copy = :copy AND former = {})",
}
"""What a column holds in a copy, by its name, or by table and name."""


class Copies:
    """What the values of a small archive are in each copy of it; in copy 0, as they are."""

    def __init__(self, small: sqlite3.Connection) -> None:
        counted = small.execute(
            "SELECT side, count(*) FROM participants WHERE side NOT NULL GROUP BY 1 ORDER BY 2 DESC"
        )
        home, *self._others = [side for side, _ in counted]
        named = "SELECT name, side FROM people UNION SELECT name, side FROM participants"
        self._foreign = {name for name, side in small.execute(named) if side not in {home, None}}

    def functions(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        """Those that SQL calls; empty values stay empty."""
        for name in ("key", "days", "outlet", "name", "side", "names", "sides", "actors", "claim", "claim_key"):
            yield f"{name}_in", _unless_empty(getattr(self, name))

    def key(self, key: str, copy: int) -> str:
        """An identifier."""
        return hashlib.sha256(f"{copy} {key}".encode()).hexdigest()[: len(key)] if copy else key

    def days(self, text: str, copy: int) -> str:
        """Every day in a text."""
        earlier = timedelta(weeks=WEEKS * copy)
        return DAY.sub(lambda found: (date.fromisoformat(found[0]) - earlier).isoformat(), text)

    def outlet(self, outlet: str, copy: int) -> str:
        """An outlet: a few, so that not one published everything."""
        return outlet + OUTLETS[copy % len(OUTLETS)]

    def name(self, name: str, copy: int) -> str:
        """A person's name; those of the home side keep theirs."""
        return f"{name} {SURNAMES[copy // SAME]}".strip() if name in self._foreign else name

    def side(self, side: str, copy: int) -> str:
        """A side's code; the home side stays."""
        if side not in self._others:
            return side
        moved = self._others.index(side) + 7 * (copy // SAME)
        return str(self._others[moved % len(self._others)])

    def names(self, cell: str, copy: int) -> str:
        """A JSON list of names."""
        return _cell(self.name(name, copy) for name in json.loads(cell))

    def sides(self, cell: str, copy: int) -> str:
        """A JSON list of codes."""
        return _cell(self.side(side, copy) for side in json.loads(cell))

    def actors(self, cell: str, copy: int) -> str:
        """A JSON list of [name, side]."""
        return _cell(
            [name and self.name(name, copy), side and self.side(side, copy)] for name, side in json.loads(cell)
        )

    def claim(self, cell: str, copy: int) -> str:
        """What linking knows of a report."""
        told: dict[str, Any] = json.loads(self.days(cell, copy))
        told |= {name: self.key(told[name], copy) for name in ("id", "document")}
        told["outlet"] = told["outlet"] and self.outlet(told["outlet"], copy)
        told["people"] = [self._party(party, copy) for party in told["people"]]
        return json.dumps(told, ensure_ascii=False)

    def claim_key(self, key: str, copy: int) -> str:
        """A key under which linking finds it."""
        kind, _, rest = key.partition(" ")
        return (
            f"{kind} {'|'.join(sorted(self.side(side, copy) for side in rest.split('|')))}" if kind == "sides" else key
        )

    def _party(self, party: list[str | None], copy: int) -> list[str | None]:
        name, side, entry = party
        called = name and self.name(name, copy)
        return [called, side and self.side(side, copy), entry if called == name else None]


def _cell(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _unless_empty(change: Callable[[str, int], str]) -> Callable[..., Any]:
    def changed(value: str | None, copy: int) -> str | None:
        return None if value is None else change(value, copy)

    return lru_cache(100_000)(changed)


def multiply(small: Path, large: Path, documents: int) -> None:
    """Write the large archive."""
    shutil.copyfile(small, large)
    with closing(sqlite3.connect(large, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -3000000", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS small", (str(small),))
        copies = Copies(connection)
        for name, function in copies.functions():
            connection.create_function(name, 2, function, deterministic=True)
        connection.create_function("folded", 1, lambda name: name and fold(name), deterministic=True)
        (held,) = connection.execute("SELECT count(*) FROM small.documents").fetchone()
        indexes = _drop_indexes(connection)
        _write(connection, copies, -(-documents // held))
        for index in indexes:
            connection.execute(index)
        connection.execute("PRAGMA journal_mode = WAL")
    store = open_store(large, create=False)
    with closing(store), store.writing() as writer:
        summarise_anew(writer)


def _drop_indexes(connection: sqlite3.Connection) -> list[str]:
    """Indexes are quicker made at the end; what makes them."""
    found = connection.execute(
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql NOT NULL"
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def _write(connection: sqlite3.Connection, copies: Copies, total: int) -> None:
    connection.execute("BEGIN")
    _write_exchanges(connection, copies, total)
    tables = [table for table in METADATA.sorted_tables if table.name not in OTHERS | MADE]
    for copy in range(1, total):
        began = time.perf_counter()
        for table in tables:
            _copy_table(connection, table.name, [column.name for column in table.columns], copy)
        for words in WORDS_TABLES:
            _copy_words(connection, words, copy)
        print(f"copy {copy} of {total}: {time.perf_counter() - began:.1f} s", flush=True)
    connection.execute("COMMIT")


def _write_exchanges(connection: sqlite3.Connection, copies: Copies, total: int) -> None:
    """The exchanges of all copies, named as filing names them; those of the first copy keep their slugs."""
    told = connection.execute(
        "SELECT j.exchange, c.data FROM small.judgements j JOIN small.claims c ON c.report = j.report WHERE j.current"
    ).fetchall()
    by_exchange: dict[str, list[str]] = {}
    for exchange, data in told:
        by_exchange.setdefault(exchange, []).append(data)
    names: dict[tuple[int, str], Name] = {
        (copy, exchange): name_of(load_claim(copies.claim(data, copy)) for data in cells)
        for copy in range(1, total)
        for exchange, cells in by_exchange.items()
    }
    held = {slug for (slug,) in connection.execute("SELECT id FROM small.exchanges")}
    slugs = {key: f"{slug}.{key[0]}" if slug in held else slug for key, slug in choose_slugs(names).items()}
    connection.execute("CREATE TEMP TABLE slugs (copy, former, slug, PRIMARY KEY (copy, former))")
    connection.executemany("INSERT INTO slugs VALUES (?, ?, ?)", [(*key, slug) for key, slug in slugs.items()])
    rows = [(slugs[key], *name) for key, name in names.items()]
    connection.executemany("INSERT INTO main.exchanges (id, base, people, anchor) VALUES (?, ?, ?, ?)", rows)


def _copy_table(connection: sqlite3.Connection, table: str, columns: list[str], copy: int) -> None:
    quoted = [f'"{column}"' for column in columns]
    rules = [EXPRESSIONS.get(f"{table}.{name}", EXPRESSIONS.get(name, "{}")) for name in columns]
    values = [rule.format(name) for rule, name in zip(rules, quoted, strict=True)]
    _insert(connection, table, dict(zip(quoted, values, strict=True)), {"copy": copy, "step": _last(connection, table)})


def _copy_words(connection: sqlite3.Connection, words: str, copy: int) -> None:
    columns = {"statement_words": ("words",), "document_words": ("title", "body")}[words]
    values = {"rowid": "rowid + :copy * :step", **{column: column for column in columns}}
    _insert(connection, words, values, {"copy": copy, "step": _last(connection, words)})


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, str], given: dict[str, int]) -> None:
    into = f"INSERT INTO main.{table} ({', '.join(values)})"
    connection.execute(f"{into} SELECT {', '.join(values.values())} FROM small.{table}", given)  # noqa: S608  # names of ours


def _last(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT max(rowid) FROM small.{table}").fetchone()[0] or 0)  # noqa: S608  # ours


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    asked = parser.parse_args()
    multiply(asked.small, asked.large, asked.documents)


if __name__ == "__main__":
    main()
