"""How judgements on statements are kept: whole or not at all, checked, and through migrations."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine

from communique import Archive
from communique.store.sqlite import MIGRATIONS
from keeping import environment, filled
from reviewing import LATER, SCHOOL, TEACHERS, doubtful, later, meeting, speakers, told

if TYPE_CHECKING:
    from pathlib import Path

UNSURE = doubtful(meeting(), TEACHERS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed archive with two reviews: of a statement that the reader was sure of, and of one that it was not."""
    with filled(tmp_path / "a.db", ["call-b.txt"]) as archive:
        archive.add_reading(UNSURE)
        archive.review(told(archive, SCHOOL).id, speaker="Haldvik", why="heard", who="ana")
        archive.review(told(archive, TEACHERS).id, speaker=["Tolleko", "Kenya"], why="heard", who="ana")
    return tmp_path / "a.db"


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE statement_actors SET name = 'Eve' WHERE role = 'read'", "document", "is not what was written"),
        ("DELETE FROM statement_actors WHERE role = 'read'", "document", "is not what was written"),
        ("UPDATE statements SET reviewed = NULL WHERE reviewed = 2", "document", "is not what was written"),
        ("UPDATE statements SET reviewed = NULL WHERE reviewed = 1", "statement", "no judgement that stands"),
        ("UPDATE statements SET reviewed = 7 WHERE reviewed = 2", "statement", "no judgement that stands"),
        ("UPDATE statements SET reviewed = 1 WHERE reviewed = 2", "statement", "not those that judgement 1 gives"),
        ("UPDATE rulings SET undone = '2032-01-01' WHERE id = 1", "statement", "no judgement that stands"),
        (
            (
                "UPDATE statement_actors SET name = 'Eve' WHERE role = 'speaker' AND name = 'Jorun Haldvik' "
                "AND statement IN (SELECT id FROM statements WHERE reviewed = 1)"
            ),
            "statement",
            "not those that judgement 1 gives",
        ),
        ("""UPDATE reviews SET speakers = '[["Eve", null]]'""", "statement", "not those that judgement 1 gives"),
        ("UPDATE reviews SET words = 'the sea is ours'", "judgement 1", "its words are 'the sea is ours'"),
        ("UPDATE reviews SET spans = '[[3, 9]]' WHERE ruling = 2", "judgement 2", "its spans read"),
        ("UPDATE reviews SET spans = '[3]' WHERE ruling = 2", "judgement 2", "can't be loaded"),
        ("UPDATE reviews SET given = 'nobody'", "judgement 1", "can't be loaded"),
        ("UPDATE reviews SET document = 'none'", "judgement 2", "its spans read None"),
        ("DELETE FROM reviews WHERE ruling = 1", "judgement 1", "gone from the log"),
        ("DELETE FROM rulings WHERE id = 2", "reviews", "missing row of rulings"),
        ("ALTER TABLE reviews DROP COLUMN given", "table reviews", "the column given is gone"),
    ],
)
def test_check_finds_what_was_changed(path: Path, statement: str, where: str, what: str) -> None:
    """Other speakers than the review's, a reader's own that are gone, a review without its words or its entry in the
    log: check names the place and what is wrong.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    with Archive(path) as archive:
        found = archive.check()
    assert any(where in problem.where and what in problem.what for problem in found), found


def test_a_review_is_one_transaction(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where putting it into effect breaks, a review is not logged, nor undone, nor is a document read anew."""
    from communique.store.writer import DatabaseWriter

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("cut off here")

    with Archive(path) as archive:
        before = archive.statements(), archive.judgements(), archive.documents()
        monkeypatch.setattr(DatabaseWriter, "settle", broken)
        with pytest.raises(RuntimeError, match="cut off"):
            archive.review(told(archive, "steam knows").id, wrong=True)
        with pytest.raises(RuntimeError, match="cut off"):
            archive.undo(1)
        with pytest.raises(RuntimeError, match="cut off"):
            archive.add_reading(later(UNSURE))
        monkeypatch.undo()
        assert (archive.statements(), archive.judgements(), archive.documents()) == before
        assert archive.check() == []


KILLED = """
import os, signal, sys
from communique import Archive
from communique.store import writer
settle = writer.settle
def dying(*arguments):
    settle(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
writer.settle = dying
archive = Archive(sys.argv[1])
{}
"""


@pytest.mark.parametrize("act", ["archive.review(sys.argv[2], wrong=True)", "archive.undo(1)"])
def test_kill_9_in_the_middle_leaves_what_was_there(path: Path, act: str) -> None:
    """SIGKILL after all was written and before it was committed: the archive is sound, and nothing was judged."""
    with Archive(path) as archive:
        before = archive.statements(), archive.judgements()
        key = told(archive, "steam knows").id
    script = [sys.executable, "-c", KILLED.format(act), str(path), key]
    done = subprocess.run(script, env=environment(), capture_output=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Archive(path) as archive:
        assert (archive.statements(), archive.judgements()) == before
        assert archive.check() == []
        archive.review(key, wrong=True)
        assert archive.check() == []


def test_two_who_review_at_once_do_not_contradict_each_other(path: Path) -> None:
    """Of two processes that have the archive open the second is told of the first one's judgement."""
    from communique.model import UsageError

    with Archive(path) as one, Archive(path) as other:
        key = told(one, "steam knows").id
        one.review(key, wrong=True)
        with pytest.raises(UsageError, match="judgement 3"):
            other.review(key, right=True)
        other.undo(3)
        assert one.review(key, right=True).reviewed == 4


def migrate(path: Path, revision: str) -> None:
    """Take an archive back to an older schema."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()


def test_an_archive_without_reviews_gains_them(path: Path) -> None:
    """One of the schema before opens with the reader's own speakers and a log without reviews, and takes new ones."""
    with Archive(path) as archive:
        archive.merge("2031-05", "2030-03", why="a test")
    migrate(path, "0004")
    with Archive(path) as archive:
        assert archive.document("meeting.txt") == UNSURE
        assert [ruling.verb for ruling in archive.judgements()] == ["merge"]
        assert archive.check() == []
        archive.review(told(archive, TEACHERS).id, speaker="Tolleko")
        assert speakers(archive, TEACHERS) == ["Amara Tolleko"]


def test_many_documents_read_anew_in_one_unit_of_work_keep_their_reviews(path: Path) -> None:
    """A run over the whole archive with a newer reader changes no reviewed speaker."""
    from dataclasses import replace

    with Archive(path) as archive:
        before = [(record.content, record.statement.speakers, record.reviewed) for record in archive.statements()]
        readings = [replace(archive.document(name), reader=LATER) for name in ("call-b.txt",)]
        archive.add_readings([*readings, later(UNSURE)])
        after = [(record.content, record.statement.speakers, record.reviewed) for record in archive.statements()]
        assert after == before
        assert archive.check() == []
