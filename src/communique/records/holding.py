"""Readings in the order in which they came, the open days of each settled by all the others of the same run.

Readings wait in a temporary file from the first whose days are open; memory holds a few bytes for each report.
"""

from __future__ import annotations

import pickle
import tempfile
from collections import defaultdict
from typing import IO, TYPE_CHECKING, Any

from communique.records.dating import is_settled, settle
from communique.records.nearest import told_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import Reading, Report
    from communique.records.nearest import Told

Key = frozenset[str | None]


def settle_all(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Every reading, in the order given, its days settled by those of the others; which came first does not matter.

    Each is handed on at once until one comes whose days are open; from that one on they wait for the last.
    """
    with tempfile.TemporaryFile() as file:
        kept, held = _Kept(file), list[int]()
        for reading in readings:
            place = kept.add(reading)
            if held or any(not is_settled(report) for report in reading.reports):
                held.append(place)
            else:
                yield reading
        for place in held:
            reading = kept.reading(place)
            yield settle(reading, kept.near(reading))


class _Kept:
    """Readings in a file, found again by the sides of their reports."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._by_sides: dict[Key, list[int]] = defaultdict(list)
        self._end = 0

    def add(self, reading: Reading) -> int:
        """Where the reading now lies in the file."""
        for told in told_in(reading):
            if is_settled(told.report):
                self._by_sides[_sides(told.report)].append(self._write(told))
        return self._write(reading)

    def _write(self, what: Reading | Told) -> int:
        place = self._end
        self._file.seek(place)
        pickle.dump(what, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()
        return place

    def _read(self, place: int) -> Any:
        self._file.seek(place)
        return pickle.load(self._file)  # noqa: S301 -- a file without a name that only this process writes

    def reading(self, place: int) -> Reading:
        """The reading that lies there."""
        found: Reading = self._read(place)
        return found

    def near(self, reading: Reading) -> Iterator[Told]:
        """The settled reports whose sides may be those of an open report of this reading."""
        wanted = [_sides(report) for report in reading.reports if not is_settled(report)]
        keys = [key for key in self._by_sides if any(_may_be(key, sides) for sides in wanted)]
        yield from (self._read(place) for key in keys for place in self._by_sides[key])


def _sides(report: Report) -> Key:
    return frozenset(person.side for person in report.participants)


def _may_be(one: Key, other: Key) -> bool:
    """Whether reports with these sides may be of one exchange; a side that is not known speaks against nothing."""
    return one == other or None in one | other
