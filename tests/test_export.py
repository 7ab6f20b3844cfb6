"""Exports and frames: what leaves the archive reads back as what is in it."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from communique.api import TABLES
from communique.model import UsageError
from communique.render import rows
from communique.render.arrow import SCHEMAS
from communique.render.export import cell, json_pieces, json_text
from keeping import CALL, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """The five texts."""
    with filled(tmp_path / "a.db") as opened:
        yield opened


def told(archive: Archive, name: str) -> list[dict[str, Any]]:
    """The rows of a table as the listing gives them."""
    exchanges = archive.exchanges()
    made = {
        "documents": lambda: rows.document_rows(archive.documents()),
        "statements": lambda: rows.statement_rows(archive.statements()),
        "exchanges": lambda: rows.exchange_rows(exchanges),
        "reports": lambda: rows.report_rows(exchanges),
        "participants": lambda: rows.participant_rows(exchanges),
        "copies": lambda: rows.copy_rows(
            (exchange.id, copy) for exchange in exchanges for copy in archive.card(exchange.id).copies
        ),
    }
    return list(made[name]())


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_the_columns_of_the_arrow_schema(archive: Archive, name: str) -> None:
    """Names and order of the columns are the same everywhere, and each value has its column's type."""
    found = told(archive, name)
    assert found
    for row in found:
        assert list(row) == list(SCHEMAS[name])
        for column, value in row.items():
            assert value is None or pa.scalar(value, type=SCHEMAS[name][column]).as_py() == value


@pytest.mark.parametrize("name", TABLES)
def test_arrow_holds_the_rows(archive: Archive, name: str) -> None:
    """The Arrow table has every row and value, and the same schema when it is empty."""
    table = archive.table(name)  # type: ignore[arg-type]
    assert table.to_pylist() == told(archive, name)
    assert dict(zip(table.schema.names, table.schema.types, strict=True)) == SCHEMAS[name]


def test_an_empty_archive_has_the_same_columns(tmp_path: Path) -> None:
    """No rows, all columns, in every format."""
    with filled(tmp_path / "a.db", []) as archive:
        for name in TABLES:
            assert archive.table(name).schema == pa.schema(SCHEMAS[name].items())
        for path in archive.export(tmp_path / "out"):
            assert path.read_text("utf-8").strip().split(",") == list(SCHEMAS[path.stem])
        assert all(path.read_text("utf-8") == "" for path in archive.export(tmp_path / "out", format="jsonl"))
        for path in archive.export(tmp_path / "out", format="parquet"):
            assert pa.parquet.read_table(path).num_rows == 0


def test_csv_reads_back(archive: Archive, tmp_path: Path) -> None:
    """Every cell of every table; None is an empty cell, a list is joined by "; "."""
    for path in archive.export(tmp_path / "out"):
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        expected = [{key: cell(value) for key, value in row.items()} for row in told(archive, path.stem)]
        assert found == expected


def test_json_lines_read_back(archive: Archive, tmp_path: Path) -> None:
    """Every value of every table; days are ISO 8601."""
    for path in archive.export(tmp_path / "out", format="jsonl"):
        found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert found == json.loads(json.dumps(told(archive, path.stem), default=date.isoformat))


@pytest.mark.parametrize("many", [0, 1, 3])
def test_json_in_pieces_is_one_json_list(many: int) -> None:
    """A list written a row at a time reads as the library writes it whole, also with lists and line ends in values."""
    written = [
        {"id": number, "sides": ["XHV", "XTR"], "none": [], "said": "one\ntwo “three”"} for number in range(many)
    ]
    whole = json.dumps(written, ensure_ascii=False, indent=1) + "\n"
    assert json_text(written) == "".join(json_pieces(iter(written))) == whole


def test_parquet_reads_back(archive: Archive, tmp_path: Path) -> None:
    """Every value and type of every table."""
    for path in archive.export(tmp_path / "out", format="parquet"):
        assert pa.parquet.read_table(path).equals(archive.table(path.stem))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
def test_tables_refer_to_each_other(archive: Archive, tmp_path: Path, form: str) -> None:
    """One file a table, named for their tables; every key in one is found in the table that it points at."""
    paths = archive.export(tmp_path / "out", format=form)  # type: ignore[arg-type]
    assert [path.name for path in paths] == [f"{name}.{form}" for name in TABLES]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in paths)
    keys = {
        name: {row["id"] for row in told(archive, name)} for name in TABLES if name not in {"participants", "copies"}
    }
    for row in told(archive, "copies"):
        assert row["exchange"] in keys["exchanges"]
        assert {row["document"], row["of"]} <= keys["documents"]
    for name in ("reports", "participants", "statements"):
        for row in told(archive, name):
            assert row["exchange"] in keys["exchanges"]
            assert row.get("report", row.get("id")) in keys["reports"]
            assert row.get("document", min(keys["documents"])) in keys["documents"]


@pytest.mark.parametrize("name", TABLES)
def test_frames_of_polars_and_pandas(archive: Archive, name: str) -> None:
    """The same rows and columns by either library, days as days."""
    polars = archive.frame(name)  # type: ignore[arg-type]
    pandas = archive.frame(name, library="pandas")  # type: ignore[arg-type]
    assert type(polars).__module__.startswith("polars")
    assert type(pandas).__module__.startswith("pandas")
    assert polars.to_dicts() == told(archive, name)
    assert list(pandas.columns) == list(SCHEMAS[name])
    assert len(pandas) == len(polars)


def test_a_frame_answers_a_question(archive: Archive) -> None:
    """What an analyst would write works: days compare, lists explode."""
    import polars as pl

    frame = archive.frame("statements")
    haldvik = frame.explode("speakers").filter(pl.col("speakers") == "Jorun Haldvik", pl.col("day") < date(2031, 1, 1))
    assert set(haldvik["exchange"]) == {CALL}


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_missing_extra_is_named(archive: Archive, monkeypatch: pytest.MonkeyPatch, library: Any) -> None:
    """Where the library is not installed the error says how to install it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=rf"{library} is not installed.*pip install communique\[{library}\]"):
        archive.frame("exchanges", library=library)


def test_unknown_tables_and_libraries_are_named(archive: Archive) -> None:
    """The error lists those that there are."""
    with pytest.raises(UsageError, match=r"no such table\. There are documents, reports"):
        archive.table("treaties")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="polars or pandas"):
        archive.frame("reports", library="dplyr")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="csv, parquet, jsonl"):
        archive.export("nowhere", format="xlsx")  # type: ignore[arg-type]


def test_an_export_that_breaks_leaves_the_old_file(archive: Archive, tmp_path: Path) -> None:
    """A file is replaced only by a whole one, and nothing half-written stays behind."""
    out = tmp_path / "out"
    archive.export(out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def broken(*_: object) -> Iterator[dict[str, Any]]:
        yield {"id": "half"}
        raise OSError(28, "No space left on device")

    archive._rows = broken  # type: ignore[method-assign]
    for form in ("csv", "jsonl", "parquet"):
        with pytest.raises(UsageError, match="No space left on device"):
            archive.export(out, format=form)  # type: ignore[arg-type]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_an_export_where_a_file_lies(archive: Archive, tmp_path: Path) -> None:
    """A file in the place of the folder is a clear error."""
    (tmp_path / "out").write_text("here already")
    with pytest.raises(UsageError, match="Name another folder"):
        archive.export(tmp_path / "out")
