"""Days of publication that the user gives by hand, one for all documents or a table of them by name."""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from communique.model import UsageError

if TYPE_CHECKING:
    from pathlib import Path

DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?P<time>[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
FORM = "2021-04-06, or 2021-04-06T09:18+08:00"
ROW = "Write a document's name or path, a tab and its day, as in readout.txt<tab>2021-04-06."


def read_day(words: str) -> date:
    """The day in ISO form; with a time of day it is a datetime, its zone as given. Raises ValueError for any other."""
    match = DAY.fullmatch(words)
    if match is None:
        raise ValueError(words)
    return datetime.fromisoformat(words) if match["time"] else date.fromisoformat(words)


class GivenDays:
    """Which day the user gives for which document: ``everywhere`` for each, or ``rows`` by base name or path.

    It remembers which rows were asked for; ``unread`` are the others.
    """

    def __init__(self, rows: dict[str, date | None] | None = None, *, everywhere: date | None = None) -> None:
        self._everywhere = everywhere
        self._rows = rows or {}
        self._named = {_key(name): name for name in self._rows}
        self._asked: set[str] = set()

    def day_of(self, name: str) -> date | None:
        """The day given for the document of this name; None where none is. A path says more than a base name."""
        row = self._named.get(_place(name)) or self._named.get(os.path.basename(name))  # noqa: PTH119 -- "-" is no path
        if row is None:
            return self._everywhere
        self._asked.add(row)
        return self._rows[row]

    @property
    def unread(self) -> list[str]:
        """The names of rows that no document has asked for, in the order of the table."""
        return [name for name in self._rows if name not in self._asked]


def read_given_days(path: Path) -> GivenDays:
    """The table in a file: a row a document, its name and its day, parted by a tab; an empty day gives none.

    Raises UsageError where the file can't be read, for a row of another form, and for two rows that give one name
    different days.
    """
    rows: dict[str, date | None] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        name, day = _row(f"{path}, line {number}", line)
        if rows.setdefault(name, day) != day:
            raise UsageError(f"{path}, line {number}: {name} has another day above. Keep one of the two rows.")
    return GivenDays(rows)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the table is not in UTF-8. Save it as UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path}: the table can't be read ({error.strerror}). Name a file of rows. {ROW}") from error
    return text.split("\n")


def _row(place: str, line: str) -> tuple[str, date | None]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != 2 or not cells[0]:
        raise UsageError(f"{place}: {line.strip()[:60]!r} is no row of a name and a day. {ROW}")
    try:
        return cells[0], read_day(cells[1]) if cells[1] else None
    except ValueError as error:
        raise UsageError(f"{place}: {cells[1][:60]!r} is no day. Write it as {FORM}, or leave it empty.") from error


def _key(name: str) -> str:
    """What a row answers to: a path its place, a base name itself."""
    return _place(name) if os.path.basename(name) != name else name  # noqa: PTH119


def _place(name: str) -> str:
    return os.path.abspath(name)  # noqa: PTH100 -- links are not followed, as the archive's names are not
