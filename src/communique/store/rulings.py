"""The log of judgements by hand as rows."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, literal, select, union, update

from communique.model import Actor, Ruling
from communique.store.claims import dump_claim, load_claim
from communique.store.contract_terms import Anchor
from communique.store.loading import first_name
from communique.store.schema import JUDGEMENTS, NAMES, REVIEWS, RULING_ANCHORS, RULINGS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from communique.model import Claim


def now() -> str:
    """The present moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def append_ruling(connection: Connection, ruling: Ruling) -> int:
    """Append a ruling to the log; its number."""
    parts = {"verb": ruling.verb, "who": ruling.who, "why": ruling.why, "made": now(), "told": ruling.told}
    return int(connection.execute(RULINGS.insert().returning(RULINGS.c.id), parts).scalar_one())


def log_ruling(connection: Connection, ruling: Ruling, anchors: Iterable[tuple[int, Claim]]) -> int:
    """Append a ruling on exchanges with its anchors; its number."""
    key = append_ruling(connection, ruling)
    rows = [
        {
            "ruling": key,
            "part": part,
            "name": _name_of(connection, claim.document),
            "document": claim.document,
            "report": claim.id,
            "data": dump_claim(claim),
            "bound": claim.id,
        }
        for part, claim in anchors
    ]
    connection.execute(RULING_ANCHORS.insert(), rows)
    return key


def undo_ruling(connection: Connection, ruling: int, *, who: str, why: str) -> None:
    """Mark a ruling as undone."""
    values = {"undone": now(), "undone_by": who, "undone_why": why}
    connection.execute(update(RULINGS).where(RULINGS.c.id == ruling).values(values))


def load_anchors(connection: Connection, condition: ColumnElement[bool] | None = None) -> list[Anchor]:
    """The anchors of rulings that stand."""
    query = select(RULING_ANCHORS, RULINGS.c.verb).join(RULINGS, RULINGS.c.id == RULING_ANCHORS.c.ruling)
    query = query.where(RULINGS.c.undone.is_(None)).order_by(RULING_ANCHORS.c.ruling, RULING_ANCHORS.c.report)
    rows = connection.execute(query if condition is None else query.where(condition))
    return [
        Anchor(
            ruling=row.ruling,
            verb=row.verb,
            part=row.part,
            name=row.name,
            claim=load_claim(row.data),
            bound=row.bound,
        )
        for row in rows
    ]


def bind_anchor(connection: Connection, anchor: Anchor, report: str | None) -> None:
    """Say which report tells now of what an anchor does."""
    which = (RULING_ANCHORS.c.ruling == anchor.ruling, RULING_ANCHORS.c.report == anchor.claim.id)
    connection.execute(update(RULING_ANCHORS).where(*which).values(bound=report))


def load_rulings(connection: Connection, exchange: str | None) -> list[Ruling]:
    """All rulings in their order, or those that speak of an exchange's present reports, or of statements in them."""
    query = select(RULINGS, REVIEWS.c.name.label("document"), REVIEWS.c.given, REVIEWS.c.speakers)
    query = query.outerjoin(REVIEWS, REVIEWS.c.ruling == RULINGS.c.id).order_by(RULINGS.c.id)
    if exchange is not None:
        there = and_(JUDGEMENTS.c.current, JUDGEMENTS.c.exchange == exchange)
        spoken = union(
            _OF_REPORTS.with_only_columns(RULING_ANCHORS.c.ruling).where(there),
            _OF_STATEMENTS.with_only_columns(STATEMENTS.c.reviewed).where(there),
        )
        query = query.where(RULINGS.c.id.in_(spoken))
    return [_ruling(connection, dict(row)) for row in connection.execute(query).mappings()]


def _ruling(connection: Connection, row: dict[str, Any]) -> Ruling:
    row["given"], row["speakers"] = (load_actors(row[name] or "[]") for name in ("given", "speakers"))
    ruling = {"ruling": row["id"]}
    statements = connection.execute(_STATEMENTS, ruling).scalars().all()
    exchanges = connection.execute(_EXCHANGES, ruling).scalars().all()
    return Ruling(**row, exchanges=tuple(exchanges), statements=tuple(statements))


def load_actors(cell: str) -> tuple[Actor, ...]:
    """The actors in a JSON list of names and sides."""
    return tuple(Actor(name=name, side=side) for name, side in json.loads(cell))


def _name_of(connection: Connection, sha256: str) -> str:
    return connection.execute(select(first_name(literal(sha256)))).scalar_one() or sha256


_OF_REPORTS = select(JUDGEMENTS.c.exchange).join(RULING_ANCHORS, RULING_ANCHORS.c.bound == JUDGEMENTS.c.report)
_OF_STATEMENTS = select(JUDGEMENTS.c.exchange).join(STATEMENTS, STATEMENTS.c.report == JUDGEMENTS.c.report)
_EXCHANGES = union(
    _OF_REPORTS.where(JUDGEMENTS.c.current, RULING_ANCHORS.c.ruling == bindparam("ruling")),
    _OF_STATEMENTS.where(JUDGEMENTS.c.current, STATEMENTS.c.reviewed == bindparam("ruling")),
).order_by("exchange")
_STATEMENTS = (
    select(STATEMENTS.c.id)
    .where(STATEMENTS.c.reviewed == bindparam("ruling"), exists().where(NAMES.c.document == STATEMENTS.c.document))
    .order_by(STATEMENTS.c.document, STATEMENTS.c.number)
)
