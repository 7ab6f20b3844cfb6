"""Changes to an archive inside one unit of work."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update

from communique.model import Added
from communique.store.contract import Candidate, Known
from communique.store.loading import load_reports
from communique.store.schema import ALIASES, DOCUMENTS, EXCHANGES, JUDGEMENTS, NAMES, PARTICIPANTS, REPORTS, STATEMENTS
from communique.store.writing import write_record

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.model import Record, Report
    from communique.store.contract import Told

PRINCIPALS = 2
"""So many participants of a report must be among those of another that tells of the same event."""
NEIGHBOUR = timedelta(days=1)
"""Two outlets can print neighbouring days for one event (time zones); whether they do is judged elsewhere."""


def known(connection: Connection, name: str, sha256: str) -> Known:
    """What is stored under this name and of this text."""
    points_at = connection.execute(select(NAMES.c.document).where(NAMES.c.name == name)).scalar_one_or_none()
    reader = connection.execute(select(DOCUMENTS.c.reader).where(DOCUMENTS.c.sha256 == sha256)).scalar_one_or_none()
    return Known(points_at=points_at, reader=reader)


def standing(connection: Connection, name: str, sha256: str) -> Added:
    """What is stored of a text, as the answer to adding it unchanged."""
    exchanges = [exchange for exchange, _ in load_reports(connection, REPORTS.c.document == sha256)]
    count = select(func.count()).select_from(STATEMENTS).where(STATEMENTS.c.document == sha256)
    return Added(
        document=sha256,
        name=name,
        outcome="unchanged",
        exchanges=tuple(dict.fromkeys(exchange for exchange in exchanges if exchange is not None)),
        statements=connection.execute(count).scalar_one(),
        skipped=connection.execute(select(DOCUMENTS.c.skipped).where(DOCUMENTS.c.sha256 == sha256)).scalar_one(),
    )


class DatabaseWriter:
    """The contract's Writer over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self, name: str, sha256: str) -> Known:
        """See ``Writer``."""
        return known(self._connection, name, sha256)

    def put(self, record: Record) -> None:
        """See ``Writer``. Names of the text are kept."""
        sha256 = record.reading.document.sha256
        names = self._connection.execute(select(NAMES.c.name).where(NAMES.c.document == sha256)).scalars().all()
        self._connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.sha256 == sha256))
        write_record(self._connection, record)
        if names:
            self._connection.execute(NAMES.insert(), [{"name": name, "document": sha256} for name in names])

    def point(self, name: str, sha256: str) -> None:
        """See ``Writer``."""
        before = self.known(name, sha256).points_at
        self._connection.execute(delete(NAMES).where(NAMES.c.name == name))
        self._connection.execute(NAMES.insert(), [{"name": name, "document": sha256}])
        if before is not None and before != sha256 and not self._is_named(before):
            reports = select(REPORTS.c.id).where(REPORTS.c.document == before)
            self._connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.report.in_(reports)).values(current=False))

    def _is_named(self, sha256: str) -> bool:
        return (
            self._connection.execute(select(NAMES.c.name).where(NAMES.c.document == sha256).limit(1)).first()
            is not None
        )

    def told(self, sha256: str) -> tuple[Told, ...]:
        """See ``Writer``."""
        return tuple(load_reports(self._connection, REPORTS.c.document == sha256))

    def near(self, report: Report) -> list[Candidate]:
        """See ``Writer``."""
        sides = sorted({person.side for person in report.participants[:PRINCIPALS] if person.side is not None})
        near = and_(JUDGEMENTS.c.current, _days_near(report), *map(_of_side, sides))
        exchanges = select(JUDGEMENTS.c.exchange).join(REPORTS, REPORTS.c.id == JUDGEMENTS.c.report).where(near)
        return self._candidates(JUDGEMENTS.c.exchange.in_(exchanges))

    def claims(self, exchange: str) -> list[Candidate]:
        """See ``Writer``."""
        return self._candidates(JUDGEMENTS.c.exchange == exchange)

    def _candidates(self, condition: ColumnElement[bool]) -> list[Candidate]:
        told = load_reports(self._connection, and_(JUDGEMENTS.c.exchange.is_not(None), condition))
        found = [(key, record) for key, record in told if key is not None]
        texts = self._texts({record.document for _, record in found})
        candidates = [Candidate(exchange=key, record=record, text=texts[record.document]) for key, record in found]
        return sorted(candidates, key=lambda candidate: candidate.record.id)

    def _texts(self, documents: set[str]) -> dict[str, str]:
        query = select(DOCUMENTS.c.sha256, DOCUMENTS.c.text).where(DOCUMENTS.c.sha256.in_(sorted(documents)))
        return {row.sha256: row.text for row in self._connection.execute(query)}

    def new_exchange(self, slug: str) -> str:
        """See ``Writer``."""
        if self.is_vacant(slug):
            return slug
        free = self._free_slug(slug)
        self._connection.execute(EXCHANGES.insert(), [{"id": free}])
        return free

    def is_vacant(self, exchange: str) -> bool:
        """See ``Writer``."""
        told = exists().where(JUDGEMENTS.c.exchange == EXCHANGES.c.id, JUDGEMENTS.c.current)
        query = select(EXCHANGES.c.id).where(EXCHANGES.c.id == exchange, ~told)
        return self._connection.execute(query).first() is not None

    def rename_exchange(self, exchange: str, slug: str) -> str:
        """See ``Writer``."""
        free = self._free_slug(slug)
        self._connection.execute(update(EXCHANGES).where(EXCHANGES.c.id == exchange).values(id=free))
        self._connection.execute(ALIASES.insert(), [{"alias": exchange, "exchange": free}])
        return free

    def _free_slug(self, slug: str) -> str:
        columns = (EXCHANGES.c.id, ALIASES.c.alias)
        taken = {
            found
            for column in columns
            for found in self._connection.execute(select(column).where(column.startswith(slug))).scalars()
        }
        number, free = 1, slug
        while free in taken:
            number += 1
            free = f"{slug}-{number}"
        return free

    def judge(self, report: str, exchange: str, *, judge: str, reason: str) -> None:
        """See ``Writer``. An earlier judgement stays in the log, no longer current."""
        self._connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.report == report).values(current=False))
        made = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"report": report, "exchange": exchange, "judge": judge, "reason": reason, "made": made, "current": True}
        self._connection.execute(JUDGEMENTS.insert(), [row])

    def standing(self, name: str, sha256: str) -> Added:
        """See ``Writer``."""
        return standing(self._connection, name, sha256)

    def sweep(self) -> None:
        """See ``Writer``."""
        self._connection.execute(delete(EXCHANGES).where(~exists().where(JUDGEMENTS.c.exchange == EXCHANGES.c.id)))


def _of_side(side: str) -> ColumnElement[bool]:
    """Reports with a participant of this side, or with one whose side is not known."""
    may_be = or_(PARTICIPANTS.c.side == side, PARTICIPANTS.c.side.is_(None))
    return REPORTS.c.id.in_(select(PARTICIPANTS.c.report).where(may_be))


def _days_near(report: Report) -> ColumnElement[bool]:
    """Reports without a day, and those whose days are no further off than neighbours; all, for one without a day."""
    days = report.date
    if days is None:
        return REPORTS.c.id.is_not(None)
    first = max(days.earliest, date.min + NEIGHBOUR) - NEIGHBOUR
    last = min(days.latest, date.max - NEIGHBOUR) + NEIGHBOUR
    return or_(
        REPORTS.c.earliest.is_(None),
        and_(REPORTS.c.earliest <= last.isoformat(), REPORTS.c.latest >= first.isoformat()),
    )
