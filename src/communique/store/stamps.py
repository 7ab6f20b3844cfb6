"""What changes whenever anyone changes an archive."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine, PoolProxiedConnection


class Stamps:
    """Tells whether an archive is as it was, by a connection of its own that never writes: SQLite counts for it how often
    all others have. Since that count begins anew with each connection, the times and sizes of the files are told too.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._files = (path, path.with_name(f"{path.name}-wal"))
        self._lock = Lock()
        self._connection: PoolProxiedConnection | None = None

    def stamp(self) -> str:
        """See ``Store.stamp``."""
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
                self._connection.detach()
            (counted,) = self._connection.cursor().execute("PRAGMA data_version").fetchone()
        return "-".join([str(counted), *(part for file in self._files for part in _state(file))])

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def _state(file: Path) -> tuple[str, ...]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return ()
    return f"{found.st_size:x}", f"{found.st_mtime_ns:x}"
