"""Sides as pages name them, and which two are meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import NotFoundError, Slice
from communique.render.console import counted
from communique.version import __version__
from communique.web.urls import pair_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.api import Archive
    from communique.model import Listed, PairCount

MOST_PAIRS = Slice(limit=500)
"""So many pairs are looked at for the sides that one can choose, those with most exchanges."""

COUNTED = Slice(limit=1)
"""What is asked for where only the length of a list matters: putting exchanges together is what takes time."""

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A country or body by its ``code`` and its English ``name``."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sides, in the order of their codes."""

    one: Side
    other: Side

    @property
    def codes(self) -> tuple[str, str]:
        """The codes of both."""
        return self.one.code, self.other.code

    @property
    def title(self) -> str:
        """Both by name: "Halvern and Tarsenia"."""
        return f"{self.one.name} and {self.other.name}"

    @property
    def path(self) -> str:
        """The address of the page on both."""
        return pair_path(*self.codes)


def side_of(archive: Archive, code: str) -> Side:
    """A side by its code."""
    return Side(code=code, name=archive.side_name(code))


def cited(archive_name: str, title: str, exchanges: int) -> str:
    """How one cites what an archive holds of someone: "Halvern: 5 exchanges in the archive north.db (Communiqué 1.0)"."""
    return f"{title}: {counted(exchanges, 'exchange')} in the archive {archive_name} (Communiqué {__version__})"


def pair_of(archive: Archive, one: str, other: str) -> Pair:
    """The two sides that words (codes or names) mean. Raises NotFoundError for words that mean none, or the same."""
    first, second = sorted({archive.side_called(one), archive.side_called(other)} | {""})[-2:]
    if not first:
        raise NotFoundError(f"{one} and {other} are one side. Name two.")
    return Pair(one=side_of(archive, first), other=side_of(archive, second))


def pair_alone(archive: Archive, codes: Sequence[str]) -> Pair | None:
    """The two sides of an exchange; None where they are more or fewer."""
    if len(codes) != TWO:
        return None
    one, other = codes
    return Pair(one=side_of(archive, one), other=side_of(archive, other))


def chosen_pair(archive: Archive, known: Listed[PairCount], one: str | None, other: str | None) -> Pair | None:
    """The pair asked for; where one side is, that side with its most frequent counterpart; where none is, the pair with
    most exchanges. None where the archive holds no pair. Raises NotFoundError.
    """
    if one is not None and other is not None:
        return pair_of(archive, one, other)
    wanted = one or other
    if wanted is None:
        return pair_of(archive, *known.items[0].sides) if known.items else None
    code = archive.side_called(wanted)
    sides = next((pair.sides for pair in known.items if code in pair.sides), None)
    if sides is None:
        raise NotFoundError(f"{wanted}: the archive holds no exchange of this side with one other. Name another.")
    return pair_of(archive, *sides)


def sides_of_pairs(archive: Archive, known: Iterable[PairCount]) -> tuple[Side, ...]:
    """The sides of these pairs, by name."""
    codes = {code for pair in known for code in pair.sides}
    return tuple(sorted((side_of(archive, code) for code in codes), key=lambda side: side.name))
