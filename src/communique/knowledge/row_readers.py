"""How a row of text becomes a record of the tables of people and offices."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from communique.knowledge.problems import RowError
from communique.knowledge.rows import (
    AliasKind,
    AliasRow,
    ChiefOfficeRow,
    EndPrecision,
    InitiativeKind,
    InitiativeRow,
    NameOrder,
    OrganizationKind,
    OrganizationRow,
    PersonRow,
    PostClass,
    PostRow,
    ReignRow,
    Row,
    StartPrecision,
    Tenure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ORDERS: tuple[str, ...] = get_args(NameOrder)
ALIAS_KINDS: tuple[str, ...] = get_args(AliasKind)
ORGANIZATION_KINDS: tuple[str, ...] = get_args(OrganizationKind)
POST_CLASSES: tuple[str, ...] = get_args(PostClass)
START_PRECISIONS: tuple[str, ...] = get_args(StartPrecision)
END_PRECISIONS: tuple[str, ...] = get_args(EndPrecision)
INITIATIVE_KINDS: tuple[str, ...] = get_args(InitiativeKind)

IDENTIFIER = re.compile(r"[^\s,;]+(?: [^\s,;]+)*")
SINCE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Table(NamedTuple):
    """A table's columns, and the function that reads a row; it raises RowError for one that can't be."""

    columns: tuple[str, ...]
    read: Callable[[Mapping[str, str]], Row]


def _person(row: Mapping[str, str]) -> PersonRow:
    order = cast("NameOrder", _one_of("order", row["order"], ORDERS))
    name = _needed("name", row["name"])
    return PersonRow(_identifier(row["id"]), name, row["native"], row["short"], order, row["qid"], row["source"])


def _alias(row: Mapping[str, str]) -> AliasRow:
    kind = cast("AliasKind", _one_of("kind", row["kind"], ALIAS_KINDS))
    return AliasRow(_identifier(row["entry"]), _needed("text", row["text"]), row["language"], kind, row["source"])


def _organization(row: Mapping[str, str]) -> OrganizationRow:
    kind = cast("OrganizationKind", _one_of("kind", row["kind"], ORGANIZATION_KINDS))
    name, side = _needed("name", row["name"]), _needed("side", row["side"])
    if kind == "country" and side != row["id"]:
        raise RowError(f"the country {row['id']!r} has the side {side!r}", "A country is its own side: give it twice.")
    return OrganizationRow(_identifier(row["id"]), kind, side, name, row["short"], row["source"])


def _post(row: Mapping[str, str]) -> PostRow:
    post_class = cast("PostClass", _one_of("class", row["class"], POST_CLASSES))
    titles = _cells(_needed("titles", row["titles"]))
    if row["rank"] and not row["rank"].isdecimal():
        raise RowError(f"the rank {row['rank']!r} is no number", "Write 1 for the highest post, or leave it empty.")
    rank = int(row["rank"]) if row["rank"] else None
    organization = _needed("organization", row["organization"])
    return PostRow(_identifier(row["id"]), organization, post_class, titles, rank, row["source"])


def _tenure(row: Mapping[str, str]) -> Tenure:
    precisions = row["precision"].split("/")
    if len(precisions) != 2:
        raise RowError(f"the precision {row['precision']!r} is not of two", "Write it as START/END: day/day, day/open.")
    start_precision = cast("StartPrecision", _one_of("precision", precisions[0], START_PRECISIONS))
    end_precision = cast("EndPrecision", _one_of("precision", precisions[1], END_PRECISIONS))
    start, end = _day("start", _needed("start", row["start"])), _end(row["end"], end_precision)
    as_of = _day("as_of", row["as_of"]) if row["as_of"] else None
    if end is not None:
        _expect_order(start, end)
    if as_of is None and end_precision == "open":
        raise RowError("it is open, but as_of is empty", "Give the day up to which you know that the post was held.")
    if as_of is not None and end is None and as_of < start:
        raise RowError(f"as_of {as_of} lies before the start {start}", "Mend one of the two days.")
    acting = _one_of("acting", row["acting"], ("", "yes")) == "yes"
    person, post = _identifier(row["person"]), _identifier(row["post"])
    return Tenure(person, post, start, end, start_precision, end_precision, acting, row["source"], as_of)


def _end(written: str, precision: EndPrecision) -> date | None:
    if (written == "open") != (precision == "open") or (written == "") != (precision == "unknown"):
        advice = 'An end that is "open" goes with .../open, an empty one with .../unknown, a day with the others.'
        raise RowError(f"the end {written!r} does not go with the precision .../{precision}", advice)
    return _day("end", written) if written not in {"", "open"} else None


def _initiative(row: Mapping[str, str]) -> InitiativeRow:
    kind = cast("InitiativeKind", _one_of("kind", row["kind"], INITIATIVE_KINDS))
    if row["since"] and SINCE.fullmatch(row["since"]) is None:
        raise RowError(f"since {row['since']!r} is no day, month or year", "Write 2013, 2013-09 or 2013-09-07.")
    name = _needed("name", row["name"])
    forms, sides = _cells(row["forms"]), _cells(row["sides"])
    return InitiativeRow(_identifier(row["id"]), kind, name, forms, sides, row["since"], row["source"])


def _reign(row: Mapping[str, str]) -> ReignRow:
    side, party = _needed("side", row["side"]), _identifier(row["party"])
    start, end = _year(row["start"]), _year(row["end"])
    if start is not None and end is not None and end < start:
        raise RowError(f"it ends in {end}, before it starts in {start}", "Mend one of the two years.")
    return ReignRow(side, party, start, end, row["source"])


def _chief_office(row: Mapping[str, str]) -> ChiefOfficeRow:
    post_class = cast("PostClass", _one_of("class", row["class"], POST_CLASSES))
    start, end = (_day(name, row[name]) if row[name] else None for name in ("start", "end"))
    if start is not None and end is not None:
        _expect_order(start, end)
    return ChiefOfficeRow(_needed("side", row["side"]), post_class, start, end, row["source"])


def _year(written: str) -> int | None:
    if written and not written.isdecimal():
        raise RowError(f"{written!r} is no year", "Write a year, or leave it empty.")
    return int(written) if written else None


def _expect_order(start: date, end: date) -> None:
    if end < start:
        raise RowError(f"it ends on {end}, before it starts on {start}", "Mend one of the two days.")


def _day(column: str, written: str) -> date:
    with suppress(ValueError):
        if DAY.fullmatch(written) is not None:
            return date.fromisoformat(written)
    raise RowError(f"{column} {written!r} is no day", "Write it as 2023-03-10.")


def _needed(column: str, written: str) -> str:
    if not written.strip():
        raise RowError(f"{column} is empty", f"Give the {column}, or take the row out.")
    return written


def _identifier(written: str) -> str:
    if IDENTIFIER.fullmatch(written) is None:
        raise RowError(f"{written!r} can't be an identifier", "Give one, without commas and semicolons.")
    return written


def _one_of(column: str, written: str, known: tuple[str, ...]) -> str:
    if written not in known:
        choices = ", ".join(word or "(empty)" for word in known)
        raise RowError(f"there is no {column} {written!r}", f"There are {choices}.")
    return written


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


TABLES: Mapping[str, Table] = {
    "people": Table(("id", "name", "native", "short", "order", "qid", "source"), _person),
    "aliases": Table(("entry", "text", "language", "kind", "source"), _alias),
    "organizations": Table(("id", "kind", "side", "name", "short", "source"), _organization),
    "posts": Table(("id", "organization", "class", "titles", "rank", "source"), _post),
    "tenures": Table(("person", "post", "start", "end", "precision", "acting", "source", "as_of"), _tenure),
    "initiatives": Table(("id", "kind", "name", "forms", "sides", "since", "source"), _initiative),
    "ruling_parties": Table(("side", "party", "start", "end", "source"), _reign),
    "chief_offices": Table(("side", "class", "start", "end", "source"), _chief_office),
}
"""The tables of people and offices by name."""
