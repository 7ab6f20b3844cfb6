"""Who publishes: news agencies, papers, broadcasters and the sites of governments and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from communique.knowledge.problems import TableProblem
from communique.knowledge.tables import read_own_table, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

OutletKind = Literal["agency", "newspaper", "broadcaster", "government", "body"]

COLUMNS = ("name", "other_names", "domains", "side", "kind")
LONGEST_ACRONYM = 4
"""Up to this length a printed name must agree in its capitals too: "MAP" is an agency, "map" is not."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher. ``side`` is where it publishes from: an ISO 3166 alpha-3 code or the short name of a body."""

    name: str
    other_names: tuple[str, ...]
    domains: tuple[str, ...]
    side: str
    kind: OutletKind


class Outlets:
    """The table of outlets, by domain and by printed name."""

    def __init__(self, rows: Iterable[Outlet]) -> None:
        self.rows = tuple(rows)
        self._by_domain = {domain: row for row in self.rows for domain in row.domains}
        self._by_name: dict[str, list[Outlet]] = {}
        for row in self.rows:
            for key in {_name_key(name) for name in (row.name, *row.other_names)}:
                self._by_name.setdefault(key, []).append(row)

    def by_domain(self, address: str) -> Outlet | None:
        """The outlet of a URL or host; a host below a listed domain ("english.news.cn") belongs to it."""
        return next((self._by_domain[host] for host in _hosts(address) if host in self._by_domain), None)

    def by_name(self, printed: str, side: str | None = None) -> Outlet | None:
        """The outlet with this printed name, a leading "The" left aside. None if the table has none.

        Of several that share a name ("CNA"), the one of ``side``, else the last in the table.
        """
        found = self._by_name.get(_name_key(printed), [])
        return next((row for row in found if row.side == side), found[-1] if found else None)


def _hosts(address: str) -> Iterator[str]:
    """The host of ``address`` and each domain above it, the most particular first."""
    host = address.split("://", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1].split(":", 1)[0]
    labels = host.casefold().split(".")
    return (".".join(labels[first:]) for first in range(len(labels) - 1))


def _name_key(name: str) -> str:
    words = " ".join(name.replace("’", "'").split())
    words = words[4:] if words.casefold().startswith("the ") else words
    return words if len(words) <= LONGEST_ACRONYM else words.casefold()


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def load_outlets() -> Outlets:
    """The package's table of outlets, read once."""
    return Outlets(_outlet(row) for row in read_table("outlets", COLUMNS))


def own_outlets(overlay: Path, problems: list[TableProblem]) -> Outlets:
    """The package's outlets and those of a user's ``outlets.csv``, which win; rows that can't be are left out and added
    to ``problems``.
    """
    own = []
    for number, row in read_own_table("outlets", COLUMNS, overlay, problems):
        if row["kind"] in get_args(OutletKind) and row["name"] and row["side"]:
            own.append(_outlet(row))
        else:
            what = f"the outlet {row['name']!r} of {row['side']!r} has the kind {row['kind']!r}"
            advice = f"Give a name, a side, and one of the kinds {', '.join(get_args(OutletKind))}."
            problems.append(TableProblem(str(overlay / "outlets.csv"), number, what, advice))
    return Outlets((*load_outlets().rows, *own)) if own else load_outlets()


def _outlet(row: dict[str, str]) -> Outlet:
    names, domains = _cells(row["other_names"]), _cells(row["domains"])
    return Outlet(row["name"], names, domains, row["side"], cast("OutletKind", row["kind"]))
