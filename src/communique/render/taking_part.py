"""Who took part or spoke, and which sides, how often: for a terminal and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from communique.render.console import counted, listing_table, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from communique.model import PersonCount, SideCount
    from communique.render.rows import Row


def people_rows(people: Iterable[PersonCount]) -> Iterator[Row]:
    """One row a person; ``office`` is the last one that a text gives, ``exchanges`` are those that took place."""
    for person in people:
        yield {
            "id": person.key,
            "name": person.name,
            "side": person.side,
            "office": person.office,
            "exchanges": person.exchanges,
            "statements": person.statements,
        }


def side_rows(sides: Iterable[SideCount], called: Callable[[str], str]) -> Iterator[Row]:
    """One row a side, with the name that it is ``called`` by, and the first and last day of its exchanges."""
    for side in sides:
        yield {
            "side": side.side,
            "name": called(side.side),
            "exchanges": side.exchanges,
            "first_day": side.first,
            "last_day": side.last,
        }


def print_people(people: Sequence[PersonCount]) -> None:
    """One row a person: name, office as last printed, side, and in how much of the archive they are."""
    table = listing_table("Person", "Exchanges", "Statements")
    for person in people:
        side = f" ({person.side})" if person.side is not None else ""
        office = f"\n{person.office}" if person.office is not None else ""
        name = Text.assemble((person.name, "bold"), side, (office, "dim"))
        table.add_row(name, f"{person.exchanges:,}", f"{person.statements:,}")
    for column in table.columns[1:]:
        column.justify = "right"
    if people:
        put(table)
    put(f"{len(people):,} {'person' if len(people) == 1 else 'people'}")


def print_sides(sides: Sequence[SideCount], called: Callable[[str], str]) -> None:
    """One row a side: name and code, the number of its exchanges, and the days of the first and last."""
    table = listing_table("Country or body", "Exchanges", "First", "Last")
    for side in sides:
        name = called(side.side)
        code = f" ({side.side})" if name != side.side else ""
        days = (_day_told(day) for day in (side.first, side.last))
        table.add_row(Text.assemble((name, "bold"), code), f"{side.exchanges:,}", *days)
    table.columns[1].justify = "right"
    if sides:
        put(table)
    put(counted(len(sides), "side"))


def _day_told(day: date | None) -> str:
    return day.isoformat() if day is not None else "day not told"
