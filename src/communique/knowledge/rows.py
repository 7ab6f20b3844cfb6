"""The rows of the tables of people and offices, as typed records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

NameOrder = Literal["family-first", "given-first", ""]
AliasKind = Literal["spelling", "native", "short", "nickname", "regnal", "former", "office"]
OrganizationKind = Literal["country", "body", "party", "institution"]
PostClass = Literal[
    "head of state",
    "head of government",
    "deputy head of state",
    "deputy head of government",
    "foreign minister",
    "defence minister",
    "national security adviser",
    "party leader",
    "parliament",
    "monarch",
    "minister",
    "foreign affairs chief",
    "leader of a body",
]
InitiativeKind = Literal["initiative", "body", "partnership", "formula", "session", "agreement", "forum"]
StartPrecision = Literal["day", "month", "year", "edition"]
EndPrecision = Literal["day", "month", "year", "edition", "open", "unknown"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone known to the tables. ``short`` is the form used alone in news, ``order`` where the family name stands."""

    id: str
    name: str
    native: str = ""
    short: str = ""
    order: NameOrder = ""
    qid: str = ""
    source: str = "unsourced"


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name of the person, organization or initiative ``entry``."""

    entry: str
    text: str
    language: str
    kind: AliasKind
    source: str


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """A state, party, body or institution; ``side`` is the code of the side that it belongs to."""

    id: str
    kind: OrganizationKind
    side: str
    name: str
    short: str = ""
    source: str = "unsourced"


@dataclass(frozen=True, slots=True)
class PostRow:
    """An office of an organization; ``titles`` as printed in English news, the commonest first."""

    id: str
    organization: str
    post_class: PostClass
    titles: tuple[str, ...]
    rank: int | None = None
    source: str = "unsourced"


@dataclass(frozen=True, slots=True)
class Tenure:
    """Someone in a post in the days [start, end). ``end`` is None where it is unknown or, by ``end_precision``, the
    post was still held on ``as_of``. See the tables' README for what the precisions mean.
    """

    person: str
    post: str
    start: date
    end: date | None
    start_precision: StartPrecision = "day"
    end_precision: EndPrecision = "day"
    acting: bool = False
    source: str = "unsourced"
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """A named initiative, forum, agreement or formula, with its printed ``forms`` and the sides whose it is."""

    id: str
    kind: InitiativeKind
    name: str
    forms: tuple[str, ...]
    sides: tuple[str, ...]
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class ReignRow:
    """The party that rules the state ``side`` in the years [start, end); empty years are open."""

    side: str
    party: str
    start: int | None
    end: int | None
    source: str


@dataclass(frozen=True, slots=True)
class ChiefOfficeRow:
    """The class of post that "the leader" of the state ``side`` means in the days [start, end); None is open."""

    side: str
    post_class: PostClass
    start: date | None
    end: date | None
    source: str


Row = PersonRow | AliasRow | OrganizationRow | PostRow | Tenure | InitiativeRow | ReignRow | ChiefOfficeRow
