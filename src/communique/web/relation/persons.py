"""Persons who talk to each other, as a list of pairs shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.web.page import Context
from communique.web.urls import listing_path, person_path

if TYPE_CHECKING:
    from datetime import date

    from communique.model import Pairs, PairTally

MOST_PERSONS = 20
"""So many pairs of persons are shown."""

WITH_SIDE = re.compile(r"(?P<name>.+) \((?P<side>[^()]+)\)")
"""How a count of pairs names a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as counted ("Maren Hathmoor (XHV)"), and where the page on this one is."""

    told: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsRow:
    """Two persons, how many exchanges they had, and the last day of one."""

    one: Person
    other: Person
    exchanges: int
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsContext(Context):
    """The pairs of persons with most exchanges; ``more`` are not shown."""

    template = "pairs/persons.html"
    rows: tuple[PersonsRow, ...]
    more: int


def persons_of(found: Pairs) -> PersonsContext:
    """Pairs of persons that are counted, those who talk most first."""
    rows = tuple(_row(tally) for tally in found.pairs if tally.occurred)
    return PersonsContext(rows=rows[:MOST_PERSONS], more=len(rows[MOST_PERSONS:]))


def _row(tally: PairTally) -> PersonsRow:
    one, other = tally.members
    days = (entry.date.earliest for entry in tally.occurred if entry.date is not None)
    return PersonsRow(
        one=_person(one), other=_person(other), exchanges=len(tally.occurred), last=max(days, default=None)
    )


def _person(told: str) -> Person:
    found = WITH_SIDE.fullmatch(told)
    name, side = (found["name"], found["side"]) if found is not None else (told, None)
    return Person(told=told, path=listing_path(person_path(name), side=side))
