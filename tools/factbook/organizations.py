"""Countries, bodies and parties as rows of ``organizations.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rows import read_csv

if TYPE_CHECKING:
    from pathlib import Path

    from tables import Row


def country_rows(data: Path) -> list[Row]:
    """One row for each country that ``countries.csv`` names, by its first name there."""
    rows: dict[str, Row] = {}
    for row in read_csv(data / "countries.csv"):
        if row["kind"] == "name" and row["code"]:
            rows.setdefault(row["code"], (row["code"], "country", row["code"], row["form"], row["code"], row["source"]))
    return list(rows.values())


def body_rows(data: Path) -> list[Row]:
    """One row for each body that ``bodies.csv`` names, by its first name there."""
    rows: dict[str, Row] = {}
    for row in read_csv(data / "bodies.csv"):
        if row["kind"] == "name" and row["code"]:
            rows.setdefault(row["code"], (row["code"], "body", row["code"], row["form"], row["code"], row["source"]))
    return list(rows.values())
