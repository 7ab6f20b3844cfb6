"""Who is who: the printed names of one person joined, and the name that is usual in English."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from naming import ascii_name, marked_words, plain
from rows import HERE, read_csv

from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readings import Reading

ALIKE = 0.84
"""Names of one country at least this alike (difflib's ratio of the folded forms) are spellings of one name."""


@dataclass(slots=True)
class Person:
    """One person of one country.

    ``marked`` is the usual name with the short form in capitals; ``native`` the native form or empty; ``settled`` says
    that ``names.csv`` gives the usual name, ``edition`` that an edition names the person (else ``source`` tells where the person is from), ``of_party`` that only lists of parties do; ``forms`` are all printed forms in usual capitalisation; ``readings`` the
    rows that name the person.
    """

    code: str
    marked: str
    native: str = ""
    settled: bool = False
    edition: bool = False
    source: str = "own"
    of_party: bool = False
    forms: set[str] = field(default_factory=set)
    readings: list[Reading] = field(default_factory=list)


class Names:
    """The table that gives printed names their usual form."""

    def __init__(self) -> None:
        rows = read_csv(HERE / "names.csv")
        self._usual = {(row["code"], row["printed"]): row["usual"] for row in rows}
        self._native = {(row["code"], row["usual"]): row["native"] for row in rows if row["native"]}
        self._settled = {(row["code"], row["usual"]) for row in rows}

    def usual(self, code: str, printed: str) -> str:
        """The usual form of a printed name, capitals marking the short form; the name itself where no row has it.

        A row without diacritics holds for the name with them, too.
        """
        plain_row = self._usual.get((code, ascii_name(printed)), printed)
        return self._usual.get((code, printed), plain_row)

    def native(self, code: str, usual: str) -> str:
        """The native form, or empty."""
        return self._native.get((code, usual), "")

    def is_settled(self, code: str, name: str) -> bool:
        """Whether the table names ``name`` as a usual form: it is then joined with no other by likeness."""
        return (code, name) in self._settled


def join(readings: Iterable[Reading]) -> list[Person]:
    """The persons behind the readings, country by country."""
    names = Names()
    by_code: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_code[reading.row.code].append(reading)
    return [person for code in sorted(by_code) for person in _join_country(code, by_code[code], names)]


def _join_country(code: str, readings: list[Reading], names: Names) -> list[Person]:
    """The newest spelling leads: editions mend their slips, and older forms join it."""
    found: list[Person] = []
    printed: dict[int, set[str]] = {}
    for reading in sorted(readings, key=lambda one: (one.row.last[:4], one.row.number), reverse=True):
        name = names.usual(code, reading.name)
        settled = names.is_settled(code, name)
        person = next((one for one in found if _fits(one, name, settled, printed[id(one)])), None)
        if person is None:
            person = Person(code, ascii_name(name), names.native(code, name) or _accented(name), settled, edition=True)
            printed[id(person)] = set()
            found.append(person)
        printed[id(person)].add(name)
        person.readings.append(reading)
        person.forms.update(
            plain(form) for form in (reading.name, *reading.also) if not re.search(r" \w? | [a-z]{1,2}$", form)
        )
    return found


def _fits(person: Person, name: str, settled: bool, printed: set[str]) -> bool:
    if settled:
        return ascii_name(name) == person.marked
    return any(same_name(form, name) for form in printed)


def _accented(name: str) -> str:
    return plain(name) if ascii_name(name) != name else ""


def same_name(one: str, other: str) -> bool:
    """Whether two printed names of one country are spellings of one name.

    Either one holds the words of the other, the short form among them, or they are nearly alike letter by letter and
    begin alike (brothers differ in the first name only).
    """
    mine, theirs = _words(one), _words(other)
    short = _short_words(one) & _short_words(other)
    if short and (mine <= theirs or theirs <= mine) and min(len(mine), len(theirs)) > 1:
        return True
    first, second = _key(one), _key(other)
    alike = SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
    return first == second or (alike and first[:1] == second[:1])


def _key(name: str) -> str:
    return re.sub(r"[^a-z ]", "", fold(name))


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _key(name).split() if len(word) > 1)


def _short_words(name: str) -> frozenset[str]:
    return frozenset(word for part in marked_words(name) for word in _key(part).split())
