"""Readings written down in the order in which they came, the open days of each settled by all the others of the run.

From the first whose days are open, what is written down waits as a line of JSON in a temporary file; memory holds a
small record for each report.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from communique.records.dating import date_by_sibling, is_settled
from communique.records.nearest import nearest, told_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from communique.model import DateInterval, Reading, Report
    from communique.records.nearest import Told

Key = frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Form:
    """How a reading is written down as an object of JSON that has its reports in ``reports`` and their days in the
    ``date`` of each, and how such days are written and read.
    """

    write: Callable[[Reading], dict[str, Any]]
    write_date: Callable[[DateInterval | None], Any]
    read_date: Callable[[Any], DateInterval | None]


class _Waiting(NamedTuple):
    """A reading whose line lies at ``place``, with those of its reports whose days are open."""

    place: int
    open: tuple[tuple[int, Told], ...]


def settle_all(readings: Iterable[Reading], form: Form) -> Iterator[str]:
    """Every reading as a line of JSON, in the order given, its days settled by those of the others; which came first
    does not matter.

    Each is handed on at once until one comes whose days are open; from that one on they wait for the last.
    """
    with tempfile.TemporaryFile() as file:
        lines, known, waiting = _Lines(file), _Known(), list[_Waiting]()
        for reading in readings:
            told = told_in(reading)
            known.add(report for report in told if is_settled(report.report))
            undecided = tuple((number, one) for number, one in enumerate(told) if not is_settled(one.report))
            line = _json(form.write(reading))
            if waiting or undecided:
                waiting.append(_Waiting(lines.add(line), undecided))
            else:
                yield line
        for held in waiting:
            yield _settled(lines, known, held, form) if held.open else lines.read(held.place)


def _settled(lines: _Lines, known: _Known, held: _Waiting, form: Form) -> str:
    """The line of a reading, with the days that its siblings leave."""
    found = json.loads(lines.read(held.place))
    for number, told in held.open:
        whole = told.with_date(form.read_date(found["reports"][number]["date"]))
        sibling = nearest(whole, known.near(whole.report))
        if sibling is not None:
            found["reports"][number]["date"] = form.write_date(date_by_sibling(whole, sibling))
    return _json(found)


def _json(what: Any) -> str:
    return json.dumps(what, ensure_ascii=False)


class _Lines:
    """Lines in a file, found again by where they begin. A character that is half of one is let pass, as in the text."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._end = 0

    def add(self, line: str) -> int:
        """Where the line now lies."""
        place = self._end
        self._file.seek(place)
        self._end += self._file.write(line.encode("utf-8", "surrogatepass") + b"\n")
        return place

    def read(self, place: int) -> str:
        """The line that lies there."""
        self._file.seek(place)
        return self._file.readline().rstrip(b"\n").decode("utf-8", "surrogatepass")


class _Known:
    """Reports whose days are settled, found by the sides that took part."""

    def __init__(self) -> None:
        self._by_sides: dict[Key, list[Told]] = defaultdict(list)

    def add(self, told: Iterable[Told]) -> None:
        """Keep these reports."""
        for one in told:
            self._by_sides[_sides(one.report)].append(one)

    def near(self, report: Report) -> Iterator[Told]:
        """Those whose sides may be those of the report."""
        wanted = _sides(report)
        keys = [key for key in self._by_sides if _may_be(key, wanted)]
        yield from (told for key in keys for told in self._by_sides[key])


def _sides(report: Report) -> Key:
    return frozenset(person.side for person in report.participants)


def _may_be(one: Key, other: Key) -> bool:
    """Whether reports with these sides may be of one exchange; a side that is not known speaks against nothing."""
    return one == other or None in one | other
