"""Changes to an archive inside one unit of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, bindparam, delete, func, or_, select, update

from communique.model import Added
from communique.store.claims import (
    claims_of,
    claims_told_by,
    current_claims,
    drop_claims,
    enter_claims,
    last_judged,
    leave_claims,
    load_sketches,
    loose_claims,
    retire_claims,
    sharp_claims,
    stale_documents,
    write_claims,
)
from communique.store.contract_terms import Known, Labelled
from communique.store.indexing import refresh, reindex
from communique.store.loading import load_reading, load_reported, load_reports, load_statements
from communique.store.mentions import expect_sought, load_mentions_by_document, unsought, write_sought
from communique.store.reviews import has_reviews, log_review, reviewed_texts, reviews_of, settle
from communique.store.rulings import bind_anchor, load_anchors, log_ruling, now, undo_ruling
from communique.store.schema import (
    ALIASES,
    DOCUMENTS,
    EXCHANGES,
    JUDGEMENTS,
    NAMES,
    REPORTS,
    RULING_ANCHORS,
    STATEMENTS,
)
from communique.store.speakers import enter_all_speakers, enter_speakers, recount_people
from communique.store.summaries import (
    drop_summaries,
    drop_untold,
    expect_summaries,
    outdated_summaries,
    write_summaries,
)
from communique.store.waiting import WaitingRows
from communique.store.writing import write_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from communique.model import Claim, Document, Exchange, MentionRecord, Record, Review, Ruling, StatementRecord
    from communique.store.contract_summaries import Reported, Sought
    from communique.store.contract_terms import Anchor, Placed, Told


def known(connection: Connection, name: str, sha256: str) -> Known:
    """What is stored under this name and of this text."""
    points_at = connection.execute(_POINTS_AT, {"named": name}).scalar_one_or_none()
    reader = connection.execute(_READER, {"document": sha256}).scalar_one_or_none()
    return Known(points_at=points_at, reader=reader)


def standing(connection: Connection, name: str, sha256: str) -> Added:
    """What is stored of a text, as the answer to adding it unchanged."""
    exchanges = connection.execute(_EXCHANGES, {"document": sha256}).scalars()
    row = connection.execute(_COUNTS, {"document": sha256}).one()
    return Added(
        document=sha256,
        name=name,
        outcome="unchanged",
        exchanges=tuple(dict.fromkeys(exchanges)),
        statements=row.statements,
        skipped=row.skipped,
    )


class DatabaseWriter:
    """The contract's Writer over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._raw = connection
        self._waiting = WaitingRows(connection)
        self._ruled: bool | None = None
        """Whether any ruling was ever made; None while that was not asked."""
        self._reviewed: bool | None = None
        """The same of reviews."""
        self._touched: set[str] = set()
        """Texts of which search may have to find something else than before."""

    @property
    def _connection(self) -> Connection:
        """The connection, once all rows that waited are inserted."""
        self._waiting.insert()
        return self._raw

    def finish(self) -> None:
        """Insert what waits still, and let search find, and lists count, what is there now."""
        self._waiting.insert()
        refresh(self._raw, self._touched)
        enter_speakers(self._raw, self._touched)
        self._touched.clear()

    def known(self, name: str, sha256: str) -> Known:
        """See ``Writer``."""
        return known(self._raw, name, sha256)

    def put(self, record: Record) -> None:
        """See ``Writer``. Names of the text are kept."""
        sha256 = record.reading.document.sha256
        self._touched.add(sha256)
        names: Sequence[str] = ()
        if self._raw.execute(_READER, {"document": sha256}).first() is not None:
            names = self._raw.execute(_NAMES, {"document": sha256}).scalars().all()
            self._connection.execute(_DROP, {"document": sha256})
        write_record(self._waiting, record)
        if names:
            self._raw.execute(_NAME, [{"name": name, "document": sha256} for name in names])

    def point(self, name: str, sha256: str) -> None:
        """See ``Writer``."""
        self._touched.update([sha256, *self._raw.execute(_POINTS_AT, {"named": name}).scalars()])
        self._raw.execute(_UNNAME, {"named": name})
        self._raw.execute(_NAME, {"name": name, "document": sha256})

    def is_current(self, sha256: str) -> bool:
        """See ``Writer``."""
        return self._raw.execute(_NAMES, {"document": sha256}).first() is not None

    def keep(self, claims: Sequence[Claim], version: int, sketch: bytes) -> None:
        """See ``Writer``."""
        write_claims(self._waiting, claims, version, {claim.document: sketch for claim in claims})

    def enter(self, keyed: Iterable[tuple[Claim, Iterable[str]]]) -> None:
        """See ``Writer``."""
        enter_claims(self._waiting, keyed)

    def leave(self, claims: Sequence[Claim]) -> None:
        """See ``Writer``."""
        reports = [claim.id for claim in claims]
        leave_claims(self._connection, reports)
        self._connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.report.in_(reports)).values(current=False))

    def claims_of(self, sha256: str) -> list[Placed]:
        """See ``Writer``."""
        return claims_of(self._connection, sha256)

    def sharp(self, keys: Iterable[str], days: tuple[date, date] | None) -> list[Placed]:
        """See ``Writer``."""
        return sharp_claims(self._connection, keys, days)

    def loose(self, keys: Iterable[str]) -> dict[str, list[Placed]]:
        """See ``Writer``."""
        return loose_claims(self._connection, keys)

    def claims(self, reports: Iterable[str]) -> list[Placed]:
        """See ``Writer``."""
        return current_claims(self._connection, reports)

    def told_by(self, exchange: str) -> list[Claim]:
        """See ``Writer``."""
        return claims_told_by(self._connection, exchange)

    def sketches(self, documents: Sequence[str]) -> dict[str, bytes]:
        """See ``Writer``."""
        return load_sketches(self._connection, documents)

    def retire(self, version: int) -> bool:
        """See ``Writer``."""
        retired = retire_claims(self._connection, version)
        if retired:
            drop_untold(self._connection)
        return retired

    def outdated(self, version: int, limit: int) -> list[tuple[Document, tuple[Told, ...]]]:
        """See ``Writer``."""
        documents = stale_documents(self._connection, version, limit)
        drop_claims(self._connection, documents)
        return [self._outdated(sha256) for sha256 in documents]

    def _outdated(self, sha256: str) -> tuple[Document, tuple[Told, ...]]:
        judged = last_judged(self._connection, sha256)
        told = load_reports(self._connection, REPORTS.c.document == sha256)
        reports = tuple((record.id, record.report, judged.get(record.id)) for _, record in told)
        return load_reading(self._connection, sha256).document, reports

    def labelled(self, bases: Iterable[str]) -> list[Labelled]:
        """See ``Writer``."""
        return self._labels(EXCHANGES.c.base, bases)

    def labels(self, slugs: Iterable[str]) -> list[Labelled]:
        """See ``Writer``."""
        return self._labels(EXCHANGES.c.id, slugs)

    def _labels(self, column: ColumnElement[str], values: Iterable[str]) -> list[Labelled]:
        query = select(EXCHANGES).where(column.in_(sorted(values)), EXCHANGES.c.base.is_not(None))
        rows = self._connection.execute(query.order_by(EXCHANGES.c.id))
        return [Labelled(row.id, row.base, row.people, row.anchor) for row in rows]

    def label(self, exchanges: Sequence[Labelled]) -> None:
        """See ``Writer``."""
        there = self.existing(exchange.slug for exchange in exchanges)
        rows = [dict(zip(("slug", "base", "people", "anchor"), exchange, strict=True)) for exchange in exchanges]
        fresh = [{"id": row["slug"]} | row for row in rows if row["slug"] not in there]
        if fresh:
            self._connection.execute(_OPEN, fresh)
        if len(fresh) < len(rows):
            self._connection.execute(_LABEL, [row for row in rows if row["slug"] in there])

    def existing(self, slugs: Iterable[str]) -> set[str]:
        """See ``Writer``."""
        return set(self._connection.execute(_EXISTING, {"slugs": sorted(slugs)}).scalars())

    def rename(self, exchange: str, slug: str) -> None:
        """See ``Writer``."""
        self._connection.execute(update(EXCHANGES).where(EXCHANGES.c.id == exchange).values(id=slug))
        self._alias(exchange, slug)

    def succeed(self, exchange: str, slug: str) -> None:
        """See ``Writer``."""
        self._connection.execute(update(ALIASES).where(ALIASES.c.exchange == exchange).values(exchange=slug))
        self._alias(exchange, slug)

    def _alias(self, former: str, slug: str) -> None:
        self._connection.execute(delete(ALIASES).where(ALIASES.c.alias == former))
        self._connection.execute(ALIASES.insert(), [{"alias": former, "exchange": slug}])

    def judge(self, judgements: Sequence[tuple[str, str, str]], *, judge: str) -> None:
        """See ``Writer``. An earlier judgement stays in the log, no longer current."""
        made = now()
        shared = {"judge": judge, "made": made, "current": True}
        if judgements:
            self._connection.execute(_UNJUDGE, [{"told": report} for report, _, _ in judgements])
            rows = [{"report": told, "exchange": of, "reason": why, **shared} for told, of, why in judgements]
            self._connection.execute(_JUDGE, rows)

    def vacate(self, exchange: str) -> None:
        """See ``Writer``."""
        drop_summaries(self._connection, [exchange])
        spoken = self._connection.execute(select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.exchange == exchange).limit(1))
        if spoken.first() is None and not self._has_alias(exchange):
            self._connection.execute(delete(EXCHANGES).where(EXCHANGES.c.id == exchange))
            return
        empty = {"base": None, "people": None, "anchor": None}
        self._connection.execute(update(EXCHANGES).where(EXCHANGES.c.id == exchange).values(empty))

    def _has_alias(self, exchange: str) -> bool:
        return (
            self._connection.execute(select(ALIASES.c.alias).where(ALIASES.c.exchange == exchange)).first() is not None
        )

    def reported(self, exchanges: Iterable[str]) -> list[Reported]:
        """See ``Summarising``."""
        return list(load_reported(self._connection, sorted(set(exchanges))))

    def summarise(self, exchanges: Sequence[Exchange], version: int) -> None:
        """See ``Summarising``."""
        write_summaries(self._connection, exchanges, version)

    def unsummarised(self, version: int, limit: int) -> Sequence[str]:
        """See ``Summarising``."""
        return outdated_summaries(self._connection, version, limit)

    def expect_summaries(self) -> None:
        """See ``Summarising``."""
        expect_summaries(self._connection)
        expect_sought(self._connection)
        enter_all_speakers(self._connection)
        recount_people(self._connection)

    def mentions_by_document(self, documents: Iterable[str]) -> list[tuple[str, list[MentionRecord]]]:
        """See ``Summarising``."""
        return list(load_mentions_by_document(self._connection, documents))

    def seek(self, document: str, sought: Sequence[Sought], version: int) -> None:
        """See ``Summarising``."""
        write_sought(self._connection, document, sought, version)

    def unsought(self, version: int, limit: int) -> Sequence[str]:
        """See ``Summarising``."""
        return unsought(self._connection, version, limit)

    def rule(self, ruling: Ruling, anchors: Iterable[tuple[int, Claim]]) -> int:
        """See ``Writer``."""
        self._ruled = True
        return log_ruling(self._connection, ruling, anchors)

    def undo(self, ruling: int, *, who: str, why: str) -> None:
        """See ``Writer``."""
        undo_ruling(self._connection, ruling, who=who, why=why)

    def anchors(self) -> list[Anchor]:
        """See ``Writer``."""
        return load_anchors(self._connection)

    def anchors_of(self, name: str, sha256: str) -> list[Anchor]:
        """See ``Writer``."""
        if self._ruled is None:
            self._ruled = self._connection.execute(select(RULING_ANCHORS.c.ruling).limit(1)).first() is not None
        if not self._ruled:
            return []
        return load_anchors(self._connection, or_(RULING_ANCHORS.c.name == name, RULING_ANCHORS.c.document == sha256))

    def bind(self, anchor: Anchor, report: str | None) -> None:
        """See ``Writer``."""
        bind_anchor(self._connection, anchor, report)

    def text_of(self, sha256: str) -> str | None:
        """See ``Writer``."""
        return self._raw.execute(_TEXT, {"document": sha256}).scalar_one_or_none()

    def statements_of(self, sha256: str) -> list[StatementRecord]:
        """See ``Writer``."""
        return list(load_statements(self._connection, STATEMENTS.c.document == sha256))

    def review(self, ruling: Ruling, review: Review) -> int:
        """See ``Writer``."""
        self._reviewed = True
        return log_review(self._connection, ruling, review)

    def has_reviews(self) -> bool:
        """See ``Writer``."""
        if self._reviewed is None:
            self._reviewed = has_reviews(self._raw)
        return self._reviewed

    def reviews_of(self, sha256: str) -> list[Review]:
        """See ``Writer``."""
        return reviews_of(self._raw, sha256)

    def reviewed_texts(self, ruling: int) -> Sequence[str]:
        """See ``Writer``."""
        return reviewed_texts(self._raw, ruling)

    def settle(self, sha256: str, judged: Mapping[str, Review]) -> None:
        """See ``Writer``."""
        settle(self._connection, sha256, judged)
        self._touched.add(sha256)

    def reindex(self) -> None:
        """See ``Writer``."""
        reindex(self._connection)

    def standing(self, name: str, sha256: str) -> Added:
        """See ``Writer``."""
        return standing(self._connection, name, sha256)


_POINTS_AT = select(NAMES.c.document).where(NAMES.c.name == bindparam("named"))
_READER = select(DOCUMENTS.c.reader).where(DOCUMENTS.c.sha256 == bindparam("document"))
_TEXT = select(DOCUMENTS.c.text).where(DOCUMENTS.c.sha256 == bindparam("document"))
_NAMES = select(NAMES.c.name).where(NAMES.c.document == bindparam("document"))
_DROP = delete(DOCUMENTS).where(DOCUMENTS.c.sha256 == bindparam("document"))
_NAME = NAMES.insert()
_UNNAME = delete(NAMES).where(NAMES.c.name == bindparam("named"))
_EXCHANGES = (
    select(JUDGEMENTS.c.exchange)
    .join(REPORTS, REPORTS.c.id == JUDGEMENTS.c.report)
    .where(REPORTS.c.document == bindparam("document"), JUDGEMENTS.c.current)
    .order_by(REPORTS.c.number)
)
_STATEMENTS = select(func.count()).select_from(STATEMENTS).where(STATEMENTS.c.document == bindparam("document"))
_COUNTS = select(DOCUMENTS.c.skipped, _STATEMENTS.scalar_subquery().label("statements")).where(
    DOCUMENTS.c.sha256 == bindparam("document")
)
_JUDGE = JUDGEMENTS.insert()
_UNJUDGE = (
    update(JUDGEMENTS).where(JUDGEMENTS.c.report == bindparam("told"), JUDGEMENTS.c.current).values(current=False)
)
_EXISTING = select(EXCHANGES.c.id).where(EXCHANGES.c.id.in_(bindparam("slugs", expanding=True)))
_OPEN = EXCHANGES.insert().values({name: bindparam(name) for name in ("id", "base", "people", "anchor")})
_LABEL = (
    update(EXCHANGES)
    .where(EXCHANGES.c.id == bindparam("slug"))
    .values({name: bindparam(name) for name in ("base", "people", "anchor")})
)
