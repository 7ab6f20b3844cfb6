"""The tables of this package: CSV files that a domain expert can review, read as they stand."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

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


def _complaint(name: str, line: int, what: str, columns: tuple[str, ...]) -> str:
    return f"table {name}.csv, line {line}: {what}. Give it the columns {', '.join(columns)}."
