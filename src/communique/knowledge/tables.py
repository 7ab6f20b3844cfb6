"""The tables of this package: CSV files that a domain expert can review, read as they stand."""

from __future__ import annotations

import csv
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
    any order. What can't be read is left out and added to ``problems``.
    """
    path = folder / f"{name}.csv"
    if not path.exists():
        return
    try:
        rows = list(_numbered(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(TableProblem(str(path), None, f"it can't be read ({error})", "Save it as CSV in UTF-8."))
        return
    header = rows[0][1] if rows else []
    advice = f"Give it the columns {', '.join(columns)}."
    if sorted(header) != sorted(columns):
        problems.append(TableProblem(str(path), 1, f"the header reads {', '.join(header) or 'nothing'}", advice))
        return
    for number, row in rows[1:]:
        if len(row) == len(columns):
            yield number, dict(zip(header, (cell.strip() for cell in row), strict=True))
        elif row:
            what = f"the row has {len(row)} cells, not {len(columns)}"
            problems.append(TableProblem(str(path), number, what, "Put a cell with a comma into quotation marks."))


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(text.splitlines(), strict=True)
    for row in rows:
        yield rows.line_num, row


def _complaint(name: str, line: int, what: str, columns: tuple[str, ...]) -> str:
    return f"table {name}.csv, line {line}: {what}. Give it the columns {', '.join(columns)}."
