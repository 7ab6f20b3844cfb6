"""Which texts documents are, and whose, without loading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.model import Coverage, Provenance
from communique.store.loading import BATCH, day_of, first_name
from communique.store.schema import DOCUMENTS, SEARCHED_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def load_coverage(connection: Connection) -> Coverage:
    """How many current documents there are, and the first and last day of their publication: as search has them, which
    is quicker than to read the documents' own rows.
    """
    day = SEARCHED_DOCUMENTS.c.day
    documents, first, last = connection.execute(
        select(func.count(), func.min(day), func.max(day)).select_from(SEARCHED_DOCUMENTS)
    ).one()
    return Coverage(documents=documents, first=day_of(first), last=day_of(last))


def load_provenances(connection: Connection, documents: Iterable[str]) -> dict[str, Provenance]:
    """Which texts these documents are, and whose."""
    columns = (DOCUMENTS.c[name] for name in ("sha256", "title", "outlet", "outlet_side", "published", "source_url"))
    query = select(first_name(DOCUMENTS.c.sha256), *columns)
    keys = sorted(set(documents))
    found = {}
    for start in range(0, len(keys), BATCH):
        for row in connection.execute(query.where(DOCUMENTS.c.sha256.in_(keys[start : start + BATCH]))):
            found[row.sha256] = Provenance(
                document=row.sha256,
                name=row.name or row.sha256[:12],
                title=row.title,
                outlet=row.outlet,
                side=row.outlet_side,
                published=day_of(row.published),
                address=row.source_url,
            )
    return found
