"""The contract's Store over any SQLAlchemy engine; what is particular to a back end stays beside it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.exc import DatabaseError

from communique.model import DocumentRow, NotFoundError, StatementFilter
from communique.store import checking, loading, sqlite, writer
from communique.store.schema import ACTORS, ALIASES, DOCUMENTS, JUDGEMENTS, NAMES, REPORTS, STATEMENTS
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine, RowMapping, Select

    from communique.model import Problem, Reading, ReportRecord, StatementRecord
    from communique.store.contract import Known, Writer

LISTED = (
    "sha256",
    "title",
    "outlet",
    "agency",
    "source_url",
    "published",
    "published_basis",
    "format",
    "language",
    "skipped",
)
SHOWN = 5
"""How many of several matches an error names."""


class DatabaseStore:
    """An archive in one database. ``path`` is what errors call it."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """See ``Store``. Raises ArchiveError where the disk is full, the file read-only, damaged or long locked."""
        with self._connect(writing=True) as connection, connection.begin():
            yield writer.DatabaseWriter(connection)

    def known(self, name: str, sha256: str) -> Known:
        """See ``Store``."""
        with self._connect() as connection:
            return writer.known(connection, name, sha256)

    def documents(self) -> list[DocumentRow]:
        """See ``Store``."""
        with self._connect() as connection:
            return [_document_row(row) for row in connection.execute(_document_list()).mappings()]

    def find_document(self, key: str) -> str:
        """See ``Store``. A name wins over an identifier."""
        with self._connect() as connection:
            named = select(NAMES.c.document).where(NAMES.c.name == key)
            found = list(connection.execute(named).scalars())
            if not found:
                begins = NAMES.c.document.startswith(key.lower(), autoescape=True)
                query = select(NAMES.c.document).where(begins).distinct().order_by(NAMES.c.document)
                found = list(connection.execute(query.limit(SHOWN + 1)).scalars())
        return _only("document", key, [sha256[:12] for sha256 in found], found)

    def reading(self, sha256: str) -> Reading:
        """See ``Store``."""
        with self._connect() as connection:
            return loading.load_reading(connection, sha256)

    def find_exchange(self, key: str) -> str:
        """See ``Store``. A whole slug wins over one that it begins."""
        with self._connect() as connection:
            current = select(JUDGEMENTS.c.exchange.label("slug"), JUDGEMENTS.c.exchange).where(JUDGEMENTS.c.current)
            former = select(ALIASES.c.alias.label("slug"), ALIASES.c.exchange)
            slugs = {row.slug: row.exchange for row in connection.execute(current)}
            known = {row.slug: row.exchange for row in connection.execute(former) if row.exchange in slugs} | slugs
        found = {slug: exchange for slug, exchange in known.items() if slug.startswith(key.lower())}
        several = sorted(set(found.values()))
        return found.get(key.lower()) or _only("exchange", key, several, several)

    def exchanges(self, slug: str | None = None) -> Iterator[tuple[str, tuple[ReportRecord, ...]]]:
        """See ``Store``."""
        wanted = JUDGEMENTS.c.exchange == slug if slug is not None else JUDGEMENTS.c.exchange.is_not(None)
        with self._connect() as connection:
            reports = loading.load_reports(connection, wanted)
            told = sorted(((key, record) for key, record in reports if key), key=lambda item: (item[0], item[1].id))
        for key, group in groupby(told, key=lambda item: item[0]):
            yield key, tuple(record for _, record in group)

    def statements(self, wanted: StatementFilter) -> Iterator[StatementRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from loading.load_statements(connection, _statement_condition(wanted))

    def problems(self) -> list[Problem]:
        """See ``Store``."""
        with self._connect() as connection:
            return [*sqlite.file_problems(connection), *checking.row_problems(connection)]

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


def _only(what: str, key: str, shown: list[str], found: list[str]) -> str:
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"{key}: no {what} begins like this. communique {what}s lists them.")
    several = ", ".join(shown[:SHOWN]) + (", ..." if len(shown) > SHOWN else "")
    raise NotFoundError(f"{key}: more than one {what} begins like this ({several}). Give more of it.")


def _document_list() -> Select[tuple[object, ...]]:
    reports = select(func.count()).select_from(REPORTS).where(REPORTS.c.document == DOCUMENTS.c.sha256)
    statements = select(func.count()).select_from(STATEMENTS).where(STATEMENTS.c.document == DOCUMENTS.c.sha256)
    columns = [DOCUMENTS.c[name] for name in LISTED]
    counts = [reports.scalar_subquery().label("reports"), statements.scalar_subquery().label("statements")]
    names = loading.FIRST_NAMES
    query = select(names.c.name, *columns, *counts).join(names, names.c.document == DOCUMENTS.c.sha256)
    return query.order_by(names.c.name)


def _document_row(row: RowMapping) -> DocumentRow:
    shared = {key: row[key] for key in ("name", "reports", "statements", *LISTED) if key not in {"sha256", "published"}}
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return DocumentRow(id=row["sha256"], published=published, **shared)


def _statement_condition(wanted: StatementFilter) -> ColumnElement[bool]:
    """All that was asked for, of current documents."""
    asked: list[ColumnElement[bool]] = [loading.FIRST_NAMES.c.name.is_not(None)]
    if wanted.speaker is not None:
        asked.append(_has_actor("speaker", wanted.speaker))
    if wanted.to is not None:
        asked.append(_has_actor("addressee", wanted.to))
    if wanted.act is not None:
        asked.append(STATEMENTS.c.act == wanted.act)
    if wanted.contains is not None:
        asked.append(STATEMENTS.c.content.icontains(wanted.contains, autoescape=True))
    if wanted.document is not None:
        asked.append(STATEMENTS.c.document == wanted.document)
    if wanted.exchange is not None:
        asked.append(JUDGEMENTS.c.exchange == wanted.exchange)
    return and_(*asked)


def _has_actor(role: str, wanted: str) -> ColumnElement[bool]:
    """A side's code in capitals, or words of a name in any order of case and diacritics."""
    named = and_(*(ACTORS.c.folded.contains(word, autoescape=True) for word in fold(wanted).split()))
    one_of = or_(ACTORS.c.side == wanted.upper(), named) if wanted.isascii() and " " not in wanted else named
    return exists().where(ACTORS.c.statement == STATEMENTS.c.id, ACTORS.c.role == role, one_of)
