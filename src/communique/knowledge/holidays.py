"""Feasts by year: fixed ones from our table, those of the moon and of Easter through the ``holidays`` package.

The package is imported at the first feast that needs it (0.1 s), and a country's calendar is built at most once per
year (below 1 ms each). Where countries keep a feast on different days the interval holds them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from communique.knowledge.tables import read_table

COLUMNS = ("id", "day", "countries", "printed", "lasts", "source")
LANGUAGE = "en_US"


@dataclass(frozen=True, slots=True)
class Feast:
    """One row of the table. Without a fixed ``day`` ("12-25") ``countries`` (ISO 3166 alpha-2) are those in whose
    calendars the feast is looked up under its ``printed`` names there. With one they are the sides (alpha-3, or a body)
    that keep a day which others keep on another date or not at all, and ``printed`` what it is called; both are empty
    for feasts of the whole world. ``lasts`` counts days from its first.
    """

    id: str
    day: str
    countries: tuple[str, ...]
    printed: tuple[str, ...]
    lasts: int


class FeastDays(NamedTuple):
    """The first day of a feast, the last on which another country begins it, and the last day of all."""

    first: date
    latest_first: date
    last: date


@cache
def load_feasts() -> dict[str, Feast]:
    """The feasts of the table by their ids."""
    rows = read_table("feasts", COLUMNS)
    return {
        row["id"]: Feast(
            id=row["id"],
            day=row["day"],
            countries=_split(row["countries"]),
            printed=_split(row["printed"]),
            lasts=int(row["lasts"]),
        )
        for row in rows
    }


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def state_days(name: str) -> tuple[Feast, ...]:
    """The days of states that go by a name ("victory day", in any case), each with the sides that keep it on its day."""
    wanted = name.lower()
    return tuple(feast for feast in load_feasts().values() if feast.day and wanted in map(str.lower, feast.printed))


@cache
def feast_days(feast: str, year: int) -> FeastDays | None:
    """When the feast of that id begins in a year; None for an unknown feast or where no calendar tells.

    A feast that a year sees twice (Eid al-Fitr in 2000) is told by its first.
    """
    row = load_feasts().get(feast)
    if row is None or not 1 <= year < 9999:
        return None
    if row.day:
        firsts = [date.fromisoformat(f"{year:04}-{row.day}")]
    else:
        firsts = [day for country in row.countries if (day := _first_day(country, row.printed, year)) is not None]
    if not firsts:
        return None
    return FeastDays(min(firsts), max(firsts), max(firsts) + timedelta(row.lasts - 1))


def _first_day(country: str, printed: tuple[str, ...], year: int) -> date | None:
    """The first day that a country's calendar gives one of these names; an "(estimated)" behind it is let pass."""
    days = _calendar(country, year)
    found = (day for day, names in days for name in names if name.removesuffix(" (estimated)") in printed)
    return next(found, None)


@cache
def _calendar(country: str, year: int) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """The holidays of a country (ISO 3166 alpha-2) with their English names, in order of days."""
    import holidays

    entity = getattr(holidays, country)
    if not entity.start_year <= year <= entity.end_year:
        return ()
    days: dict[date, str] = entity(years=year, language=LANGUAGE)
    return tuple((day, tuple(name.split("; "))) for day, name in sorted(days.items()))
