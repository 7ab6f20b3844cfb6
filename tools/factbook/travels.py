"""American secretaries of state, as far as dated trips show them in office (history.state.gov, CC0)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from persons import Person
from rows import HERE, read_csv
from spells import Office, Spell

if TYPE_CHECKING:
    from pathlib import Path

OFFICE: Office = ("USA", "secretary-of-state")
SOURCE = "history-at-state"


def secretary_spells(folder: Path, persons: list[Person]) -> dict[Office, list[Spell]]:
    """One spell for each secretary since 1989, from the first to the last day abroad; both ends are ``edition``.

    Terms reach further on either side: the trips say only that somebody was secretary on their days.
    """
    spells = []
    for row in read_csv(HERE / "secretaries.csv"):
        person = Person("USA", row["usual"], source=SOURCE)
        persons.append(person)
        first, last = _days(folder / f"{row['file']}.xml")
        spells.append(
            Spell(
                person,
                OFFICE[1],
                first,
                start_precision="edition",
                end=last + timedelta(days=1),
                end_precision="edition",
                seen=last,
                source=SOURCE,
                as_of=last,
            )
        )
    return {OFFICE: spells}


def _days(path: Path) -> tuple[date, date]:
    trips = list(ET.parse(path).getroot().iter("trip"))  # noqa: S314 - see above
    starts = [trip.findtext("start-date") or "" for trip in trips]
    ends = [trip.findtext("end-date") or "" for trip in trips]
    return date.fromisoformat(min(filter(None, starts))), date.fromisoformat(max(filter(None, ends)))
