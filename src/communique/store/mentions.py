"""Mentions of other exchanges, with what their documents tell themselves."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, bindparam, exists, select, update

from communique.model import MentionRecord
from communique.store.claims import claims_of_documents
from communique.store.loading import BATCH, first_name
from communique.store.rows import load_mention
from communique.store.schema import MENTIONED, NAMES
from communique.store.summaries import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from communique.model import ExchangeFilter
    from communique.store.contract_summaries import Sought
    from communique.store.contract_terms import Placed

IS_CURRENT = exists().where(NAMES.c.document == MENTIONED.c.document)


def load_mentions(connection: Connection, condition: ColumnElement[bool]) -> Iterator[MentionRecord]:
    """The mentions that meet a condition, by document and place."""
    query = (
        select(MENTIONED, first_name(MENTIONED.c.document))
        .where(condition)
        .order_by("name", MENTIONED.c.document, MENTIONED.c.number)
    )
    for rows in connection.execute(query).mappings().partitions(BATCH):
        told = claims_of_documents(connection, {row["document"] for row in rows})
        yield from (_record(row, told[row["document"]]) for row in rows)


def _record(row: RowMapping, told: Sequence[Placed]) -> MentionRecord:
    return MentionRecord(
        document=row["document"],
        document_name=row["name"] or row["document"][:12],
        words=row["words"] or "",
        mention=load_mention(row),
        told=tuple(told),
    )


def may_be_of(kinds: Iterable[str], sides: Iterable[frozenset[str]], days: tuple[date, date]) -> ColumnElement[bool]:
    """That a mention is of one of these kinds and of exactly the sides of one of these sets, and can have been then."""
    first, last = (day.isoformat() for day in days)
    return and_(
        IS_CURRENT,
        MENTIONED.c.sought.in_(sorted(map(_cell, sides))),
        MENTIONED.c.sought_first <= last,
        MENTIONED.c.sought_last >= first,
        MENTIONED.c.kind.in_(sorted(kinds)),
    )


def among(wanted: ExchangeFilter, people: Collection[tuple[str, ...]] | None) -> ColumnElement[bool]:
    """That a mention is of a kind, among all of some sides, tells that it was in a time, and names just one of these
    groups of people, as far as these are given.
    """
    sides = filter(None, (wanted.party, wanted.beside))
    asked = [IS_CURRENT, *(MENTIONED.c.sought.contains(_cell([side]), autoescape=True) for side in sides)]
    if wanted.kind is not None:
        asked.append(MENTIONED.c.kind == wanted.kind)
    if wanted.since is not None:
        asked.append(MENTIONED.c.latest >= wanted.since.isoformat())
    if wanted.until is not None:
        asked.append(MENTIONED.c.earliest <= wanted.until.isoformat())
    if people is not None:
        asked.append(MENTIONED.c.people.in_([json.dumps(names, ensure_ascii=False) for names in people]))
    return and_(*asked)


def people_mentioned(connection: Connection) -> list[tuple[str, ...]]:
    """The groups of people whom mentions name together, each once."""
    cells = connection.execute(select(MENTIONED.c.people).distinct()).scalars()
    return [tuple(json.loads(cell)) for cell in cells]


def _cell(sides: Iterable[str]) -> str:
    """The sides of the exchange that a mention is of, also with strokes around them, so that one is found among others."""
    return "".join([BETWEEN, *(f"{side}{BETWEEN}" for side in sorted(sides))])


def write_sought(connection: Connection, document: str, sought: Sequence[Sought], version: int) -> None:
    """Store what each of a text's mentions, in their order, is of."""
    names = ("cell", "first", "last")
    rows = [dict(zip(names, _cells(one), strict=True)) | {"place": place} for place, one in enumerate(sought)]
    if rows:
        connection.execute(_SEEK, [row | {"which": document, "made_by": version} for row in rows])


def _cells(sought: Sought) -> tuple[str, str | None, str | None]:
    sides, days = sought
    return _cell(sides), *((day.isoformat() for day in days) if days is not None else (None, None))


def wrongly_sought(connection: Connection, made: Iterable[tuple[str, Sequence[Sought]]]) -> Iterator[str]:
    """The texts of which mentions are kept as of something else than is given here."""
    columns = (MENTIONED.c.sought, MENTIONED.c.sought_first, MENTIONED.c.sought_last)
    for document, sought in made:
        kept = select(*columns).where(MENTIONED.c.document == document).order_by(MENTIONED.c.number)
        if [tuple(row) for row in connection.execute(kept)] != [_cells(one) for one in sought]:
            yield document


def expect_sought(connection: Connection) -> None:
    """Let what all mentions are of be said anew."""
    connection.execute(update(MENTIONED).values(sought_version=0))


def unsought(connection: Connection, version: int, limit: int) -> Sequence[str]:
    """So many texts at most with mentions of which an older version said what they are of."""
    old = select(MENTIONED.c.document).where(MENTIONED.c.sought_version < version).distinct()
    return connection.execute(old.limit(limit)).scalars().all()


def load_mentions_by_document(
    connection: Connection, documents: Iterable[str] | None = None
) -> Iterator[tuple[str, list[MentionRecord]]]:
    """The mentions of each of these texts that has any, whether it is current or not, in their order; of every current
    text where none are given.
    """
    chosen = MENTIONED.c.document.in_(sorted(set(documents))) if documents is not None else IS_CURRENT
    found = load_mentions(connection, chosen)
    for document, mentions in groupby(found, key=lambda record: record.document):
        yield document, list(mentions)


_SEEK = (
    update(MENTIONED)
    .where(MENTIONED.c.document == bindparam("which"), MENTIONED.c.number == bindparam("place"))
    .values(
        sought=bindparam("cell"),
        sought_first=bindparam("first"),
        sought_last=bindparam("last"),
        sought_version=bindparam("made_by"),
    )
)
