"""What linking needs of a report, small enough to compare thousands without their texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from communique.model.report import DateBasis, Kind, Realis
    from communique.model.span import Span

LONGEST = 31
"""So many days an event can last whose own length is told."""


class Party(NamedTuple):
    """Someone who took part: as in ``Participant``."""

    name: str
    side: str | None
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A report as linking sees it. ``id`` and ``document`` are as in ``ReportRecord``, ``published`` is the document's
    day of publication, ``weekday`` the one that the reporting sentence prints (Monday is 0), ``people`` are the
    participants in their order. ``earliest``, ``latest``, ``basis`` and ``exact`` are those of the report's date; where
    it has none, the first two are None.
    """

    id: str
    document: str
    outlet: str | None
    published: date | None
    kind: Kind
    realis: Realis
    earliest: date | None
    latest: date | None
    basis: DateBasis
    exact: bool
    people: tuple[Party, ...]
    weekday: int | None = None
    span: Span | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day on which it can have been; None where no day is told."""
        return (self.earliest, self.latest) if self.earliest is not None and self.latest is not None else None

    @property
    def is_sharp(self) -> bool:
        """Whether it tells the event's own day or days, and not a longer time within which it lies."""
        if self.earliest is None or self.latest is None:
            return False
        length = (self.latest - self.earliest).days
        return length == 0 or (self.exact and length <= LONGEST)
