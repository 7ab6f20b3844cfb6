"""How fast reports become exchanges, and how well, on synthetic reports of which the truth is known.

    python bench/linking.py [--reports 100000] [--batch 1000] [--seed 1]

Makes reports of invented people of 60 sides (leaders and ministers; some pairs talk far more often than others): each event is
told by one to five outlets, some of which print the neighbouring day, use another word for it, or print no day or only "this
week". They go through the store as readings, in random order, on one core. Prints seconds, reports a second of the processor's time, peak memory as it
grew, the number of exchanges, precision and recall of the pairs of reports judged to be one event, and how many of those that are not
a person is asked about.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import communique
from communique.model import (
    Actor,
    DateInterval,
    Document,
    Exchange,
    Participant,
    Publication,
    Reading,
    Report,
    Slice,
    Span,
    Statement,
)

SIDES = 60
FIRST = date(2015, 1, 1)
YEARS = 10
OUTLETS = 4
"""Of each side."""

KINDS = ("call", "call", "call", "meeting", "meeting", "visit", "message")
OTHER_WORDS = {"call": "talks", "meeting": "talks", "visit": "meeting", "message": "letter"}
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
STOCK = (
    "both sides agreed to deepen cooperation in trade and investment on the basis of mutual respect and benefit".split()
)


class Event(NamedTuple):
    """What happened, by number."""

    number: int
    kind: str
    day: date
    people: tuple[Participant, Participant]
    words: tuple[str, ...]


def made_up(chance: random.Random, length: int) -> str:
    """A word that is none."""
    return "".join(chance.choice(SYLLABLES) for _ in range(length))


def people_of(chance: random.Random) -> list[list[Participant]]:
    """A president and a foreign minister of each side; codes are those that ISO 3166 leaves to its users."""
    sides = [f"X{chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(SIDES)]
    return [
        [
            Participant(name=f"{made_up(chance, 2)} {made_up(chance, 3)}".title(), side=side, office=office, span=None)
            for office in ("President", "Foreign Minister")
        ]
        for side in sides
    ]


def events(chance: random.Random) -> Iterator[Event]:
    """Events without end; pairs of sides by a power law."""
    people = people_of(chance)
    pairs = [(one, other) for one in range(SIDES) for other in range(one)]
    chance.shuffle(pairs)
    weights = [1 / (rank + 10) for rank in range(len(pairs))]
    vocabulary = [made_up(chance, 3) for _ in range(3000)]
    number = 0
    while True:
        for one, other in chance.choices(pairs, weights, k=1000):
            number += 1
            office = chance.random() < 0.4
            both = (people[one][office], people[other][office])
            day = FIRST + timedelta(chance.randrange(365 * YEARS))
            words = tuple(chance.choices(vocabulary, k=90))
            yield Event(number, chance.choice(KINDS), day, both, words)


def tell(event: Event, outlet: str, chance: random.Random) -> Reading:
    """One outlet's account."""
    day = event.day + timedelta(chance.choices((0, 1, -1), (94, 4, 2))[0])
    kind = OTHER_WORDS[event.kind] if chance.random() < 0.1 else event.kind
    told = [word for word in event.words if chance.random() < 0.7]
    own = [chance.choice(event.words)[::-1] for _ in range(20)]
    head = f"{event.people[0].name} and {event.people[1].name} held a {kind} in {outlet} {event.number}."
    text = " ".join([head, *told, *STOCK, *own])
    people = [
        replace(person, span=Span(text.index(person.name), text.index(person.name) + len(person.name)))
        for person in event.people
    ]
    if chance.random() < 0.5:
        people.reverse()
    interval = DateInterval(earliest=day, latest=day, basis="printed", exact=True)
    published = Publication(day=day + timedelta(1), basis="printed", span=None)
    vague = chance.random()
    if vague < 0.02:
        interval = replace(interval, earliest=day - timedelta(3), latest=day + timedelta(3), exact=False)
    document = Document(
        name=f"{event.number}-{outlet}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        format="plain",
        encoding="utf-8",
        language="en",
        body=(Span(0, len(text)),),
        outlet=outlet,
        published=published if vague > 0.03 else None,
    )
    report = Report(
        kind=kind,
        realis="occurred",
        date=None if 0.02 <= vague < 0.05 else interval,
        place=None,
        initiator=None,
        at_request=False,
        participants=tuple(people),
        span=Span(0, len(head)),
    )
    speaker = Actor(name=people[0].name, side=people[0].side)
    said = Statement(
        speakers=(speaker,),
        addressees=(),
        act="state",
        mode="indirect",
        source=None,
        cue=None,
        content=(Span(len(head) + 1, len(text)),),
        rule="bench",
    )
    return Reading(
        document=document, people=(), mentions=(), statements=(said,), reports=(report,), mentioned=(), reader="bench"
    )


def accounts(count: int, seed: int) -> list[tuple[Event, str, int]]:
    """So many accounts in random order: what of, whose, and the seed of its words."""
    chance = random.Random(seed)
    found: list[tuple[Event, str, int]] = []
    for event in events(chance):
        sides = [person.side for person in event.people]
        outlets = [f"{side} {number}" for side in sides for number in range(OUTLETS)]
        found += [
            (event, outlet, chance.getrandbits(32))
            for outlet in chance.sample(outlets, chance.choice((1, 2, 2, 3, 4, 5)))
        ]
        if len(found) >= count:
            break
    found = found[:count]
    chance.shuffle(found)
    return found


def memory() -> float:
    """Peak memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def score(path: Path) -> None:
    """Print precision and recall of pairs."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT n.name, j.exchange FROM document_names n JOIN reports r ON r.document = n.document "
            "JOIN judgements j ON j.report = r.id AND j.current"
        ).fetchall()
    judged = Counter(exchange for _, exchange in rows)
    true = Counter(name.split("-")[0] for name, _ in rows)
    both = Counter((name.split("-")[0], exchange) for name, exchange in rows)
    right, found, wanted = (
        sum(count * (count - 1) // 2 for count in counter.values()) for counter in (both, judged, true)
    )
    print(f"exchanges {len(judged):,}, events {len(true):,}")
    print(f"pairs: precision {right / found:.5f}, recall {right / wanted:.5f} ({found:,} found, {wanted:,} true)")


def score_doubts(archive: communique.Archive) -> None:
    """Print how many of the exchanges that are two events are asked of, and how early."""
    whole = archive.unsure_splits(Slice(limit=1_000_000)).items
    right = [events_of(asked.one).isdisjoint(events_of(asked.other)) for asked in whole]
    wrong = sum(len(events_of(exchange)) > 1 for exchange in archive.exchanges())
    first = ", ".join(f"{sum(right[:most])} of the first {most}" for most in (20, 100))
    print(
        f"{len(whole):,} asked whether they are two events; {sum(right):,} are ({first}), of {wrong:,} wrong exchanges"
    )


def events_of(exchange: Exchange) -> set[str]:
    """The numbers of the events of which its reports tell."""
    return {record.document_name.split("-")[0] for record in exchange.reports}


def main() -> None:
    """Measure on one core."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    found = accounts(options.reports, options.seed)
    print(f"{len(found):,} accounts; memory before {memory():,.0f} MB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        begin, begin_busy = time.perf_counter(), time.process_time()
        with communique.Archive(path) as archive:
            for start in range(0, len(found), options.batch):
                batch = found[start : start + options.batch]
                archive.add_readings(tell(event, outlet, random.Random(seed)) for event, outlet, seed in batch)
                done = start + len(batch)
                if done % (len(found) // 10 or 1) < options.batch:
                    seconds, busy = time.perf_counter() - begin, time.process_time() - begin_busy
                    print(
                        f"{done:8,} in {seconds:6,.0f} s ({busy:,.0f} s of the processor), {done / busy:6,.0f}/s, peak {memory():,.0f} MB",
                        flush=True,
                    )
        print(f"archive {path.stat().st_size / 1e6:,.0f} MB")
        score(path)
        with communique.Archive(path) as archive:
            score_doubts(archive)


if __name__ == "__main__":
    main()
