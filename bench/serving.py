"""How soon each page of the app begins and ends on a large archive, quiet and while it has other work.

    python bench/serving.py ARCHIVE [--texts FOLDER] [--tries 7] [--datasette PATH/TO/datasette]

Serves the archive in a process of its own, as ``communique serve`` does, and asks every kind of page, with things that its
API names: first quiet; then while another process adds the texts of a folder (INTO THE ARCHIVE: give a copy); then while
the server finds a long answer. Prints milliseconds to the first byte (median, nine tenths, worst) and to the last (median).
Beside it Datasette serves the same file: the first byte of its pages of documents and statements.
The first request of all is told alone, and the memory that the server holds after each round. Pages are asked one at a time.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

COMMUNIQUE = (sys.executable, "-c", "from communique.cli.main import main; main()")
LISTS = (
    "/ /exchanges /documents /statements /people /sides /pairs /greetings /mentioned /judgements /review /review/merges "
    "/review/splits"
)
MISSING = (
    "/exchanges/2000-01-01-call-nobody /documents/nothing-like-it /statements/nothing /sides/Nowhereland "
    "/people/Nobody%20Atall /pairs/TUV/WSM /nowhere"
)
"""What is not there: these pages name what is near."""

ALSO = "/search /search?q=cooperation /search?q=peace&in=documents /compare /phrases /phrases/cooperation"
DATASETTE = ("documents", "statements")
BUSY = 2
"""Seconds for which the rest of a page is read while there is other work: it lasts only so long, and all pages have a turn."""

READY = 300
"""Seconds that a server may take to begin; a migration may take minutes."""


def asked(port: int, path: str, patience: float = 120, rest: float = 120) -> tuple[float, float, int, bytes]:
    """Milliseconds to the first byte of the content and to the last, the status, and the content; of a page that has not
    come within ``rest`` seconds, what has.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    begin = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    head = response.read(1)
    first = time.perf_counter()
    content = head
    if connection.sock is not None:
        connection.sock.settimeout(rest)
    with suppress(TimeoutError):
        content += response.read()
    connection.close()
    return (first - begin) * 1000, (time.perf_counter() - begin) * 1000, response.status, content


@contextmanager
def served(command: Sequence[str], port: int) -> Iterator[int]:
    """A server, by its process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        for _ in range(READY * 10):
            time.sleep(0.1)
            with suppress(OSError):
                asked(port, "/-/nothing")  # the port is bound before the server is ready
                break
            if process.poll() is not None:
                sys.exit("the server has ended")
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def pages(port: int) -> dict[str, list[str]]:
    """Addresses by the kind of page: of lists, and of single things that lists name."""

    def rows(name: str, **query: object) -> list[dict[str, Any]]:
        listed = "&".join(f"{key}={value}" for key, value in {"limit": 3, **query}.items())
        return list(json.loads(asked(port, f"/api/v1/{name}?{listed}")[3])["items"])

    exchanges = rows("exchanges", offset=1000)
    things = {
        "/exchanges/…": [row["id"] for row in exchanges],
        "/documents/…": [row["document"] for row in rows("statements", offset=2000)],
        "/statements/…": [row["id"] for row in rows("statements", offset=2000)],
        "/sides/…": list(dict.fromkeys(side for row in exchanges for side in row["sides"]))[:3],
    }
    pairs = ["/pairs/" + "/".join(sorted(row["sides"])) for row in exchanges if len(row["sides"]) == 2]
    single = {kind: [kind[:-1] + quote(key, safe="") for key in keys] for kind, keys in things.items()}
    fixed = {path: [path] for path in f"{LISTS} {ALSO} {MISSING}".split()}
    named = [f"/people/{quote(row['name'])}?side={row['side']}" for row in rows("people", offset=20) if row["side"]]
    parts = [f"/people/{quote(name.split()[-1])}" for row in exchanges for name in row["participants"]][:3]
    return {**single, "/pairs/…/…": pairs, "/people/…": named, "/people/part of a name": parts, **fixed}


def measure(port: int, kinds: dict[str, list[str]], tries: int, *, busy: Callable[[], bool] | None = None) -> None:
    """Print a line a kind; no more where what keeps the machine busy has ended."""
    rest = BUSY if busy is not None else READY
    print(f"{'first byte, ms':32} {'median':>7} {'90 %':>7} {'worst':>7} {'all':>8}  status")
    every: list[float] = []
    for kind, paths in kinds.items():
        if busy is not None and not busy():
            print("(the other work has ended)")
            break
        found = [asked(port, paths[number % len(paths)], rest=rest) for number in range(tries)] if paths else []
        if found:
            every += [first for first, *_ in found]
            told = " ".join(map(str, sorted({status for _, _, status, _ in found})))
            print(
                f"{kind:32} {spread([one[0] for one in found])} {statistics.median(one[1] for one in found):8.0f}  {told}"
            )
    print(f"{'all':32} {spread(every)}", flush=True)


def spread(values: list[float]) -> str:
    """Median, nine tenths and worst."""
    ordered = sorted(values)
    return " ".join(
        f"{value:7.0f}" for value in (statistics.median(values), ordered[int(len(values) * 0.9)], ordered[-1])
    )


def memory(pid: int) -> str:
    """What a process holds, and those that it began: what takes long is found, and charts are drawn, by others."""
    held = {child: held_by(child) / 1e6 for child in family(pid)}
    told = " + ".join(f"{megabytes:,.0f}" for megabytes in held.values())
    return f"memory held: {told} = {sum(held.values()):,.0f} MB; load {os.getloadavg()[0]:.1f}"


def held_by(pid: int) -> int:
    """The bytes that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def family(pid: int) -> list[int]:
    """A process and all that it began, itself or through these."""
    begun = [int(child) for told in Path(f"/proc/{pid}/task").glob("*/children") for child in told.read_text().split()]
    return [pid, *(one for child in begun for one in family(child))]


@contextmanager
def adding(archive: Path, texts: Path) -> Iterator[Callable[[], bool]]:
    """Another process that adds texts, and whether it still does."""
    command = (*COMMUNIQUE, "read", str(texts), "--archive", str(archive))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        yield lambda: process.poll() is None
    finally:
        process.terminate()
        process.wait()


@contextmanager
def finding(port: int, kinds: dict[str, list[str]]) -> Iterator[Callable[[], bool]]:
    """The server finds long answers, two at a time, as long as the context is open."""
    pairs = [path.removeprefix("/pairs/").split("/") for path in kinds["/pairs/…/…"]]
    over = threading.Event()

    def ask_on(number: int) -> None:
        while not over.is_set():
            one, other = pairs[number % len(pairs)]
            number += 1
            with suppress(OSError):
                asked(port, f"/ledger.json?one={one}&other={other}&since={1900 + number % 100}", patience=300)

    threads = [threading.Thread(target=ask_on, args=(50 * number,), daemon=True) for number in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield lambda: True
    finally:
        over.set()


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--tries", type=int, default=7)
    parser.add_argument("--port", type=int, default=18555)
    parser.add_argument("--datasette")
    given = parser.parse_args()
    with served((*COMMUNIQUE, "serve", str(given.archive), "--port", str(given.port)), given.port) as pid:
        print("very first request: {:.0f} ms to the first byte, {:.0f} to the last".format(*asked(given.port, "/")))
        kinds = pages(given.port)
        print("\nquiet")
        measure(given.port, kinds, given.tries)
        print(memory(pid))
        if given.texts is not None:
            print("\nwhile another process adds documents")
            with adding(given.archive, given.texts) as is_busy:
                measure(given.port, kinds, given.tries, busy=is_busy)
            print(memory(pid))
        print("\nwhile long answers are found")
        with finding(given.port, kinds) as is_busy:
            measure(given.port, kinds, given.tries, busy=is_busy)
        print(memory(pid))
    if given.datasette:
        print("\nDatasette, quiet")
        with served((given.datasette, str(given.archive), "--port", str(given.port + 1)), given.port + 1):
            base = f"/{given.archive.stem}"
            measure(given.port + 1, {f"{base}/{table}": [f"{base}/{table}"] for table in DATASETTE}, given.tries)


if __name__ == "__main__":
    main()
