"""Tables into files that other programs read."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from communique.model import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from communique.render.rows import Row

ExportFormat = Literal["csv", "parquet", "jsonl"]
FORMATS = get_args(ExportFormat)
JOINT = "; "
"""What stands between the values of a list in a CSV cell."""


def write_table(target: Path, name: str, rows: Iterable[Row], file_format: ExportFormat) -> None:
    """Write one table. A file of that name is replaced only when the new one is whole."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        if file_format == "parquet":
            _write_parquet(partial, name, rows)
        else:
            _write_text(partial, name, rows, file_format)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def write_file(target: Path, data: bytes) -> None:
    """Write a file whole: one of that name is replaced only then. Raises UsageError where it can't be written."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        raise UsageError(f"{target}: it can't be written ({error.strerror}). Name another file.") from error
    finally:
        partial.unlink(missing_ok=True)


def write_list(target: Path, name: str, rows: Iterable[Row]) -> int:
    """Write a listing into a file by its ending (.csv, .json, .jsonl, .parquet); how many rows. Raises UsageError where
    it can't be written.
    """
    found = list(rows)
    try:
        if target.suffix == ".json":
            target.write_text(json_text(found), encoding="utf-8")
        else:
            write_table(target, name, found, cast("ExportFormat", target.suffix.removeprefix(".")))
    except OSError as error:
        raise UsageError(f"{target}: it can't be written ({error.strerror}). Name another file.") from error
    return len(found)


def _write_parquet(target: Path, name: str, rows: Iterable[Row]) -> None:
    import pyarrow.parquet

    from communique.render.arrow import arrow_table

    pyarrow.parquet.write_table(arrow_table(name, rows), target)


def _write_text(target: Path, name: str, rows: Iterable[Row], file_format: ExportFormat) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        if file_format == "csv":
            write_csv(file, rows, columns=column_names(name))
        else:
            write_json_lines(file, rows)


def json_text(rows: Iterable[Row]) -> str:
    """Rows as one JSON list, as the command line prints them; days as ISO 8601."""
    return "".join(json_pieces(rows))


def json_pieces(rows: Iterable[Row]) -> Iterator[str]:
    """The same a row at a time, for lists that are long."""
    before = "[\n "
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False, indent=1, default=str).replace("\n", "\n ")
        before = ",\n "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def write_csv(file: TextIO, rows: Iterable[Row], *, columns: list[str]) -> None:
    """One line a row under the names of the columns; lists joined by "; "."""
    file.writelines(csv_pieces(rows, columns=columns))


def csv_pieces(rows: Iterable[Row], *, columns: list[str]) -> Iterator[str]:
    """The same a row at a time."""
    writer = csv.DictWriter(_Echo(), columns, lineterminator="\n")
    yield writer.writeheader()
    for row in rows:
        yield writer.writerow({key: cell(value) for key, value in row.items()})


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text."""
        return text


def column_names(name: str) -> list[str]:
    """The columns of a table, in order."""
    from communique.render.arrow import SCHEMAS

    return list(SCHEMAS[name])


def write_json_lines(file: TextIO, rows: Iterable[Row]) -> None:
    """One JSON object a line; days as ISO 8601."""
    file.writelines(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def cell(value: Any) -> str:
    """A value in one cell: nothing for None, lists joined."""
    if value is None:
        return ""
    return JOINT.join(str(item) for item in value) if isinstance(value, list) else str(value)
