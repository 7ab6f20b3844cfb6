"""The raw rows of the Factbook's lists of chiefs, with the country's code instead of its printed name."""

from __future__ import annotations

import csv
import html
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
EDITION_YEAR = "-01-01"
"""An edition dated the first of January is a year's edition, whose true day lies anywhere in that year or early in
the next."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands: a printed holder, the printed "since" and the editions that carry the row.

    ``role`` is ``HoS`` or ``HoG``; ``since`` may be a day, a month, a year or empty; ``first`` and ``last`` are days
    of editions, of which the first of January stands for a year's edition.
    """

    number: int
    code: str
    role: str
    who: str
    since: str
    first: str
    last: str


def read_csv(path: Path) -> list[dict[str, str]]:
    """All rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def country_codes() -> dict[tuple[str, str], str]:
    """The Factbook's country code and printed name to ISO 3166 alpha-3. Territories are not in the table."""
    return {(row["gec"], row["printed"]): row["code"] for row in read_csv(HERE / "countries.csv")}


def read_chiefs(path: Path) -> list[RawRow]:
    """The rows of the countries that ``countries.csv`` names; those of dependent territories are left out."""
    codes = country_codes()
    return [
        RawRow(
            number,
            code,
            row["role"],
            html.unescape(row["who"]).strip(),
            row["since"],
            row["first_seen"],
            row["last_seen"],
        )
        for number, row in enumerate(read_csv(path), start=2)
        if (code := codes.get((row["gec"], row["country"])))
    ]


def first_day(when: str) -> date:
    """The first day of a day, a month ("2001-02") or a year ("2003")."""
    parts = [int(part) for part in when.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def precision_of(when: str) -> str:
    """How exact a printed date is: day, month or year."""
    return ("year", "month", "day")[when.count("-")]
