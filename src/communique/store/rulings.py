"""The log of judgements by hand as rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select, update

from communique.model import Ruling
from communique.store.claims import dump_claim, load_claim
from communique.store.contract import Anchor
from communique.store.schema import JUDGEMENTS, NAMES, RULING_ANCHORS, RULINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from communique.model import Claim


def now() -> str:
    """The present moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def log_ruling(connection: Connection, ruling: Ruling, anchors: Iterable[tuple[int, Claim]]) -> int:
    """Append a ruling with its anchors; its number."""
    parts = {"verb": ruling.verb, "who": ruling.who, "why": ruling.why, "made": now(), "told": ruling.told}
    key = connection.execute(RULINGS.insert().returning(RULINGS.c.id), parts).scalar_one()
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
    return int(key)


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
    """All rulings in their order, or those that speak of an exchange's present reports."""
    query = select(RULINGS).order_by(RULINGS.c.id)
    if exchange is not None:
        spoken = select(RULING_ANCHORS.c.ruling).join(JUDGEMENTS, JUDGEMENTS.c.report == RULING_ANCHORS.c.bound)
        query = query.where(RULINGS.c.id.in_(spoken.where(JUDGEMENTS.c.current, JUDGEMENTS.c.exchange == exchange)))
    return [_ruling(connection, dict(row)) for row in connection.execute(query).mappings()]


def _ruling(connection: Connection, row: dict[str, Any]) -> Ruling:
    query = select(JUDGEMENTS.c.exchange).join(RULING_ANCHORS, RULING_ANCHORS.c.bound == JUDGEMENTS.c.report)
    present = query.where(JUDGEMENTS.c.current, RULING_ANCHORS.c.ruling == row["id"]).distinct()
    exchanges = connection.execute(present.order_by(JUDGEMENTS.c.exchange)).scalars()
    return Ruling(**row, exchanges=tuple(exchanges))


def _name_of(connection: Connection, sha256: str) -> str:
    query = select(func.min(NAMES.c.name)).where(NAMES.c.document == sha256)
    return connection.execute(query).scalar_one() or sha256
