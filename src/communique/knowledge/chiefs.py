"""Heads of state and government since about 1990, to tell the side of a leader whose text leaves it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("code", "name", "first", "last", "source")


@dataclass(frozen=True, slots=True)
class Chief:
    """One row of the table. Capitals in ``name`` mark the short form used in news; ``first`` and ``last`` are years."""

    code: str
    name: str
    first: int
    last: int


class Chiefs:
    """The table of leaders, looked up by the words of a name."""

    def __init__(self, rows: Iterable[Chief]) -> None:
        self._by_word: dict[str, list[tuple[frozenset[str], Chief]]] = {}
        for row in rows:
            words = frozenset(fold(row.name).split())
            for word in words:
                self._by_word.setdefault(word, []).append((words, row))

    def side_of(self, words: frozenset[str]) -> str | None:
        """The side of the one leader whose name holds all ``words`` (folded; at least two), or is held by them.

        None where no leader or leaders of two sides fit.
        """
        if len(words) < 2:
            return None
        rows = [row for word in words for row in self._by_word.get(word, ())]
        found = {
            chief.code
            for name, chief in rows
            if (words <= name or (name <= words and len(name) > 1)) and _short_form(chief) & words
        }
        return found.pop() if len(found) == 1 else None


def _short_form(chief: Chief) -> frozenset[str]:
    """The words in capitals: a match on first names alone is none."""
    return frozenset(part for word in chief.name.split() if word.isupper() for part in fold(word).split())


@cache
def load_chiefs() -> Chiefs:
    """The package's table (drawn from the CIA World Factbook's editions of 1990 to 2026), read once."""
    rows = read_table("chiefs", COLUMNS)
    return Chiefs(Chief(row["code"], row["name"], int(row["first"]), int(row["last"])) for row in rows)
