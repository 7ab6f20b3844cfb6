"""Who speaks in current documents, by the few combinations of speakers that there are: each stands once in an index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

Speakers: TypeAlias = "list[tuple[str | None, str | None]]"
"""The name and the side of each."""

NOBODY = "[]"
"""What stands for the speakers of a statement that has none."""


def combinations(connection: Connection) -> Iterator[tuple[str, Speakers]]:
    """Every combination of speakers as it stands in ``searched_statements``, and what it says."""
    cells = connection.execute(_COMBINATIONS).scalars().all()
    return zip(cells, json.loads(f"[{','.join(cells)}]"), strict=True)


_COMBINATIONS = text(
    "WITH RECURSIVE found(cell) AS (SELECT min(speakers) FROM searched_statements UNION ALL "
    "SELECT (SELECT min(speakers) FROM searched_statements WHERE speakers > cell) FROM found WHERE cell IS NOT NULL) "
    "SELECT cell FROM found WHERE cell IS NOT NULL"
)
"""From each to the next by the index."""
