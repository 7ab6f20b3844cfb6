"""What may go wrong around an archive: disks, permissions, other processes, the power."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from communique import Archive
from communique.cli.reading import read_into
from communique.model import ArchiveError, DocumentError, UsageError
from communique.render.summary import Tally
from communique.sources.files import open_sources
from fast_command import NoParser
from keeping import TEXTS, TOLD, VIETNAMESE, filled, grouping, own, run, start, wait_until, write_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
MANY = 40


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with enough documents that a run can be met in its middle."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        name = sorted(TEXTS)[number % len(TEXTS)]
        (folder / f"{number:03}.txt").write_text(f"{TEXTS[name]}\nNumber {number} of the series.\n", encoding="utf-8")
    return folder


def count(path: Path) -> int:
    """How many documents an archive holds by now; 0 while there is none to be read."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM document_names").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def integrity(path: Path) -> str:
    """What SQLite itself says of the file."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def assert_whole(path: Path, folder: Path) -> None:
    """The archive is sound, and reading again finishes the job."""
    assert integrity(path) == "ok"
    with Archive(path) as archive:
        assert archive.check() == []
    tally = Tally()
    with patch("communique.readers.parse.SpacyParser", NoParser), Archive(path) as archive:
        read_into(archive, open_sources([str(folder)]), tally)
    assert tally.failures == []
    with Archive(path) as archive:
        assert len(archive.documents()) == MANY
        assert archive.check() == []
        assert {document.reports for document in archive.documents()} == {1}


@pytest.mark.parametrize("documents", [1, 15])
def test_kill_9_leaves_whole_documents(many: Path, tmp_path: Path, documents: int) -> None:
    """SIGKILL in the middle of a run: the archive is sound, holds whole documents, and running again finishes."""
    path = tmp_path / "a.db"
    process = start("read", many, "--archive", path, cwd=tmp_path)
    wait_until(lambda: count(path) >= documents)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert documents <= count(path) < MANY
    assert_whole(path, many)


def test_kill_9_while_the_archive_is_made(many: Path, tmp_path: Path) -> None:
    """SIGKILL as soon as the file is there, before its schema is: it is no obstacle to running again."""
    path = tmp_path / "a.db"
    process = start("read", many, "--archive", path, cwd=tmp_path)
    wait_until(path.exists)
    process.kill()
    process.communicate()
    assert_whole(path, many)


def test_ctrl_c_ends_with_one_line(many: Path, tmp_path: Path) -> None:
    """SIGINT: exit code 130, the counts of what was stored, one line and no traceback; running again finishes."""
    path = tmp_path / "a.db"
    process = start("read", many, "--archive", path, cwd=tmp_path)
    wait_until(lambda: count(path) >= 3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert err.strip() == "Interrupted. What was stored before is safe; run the same again to go on."
    assert f"({count(path)} added)" in out
    assert_whole(path, many)


def test_two_processes_write_at_once(many: Path, tmp_path: Path) -> None:
    """Two runs start together on an archive that is not there yet: both end well, each document is there once."""
    path = tmp_path / "a.db"
    first = start("read", many, "--archive", path, cwd=tmp_path)
    second = start("read", *sorted(many.glob("*.txt"), reverse=True), "--archive", path, cwd=tmp_path)
    for process in (first, second):
        _, err = process.communicate()
        assert (process.returncode, err) == (0, "")
    assert count(path) >= MANY
    assert_whole(path, many) if count(path) == MANY else None
    with Archive(path) as archive:
        assert len(archive.documents()) == MANY
        assert sum(len(exchange.reports) for exchange in archive.exchanges()) == MANY
        assert archive.check() == []


def test_several_processes_make_one_archive(tmp_path: Path) -> None:
    """Processes that all find no archive and make it in the same moment agree on one."""
    write_texts(tmp_path / "in")
    path = tmp_path / "a.db"
    processes = [start("read", f"in/{name}", "--archive", path, cwd=tmp_path) for name in sorted(TEXTS)[1:4]]
    for process in processes:
        _, err = process.communicate()
        assert (process.returncode, err) == (0, "")
    with Archive(path) as archive:
        assert len(archive.documents()) == len(grouping(archive)) == 3


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    """A run that meets another's unit of work waits for its end instead of failing."""
    path = tmp_path / "a.db"
    filled(path, []).close()
    write_texts(tmp_path / "in")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        process = start("read", "in", "--archive", path, cwd=tmp_path)
        wait_until(lambda: holds_open(process.pid, path))
        assert process.poll() is None
        other.execute("ROLLBACK")
    _, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert count(path) == len(TEXTS)


def holds_open(pid: int, path: Path) -> bool:
    """Whether a process has opened a file."""
    try:
        return any(link.readlink() == path for link in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return False


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever can't get at the archive for long is told that another process is writing."""
    monkeypatch.setattr("communique.store.sqlite.BUSY_SECONDS", 0)
    path = tmp_path / "a.db"
    with filled(path, []) as archive, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another process has been writing"):
            archive.add_reading(own("meeting.txt"))
        other.execute("ROLLBACK")
        assert archive.add_reading(own("meeting.txt")).outcome == "added"


@pytest.mark.skipif(sys.platform != "linux", reason="limits a process's files as Linux does")
def test_a_full_disk_keeps_what_was_stored(many: Path, tmp_path: Path) -> None:
    """A disk that fills up ends the run with a message and exit code 1; what was stored before is whole, and with
    room again the job is finished. (The disk is RLIMIT_FSIZE, which stops a file from growing as a full disk does,
    though with another error code.)
    """
    path = tmp_path / "a.db"
    filled(path, []).close()
    limit = path.stat().st_size + 120_000
    done = run(
        "read",
        many,
        "--archive",
        path,
        cwd=tmp_path,
        preexec_fn=lambda: (
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        ),
    )
    assert done.returncode == 1
    assert "What was added before is safe" in done.stderr
    assert "Traceback" not in done.stderr
    assert "documents (" in done.stdout
    assert 0 < count(path) < MANY
    assert_whole(path, many)


def test_a_full_database_says_that_the_disk_is_full(tmp_path: Path) -> None:
    """SQLite's own word for a full disk comes out as such. (PRAGMA max_page_count lets it say so.)"""
    from sqlalchemy import event

    with filled(tmp_path / "a.db", ["meeting.txt"]) as archive:
        engine = archive._store._engine  # type: ignore[attr-defined]
        pages = engine.connect().exec_driver_sql("PRAGMA page_count").scalar_one()
        engine.dispose()
        limit = f"PRAGMA max_page_count = {pages + 3}"
        event.listen(engine, "connect", lambda connection, _: connection.execute(limit))
        with pytest.raises(ArchiveError, match=r"the disk is full\. What was added before is safe"):
            archive.add_bytes(VIETNAMESE.encode() * 200, name="long.txt")
        assert archive.check() == []
        assert [document.name for document in archive.documents()] == ["meeting.txt"]


def give_up_rights() -> None:
    """Let permissions count for root too: the next program starts without root's right to overlook them."""
    libc = ctypes.CDLL(None, use_errno=True)
    for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if libc.prctl(PR_CAPBSET_DROP, right, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")


def humbly(*arguments: object, cwd: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run ``communique`` as a user for whom permissions count."""
    if os.geteuid() == 0:
        more["preexec_fn"] = give_up_rights
    return run(*arguments, cwd=cwd, **more)


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder whose permissions tests may take away; skips where they can't be made to count."""
    (tmp_path / "secret").write_bytes(b"")
    (tmp_path / "secret").chmod(0)
    probe = [sys.executable, "-c", f"open({str(tmp_path / 'secret')!r})"]
    rights = {"preexec_fn": give_up_rights} if os.geteuid() == 0 else {}
    try:
        if subprocess.run(probe, stderr=subprocess.DEVNULL, check=False, **rights).returncode == 0:
            pytest.skip("permissions do not count for this user here")
    except subprocess.SubprocessError:
        pytest.skip("this user can't give up the right to overlook permissions")
    (tmp_path / "secret").unlink()
    yield tmp_path
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(stat.S_IRWXU)


def test_a_file_without_read_permission_fails_alone(open_folder: Path) -> None:
    """It is named with its reason; the others are read."""
    write_texts(open_folder / "in")
    (open_folder / "in" / "meeting.txt").chmod(0)
    done = humbly("read", "in", cwd=open_folder, env={"COLUMNS": "160"})
    assert done.returncode == 1
    assert "in/meeting.txt  no permission to read it" in done.stderr
    assert "4 documents (4 added)" in done.stdout


@pytest.mark.parametrize("read_only", ["file", "folder", "both"])
def test_a_read_only_archive_answers_and_says_that_it_can_not_be_written(open_folder: Path, read_only: str) -> None:
    """Listings work on an archive that may only be read; reading into it is one clear message, exit code 1."""
    path = open_folder / "kept" / "a.db"
    path.parent.mkdir()
    filled(path).close()
    write_texts(open_folder / "in")
    path.chmod(0o666 if read_only == "folder" else 0o444)
    path.parent.chmod(0o777 if read_only == "file" else 0o555)
    listed = humbly("exchanges", "--archive", path, "--format", "csv", cwd=open_folder)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert len(listed.stdout.splitlines()) == 1 + len(TOLD)
    (open_folder / "in" / "new.txt").write_text(TEXTS["meeting.txt"].replace("sixty", "eighty"), encoding="utf-8")
    done = humbly("read", "in/new.txt", "--archive", path, cwd=open_folder)
    assert done.returncode == 1
    assert "it can't be written. Check the permissions of the file and its folder." in done.stderr
    assert "Traceback" not in done.stderr


def test_an_archive_in_a_folder_that_can_not_be_written(open_folder: Path) -> None:
    """A new archive there is one clear message."""
    write_texts(open_folder / "in")
    (open_folder / "kept").mkdir()
    (open_folder / "kept").chmod(0o555)
    done = humbly("read", "in", "--archive", "kept/a.db", cwd=open_folder)
    assert done.returncode == 1
    assert "it can't be opened. Check the permissions of the file and its folder." in done.stderr


def test_an_export_folder_that_can_not_be_written(open_folder: Path) -> None:
    """Says so, exit code 2, for this is the request's own fault."""
    filled(open_folder / "a.db").close()
    (open_folder / "a.db").chmod(0o666)
    (open_folder / "kept").mkdir()
    (open_folder / "kept").chmod(0o555)
    done = humbly("export", "kept", "--archive", "a.db", cwd=open_folder)
    assert done.returncode == 2
    assert "Name another folder" in done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Dear archive, I am a letter.\n", "this file is no archive"),
        (b"SQLite format 3\x00" + b"\x17" * 4096, "the file is damaged"),
    ],
)
def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path, content: bytes, told: str) -> None:
    """Its bytes stay as they were."""
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=told):
        Archive(path)
    assert path.read_bytes() == content


def test_places_that_are_no_archive(tmp_path: Path) -> None:
    """A folder, and a file in a folder that is not there, are told apart."""
    with pytest.raises(ArchiveError, match="this is a folder"):
        Archive(tmp_path)
    with pytest.raises(ArchiveError, match=r"does not exist\. Create it first"):
        Archive(tmp_path / "none" / "a.db")
    with pytest.raises(UsageError, match="communique read PATH"):
        Archive(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("page", [2, 5, 20, -1])
def test_a_corrupted_page_is_found(tmp_path: Path, page: int) -> None:
    """check names the damage, exit code 1 and no traceback, wherever in the file it lies."""
    path = tmp_path / "a.db"
    filled(path).close()
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page if page > 0 else pages - 2) * size)
        file.write(b"\xa5" * size)
    done = run("check", "--archive", path, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "file: " in done.stdout or "damaged" in done.stderr
    assert "estore a copy" in done.stdout + done.stderr


def test_a_truncated_archive_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    """Half a file is told as damaged, by every command."""
    path = tmp_path / "a.db"
    filled(path).close()
    os.truncate(path, path.stat().st_size // 2)
    for arguments in (["exchanges"], ["check"]):
        done = run(*arguments, "--archive", path, cwd=tmp_path)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


def test_a_line_of_50_megabytes_is_no_document(tmp_path: Path) -> None:
    """It is refused with its size and what to do, before anything is read from it; the next document is read."""
    (tmp_path / "long.txt").write_bytes(b"word " * 10_000_000)
    (tmp_path / "meeting.txt").write_text(TEXTS["meeting.txt"], encoding="utf-8")
    done = run("read", "long.txt", "meeting.txt", cwd=tmp_path, env={"COLUMNS": "160"})
    assert done.returncode == 1
    assert "50,000,000 bytes are no single document" in done.stderr
    assert "1 document (1 added)" in done.stdout


def test_a_file_name_in_another_encoding_is_no_obstacle(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 in a file's name are shown as escapes; the document is stored, listed and found."""
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(TEXTS["meeting.txt"], encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    done = run("read", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    again = run("read", name, cwd=tmp_path)
    assert "(1 unchanged)" in again.stdout
    assert "caf\\xe9.txt" in run("documents", "--format", "csv", cwd=tmp_path).stdout
    assert run("text", name, cwd=tmp_path).returncode == 0
    assert run("read", name, "--json", cwd=tmp_path).returncode == 0


def test_text_that_no_encoding_can_write_is_a_failure_of_its_document() -> None:
    """A half of a surrogate pair in a string is no text."""
    from communique import Reader

    with pytest.raises(DocumentError, match=r"odd\.txt"):
        Reader().read_text("Half a character: \ud800", name="odd.txt")
