"""What is wrong in a table: where, what, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableProblem:
    """One thing wrong in a table. ``file`` is its name as the user knows it, ``row`` its line in that file (the header is
    line 1), None where the whole table is meant; ``mend`` says what to do.
    """

    file: str
    row: int | None
    what: str
    mend: str

    def __str__(self) -> str:
        place = self.file if self.row is None else f"{self.file}, line {self.row}"
        return f"{place}: {self.what}. {self.mend}"


class RowError(Exception):
    """A row that can't be; raised by the functions that read rows, and gathered by those that read tables."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
