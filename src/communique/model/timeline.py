"""Exchanges in the order of their days, with what is only mentioned, what is ahead, and anniversaries due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.citation import Citation
    from communique.model.exchange import Conflict
    from communique.model.report import DateInterval, Kind, Participant, RequestBasis

Status = Literal["occurred", "scheduled", "proposed", "denied", "mentioned", "mentioned ahead"]
"""Of an exchange that texts report, whether it took place by them; of one that they only mention, whether they look back
or ahead. Only what occurred is ever counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What an archive holds: how many ``documents``, and the first and last day of publication of those whose day is
    known, None where none is.
    """

    documents: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """An exchange of the archive, or a stub, as a timeline shows it. ``id`` is its slug or the stub's name.

    ``date`` is None where no day is told. ``participants`` are those of the exchange, or the people whom mentions name
    (then without office). ``citations`` are the sentences that report it, in the order of the exchange's reports, or the
    words that mention it; ``initiator``, ``at_request`` and ``request_basis`` are as in ``Exchange``, and ``asked_by`` is
    the initiator's side, or the name where that is not known.
    """

    id: str
    kind: Kind
    status: Status
    date: DateInterval | None
    sides: tuple[str, ...]
    participants: tuple[Participant, ...]
    citations: tuple[Citation, ...]
    place: str | None = None
    initiator: str | None = None
    at_request: bool = False
    request_basis: RequestBasis | None = None
    asked_by: str | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def year(self) -> int | None:
        """The year in which it began; None where its days lie in more than one, or none is told."""
        date = self.date
        if date is None or (date.earliest.year != date.latest.year and not date.exact):
            return None
        return date.earliest.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """The ``years``-th anniversary of an event of the tables, by its id. ``earliest`` and ``latest`` bound its day as far
    as the tables know the event's; ``source`` is where they have it from.
    """

    event: str
    kind: str
    name: str
    sides: tuple[str, ...]
    years: int
    earliest: date
    latest: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The exchanges of a side, or of a pair of sides, in the order of their days; those without a day come last.
    ``anniversaries`` are the round ones between ``due_from`` and ``due_to``, both included.
    """

    sides: tuple[str, ...]
    entries: tuple[TimelineEntry, ...]
    anniversaries: tuple[Anniversary, ...]
    due_from: date | None
    due_to: date | None
    coverage: Coverage
