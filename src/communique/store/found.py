"""A page of hits, loaded whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import select

from communique.model import Provenance, SearchFound, Span
from communique.store.loading import BATCH, first_name, load_statements
from communique.store.rows import day_of
from communique.store.schema import DOCUMENTS, SPANS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

Placed: TypeAlias = "tuple[str, float | None, date | None]"
"""The statement or document that a hit is, its score and its day."""

PROVENANCE = ("sha256", "title", "outlet", "outlet_side", "published", "source_url")


def load_found_statements(connection: Connection, page: Sequence[Placed]) -> Iterator[SearchFound]:
    """Statements as hits, in the order given."""
    told = {
        record.id: record for record in load_statements(connection, STATEMENTS.c.id.in_([key for key, _, _ in page]))
    }
    texts = _texts(connection, {record.document for record in told.values()})
    for key, score, day in page:
        record = told[key]
        row = texts[record.document]
        spans = record.statement.content
        yield SearchFound(
            provenance=_provenance(row), text=row["text"], spans=spans, score=score, day=day, statement=record
        )


def load_found_documents(connection: Connection, page: Sequence[Placed]) -> Iterator[SearchFound]:
    """Documents as hits, in the order given."""
    texts = _texts(connection, [key for key, _, _ in page])
    body = select(SPANS.c.document, SPANS.c.start, SPANS.c.end).order_by(SPANS.c.number)
    rows = connection.execute(body.where(SPANS.c.kind == "body", SPANS.c.document.in_(list(texts)))).all()
    for key, score, day in page:
        row = texts[key]
        spans = tuple(Span(start, end) for document, start, end in rows if document == row["sha256"])
        yield SearchFound(provenance=_provenance(row), text=row["text"], spans=spans, score=score, day=day)


def load_provenances(connection: Connection, documents: Iterable[str]) -> Iterator[Provenance]:
    """Which texts these documents are, and whose; those that are not stored are left out."""
    query = select(first_name(DOCUMENTS.c.sha256), *(DOCUMENTS.c[name] for name in PROVENANCE))
    keys = sorted(set(documents))
    for start in range(0, len(keys), BATCH):
        chosen = query.where(DOCUMENTS.c.sha256.in_(keys[start : start + BATCH]))
        yield from map(_provenance, connection.execute(chosen).mappings())


def _texts(connection: Connection, documents: Iterable[str]) -> dict[str, RowMapping]:
    columns = [DOCUMENTS.c[name] for name in (*PROVENANCE, "text")]
    query = select(first_name(DOCUMENTS.c.sha256), *columns).where(DOCUMENTS.c.sha256.in_(sorted(set(documents))))
    return {row["sha256"]: row for row in connection.execute(query).mappings()}


def _provenance(row: RowMapping) -> Provenance:
    """Which text it is, and whose."""
    return Provenance(
        document=row["sha256"],
        name=row["name"] or row["sha256"][:12],
        title=" ".join(row["title"].split()) if row["title"] is not None else None,
        outlet=row["outlet"],
        side=row["outlet_side"],
        published=day_of(row["published"]),
        address=row["source_url"],
    )
