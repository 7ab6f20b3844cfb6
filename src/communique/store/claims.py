"""Claims as rows: written beside their reports, found by key and day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, exists, select, update

from communique.model import Claim, Party, Span
from communique.model.claim import LONGEST
from communique.store.schema import CLAIM_KEYS, CLAIMS, EXCHANGES, JUDGEMENTS, REPORTS, SKETCHES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row, Select

    from communique.store.waiting import WaitingRows

Placed = tuple[Claim, str | None]
"""A claim with the exchange that it is judged to; None where it is not yet."""

LOOSE = ""
"""What stands for the day of a claim that tells no sure one."""

CHUNK = 400
FIRST_DAY, LAST_DAY = "0000", "9999-12-31"


def write_claims(waiting: WaitingRows, claims: Sequence[Claim], version: int, sketches: Mapping[str, bytes]) -> None:
    """Store claims, and the sketches of their documents."""
    if claims:
        rows = [{"report": claim.id, "version": version, "data": dump_claim(claim)} for claim in claims]
        waiting.add(CLAIMS, rows)
        waiting.add(SKETCHES, [{"document": key, "data": data} for key, data in sketches.items()])


def drop_claims(connection: Connection, documents: Sequence[str]) -> None:
    """Forget the claims of texts, and their sketches."""
    reports = select(REPORTS.c.id).where(REPORTS.c.document.in_(documents))
    connection.execute(delete(CLAIMS).where(CLAIMS.c.report.in_(reports)))
    connection.execute(delete(SKETCHES).where(SKETCHES.c.document.in_(documents)))


def enter_claims(waiting: WaitingRows, keyed: Iterable[tuple[Claim, Iterable[str]]]) -> None:
    """Let claims be found under these keys."""
    rows = []
    for claim, keys in keyed:
        day, last = (end.isoformat() for end in claim.days) if claim.days and claim.is_sharp else (LOOSE, LOOSE)
        rows += [{"key": key, "day": day, "last": last, "report": claim.id} for key in sorted(keys)]
    if rows:
        waiting.add(CLAIM_KEYS, rows)


def leave_claims(connection: Connection, reports: Sequence[str]) -> None:
    """Let them be found no more."""
    connection.execute(delete(CLAIM_KEYS).where(CLAIM_KEYS.c.report.in_(reports)))


def sharp_claims(connection: Connection, keys: Iterable[str], days: tuple[date, date] | None) -> list[Placed]:
    """The claims under one of these keys that tell their day, in these days or next to them; all where none are given."""
    begins, ends, latest = FIRST_DAY, FIRST_DAY, LAST_DAY
    if days is not None:
        begins, ends, latest = _iso(days[0], -LONGEST - 1), _iso(days[0], -1), _iso(days[1], 1)
    values = {"keys": sorted(keys), "first": begins, "last": latest, "ends": ends}
    return _placed(connection, _BY_KEY_AND_DAYS, values)


def loose_claims(connection: Connection, keys: Iterable[str]) -> dict[str, list[Placed]]:
    """The claims that tell no sure day, under each of these keys."""
    found: dict[str, list[Placed]] = {key: [] for key in keys}
    rows = connection.execute(_BY_KEY, {"keys": sorted(found), "first": LOOSE, "last": LOOSE})
    for row in rows:
        if row.data is not None:
            found[row.key].append((load_claim(row.data), row.exchange))
    return found


def current_claims(connection: Connection, reports: Iterable[str]) -> list[Placed]:
    """The claims of these reports, as far as they can be found."""
    return _placed(connection, _BY_REPORT, {"reports": sorted(reports)})


def claims_told_by(connection: Connection, exchange: str) -> list[Claim]:
    """The claims that are judged to an exchange."""
    return [claim for claim, _ in _placed(connection, _BY_EXCHANGE, {"exchange": exchange})]


def placed_claims(connection: Connection) -> list[Placed]:
    """The claims that are judged to an exchange, with it."""
    return _placed(connection, _PLACED, {})


def claims_of(connection: Connection, sha256: str) -> list[Placed]:
    """All claims of a text in order, whether it counts or not."""
    return _placed(connection, _BY_DOCUMENT, {"document": sha256})


def claims_of_documents(connection: Connection, documents: Iterable[str]) -> dict[str, list[Placed]]:
    """As ``claims_of``, of each of several texts."""
    found: dict[str, list[Placed]] = {document: [] for document in documents}
    keys = list(found)
    for start in range(0, len(keys), CHUNK):
        for claim, exchange in _placed(connection, _BY_DOCUMENTS, {"documents": keys[start : start + CHUNK]}):
            found[claim.document].append((claim, exchange))
    return found


def load_sketches(connection: Connection, documents: Sequence[str]) -> dict[str, bytes]:
    """The sketches of documents."""
    found: dict[str, bytes] = {}
    for start in range(0, len(documents), CHUNK):
        rows = connection.execute(_SKETCHES, {"documents": documents[start : start + CHUNK]})
        found.update((row.document, row.data) for row in rows)
    return found


def dump_claim(claim: Claim) -> str:
    """A claim as a JSON object."""
    found: dict[str, Any] = {
        "id": claim.id,
        "document": claim.document,
        "outlet": claim.outlet,
        "published": _text(claim.published),
        "kind": claim.kind,
        "realis": claim.realis,
        "earliest": _text(claim.earliest),
        "latest": _text(claim.latest),
        "basis": claim.basis,
        "exact": claim.exact,
        "people": claim.people,
        "weekday": claim.weekday,
        "span": claim.span,
    }
    return json.dumps(found, ensure_ascii=False)


def load_claim(data: str) -> Claim:
    """The claim that ``dump_claim`` made an object of."""
    found: dict[str, Any] = json.loads(data)
    for name in ("published", "earliest", "latest"):
        found[name] = date.fromisoformat(found[name]) if found[name] is not None else None
    found["people"] = tuple(Party(*party) for party in found["people"])
    found["span"] = Span(*found["span"]) if found["span"] is not None else None
    return Claim(**found)


def retire_claims(connection: Connection, version: int) -> bool:
    """Let claims of older versions be found no more, and their judgements be former ones; whether there are any."""
    stale = select(CLAIMS.c.report).where(CLAIMS.c.version < version)
    if connection.execute(stale.limit(1)).first() is None:
        return False
    connection.execute(delete(CLAIM_KEYS).where(CLAIM_KEYS.c.report.in_(stale)))
    connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.report.in_(stale)).values(current=False))
    told = exists().where(JUDGEMENTS.c.exchange == EXCHANGES.c.id, JUDGEMENTS.c.current)
    connection.execute(update(EXCHANGES).where(~told).values(base=None, people=None, anchor=None))
    return True


def stale_documents(connection: Connection, version: int, limit: int) -> Sequence[str]:
    """Texts of which claims of older versions are kept."""
    stale = select(REPORTS.c.document).join(CLAIMS, CLAIMS.c.report == REPORTS.c.id)
    return connection.execute(stale.where(CLAIMS.c.version < version).distinct().limit(limit)).scalars().all()


def last_judged(connection: Connection, sha256: str) -> dict[str, str]:
    """The exchanges to which the reports of a text were judged last, also where that is no longer current."""
    query = (
        select(JUDGEMENTS.c.report, JUDGEMENTS.c.exchange)
        .join(REPORTS, REPORTS.c.id == JUDGEMENTS.c.report)
        .where(REPORTS.c.document == sha256)
        .order_by(JUDGEMENTS.c.id)
    )
    return {row.report: row.exchange for row in connection.execute(query)}


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _iso(day: date, later: int) -> str:
    """So many days later, inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + later, 1), date.max.toordinal())).isoformat()


def _placed(connection: Connection, query: Select[Any], values: dict[str, Any]) -> list[Placed]:
    rows: Sequence[Row[Any]] = connection.execute(query, values).all()
    found = {row.report: (row.data, row.exchange) for row in rows}
    return [(load_claim(data), exchange) for data, exchange in found.values() if data is not None]


_SKETCHES = select(SKETCHES.c.document, SKETCHES.c.data).where(
    SKETCHES.c.document.in_(bindparam("documents", expanding=True))
)
_CLAIMS = select(CLAIMS.c.report, CLAIMS.c.data, JUDGEMENTS.c.exchange)
_JUDGED = and_(JUDGEMENTS.c.report == CLAIMS.c.report, JUDGEMENTS.c.current)
_KEYED = (
    _CLAIMS.add_columns(CLAIM_KEYS.c.key).select_from(CLAIM_KEYS).join(CLAIMS, CLAIMS.c.report == CLAIM_KEYS.c.report)
)
_BY_KEY = _KEYED.outerjoin(JUDGEMENTS, _JUDGED).where(
    CLAIM_KEYS.c.key.in_(bindparam("keys", expanding=True)),
    CLAIM_KEYS.c.day.between(bindparam("first"), bindparam("last")),
)
_BY_KEY_AND_DAYS = _BY_KEY.where(CLAIM_KEYS.c.last >= bindparam("ends"))
_BY_REPORT = _KEYED.outerjoin(JUDGEMENTS, _JUDGED).where(CLAIM_KEYS.c.report.in_(bindparam("reports", expanding=True)))
_PLACED = _CLAIMS.select_from(CLAIMS).join(JUDGEMENTS, _JUDGED)
_BY_EXCHANGE = (
    _CLAIMS.select_from(JUDGEMENTS)
    .join(CLAIMS, CLAIMS.c.report == JUDGEMENTS.c.report)
    .where(JUDGEMENTS.c.current, JUDGEMENTS.c.exchange == bindparam("exchange"))
)
_OF_DOCUMENTS = (
    _CLAIMS.select_from(REPORTS).join(CLAIMS, CLAIMS.c.report == REPORTS.c.id).outerjoin(JUDGEMENTS, _JUDGED)
).order_by(REPORTS.c.number)
_BY_DOCUMENT = _OF_DOCUMENTS.where(REPORTS.c.document == bindparam("document"))
_BY_DOCUMENTS = _OF_DOCUMENTS.where(REPORTS.c.document.in_(bindparam("documents", expanding=True)))
