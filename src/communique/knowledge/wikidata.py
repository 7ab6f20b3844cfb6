"""An export of Wikidata's position statements, as its query service gives it: JSON or CSV."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

QUERY = """\
SELECT ?person ?personLabel ?native ?position ?positionLabel ?iso
       ?start ?startPrecision ?end ?endPrecision WHERE {
  VALUES ?iso { "FRA" "JPN" }                        # ISO 3166 alpha-3 codes of the countries
  VALUES ?kind { wd:Q83307 wd:Q48352 wd:Q2285706 }   # minister, head of state, head of government
  ?country wdt:P298 ?iso .
  ?position wdt:P279*/wdt:P31* ?kind ; wdt:P1001|wdt:P17 ?country .
  ?person p:P39 ?held .
  ?held ps:P39 ?position ;
        pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision ] .
  OPTIONAL { ?held pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] }
  OPTIONAL { ?person wdt:P1559 ?native }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en" . }
}
ORDER BY ?iso ?position ?start
"""
"""A query for https://query.wikidata.org whose download ``communique kb import`` reads."""

NEEDED = ("person", "personLabel", "position", "positionLabel", "iso", "start")
ENTITY = re.compile(r"(?:.*/)?(Q\d+)$")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?$")
PRECISIONS = {"9": "year", "10": "month", "11": "day"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One position statement. ``row`` is its number in the export (in CSV its line); days are ISO days, empty where the export
    gives none; ``problem`` says why it can't be used.
    """

    row: int
    person: str
    name: str
    native: str
    position: str
    title: str
    side: str
    start: str
    start_precision: str
    end: str
    end_precision: str
    problem: str | None = None


def read_export(path: Path) -> list[Claim]:
    """The statements of an export. Raises UsageError where the file is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = _json_rows(text) if text.lstrip().startswith(("{", "[")) else _csv_rows(text)
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        advice = "Download it from the query service as JSON or CSV: communique kb import --query prints a query."
        raise UsageError(f"{path}: it is no export of Wikidata ({error}). {advice}") from error
    return [_claim(number, row) for number, row in rows]


def _json_rows(text: str) -> list[tuple[int, dict[str, str]]]:
    """Both ways in which the service writes JSON: with types ("results", "bindings") and simple rows."""
    loaded = json.loads(text)
    rows = loaded if isinstance(loaded, list) else _bindings(loaded)
    found = [{key: _value(cell) for key, cell in row.items()} for row in rows if isinstance(row, dict)]
    _expect(found[0] if found else {}, "results.bindings")
    return list(enumerate(found, 1))


def _bindings(loaded: Any) -> list[Any]:
    bindings = loaded.get("results", {}).get("bindings") if isinstance(loaded.get("results"), dict) else None
    if not isinstance(bindings, list):
        raise ValueError("it has no results.bindings")  # noqa: TRY004 -- the file is wrong, not a type of ours
    return bindings


def _value(cell: Any) -> str:
    return str(cell.get("value", "")) if isinstance(cell, dict) else str(cell if cell is not None else "")


def _csv_rows(text: str) -> list[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(text.splitlines())
    _expect(dict.fromkeys(reader.fieldnames or (), ""), "the header")
    return [(reader.line_num, {key: value or "" for key, value in row.items() if key}) for row in reader]


def _expect(row: Mapping[str, str], where: str) -> None:
    missing = [column for column in NEEDED if column not in row]
    if missing:
        raise ValueError(f"{where}: there is no {', '.join(missing)}")


def _claim(number: int, row: Mapping[str, str]) -> Claim:
    person, position = (_entity(row.get(column, "")) for column in ("person", "position"))
    start, start_precision = _day(row, "start")
    end, end_precision = _day(row, "end")
    name, title = row.get("personLabel", ""), row.get("positionLabel", "")
    return Claim(
        row=number,
        person=person,
        name=name,
        native=row.get("native", ""),
        position=position,
        title=title,
        side=row.get("iso", "").upper(),
        start=start,
        start_precision=start_precision,
        end=end,
        end_precision=end_precision,
        problem=_problem(row, name, title, start, end),
    )


def _problem(row: Mapping[str, str], name: str, title: str, start: str, end: str) -> str | None:
    if not name or ENTITY.fullmatch(name) or not title or ENTITY.fullmatch(title):
        return "the person or the position has no English label"
    if not _entity(row.get("person", "")):
        return "the person has no QID"
    if not start:
        return f"the start {row.get('start', '')!r} is no day" if row.get("start") else "it has no start"
    if row.get("end") and not end:
        return f"the end {row['end']!r} is no day"
    return "it ends before it starts" if end and end < start else None


def _entity(value: str) -> str:
    match = ENTITY.fullmatch(value.strip())
    return match[1] if match is not None else ""


def _day(row: Mapping[str, str], column: str) -> tuple[str, str]:
    """The day and its precision; without one, the first of January is taken for a year only."""
    match = DAY.fullmatch(row.get(column, "").strip())
    if match is None:
        return "", ""
    told = PRECISIONS.get(row.get(f"{column}Precision", "").strip())
    return match[1], told or ("year" if match[1].endswith("-01-01") else "day")


def without_twins(claims: Iterable[Claim]) -> list[Claim]:
    """Each statement once: the service repeats a row for every native name or label."""
    found: dict[tuple[str, str, str, str], Claim] = {}
    for claim in claims:
        found.setdefault((claim.person or claim.name, claim.position or claim.title, claim.start, claim.end), claim)
    return list(found.values())
