"""Documents as a list, whole or in parts, and how much there is of everything."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, exists, func, select, text

from communique.model import DocumentRow, Listed, Overview
from communique.store import loading
from communique.store.rows import day_of
from communique.store.schema import (
    DOCUMENTS,
    EXCHANGES,
    NAMES,
    REPORTS,
    SEARCHED_DOCUMENTS,
    SEARCHED_STATEMENTS,
    STATEMENTS,
)
from communique.text.words import searchable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, RowMapping, Select

    from communique.model import DocumentFilter, Slice
    from communique.model.query import DocumentOrder

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

FEW = 5_000
"""So many documents are found before they are put in the order of their names."""


def load_overview(connection: Connection) -> Overview:
    """See ``Store.overview``. What search knows of is what is current."""
    found = SEARCHED_DOCUMENTS.c
    columns = [func.count(), func.count(found.outlet.distinct()), func.min(found.day), func.max(found.day)]
    documents, outlets, first, last = connection.execute(select(*columns).select_from(SEARCHED_DOCUMENTS)).one()
    exchanges = select(func.count()).select_from(EXCHANGES).where(EXCHANGES.c.base.is_not(None))
    return Overview(
        documents=documents,
        exchanges=connection.execute(exchanges).scalar_one(),
        statements=connection.execute(select(func.count()).select_from(SEARCHED_STATEMENTS)).scalar_one(),
        outlets=outlets,
        first=day_of(first),
        last=day_of(last),
    )


def documents_page(
    connection: Connection, wanted: DocumentFilter, part: Slice, order: DocumentOrder
) -> Listed[DocumentRow]:
    """See ``Store.documents_page``. Documents of one day stand in the order of their identifiers."""
    conditions = list(_document_conditions(wanted))
    total = connection.execute(select(func.count()).select_from(SEARCHED_DOCUMENTS).where(*conditions)).scalar_one()
    query = _by_name(conditions, total) if order == "name" else _by_day(conditions, newest_first=order == "newest")
    keys = connection.execute(query.limit(part.limit).offset(part.offset)).scalars().all()
    return Listed(items=tuple(_load_rows(connection, keys)), total=total, part=part)


def _by_day(conditions: Sequence[ColumnElement[bool]], *, newest_first: bool) -> Select[Any]:
    found = SEARCHED_DOCUMENTS.c
    order = (found.day.is_(None), found.day.desc() if newest_first else found.day, found.document)
    return select(found.document).where(*conditions).order_by(*order)


def _by_name(conditions: Sequence[ColumnElement[bool]], total: int) -> Select[Any]:
    """By the first name of each, which a published archive can have twice. Names are gone through in their order, so that
    the first part takes no longer where there are many; only where few documents meet the conditions these are found first.
    """
    other, found = NAMES.alias("other"), SEARCHED_DOCUMENTS.c
    is_first = ~exists().where(other.c.document == NAMES.c.document, other.c.name < NAMES.c.name)
    query = select(NAMES.c.document).where(is_first).distinct().order_by(NAMES.c.name)
    if not conditions:
        return query
    wanted = select(found.document).where(*conditions)
    if total <= FEW:
        return query.where(NAMES.c.document.in_(wanted))
    return query.where(wanted.where(found.document == NAMES.c.document).exists())


def _load_rows(connection: Connection, keys: Sequence[str]) -> Iterator[DocumentRow]:
    for start in range(0, len(keys), loading.BATCH):
        batch = keys[start : start + loading.BATCH]
        query = _rows().where(DOCUMENTS.c.sha256.in_(batch))
        rows = {row["sha256"]: row for row in connection.execute(query).mappings()}
        yield from (_document_row(rows[key]) for key in batch)


def _document_conditions(wanted: DocumentFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.outlets is not None:
        yield SEARCHED_DOCUMENTS.c.outlet.in_(wanted.outlets)
    words = searchable(wanted.title or "").split()
    if words:
        begun = " ".join(f'"{word}" *' for word in words)
        titled = text("SELECT rowid FROM document_words WHERE document_words MATCH :titled")
        titled = titled.bindparams(bindparam("titled", f"title : ({begun})"))
        yield SEARCHED_DOCUMENTS.c.id.in_(titled.columns(rowid=SEARCHED_DOCUMENTS.c.id.type).scalar_subquery())


def _rows() -> Select[Any]:
    """Documents as they are listed."""
    reports = select(func.count()).select_from(REPORTS).where(REPORTS.c.document == DOCUMENTS.c.sha256)
    statements = select(func.count()).select_from(STATEMENTS).where(STATEMENTS.c.document == DOCUMENTS.c.sha256)
    columns = [DOCUMENTS.c[name] for name in LISTED]
    counts = [reports.scalar_subquery().label("reports"), statements.scalar_subquery().label("statements")]
    return select(loading.first_name(DOCUMENTS.c.sha256), *columns, *counts)


def _document_row(row: RowMapping) -> DocumentRow:
    shared = {key: row[key] for key in ("name", "reports", "statements", *LISTED) if key not in {"sha256", "published"}}
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return DocumentRow(id=row["sha256"], published=published, **shared)
