"""Texts that somebody hands over to compare: read and compared one after the other, and kept in memory alone."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.api import compare_readings
from communique.model import DocumentError, UsageError
from communique.web.handed.given import archive_name, called

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from typing import TypeVar

    from communique.api import Reader
    from communique.model import Comparison, Reading
    from communique.web.handed.given import Given

    T = TypeVar("T")

MOST_KEPT = 32
MOST_WAITING = 8
LONGEST = 200_000
"""Characters: a readout has some thousand, and others wait while one is read."""

ID_LENGTH = 16
WARMING = "The ministers met in the capital, and one of them said that the talks would go on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts read, what an archive would call them, and their comparison. The ``id`` is made of both texts: the same
    two have it again.
    """

    id: str
    readings: tuple[Reading, Reading]
    archive_names: tuple[str, str]
    comparison: Comparison


class AtHand:
    """Reads with one worker, since the parser is not made for two at once, and keeps the pairs last asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._pairs: OrderedDict[str, Pair] = OrderedDict()
        self._lock = threading.Lock()
        self._waiting = threading.Semaphore(MOST_WAITING)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="reader")

    def warm(self) -> Future[Reading]:
        """Load parser and tables now, so that the first text does not wait for them; done when they are there."""
        return self._worker.submit(self._reader.read_text, WARMING)

    def read(self, given: Given) -> Future[Reading]:
        """The reading of a text, when it is there; its errors are DocumentErrors. Raises UsageError where too many wait."""
        return self._soon(lambda: self._read(given))

    def compare(self, given: tuple[Given, Given], readings: tuple[Reading, Reading]) -> Future[Pair]:
        """The pair of two texts that were read, when it is there; from then on it is found. Raises as ``read``."""
        return self._soon(lambda: self._compare(given, readings))

    def find(self, identifier: str) -> Pair | None:
        """The pair of this identifier; None where there was none, or others have taken its place."""
        with self._lock:
            pair = self._pairs.get(identifier)
            if pair is not None:
                self._pairs.move_to_end(identifier)
            return pair

    def close(self) -> None:
        """Begin nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _soon(self, work: Callable[[], T]) -> Future[T]:
        if not self._waiting.acquire(blocking=False):
            raise UsageError("Several texts are being read already. Send yours again in a moment.")
        future = self._worker.submit(work)
        future.add_done_callback(lambda _: self._waiting.release())
        return future

    def _read(self, given: Given) -> Reading:
        document = called(given, self._reader.load_bytes(given.data, name=given.name))
        if len(document.text) > LONGEST:
            what = f"{len(document.text):,} characters are too many to be read while somebody waits"
            raise DocumentError(given.name, what, f"Give at most {LONGEST:,}, or use the command line.")
        reading = self._reader.read_document(document)
        if reading.skipped is not None:
            raise DocumentError(given.name, f"it was not read ({reading.skipped})", "Give its English text.")
        return reading

    def _compare(self, given: tuple[Given, Given], readings: tuple[Reading, Reading]) -> Pair:
        digests = "".join(reading.document.sha256 for reading in readings)
        identifier = hashlib.sha256(digests.encode()).hexdigest()[:ID_LENGTH]
        comparison = compare_readings(*readings, self._reader)
        one, other = (archive_name(*read) for read in zip(given, readings, strict=True))
        pair = Pair(id=identifier, readings=readings, archive_names=(one, other), comparison=comparison)
        with self._lock:
            self._pairs[identifier] = pair
            self._pairs.move_to_end(identifier)
            while len(self._pairs) > MOST_KEPT:
                self._pairs.popitem(last=False)
        return pair
