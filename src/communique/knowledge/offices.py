"""Words that head an office or title, and what kind of office each one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable

OfficeClass = Literal[
    "head of state",
    "deputy head of state",
    "head of government",
    "deputy head of government",
    "minister",
    "deputy minister",
    "party leader",
    "leader of a body",
    "parliament",
    "monarch",
    "royal",
    "envoy",
    "adviser",
    "spokesperson",
    "military",
    "cleric",
    "local",
    "official",
    "spouse",
    "honorific",
    "description",
]
"""``honorific`` is a form of address, no office; ``description`` a word that stands for a person whose office is
told elsewhere ("his counterpart", "the leader")."""

COLUMNS = ("class", "form", "side")
END_OF_HEAD = re.compile(r"(?:,| (?:of|for|to|in|at|on|with|and|&)(?= )).*")


@dataclass(frozen=True, slots=True)
class Office:
    """One row of the table: a word or phrase as it is printed, its class, and the side that alone has such an office.

    ``side`` is None for all that more than one side has ("Foreign Minister").
    """

    form: str
    office_class: OfficeClass
    side: str | None = None


class Offices:
    """The table of offices, looked up without regard to capitals, and in the plural as in the singular."""

    def __init__(self, rows: Iterable[Office]) -> None:
        self.rows = tuple(rows)
        self._by_form = {_key(row.form): row for row in self.rows}

    def lookup(self, text: str) -> Office | None:
        """The office that ``text`` as a whole names; a leading "the" is left aside. None if it names none."""
        key = _key(text)
        return self._by_form.get(key) or self._by_form.get(key.removesuffix("s"))

    def head_of(self, title: str) -> Office | None:
        """The office that heads a longer title: "Minister for Fisheries" and "Fisheries Minister" are ministers.

        The longest row at the title's beginning decides ("Minister of State for Europe"), then the longest at the
        end of what stands before its first preposition, conjunction or comma. None if no row fits.
        """
        words = _key(title).split(" ")
        beginnings = (" ".join(words[:length]) for length in range(len(words), 1, -1))
        head = END_OF_HEAD.sub("", " ".join(words)).split(" ")
        endings = (" ".join(head[start:]) for start in range(len(head)))
        found = (self.lookup(part) for part in (*_that_reach_past(beginnings, head), *endings))
        return next((office for office in found if office is not None), None)


def _that_reach_past(beginnings: Iterable[str], head: list[str]) -> list[str]:
    """A beginning inside the head says less than the head's own end: "Deputy Chief | Negotiator"."""
    return [beginning for beginning in beginnings if len(beginning.split(" ")) > len(head)]


def _key(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split()).removeprefix("the ")


@cache
def load_offices() -> Offices:
    """The package's table of offices, read once."""
    rows = read_table("offices", COLUMNS)
    return Offices(Office(row["form"], cast("OfficeClass", row["class"]), row["side"] or None) for row in rows)
