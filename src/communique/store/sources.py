"""How many documents there are, and of which days, without loading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.model import Coverage
from communique.store.rows import day_of
from communique.store.schema import SEARCHED_DOCUMENTS

if TYPE_CHECKING:
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
