"""The embedded back end: one SQLite file, readable with any SQLite tool. The only module that knows SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from communique.model import ArchiveError

BUSY_SECONDS = 60
MAGIC = b"SQLite format 3\x00"


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the archive at ``path``, migrated to this version's schema.

    Raises ArchiveError where the file is no archive, is damaged, was written by a newer version, does not exist
    (unless ``create``) or can't be written.
    """
    _check_file(path, create=create)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        _migrate(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise explain(path, error) from error
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    if not path.exists():
        if not create:
            raise ArchiveError(
                f"{path}: there is no archive here. Read something into it first: communique read PATH --archive {path}"
            )
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
    if head and head != MAGIC:
        raise ArchiveError(f"{path}: this file is no archive. Name another with --archive, or move it away.")


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", f"busy_timeout={BUSY_SECONDS * 1000}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    """Writers queue up from the start, so that two processes never wait on each other's half-made transactions."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(engine: Engine, path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if current is None and tables:
            raise ArchiveError(f"{path}: this is a database, but no archive. Name another file with --archive.")
        if current == script.get_current_head():
            return
        if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
            raise ArchiveError(
                f"{path}: it was written by a newer version of communique (schema {current}). Install that version, or name another archive."
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def integrity(engine: Engine) -> list[str]:
    """What SQLite itself finds wrong with the file; empty if nothing."""
    with engine.connect() as connection:
        rows = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        broken = [
            f"{row[0]} row {row[1]} points at a missing {row[2]}"
            for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        ]
    return [row for row in rows if row != "ok"] + broken


def explain(path: Path, error: DatabaseError) -> ArchiveError:
    """A database error in words: full disk, read-only, locked, damaged."""
    cause = str(error.orig).lower() if error.orig is not None else str(error).lower()
    if "full" in cause:
        return ArchiveError(
            f"{path}: the disk is full. What was added before is safe; free some space and run it again."
        )
    if "readonly" in cause or "read-only" in cause or "unable to open" in cause:
        return ArchiveError(f"{path}: it can't be written. Check the permissions of the file and its folder.")
    if "locked" in cause:
        return ArchiveError(
            f"{path}: another process has been writing for over {BUSY_SECONDS} seconds. Wait for it and run it again."
        )
    if isinstance(error.orig, sqlite3.DatabaseError) and ("malformed" in cause or "not a database" in cause):
        return ArchiveError(
            f"{path}: the file is damaged ({cause}). Restore a copy, or read the documents into a new archive."
        )
    return ArchiveError(f"{path}: {cause}. Run communique check on it.")
