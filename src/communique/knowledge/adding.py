"""Rows that a user adds to tables of their own: checked before they are written."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from communique.knowledge.base import load_knowledge
from communique.knowledge.checking import check_tables
from communique.knowledge.problems import RowError
from communique.knowledge.row_readers import TABLES
from communique.knowledge.tables import delimiter_of
from communique.model.errors import CommuniqueError, UsageError
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from communique.knowledge.base import Knowledge
    from communique.knowledge.problems import TableProblem


def identifier_for(name: str, known: Iterable[str], side: str = "") -> str:
    """An id for someone new: the folded name with hyphens, with the side and a number where another has it."""
    latin = (letter for letter in fold(name) if letter == " " or (letter.isascii() and letter.isalnum()))
    plain = "-".join("".join(latin).split())
    taken = set(known)
    if not plain:
        raise UsageError(
            f"{name}: an id can't be made from this name. Give it in Latin letters, and this form as --native."
        )
    beside = f"{plain}-{side.lower()}" if side else f"{plain}-2"
    candidates = (plain, beside, *(f"{beside}-{number}" for number in range(2, 100)))
    return next(key for key in candidates if key not in taken)


def add_row(folder: Path, table: str, row: Mapping[str, str]) -> tuple[TableProblem, ...]:
    """Append a row to a table of the folder, which is made where it is missing, unless the row is wrong or contradicts
    what stands in the folder: then UsageError, and nothing is written. Returns the other problems of the folder.
    """
    try:
        TABLES[table].read(row)
    except RowError as error:
        raise UsageError(f"{error.what}. {error.mend}") from error
    before = set(check_tables(folder if folder.is_dir() else None))
    written = append_rows(folder, table, [row])
    after = check_tables(folder)
    new = [problem for problem in after if problem not in before]
    if new:
        written.undo()
        raise UsageError(f"Nothing was added: {new[0].what}. {new[0].mend}")
    return after


class Written:
    """What was appended to a file, so that it can be taken back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.before = path.read_bytes() if path.exists() else None
        self._new_folder = not path.parent.exists()

    def undo(self) -> None:
        """Leave the file as it was, and no folder that was made for it."""
        if self.before is not None:
            self.path.write_bytes(self.before)
            return
        self.path.unlink()
        if self._new_folder:
            self.path.parent.rmdir()


def append_rows(folder: Path, table: str, rows: Iterable[Mapping[str, str]]) -> Written:
    """Append rows to a table of the folder, with its own order of columns and what parts them. Raises CommuniqueError
    where the file can't be written or has other columns.
    """
    path, columns = folder / f"{table}.csv", TABLES[table].columns
    try:
        written = Written(path)
        text = (written.before or b"").decode("utf-8-sig")
        header = next(csv.reader(text.splitlines()[:1], delimiter=delimiter_of(text)), [])
        _expect_columns(header if text.strip() else columns, columns)
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("a" if text.strip() else "w", encoding="utf-8", newline="") as file:
            if text.strip() and not text.endswith("\n"):
                file.write("\n")
            writer = csv.DictWriter(file, header or columns, delimiter=delimiter_of(text), lineterminator="\n")
            if not text.strip():
                writer.writeheader()
            writer.writerows(dict(row) for row in rows)
    except (OSError, ValueError) as error:
        raise CommuniqueError(
            f"{path}: it can't be written ({error}). Name another folder, or mend the file."
        ) from error
    return written


def _expect_columns(header: Sequence[str], columns: Sequence[str]) -> None:
    if sorted(header) != sorted(columns):
        raise ValueError(f"its header reads {', '.join(header)}, not {', '.join(columns)}")


def knowledge_in(folder: Path) -> Knowledge:
    """The tables with those of a folder, which need not exist yet."""
    return load_knowledge(folder if folder.is_dir() else None)
