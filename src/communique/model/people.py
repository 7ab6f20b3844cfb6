"""People in an archive, and who talks to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from communique.model.citation import Citation
    from communique.model.statement import Act
    from communique.model.timeline import Coverage, TimelineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How a document (its sha256) names someone: as in ``Person``, without the places."""

    document: str
    name: str
    side: str | None
    entry: str | None
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Someone as all texts of an archive name them: ``key`` is the id of the table of people, or ``local:`` and a name.
    ``name`` is the commonest whole one; ``names`` are all forms, the fullest first, ``offices`` all offices that texts give, the commonest first.
    """

    key: str
    name: str
    side: str | None
    names: tuple[str, ...]
    offices: tuple[str, ...]
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTenure:
    """A post that the tables say someone held: the ``days`` in words with their precision, and the row's ``source``."""

    post: str
    title: str
    organization: str
    start: date
    days: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHolder:
    """Someone who held a post, by the tables: ``key`` is the id there, the ``days`` are in words with their precision,
    ``source`` is the row's.
    """

    key: str
    name: str
    days: str
    is_acting: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of the tables by its id and first ``title``, of which ``organization``, and its holders, the latest first."""

    key: str
    title: str
    organization: str
    holders: tuple[PostHolder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Someone, or a side, with whom a person took part in ``count`` exchanges, and the first and last day of these."""

    name: str
    side: str | None
    count: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of a person: its identifier, its ``act``, and where it stands, with the exchange (slug) and day."""

    id: str
    act: Act
    exchange: str | None
    day: date | None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """All that an archive and the tables know of someone. ``companions`` are counted over exchanges that occurred, and
    leave out the person's own side; ``said`` stands in the order of days.
    """

    figure: Figure
    tenures: tuple[HeldTenure, ...]
    entries: tuple[TimelineEntry, ...]
    companions: tuple[Companion, ...]
    said: tuple[Said, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """At whose request exchanges were: ``who`` is a side or a name, None where no text says it; ``by_convention`` that
    only an outlet's convention does.
    """

    who: str | None
    by_convention: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTally:
    """Two sides, or two persons, or (in ``Pairs.larger``) the sides of exchanges of more than two, and the exchanges
    that they had: those that ``occurred``, and how many more are only ``announced`` (scheduled or proposed).
    """

    members: tuple[str, ...]
    occurred: tuple[TimelineEntry, ...]
    announced: int
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Who talks to whom, those who do most often first. Exchanges of more than two sides are in ``larger``, by their
    sides; ``alone`` is the number of exchanges that occurred and are in neither: only one side of them is told, or none,
    or, of pairs of persons, nobody by name.
    """

    pairs: tuple[PairTally, ...]
    larger: tuple[PairTally, ...]
    alone: int
    coverage: Coverage
