"""Hand-made rows on leaders whom the Factbook's editions miss: before 2001, between 2017 and 2020, and in between."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from naming import ascii_name
from persons import Names, Person, same_name
from rows import HERE, first_day, precision_of, read_csv
from spells import Office, Spell

SURE = date(2025, 6, 30)
"""The day up to which a hand-made row of a holder in office is vouched for where no edition shows him."""


def own_spells(persons: list[Person]) -> dict[Office, list[Spell]]:
    """The rows of ``leaders_own.csv`` as spells; persons whom no edition names are added to ``persons``."""
    names = Names()
    spells: dict[Office, list[Spell]] = defaultdict(list)
    for row in read_csv(HERE / "leaders_own.csv"):
        person = _person(row["code"], names.usual(row["code"], row["name"]), names, persons)
        spells[row["code"], row["post"]].append(_spell(row, person))
    return spells


def _person(code: str, name: str, names: Names, persons: list[Person]) -> Person:
    settled = names.is_settled(code, name)
    found = next(
        (
            one
            for one in persons
            if one.code == code
            and (one.marked == ascii_name(name) or (not settled and not one.settled and same_name(one.marked, name)))
        ),
        None,
    )
    if found is None:
        found = Person(code, ascii_name(name), names.native(code, name), settled=settled)
        persons.append(found)
    return found


def _spell(row: dict[str, str], person: Person) -> Spell:
    start = first_day(row["start"])
    spell = Spell(person, row["post"], start, row["acting"] == "yes", precision_of(row["start"]), source="own")
    spell.as_of = max(start, SURE)
    if row["end"] == "open":
        spell.end_precision = "open"
    elif row["end"]:
        spell.end, spell.end_precision = first_day(row["end"]), precision_of(row["end"])
    return spell
