"""Migrations: what they make is what the program expects, from any start."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from communique import Archive
from communique.model import ArchiveError
from communique.store.schema import METADATA, WORDS_TABLES
from communique.store.sqlite import MIGRATIONS
from keeping import TEXTS, filled, reading_of, run

if TYPE_CHECKING:
    from pathlib import Path


STATEMENT = """Iceland's president on steam

REYKJAVIK, March 4, 2030 - Icelandic President Jorun Haldvik said that the harbour of Vik would be opened in spring.
"""
MADE = (
    *("exchange_summaries", "exchange_facets", "exchange_people", "document_speakers", "person_counts"),
    "exchange_counts",
    *("mentioned_exchanges", "searched_statements", "searched_documents", *WORDS_TABLES),
)
"""Tables with rows that are made of other rows."""


def made_rows(path: Path) -> dict[str, list[str]]:
    """The rows of each, without the numbers that search has for its own."""
    rows = {table: execute(path, f"SELECT * FROM {table}") for table in MADE}  # noqa: S608  # names of ours
    return {table: sorted(repr(row[table.startswith("searched") :]) for row in found) for table, found in rows.items()}


def execute(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """Run SQL as any SQLite tool would, and give the last one's rows."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
        connection.commit()
    return rows


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Whether a table is one of METADATA's, not one of those that make an index of words."""
    return kind != "table" or not str(name).startswith(WORDS_TABLES)


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrated_schema_is_the_one_in_the_code(tmp_path: Path) -> None:
    """Tables, columns, types, keys and indexes after all migrations equal METADATA; beside them are only the tables in
    which SQLite keeps an index of words.
    """
    Archive(tmp_path / "a.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "include_name": is_ours}
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_migrated_index_of_public_names_is_the_one_in_the_code(tmp_path: Path) -> None:
    """An index on an expression, which no tool reflects, reads after all migrations as METADATA makes it."""
    index = "SELECT sql FROM sqlite_master WHERE name = 'ix_document_names_public'"
    Archive(tmp_path / "a.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'b.db'}")
    METADATA.create_all(engine)
    engine.dispose()
    assert execute(tmp_path / "a.db", index) == execute(tmp_path / "b.db", index) != []


def test_there_is_one_line_of_migrations() -> None:
    """One base, one head, no fork between them."""
    script = ScriptDirectory(str(MIGRATIONS))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
    assert all(not revision.is_branch_point for revision in script.walk_revisions())


def test_migrations_call_nothing_that_can_change() -> None:
    """A migration does the same in every later version: none imports anything of ours."""
    versions = [path.read_text(encoding="utf-8") for path in sorted((MIGRATIONS / "versions").glob("r*.py"))]
    assert len(versions) > 1
    assert not [text for text in versions if re.search(r"^\s*(from|import) communique", text, re.MULTILINE)]


@pytest.mark.parametrize("revision", ["0006", "0007"])
def test_what_is_made_of_other_rows_is_made_when_an_older_archive_is_opened(tmp_path: Path, revision: str) -> None:
    """Summaries, speakers, counts and what search looks through are then, row by row, those of ``check --reindex``; also
    of an archive that holds no exchange, only statements.
    """
    paths = tmp_path / "a.db", tmp_path / "b.db"
    filled(paths[0]).close()
    with Archive(paths[1]) as archive:
        archive.add_reading(reading_of(STATEMENT, "statement.txt"))
        assert archive.exchanges() == []
    for path in paths:
        downgraded(path, revision)
        assert not execute(path, "SELECT name FROM sqlite_master WHERE name = 'document_speakers'")
        Archive(path).close()
        opened = made_rows(path)
        with Archive(path) as archive:
            archive.reindex()
        assert opened == made_rows(path)
        assert opened["document_speakers"] != []


def test_migrations_can_be_undone_and_done_again(tmp_path: Path) -> None:
    """Down to nothing and up again leaves the same schema, and nothing behind."""
    path = tmp_path / "a.db"
    Archive(path).close()
    schema = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    before = execute(path, schema)
    downgraded(path, "base")
    assert [name for (name,) in execute(path, "SELECT name FROM sqlite_master WHERE type = 'table'")] == [
        "alembic_version"
    ]
    Archive(path).close()
    assert execute(path, schema) == before


def test_an_archive_of_the_first_schema_goes_on(tmp_path: Path) -> None:
    """An archive that version 0.1 wrote opens: its statements and exchanges are there, and check finds nothing wrong
    although it kept less of each document.
    """
    path = tmp_path / "a.db"
    with filled(path) as archive:
        before = [exchange.id for exchange in archive.exchanges()]
    downgraded(path, "0001")
    assert not execute(path, "SELECT name FROM sqlite_master WHERE name = 'clues'")
    with Archive(path) as archive:
        assert [exchange.id for exchange in archive.exchanges()] == before
        assert archive.check() == []


def test_search_finds_what_an_older_archive_holds(tmp_path: Path) -> None:
    """An archive of the schema before search is indexed when it is opened, superseded texts left out, and says so."""
    path = tmp_path / "a.db"
    with filled(path) as archive:
        archive.add_reading(reading_of(TEXTS["meeting.txt"].replace("sixty", "ninety"), "meeting.txt"))
    downgraded(path, "0005")
    assert not execute(path, "SELECT name FROM sqlite_master WHERE name LIKE '%_words%' OR name LIKE 'searched%'")
    with Archive(path) as archive:
        assert archive.search("ninety").total == 1
        assert archive.search("sixty").total == 0
        assert archive.search("consulate", searched="documents").total == 1
        assert archive.check() == []


def test_a_migration_says_what_it_does(tmp_path: Path) -> None:
    """Opening an old archive takes its time; a line on standard error says why, and standard output has only the answer."""
    path = tmp_path / "a.db"
    filled(path).close()
    downgraded(path, "0005")
    first, second = (run("documents", "--format", "json", "--archive", path, cwd=tmp_path) for _ in range(2))
    assert first.stdout == second.stdout
    assert "a.db: an older version wrote this archive" in first.stderr
    assert second.stderr == ""


def test_linking_anew_says_what_it_does(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The first writing to an archive of an older version links all of it again, and tells how far it is."""
    path = tmp_path / "a.db"
    filled(path).close()
    downgraded(path, "0002")
    with caplog.at_level("INFO", logger="communique"), Archive(path) as archive:
        archive.reindex()
        assert "linked again" not in caplog.text
        archive.add_reading(reading_of(TEXTS["meeting.txt"].replace("sixty", "ninety"), "meeting.txt"))
    assert "they are linked again" in caplog.text
    assert "linking: 5 documents done" in caplog.text
    assert "search: 5 of 5 documents indexed" in caplog.text


def downgraded(path: Path, revision: str) -> None:
    """Bring an archive back to an older schema."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()


def test_opening_an_archive_of_this_version_writes_nothing(tmp_path: Path) -> None:
    """The file's bytes are the same after it was opened and asked."""
    path = tmp_path / "a.db"
    filled(path).close()
    before = path.read_bytes()
    with Archive(path) as archive:
        assert archive.exchanges()
        assert archive.statements()
        assert archive.check() == []
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """A schema that this version does not know is an error that says so; nothing in the file changes."""
    path = tmp_path / "a.db"
    filled(path).close()
    execute(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"newer version of communique \(schema 9999\).*Install"):
        Archive(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TABLE recipes (name TEXT)",
        (
            "CREATE TABLE alembic_version (version_num VARCHAR(32)); CREATE TABLE recipes (name TEXT);"
            "INSERT INTO alembic_version VALUES ('f00d')"
        ),
        "CREATE TABLE documents (id INTEGER)",
    ],
)
def test_a_foreign_database_is_left_alone(tmp_path: Path, made: str) -> None:
    """Another program's SQLite file is no archive, even if that program uses Alembic too; nothing in it changes."""
    path = tmp_path / "kitchen.db"
    execute(path, *made.split(";"))
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"is a database, but no archive.*--archive"):
        Archive(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_becomes_an_archive(tmp_path: Path, content: bytes | None) -> None:
    """A file that a run left empty, or an empty database, is no obstacle to running again."""
    path = tmp_path / "a.db"
    if content is not None:
        path.write_bytes(content)
    else:
        execute(path, "CREATE TABLE t (x)", "DROP TABLE t", "VACUUM")
    with filled(tmp_path / "b.db", ["meeting.txt"]), Archive(path) as archive:
        assert archive.add_bytes(TEXTS["meeting.txt"].encode(), name="m.txt").outcome == "added"


def test_any_sqlite_tool_reads_an_archive(tmp_path: Path) -> None:
    """Plain sqlite3 sees sensible views with speakers, words, days, participants and outlets, and write-ahead logging."""
    path = tmp_path / "a.db"
    filled(path).close()
    assert execute(path, "PRAGMA journal_mode") == [("wal",)]
    assert execute(
        path, "SELECT speakers, act, day, document FROM v_statements WHERE content LIKE '%ten teachers%'"
    ) == [("Jorun Haldvik", "pledge", "2031-05-20", "meeting.txt")]
    exchanges = execute(path, "SELECT exchange, earliest, reports, participants FROM v_exchanges ORDER BY exchange")
    assert [(row[0], row[2]) for row in exchanges] == [
        ("2030-03-04-call-gha-per", 1),
        ("2030-03-04-call-isl-ken", 2),
        ("2031-05-20-meeting-isl-ken", 1),
        ("2031-06-09-message-isl-ken", 1),
    ]
    assert {"Amara Tolleko", "Jorun Haldvik"} <= set(str(exchanges[1][3]).split("; "))
    assert exchanges[1][1] == "2030-03-04"


def test_every_recorded_span_reads_in_plain_sql(tmp_path: Path) -> None:
    """Offsets are what SQL's substr counts too: the words beside a span are the text between its ends."""
    path = tmp_path / "a.db"
    filled(path).close()
    wrong = (
        "SELECT count(*) FROM {} s JOIN documents d ON {} WHERE substr(d.text, s.start + 1, s.end - s.start) != s.words"
    )
    assert execute(path, wrong.format("reports", "d.sha256 = s.document")) == [(0,)]
    assert execute(path, "SELECT count(*) FROM reports WHERE words IS NOT NULL") == [(5,)]
