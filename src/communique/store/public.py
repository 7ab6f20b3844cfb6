"""An archive as anybody may see it: no paths, and nobody who judged.

Views of the connection stand before the tables that would tell more: SQLite finds these first. So no question, whoever
asks it, can tell more, and no path can be asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sqlalchemy import event

from communique.model import UsageError
from communique.store.database import DatabaseStore
from communique.store.schema import NAMES, PUBLIC_NAME, REVIEWS, RULING_ANCHORS, RULINGS
from communique.store.sqlite import open_engine

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Engine, Table

DOCUMENTS_SPLIT_OFF = """
SELECT group_concat(document, ', ') FROM (
    SELECT DISTINCT substr(document, 1, 12) AS document FROM main.ruling_anchors
    WHERE ruling = rulings.id AND part = 0 ORDER BY document
)
"""
"""A split is told as whoever made it called the documents: that can be their paths."""

SHOWN: dict[Table, dict[str, str]] = {
    NAMES: {"name": PUBLIC_NAME},
    REVIEWS: {"name": PUBLIC_NAME},
    RULING_ANCHORS: {"name": PUBLIC_NAME},
    RULINGS: {
        "who": "''",
        "undone_by": "CASE WHEN undone IS NOT NULL THEN '' END",
        "told": "CASE WHEN verb = 'split' AND instr(told, ' - ') "
        f"THEN substr(told, 1, instr(told, ' - ') + 2) || ({DOCUMENTS_SPLIT_OFF}) ELSE told END",
    },
}
"""The columns of which anybody sees something else."""


class PublicStore(DatabaseStore):
    """See ``store.public``. Nothing can be written."""

    def __init__(self, engine: Engine, path: Path) -> None:
        super().__init__(engine, path)
        self._path = Path(path.name)

    def writing(self) -> NoReturn:
        """Raises UsageError."""
        raise UsageError(f"{self._path}: an archive opened for the public can't be changed. Open it without that.")


def open_public(path: Path) -> PublicStore:
    """The archive at ``path``, which must be there. Raises as ``database.open_store`` does."""
    engine = open_engine(path, create=False)
    engine.dispose()  # of connections that see the tables
    event.listen(engine, "connect", _hide)
    return PublicStore(engine, path)


def _hide(connection: sqlite3.Connection, _record: object) -> None:
    for table, shown in SHOWN.items():
        columns = ", ".join(f"{shown.get(name, name)} AS {name}" for name in table.columns.keys())  # noqa: SIM118
        connection.execute(f"CREATE TEMP VIEW {table.name} AS SELECT {columns} FROM main.{table.name}")  # noqa: S608
