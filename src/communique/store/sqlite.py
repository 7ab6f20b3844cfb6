"""The embedded back end: one SQLite file, readable with any SQLite tool. Beside ``search``, ``indexing`` and ``matching``,
which know its index of words, the only module that knows SQLite.
"""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, create_engine, event
from sqlalchemy.exc import DatabaseError

from communique.model import ArchiveError, Problem, UsageError
from communique.model.errors import EMPTY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

LOG = logging.getLogger(__name__)
BUSY_SECONDS = 60
RETRY_SECONDS = 0.05
CACHE_KIB = 65_536
"""So much of an archive's file is kept in memory at most: what is added lies scattered over its indexes."""

MAGIC = b"SQLite format 3\x00"
OURS = "judgements"
"""A table by which an archive is told from another program's database."""
ALEMBIC = "alembic_version"
MIGRATIONS = Path(__file__).parent / "migrations"
ADVICE = (
    ("full", "the disk is full. What was added before is safe; free some space and run it again."),
    ("readonly", "it can't be written. Check the permissions of the file and its folder."),
    ("unable to open", "it can't be opened. Check the permissions of the file and its folder."),
    ("locked", f"another process has been writing for over {BUSY_SECONDS} seconds. Wait for it and run it again."),
    ("no such module: fts5", "the SQLite of this Python can't search texts (FTS5). Use a Python whose sqlite3 can."),
    ("malformed", "the file is damaged. Restore a copy, or read the documents into a new archive."),
    ("not a database", "the file is damaged. Restore a copy, or read the documents into a new archive."),
    ("disk i/o error", "the disk failed, or is full. What was added before is safe; check the disk and run it again."),
)


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the archive at ``path``, migrated to this version's schema.

    Raises ArchiveError where the file is no archive, is damaged, was written by a newer version or can't be written
    although it must be; UsageError where there is none and ``create`` is False.
    """
    _check_file(path, create=create)
    engine = create_engine(_address(path), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        _migrate_in_turn(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise explain(path, error) from error
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def _address(path: Path) -> URL:
    """The database's address. Where its folder can't be written, SQLite can't make the files that it keeps beside an
    archive for other processes; nobody is writing there either, so the file is read as one that never changes.
    """
    whole = path.absolute()
    beside = whole.with_name(f"{whole.name}-wal")
    if not whole.exists() or os.access(whole.parent, os.W_OK) or beside.exists():
        return URL.create("sqlite", database=str(whole))
    return URL.create("sqlite", database=whole.as_uri(), query={"immutable": "1", "uri": "true"})


def _check_file(path: Path, *, create: bool) -> None:
    if not path.exists():
        if not create:
            raise UsageError(f"{path}: there is no archive here. Read something into it first: communique read PATH.")
        if not path.parent.exists():
            raise ArchiveError(f"{path}: the folder {path.parent} does not exist. Create it first.")
        return
    if path.is_dir():
        raise ArchiveError(f"{path}: this is a folder. Name the archive's file.")
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise ArchiveError(f"{path}: it can't be opened ({error.strerror}). Check its permissions.") from error
    if not head and not create:
        raise UsageError(f"{path}: {EMPTY[0].lower()}{EMPTY[1:]}")
    if head and head != MAGIC:
        raise ArchiveError(f"{path}: this file is no archive. Name another with --archive, or move it away.")


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to us (PEP 249's implicit ones are none), and wait for other writers."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    cursor.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Writers queue up from the start, so that two processes never wait on each other's half-made transactions."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _migrate_in_turn(engine: Engine, path: Path) -> None:
    """Where several processes find no archive and make it at once, SQLite refuses some of them without waiting (a
    change to write-ahead logging needs the file alone): they try again until one has made it.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            _migrate(engine, path)
        except DatabaseError as error:
            if "lock" not in str(error.orig) or time.monotonic() > deadline:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return


def _migrate(engine: Engine, path: Path) -> None:
    """Bring the schema up to date; nothing is written where it is."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(MIGRATIONS))
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if tables - {ALEMBIC} and OURS not in tables:
        raise ArchiveError(f"{path}: this is a database, but no archive. Name another file with --archive.")
    if current == script.get_current_head():
        return
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise ArchiveError(
            f"{path}: it was written by a newer version of communique (schema {current}). "
            "Install that version, or name another archive."
        )
    if current is not None:
        LOG.info("%s: an older version wrote this archive; its tables are brought up to date", path)
    _upgrade(engine)


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA journal_mode=WAL")
    raw.close()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def file_problems(connection: Connection) -> Iterator[Problem]:
    """What SQLite finds wrong with the file itself; where it finds something, its rows can't be trusted."""
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem(where="file", what=" ".join(str(row[0]).split()))


def reference_problems(connection: Connection) -> Iterator[Problem]:
    """Rows that point at rows that are not there."""
    for table, row_number, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(where=f"{table} row {row_number}", what=f"it points at a missing row of {parent}")


def explain(path: Path, error: DatabaseError) -> ArchiveError:
    """A database error in words: what happened, and what to do next."""
    cause = str(error.orig if error.orig is not None else error)
    advice = next((advice for sign, advice in ADVICE if sign in cause.lower()), None)
    return ArchiveError(f"{path}: {advice or f'{cause}. Restore a copy, or read the documents into a new archive.'}")
