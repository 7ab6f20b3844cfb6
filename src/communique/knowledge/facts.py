"""The tables of people and offices of one folder, read row by row; rows that can't be are left out and told of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from communique.knowledge.problems import RowError, TableProblem
from communique.knowledge.row_readers import TABLES
from communique.knowledge.tables import read_own_table, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.knowledge.rows import (
        AliasRow,
        ChiefOfficeRow,
        InitiativeRow,
        OrganizationRow,
        PersonRow,
        PostRow,
        ReignRow,
        Row,
        Tenure,
    )

PACKAGE = "package"
"""What stands for the folder in the places of the package's own rows."""


class Place(NamedTuple):
    """Where a row stands: the table's file, and the line in it."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All rows of a folder's tables. ``places`` tells for each row, by its identity, where it stands (and keeps it, so that
    no other gets its identity).
    """

    people: tuple[PersonRow, ...] = ()
    aliases: tuple[AliasRow, ...] = ()
    organizations: tuple[OrganizationRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()
    ruling_parties: tuple[ReignRow, ...] = ()
    chief_offices: tuple[ChiefOfficeRow, ...] = ()
    places: dict[int, tuple[Row, Place]] | None = None

    def place_of(self, row: Row) -> Place | None:
        """Where a row of these tables stands; None for one that isn't theirs."""
        found = (self.places or {}).get(id(row))
        return found[1] if found is not None else None


@cache
def package_tables() -> tuple[Facts, tuple[TableProblem, ...]]:
    """The package's tables, read once, and what is wrong in single rows of them. Raises CommuniqueError where a table has
    other columns than the code expects.
    """
    problems: list[TableProblem] = []
    facts = _facts({name: list(_package_rows(name)) for name in TABLES}, problems)
    return facts, tuple(problems)


def package_facts() -> Facts:
    """The package's tables, read once."""
    return package_tables()[0]


def own_facts(folder: Path, problems: list[TableProblem]) -> Facts:
    """A user's tables; what can't be read is left out and added to ``problems``."""
    rows: dict[str, list[tuple[Place, dict[str, str]]]] = {}
    for name, table in TABLES.items():
        file = str(folder / f"{name}.csv")
        read = read_own_table(name, table.columns, folder, problems)
        rows[name] = [(Place(file, number), row) for number, row in read]
    return _facts(rows, problems)


def _package_rows(name: str) -> Iterator[tuple[Place, dict[str, str]]]:
    for number, row in enumerate(read_table(name, TABLES[name].columns), 2):
        yield Place(f"{PACKAGE}/{name}.csv", number), row


def _facts(tables: dict[str, list[tuple[Place, dict[str, str]]]], problems: list[TableProblem]) -> Facts:
    places: dict[int, tuple[Row, Place]] = {}
    found: dict[str, tuple[Row, ...]] = {}
    for name, rows in tables.items():
        read: list[Row] = []
        for place, row in rows:
            try:
                record = TABLES[name].read(row)
            except RowError as error:
                problems.append(TableProblem(place.file, place.row, error.what, error.mend))
            else:
                read.append(record)
                places[id(record)] = record, place
        found[name] = tuple(read)
    return Facts(
        people=cast("tuple[PersonRow, ...]", found["people"]),
        aliases=cast("tuple[AliasRow, ...]", found["aliases"]),
        organizations=cast("tuple[OrganizationRow, ...]", found["organizations"]),
        posts=cast("tuple[PostRow, ...]", found["posts"]),
        tenures=cast("tuple[Tenure, ...]", found["tenures"]),
        initiatives=cast("tuple[InitiativeRow, ...]", found["initiatives"]),
        ruling_parties=cast("tuple[ReignRow, ...]", found["ruling_parties"]),
        chief_offices=cast("tuple[ChiefOfficeRow, ...]", found["chief_offices"]),
        places=places,
    )
