"""The rows of the tables of people and offices, as typed records, and how a row of text becomes one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from communique.knowledge.problems import RowError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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

ORDERS: tuple[str, ...] = get_args(NameOrder)
ALIAS_KINDS: tuple[str, ...] = get_args(AliasKind)
ORGANIZATION_KINDS: tuple[str, ...] = get_args(OrganizationKind)
POST_CLASSES: tuple[str, ...] = get_args(PostClass)
START_PRECISIONS: tuple[str, ...] = get_args(StartPrecision)
END_PRECISIONS: tuple[str, ...] = get_args(EndPrecision)
INITIATIVE_KINDS: tuple[str, ...] = get_args(InitiativeKind)

IDENTIFIER = re.compile(r"[^\s,;]+(?: [^\s,;]+)*")
SINCE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


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


class Table(NamedTuple):
    """A table's columns, and the function that reads a row; it raises RowError for one that can't be."""

    columns: tuple[str, ...]
    read: Callable[[Mapping[str, str]], Row]


def _person(row: Mapping[str, str]) -> PersonRow:
    order = cast("NameOrder", _one_of("order", row["order"], ORDERS))
    name = _needed("name", row["name"])
    return PersonRow(_identifier(row["id"]), name, row["native"], row["short"], order, row["qid"], row["source"])


def _alias(row: Mapping[str, str]) -> AliasRow:
    kind = cast("AliasKind", _one_of("kind", row["kind"], ALIAS_KINDS))
    return AliasRow(_identifier(row["entry"]), _needed("text", row["text"]), row["language"], kind, row["source"])


def _organization(row: Mapping[str, str]) -> OrganizationRow:
    kind = cast("OrganizationKind", _one_of("kind", row["kind"], ORGANIZATION_KINDS))
    name, side = _needed("name", row["name"]), _needed("side", row["side"])
    return OrganizationRow(_identifier(row["id"]), kind, side, name, row["short"], row["source"])


def _post(row: Mapping[str, str]) -> PostRow:
    post_class = cast("PostClass", _one_of("class", row["class"], POST_CLASSES))
    titles = _cells(_needed("titles", row["titles"]))
    if row["rank"] and not row["rank"].isdecimal():
        raise RowError(f"the rank {row['rank']!r} is no number", "Write 1 for the highest post, or leave it empty.")
    rank = int(row["rank"]) if row["rank"] else None
    organization = _needed("organization", row["organization"])
    return PostRow(_identifier(row["id"]), organization, post_class, titles, rank, row["source"])


def _tenure(row: Mapping[str, str]) -> Tenure:
    precisions = row["precision"].split("/")
    if len(precisions) != 2:
        raise RowError(f"the precision {row['precision']!r} is not of two", "Write it as START/END: day/day, day/open.")
    start_precision = cast("StartPrecision", _one_of("precision", precisions[0], START_PRECISIONS))
    end_precision = cast("EndPrecision", _one_of("precision", precisions[1], END_PRECISIONS))
    start, end = _day("start", _needed("start", row["start"])), _end(row["end"], end_precision)
    as_of = _day("as_of", row["as_of"]) if row["as_of"] else None
    if end is not None and end < start:
        raise RowError(f"it ends on {end}, before it starts on {start}", "Mend one of the two days.")
    if as_of is None and end_precision == "open":
        raise RowError("it is open, but as_of is empty", "Give the day up to which you know that the post was held.")
    if as_of is not None and end is None and as_of < start:
        raise RowError(f"as_of {as_of} lies before the start {start}", "Mend one of the two days.")
    acting = _one_of("acting", row["acting"], ("", "yes")) == "yes"
    person, post = _identifier(row["person"]), _identifier(row["post"])
    return Tenure(person, post, start, end, start_precision, end_precision, acting, row["source"], as_of)


def _end(written: str, precision: EndPrecision) -> date | None:
    if (written == "open") != (precision == "open") or (written == "") != (precision == "unknown"):
        advice = 'An end that is "open" goes with .../open, an empty one with .../unknown, a day with the others.'
        raise RowError(f"the end {written!r} does not go with the precision .../{precision}", advice)
    return _day("end", written) if written not in {"", "open"} else None


def _initiative(row: Mapping[str, str]) -> InitiativeRow:
    kind = cast("InitiativeKind", _one_of("kind", row["kind"], INITIATIVE_KINDS))
    if row["since"] and SINCE.fullmatch(row["since"]) is None:
        raise RowError(f"since {row['since']!r} is no day, month or year", "Write 2013, 2013-09 or 2013-09-07.")
    name = _needed("name", row["name"])
    forms, sides = _cells(row["forms"]), _cells(row["sides"])
    return InitiativeRow(_identifier(row["id"]), kind, name, forms, sides, row["since"], row["source"])


def _reign(row: Mapping[str, str]) -> ReignRow:
    side, party = _needed("side", row["side"]), _identifier(row["party"])
    return ReignRow(side, party, _year(row["start"]), _year(row["end"]), row["source"])


def _chief_office(row: Mapping[str, str]) -> ChiefOfficeRow:
    post_class = cast("PostClass", _one_of("class", row["class"], POST_CLASSES))
    start, end = (_day(name, row[name]) if row[name] else None for name in ("start", "end"))
    return ChiefOfficeRow(_needed("side", row["side"]), post_class, start, end, row["source"])


def _year(written: str) -> int | None:
    if written and not written.isdecimal():
        raise RowError(f"{written!r} is no year", "Write a year, or leave it empty.")
    return int(written) if written else None


def _day(column: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise RowError(f"{column} {written!r} is no day", "Write it as 2023-03-10.") from None


def _needed(column: str, written: str) -> str:
    if not written.strip():
        raise RowError(f"{column} is empty", f"Give the {column}, or take the row out.")
    return written


def _identifier(written: str) -> str:
    if IDENTIFIER.fullmatch(written) is None:
        raise RowError(f"{written!r} can't be an identifier", "Give one, without commas and semicolons.")
    return written


def _one_of(column: str, written: str, known: tuple[str, ...]) -> str:
    if written not in known:
        choices = ", ".join(word or "(empty)" for word in known)
        raise RowError(f"there is no {column} {written!r}", f"There are {choices}.")
    return written


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


TABLES: Mapping[str, Table] = {
    "people": Table(("id", "name", "native", "short", "order", "qid", "source"), _person),
    "aliases": Table(("entry", "text", "language", "kind", "source"), _alias),
    "organizations": Table(("id", "kind", "side", "name", "short", "source"), _organization),
    "posts": Table(("id", "organization", "class", "titles", "rank", "source"), _post),
    "tenures": Table(("person", "post", "start", "end", "precision", "acting", "source", "as_of"), _tenure),
    "initiatives": Table(("id", "kind", "name", "forms", "sides", "since", "source"), _initiative),
    "ruling_parties": Table(("side", "party", "start", "end", "source"), _reign),
    "chief_offices": Table(("side", "class", "start", "end", "source"), _chief_office),
}
"""The tables of people and offices by name."""
