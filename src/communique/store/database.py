"""The contract's Store over any SQLAlchemy engine; what is particular to a back end stays beside it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select
from sqlalchemy.exc import DatabaseError

from communique.model import DocumentRow
from communique.store import (
    asking,
    beginnings,
    checking,
    claims,
    loading,
    mentions,
    named,
    rulings,
    search,
    sqlite,
    writer,
)
from communique.store.namings import load_namings
from communique.store.schema import DOCUMENTS, JUDGEMENTS, MENTIONED, NAMES, REPORTS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Engine, RowMapping, Select

    from communique.model import (
        Added,
        Claim,
        Document,
        ExchangeFilter,
        MentionRecord,
        Naming,
        Person,
        Problem,
        Reading,
        ReportRecord,
        Ruling,
        SearchFilter,
        SearchResult,
        StatementFilter,
        StatementRecord,
    )
    from communique.model.search import Searched
    from communique.store.contract import Anchor, Known, Named, Placed, Writer

LISTED = (
    "sha256",
    "title",
    "outlet",
    "outlet_side",
    "agency",
    "source_url",
    "published",
    "published_basis",
    "format",
    "language",
    "skipped",
)


class DatabaseStore:
    """An archive in one database. ``path`` is what errors call it."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """See ``Store``. Raises ArchiveError where the disk is full, the file read-only, damaged or long locked."""
        with self._connect(writing=True) as connection, connection.begin():
            unit = writer.DatabaseWriter(connection)
            yield unit
            unit.finish()

    def known(self, name: str, sha256: str) -> Known:
        """See ``Store``."""
        with self._connect() as connection:
            return writer.known(connection, name, sha256)

    def standing(self, name: str, sha256: str) -> Added:
        """See ``Store``."""
        with self._connect() as connection:
            return writer.standing(connection, name, sha256)

    def documents(self) -> list[DocumentRow]:
        """See ``Store``."""
        with self._connect() as connection:
            return [_document_row(row) for row in connection.execute(_document_list()).mappings()]

    def namings(self) -> Iterator[Naming]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from load_namings(connection)

    def find_document(self, key: str) -> str:
        """See ``Store``. A name wins over an identifier."""
        with self._connect() as connection:
            called = select(NAMES.c.document).where(NAMES.c.name == key)
            found = list(connection.execute(called).scalars())
            if not found:
                begins = NAMES.c.document.startswith(key.lower(), autoescape=True)
                query = select(NAMES.c.document).where(begins).distinct().order_by(NAMES.c.document)
                found = list(connection.execute(query.limit(named.SHOWN + 1)).scalars())
            return named.only(connection, "document", key, found, shown=[sha256[:12] for sha256 in found])

    def names_of(self, sha256: str) -> Sequence[str]:
        """See ``Store``."""
        query = select(NAMES.c.name).where(NAMES.c.document == sha256).order_by(NAMES.c.name)
        with self._connect() as connection:
            return connection.execute(query).scalars().all()

    def reading(self, sha256: str) -> Reading:
        """See ``Store``."""
        with self._connect() as connection:
            return loading.load_reading(connection, sha256)

    def texts(self) -> Iterator[tuple[Document, tuple[Person, ...]]]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from loading.load_texts(connection)

    def find_exchange(self, key: str) -> str:
        """See ``Store``. A whole slug wins over one that it begins, also a former one; else a present one over a former."""
        wanted = key.lower()
        with self._connect() as connection:
            for query in _slugs_like(wanted):
                found = list(connection.execute(query).scalars())
                if found:
                    break
            return named.only(connection, "exchange", key, found)

    def exchanges(
        self, wanted: ExchangeFilter, slug: str | None = None
    ) -> Iterator[tuple[str, tuple[ReportRecord, ...]]]:
        """See ``Store``."""
        condition = JUDGEMENTS.c.exchange == slug if slug is not None else asking.exchange_condition(wanted)
        with self._connect() as connection:
            reports = loading.load_reports(connection, condition)
            told = sorted(((key, record) for key, record in reports if key), key=lambda item: (item[0], item[1].id))
        for key, group in groupby(told, key=lambda item: item[0]):
            yield key, tuple(record for _, record in group)

    def rulings(self, exchange: str | None = None) -> list[Ruling]:
        """See ``Store``."""
        with self._connect() as connection:
            return rulings.load_rulings(connection, exchange)

    def mentions_in(self, documents: Sequence[str]) -> list[MentionRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            return list(mentions.load_mentions(connection, MENTIONED.c.document.in_(documents)))

    def mentions_of(self, kinds: Iterable[str], keys: Iterable[str], sides: Iterable[str]) -> Iterator[MentionRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from mentions.load_mentions(connection, mentions.may_be_of(kinds, keys, sides))

    def mentions(self) -> Iterator[MentionRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from mentions.load_mentions(connection, mentions.anything())

    def told_by(self, exchange: str) -> list[Claim]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.claims_told_by(connection, exchange)

    def placed_claims(self) -> list[Placed]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.placed_claims(connection)

    def sketches(self, documents: Sequence[str]) -> dict[str, bytes]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.load_sketches(connection, documents)

    def anchors(self) -> list[Anchor]:
        """See ``Store``."""
        with self._connect() as connection:
            return rulings.load_anchors(connection)

    def claims_near(self, keys: Iterable[str], days: tuple[date, date]) -> list[Placed]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.sharp_claims(connection, keys, days)

    def statements(self, wanted: StatementFilter) -> Iterator[StatementRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from loading.load_statements(connection, asking.statement_condition(wanted))

    def find_statement(self, key: str) -> StatementRecord:
        """See ``Store``."""
        with self._connect() as connection:
            found = beginnings.begin_like(connection, key.lower(), named.SHOWN + 1)
            only = named.only(connection, "statement", key, found)
            return next(loading.load_statements(connection, STATEMENTS.c.id == only))

    def short_ids(self, statements: Sequence[str]) -> dict[str, str]:
        """See ``Store``."""
        with self._connect() as connection:
            return beginnings.short_ids(connection, statements)

    def search(self, wanted: SearchFilter) -> SearchResult:
        """See ``Store``."""
        with self._connect() as connection:
            return search.search(connection, wanted)

    def vocabulary(self, searched: Searched) -> list[str]:
        """See ``Store``."""
        with self._connect() as connection:
            return search.vocabulary(connection, searched)

    def names(self, what: Named) -> list[str]:
        """See ``Store``."""
        with self._connect() as connection:
            return named.load_names(connection, what)

    def outlets(self) -> dict[str, str | None]:
        """See ``Store``."""
        with self._connect() as connection:
            return named.load_outlets(connection)

    def problems(self) -> list[Problem]:
        """See ``Store``."""
        with self._connect() as connection:
            damage = list(sqlite.file_problems(connection))
            missing = damage or list(checking.schema_problems(connection))
            return missing or [*sqlite.reference_problems(connection), *checking.row_problems(connection)]

    def close(self) -> None:
        """See ``Store``."""
        self._engine.dispose()

    @contextmanager
    def _connect(self, *, writing: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection.execution_options(writing=writing)
        except DatabaseError as error:
            raise sqlite.explain(self._path, error) from error


def open_store(path: Path, *, create: bool) -> DatabaseStore:
    """The archive at ``path``, brought to this version's schema. Raises ArchiveError; see ``sqlite.open_engine``."""
    return DatabaseStore(sqlite.open_engine(path, create=create), path)


def _slugs_like(wanted: str) -> Iterator[Select[str]]:
    """Questions for the exchanges meant by a slug or its beginning; the first that finds any answers."""
    yield asking.current_slugs(lambda slug: slug == wanted)
    yield asking.former_slugs(lambda slug: slug == wanted)
    yield asking.current_slugs(lambda slug: slug.startswith(wanted, autoescape=True)).limit(named.SHOWN + 1)
    yield asking.former_slugs(lambda slug: slug.startswith(wanted, autoescape=True)).limit(named.SHOWN + 1)


def _document_list() -> Select[tuple[object, ...]]:
    reports = select(func.count()).select_from(REPORTS).where(REPORTS.c.document == DOCUMENTS.c.sha256)
    statements = select(func.count()).select_from(STATEMENTS).where(STATEMENTS.c.document == DOCUMENTS.c.sha256)
    columns = [DOCUMENTS.c[name] for name in LISTED]
    counts = [reports.scalar_subquery().label("reports"), statements.scalar_subquery().label("statements")]
    query = select(loading.first_name(DOCUMENTS.c.sha256), *columns, *counts)
    return query.where(exists().where(NAMES.c.document == DOCUMENTS.c.sha256)).order_by("name")


def _document_row(row: RowMapping) -> DocumentRow:
    shared = {key: row[key] for key in ("name", "reports", "statements", *LISTED) if key not in {"sha256", "published"}}
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return DocumentRow(id=row["sha256"], published=published, **shared)
