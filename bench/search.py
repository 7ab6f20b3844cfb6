"""How fast words are found in an archive of many statements, beside a scan of the same rows with LIKE.

    python bench/search.py [--statements 100000] [--of 20] [--seed 1]

Makes documents of invented people of 60 sides with ``--of`` statements each, in words of a made-up language that are as
unevenly frequent as those of a real one, and plants phrases at known rates. Then asks, through the public API, for a page of 20
hits with their records, citations and marks, the count and all facets, the best of five tries; beside it SQLite counts the
same rows with LIKE, without facets, pages or rank. Prints how long filing took and how large the archive is with the
index and without.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

from linking import FIRST, YEARS, made_up, people_of

import communique
from communique.model import Actor, DateInterval, Document, Publication, Reading, Report, Span, Statement

BATCH = 200
TRIES = 5
WORDS = 24
ACTS = ("state", "state", "propose", "hope", "thank", "pledge")
PLANTED = (("silver strait accord", 0.001), ("amber gulf compact", 0.01), ("cobalt delta charter", 0.1))
PLACE = "{} of the statements"


def readings(statements: int, of: int, seed: int) -> Iterator[Reading]:
    """So many statements in documents of ``of`` each."""
    chance = random.Random(seed)
    people = people_of(chance)
    vocabulary = sorted({made_up(chance, length) for length in (2, 3, 4) for _ in range(9000)})
    chance.shuffle(vocabulary)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    for number in range(statements // of):
        sides = chance.sample(range(len(people)), 2)
        pair = [people[side][chance.random() < 0.4] for side in sides]
        day = FIRST + timedelta(chance.randrange(365 * YEARS))
        outlet = f"{pair[0].side} {chance.randrange(4)}"
        head = f"{pair[0].name} met {pair[1].name} in {outlet} {number}."
        text, said = head, []
        for _ in range(of):
            words = chance.choices(vocabulary, cum_weights=weights, k=WORDS)
            for phrase, rate in PLANTED:
                if chance.random() < rate:
                    words.insert(chance.randrange(WORDS), phrase)
            content = " ".join(words)
            start = len(text) + 1
            text = f"{text} {content}."
            speaker = chance.choice(pair)
            said.append(
                Statement(
                    speakers=(Actor(name=speaker.name, side=speaker.side),),
                    addressees=(),
                    act=chance.choice(ACTS),
                    mode="indirect",
                    source=None,
                    cue=None,
                    content=(Span(start, start + len(content)),),
                    rule="bench",
                )
            )
        placed = tuple(
            replace(one, span=Span(text.index(one.name), text.index(one.name) + len(one.name))) for one in pair
        )
        yield Reading(
            document=Document(
                name=str(number),
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                format="plain",
                encoding="utf-8",
                language="en",
                body=(Span(0, len(text)),),
                outlet=outlet,
                published=Publication(day=day, basis="printed", span=None),
            ),
            people=(),
            mentions=(),
            statements=tuple(said),
            reports=(
                Report(
                    kind="meeting",
                    realis="occurred",
                    date=DateInterval(earliest=day, latest=day, basis="printed", exact=True),
                    place=None,
                    initiator=None,
                    at_request=False,
                    participants=placed,
                    span=Span(0, len(head)),
                ),
            ),
            mentioned=(),
            reader="bench",
        )


def fill(path: Path, options: argparse.Namespace) -> float:
    """File the readings; the seconds that it took, without those of making them."""
    spent = 0.0
    with communique.Archive(path) as archive:
        batch: list[Reading] = []
        for reading in readings(options.statements, options.of, options.seed):
            batch.append(reading)
            if len(batch) == BATCH:
                begin = time.perf_counter()
                archive.add_readings(batch)
                spent += time.perf_counter() - begin
                batch = []
        archive.add_readings(batch)
    return spent


def best(ask: Callable[[], object]) -> float:
    """The least of some tries, in milliseconds."""
    times = []
    for _ in range(TRIES):
        begin = time.perf_counter()
        ask()
        times.append(time.perf_counter() - begin)
    return 1000 * min(times)


def common(path: Path, share: float) -> str:
    """The word that stands in about such a share of the statements."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, statement_words, row)")
        (total,) = connection.execute("SELECT count(*) FROM searched_statements").fetchone()
        (word,) = connection.execute(
            "SELECT term FROM temp.v ORDER BY abs(doc - ?) LIMIT 1", (share * total,)
        ).fetchone()
    return str(word)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--of", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        spent = fill(path, options)
        print(f"filed in {spent:.1f} s; archive {path.stat().st_size / 1e6:,.1f} MB")
        ask_all(path)
        weigh(path)


def ask_all(path: Path) -> None:
    """Print one line a query: hits, milliseconds of both, and their ratio."""
    words = {share: common(path, share) for share in (0.05, 0.2, 0.5)}
    planted = [phrase for phrase, _ in PLANTED]
    queries: list[tuple[str, str, dict[str, object]]] = [
        *((f'"{phrase}"', phrase, {}) for phrase in planted),
        (planted[1], planted[1], {}),
        *((word, word, {}) for word in words.values()),
        (f"{planted[1].split()[0]} NEAR/5 {planted[1].split()[2]}", planted[1], {}),
        ("cobal*", "cobal", {}),
        (f"({planted[0]}) OR ({planted[1]} NOT {words[0.2]})", planted[1], {}),
        (f'"{planted[2]}"', planted[2], {"side": "XAB"}),
        (f'"{planted[2]}"', planted[2], {"act": "thank", "since": FIRST + timedelta(365 * 5)}),
        (f'"{planted[1]}"', planted[1], {"searched": "documents"}),
        (f'"{planted[2]}"', planted[2], {"searched": "documents"}),
    ]
    scan = "SELECT count(*) FROM statements WHERE folded LIKE ?"
    with communique.Archive(path) as archive, closing(sqlite3.connect(path)) as connection:
        print(f"{'query':60} {'hits':>8} {'ms':>8} {'LIKE ms':>8} {'ratio':>6}")
        for query, like, filters in queries:
            answer = archive.search(query, **filters)  # type: ignore[arg-type]
            ours = best(lambda query=query, filters=filters: archive.search(query, **filters))
            scanned = best(lambda like=like: connection.execute(scan, (f"%{like}%",)).fetchall())
            shown = " ".join([query, *(f"{name}={value}" for name, value in filters.items())])
            print(f"{shown:60} {answer.total:8,} {ours:8.1f} {scanned:8.1f} {scanned / ours:6.1f}")


def weigh(path: Path) -> None:
    """Print what the index costs: how long it takes to make it anew, and how large the archive is without it."""
    with communique.Archive(path) as archive:
        begin = time.perf_counter()
        archive.reindex()
        print(f"index made anew in {time.perf_counter() - begin:.1f} s")
    with closing(sqlite3.connect(path)) as connection:
        whole = packed(connection, path)
        for table in ("searched_statements", "searched_documents", "statement_words", "document_words"):
            connection.execute(f"DROP TABLE {table}")
        print(f"archive {whole / 1e6:,.1f} MB, without the index {packed(connection, path) / 1e6:,.1f} MB")


def packed(connection: sqlite3.Connection, path: Path) -> int:
    """The size of an archive in bytes without empty pages."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size


if __name__ == "__main__":
    main()
