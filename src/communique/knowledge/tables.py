"""The tables of this package: CSV files that a domain expert can review, read as they stand."""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING

from communique.knowledge.problems import TableProblem
from communique.model.errors import CommuniqueError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_table(
    name: str, columns: tuple[str, ...], *, package: str = "communique.knowledge", folder: Path | None = None
) -> Iterator[dict[str, str]]:
    """The rows of ``data/<name>.csv`` in ``package`` (or of ``folder``), each with exactly ``columns``.

    Raises CommuniqueError when the header or a row has other columns than the code expects.
    """
    place = folder or files(package).joinpath("data")
    lines = place.joinpath(f"{name}.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader(lines)
    header = tuple(next(rows, ()))
    if header != columns:
        raise CommuniqueError(_complaint(name, 1, f"the header reads {header}", columns))
    for row in rows:
        if len(row) != len(columns):
            raise CommuniqueError(_complaint(name, rows.line_num, f"the row has {len(row)} cells", columns))
        yield dict(zip(columns, row, strict=True))


def read_own_table(
    name: str, columns: tuple[str, ...], folder: Path, problems: list[TableProblem]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a user's ``<name>.csv`` with their lines, none where there is no such file. The columns may stand in
    any order, and be parted as ``delimiter_of`` tells. What can't be read is left out and added to ``problems``.
    """
    path = folder / f"{name}.csv"
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(TableProblem(str(path), None, f"it can't be read ({error})", "Save it as CSV in UTF-8."))
        return
    rows = _numbered(text, path, problems)
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    advice = f"Give it the columns {', '.join(columns)}."
    if sorted(header) != sorted(columns):
        problems.append(TableProblem(str(path), 1, f"the header reads {', '.join(header) or 'nothing'}", advice))
        return
    for number, row in rows[1:]:
        problem = _row_problem(row, columns)
        if problem is not None:
            problems.append(TableProblem(str(path), number, *problem))
        elif row:
            yield number, dict(zip(header, (cell.strip() for cell in row), strict=True))


def delimiter_of(text: str) -> str:
    """What parts the columns of a table: a comma, or the semicolon or tab that some spreadsheets write instead."""
    header = text.split("\n", 1)[0]
    return next((sign for sign in (",", ";", "\t") if sign in header), ",")


def _row_problem(row: list[str], columns: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a row whatever its table, and how to mend it."""
    if row and len(row) != len(columns):
        return (
            f"the row has {len(row)} cell{'' if len(row) == 1 else 's'}, not {len(columns)}",
            "Put a cell with a comma into quotation marks.",
        )
    if any(not (letter.isprintable() or letter.isspace()) for cell in row for letter in cell):
        return "a cell holds a character that can't be printed", "Type the cell again."
    return None


def _numbered(text: str, path: Path, problems: list[TableProblem]) -> list[tuple[int, list[str]]]:
    """The rows with the line on which each ends; those from a quotation mark that is never closed are left out."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    found: list[tuple[int, list[str]]] = []
    try:
        found.extend((rows.line_num, row) for row in rows)
    except csv.Error as error:
        number = found[-1][0] + 1 if found else 1
        advice = "Close the quotation mark of the cell, and write one inside a cell twice."
        problems.append(TableProblem(str(path), number, f"the rows from here on can't be read ({error})", advice))
    return found


def _complaint(name: str, line: int, what: str, columns: tuple[str, ...]) -> str:
    return f"table {name}.csv, line {line}: {what}. Give it the columns {', '.join(columns)}."
