"""Days of publication given by hand: on the command line, in a table, in Python, and in an archive."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

import communique
from communique import Archive, Reader
from communique.model import UsageError
from communique.sources.given import GivenDays, read_day, read_given_days
from fast_command import NoParser
from keeping import TEXTS, run, write_texts

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = date(2021, 4, 6)
TODAY = """Kenyan, Icelandic presidents talk over phone

Kenyan President Amara Tolleko today held a telephone conversation with Icelandic President Jorun Haldvik.

Tolleko said that Kenya and Iceland are partners across two oceans and should widen their exchanges in geothermal energy.
"""


def table(folder: Path, words: str) -> Path:
    path = folder / "days.tsv"
    path.write_bytes(words.encode())
    return path


def published(stdout: str) -> dict[str, tuple[str | None, str | None]]:
    """Day and basis by the name of the document, of what ``read --json`` prints."""
    found = map(json.loads, stdout.splitlines())
    return {one["doc"]: (one["published"], one["published_basis"]) for one in found}


def test_rows_name_documents_by_path_or_base_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path means one file however it is written, a base name every file of that name; a path says more."""
    monkeypatch.chdir(tmp_path)
    days = read_given_days(
        table(tmp_path, "a.txt\t2021-04-06\nsub/a.txt\t2021-04-07\nb.txt\t\nnever.txt\t2021-01-01\n")
    )
    assert days.day_of("a.txt") == GIVEN
    assert days.day_of("other/a.txt") == GIVEN
    assert days.day_of("./sub/a.txt") == date(2021, 4, 7)
    assert days.day_of(str(tmp_path / "sub" / "a.txt")) == date(2021, 4, 7)
    assert days.day_of("b.txt") is None
    assert days.day_of("c.txt") is None
    assert days.unread == ["never.txt"]


def test_one_day_for_all() -> None:
    """Without a table every document has the one day, or none."""
    assert GivenDays(everywhere=GIVEN).day_of("a.txt") == GIVEN
    assert GivenDays().day_of("a.txt") is None
    assert GivenDays(everywhere=GIVEN).unread == []


def test_a_table_may_come_from_any_editor(tmp_path: Path) -> None:
    """A byte-order mark, Windows' line ends, empty lines, a time of day and a row told twice are no errors."""
    path = table(tmp_path, "\ufeffa.txt\t2021-04-06T09:18+08:00\r\n\r\nb.txt\t2021-04-06\r\nb.txt\t2021-04-06\r\n")
    days = read_given_days(path)
    assert days.day_of("a.txt") == datetime.fromisoformat("2021-04-06T09:18+08:00")
    assert days.day_of("b.txt") == GIVEN


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a.txt\t2021-04-06\nb.txt 2021-04-06\n", r"line 2: 'b.txt 2021-04-06' is no row.*a tab"),
        ("a.txt\t2021-13-06\n", r"line 1: '2021-13-06' is no day. Write it as 2021-04-06"),
        ("a.txt\t6 April 2021\n", r"line 1: '6 April 2021' is no day"),
        ("a.txt\t20210406\n", r"line 1: '20210406' is no day"),
        ("a.txt\t2021-04-06\t\n", r"line 1: .* is no row"),
        ("\t2021-04-06\n", r"line 1: '2021-04-06' is no row"),
        ("a.txt\t2021-04-06\nb.txt\t\na.txt\t2021-04-07\n", r"line 3: a.txt has another day above"),
    ],
)
def test_a_malformed_row_names_file_line_and_mend(tmp_path: Path, words: str, told: str) -> None:
    """Nothing is guessed: the message says which row is wrong and how to write it."""
    with pytest.raises(UsageError, match=rf"days\.tsv, {told}"):
        read_given_days(table(tmp_path, words))


@pytest.mark.parametrize("what", ["missing", "folder", "latin"])
def test_a_table_that_can_not_be_read_is_told(tmp_path: Path, what: str) -> None:
    """No file, a folder, another encoding: an error of ours that names the table."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin").write_bytes(b"caf\xe9.txt\t2021-04-06\n")
    with pytest.raises(UsageError, match=what):
        read_given_days(tmp_path / what)


@pytest.mark.parametrize("words", ["2021-4-6", "2021-04-31", "2021-04", "", "2021-W14-2", "2021-04-06T25:00", "today"])
def test_only_whole_days_are_days(words: str) -> None:
    """A month, a week or a word is none."""
    with pytest.raises(ValueError):  # noqa: PT011 -- the words of the message are Python's
        read_day(words)


def test_read_takes_one_day_for_all(tmp_path: Path) -> None:
    """--published wins over what each document says of itself; days that count from it follow."""
    write_texts(tmp_path / "in")
    (tmp_path / "in" / "today.txt").write_text(TODAY, encoding="utf-8")
    done = run("read", "in", "--json", "--published", "2021-04-06", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(published(done.stdout).values()) == {("2021-04-06", "given")}
    reports = {one["doc"]: one["reports"] for one in map(json.loads, done.stdout.splitlines())}
    assert reports["in/today.txt"][0]["date"]["earliest"] == "2021-04-06"


def test_read_takes_a_table_of_days(tmp_path: Path) -> None:
    """--published-from gives each its own; a document without a row, or with an empty day, is read as it is; rows that
    nothing asked for are counted on standard error.
    """
    write_texts(tmp_path / "in")
    path = table(tmp_path, "call-a.txt\t2021-04-06\nin/meeting.txt\t2021-04-07\nmessage.txt\t\ngone.txt\t2021-01-01\n")
    done = run("read", "in", "--json", "--published-from", path.name, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == "days.tsv: 1 row for documents that were not read: gone.txt\n"
    assert published(done.stdout) == {
        "in/call-a.txt": ("2021-04-06", "given"),
        "in/call-b.txt": ("2030-03-04", "dateline"),
        "in/meeting.txt": ("2021-04-07", "given"),
        "in/message.txt": ("2031-06-09", "dateline"),
        "in/ministers.txt": ("2030-03-04", "dateline"),
    }


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--published", "yesterday"], "'yesterday' is no day. Write 2021-04-06"),
        (["--published", "2021-04"], "is no day"),
        (["--published-from", "none.tsv"], "none.tsv: the table can't be read"),
        (["--published-from", "bad.tsv"], "bad.tsv, line 1: 'a.txt' is no row"),
        (["--published", "2021-04-06", "--published-from", "bad.tsv"], "can't go together"),
    ],
)
def test_wrong_days_are_wrong_usage(tmp_path: Path, options: list[str], told: str) -> None:
    """Exit code 2 before anything is read or stored."""
    write_texts(tmp_path / "in")
    (tmp_path / "bad.tsv").write_text("a.txt\n", encoding="utf-8")
    done = run("read", "in", *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
    assert not (tmp_path / "communique.db").exists()


def test_python_takes_days_too(tmp_path: Path) -> None:
    """A file, bytes and a text at hand take the day in the same way."""
    path = write_texts(tmp_path) / "meeting.txt"
    text = TEXTS["meeting.txt"]
    reading = communique.read(path, published=GIVEN)
    assert reading.document.published is not None
    assert (reading.document.published.day, reading.document.published.basis) == (GIVEN, "given")
    reader = Reader()
    assert reader.read_text(text, name=str(path), published=GIVEN) == reading
    assert reader.read_bytes(text.encode(), name=str(path), published=GIVEN) == reading


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    opened = Archive(tmp_path / "a.db")
    opened._reader.pipeline._parser = NoParser()  # type: ignore[assignment]
    return opened


def test_another_day_supersedes_the_same_text(archive: Archive, tmp_path: Path) -> None:
    """The day is part of what makes a reading: the same day again changes nothing, another one, or none, is another
    reading of the text, and its exchange moves with it.
    """
    path = tmp_path / "today.txt"
    path.write_text(TODAY, encoding="utf-8")
    for day, outcome in (
        (None, "added"),
        (GIVEN, "superseded"),
        (GIVEN, "unchanged"),
        (date(2022, 1, 2), "superseded"),
        (None, "superseded"),
        (None, "unchanged"),
    ):
        assert archive.add(path, published=day).outcome == outcome
        (document,) = archive.documents()
        (exchange,) = archive.exchanges()
        assert document.published == day
        assert (exchange.date.earliest if exchange.date is not None else None) == day
    assert archive.check() == []


def test_a_reading_made_with_a_day_is_stored_as_such(archive: Archive, tmp_path: Path) -> None:
    """What was read with a given day and added later is what adding it with that day makes."""
    path = tmp_path / "today.txt"
    path.write_text(TODAY, encoding="utf-8")
    reading = archive._reader.read(path, published=GIVEN)
    assert archive.add_reading(reading).outcome == "added"
    assert archive.add(path, published=GIVEN).outcome == "unchanged"


def test_read_stores_the_day_given(tmp_path: Path) -> None:
    """The command and its archive: a day given supersedes, the same again changes nothing."""
    write_texts(tmp_path / "in")
    for options, outcome in (
        ([], "5 added"),
        (["--published", "2021-04-06"], "5 superseded"),
        (["--published", "2021-04-06"], "5 unchanged"),
    ):
        assert f"({outcome})" in run("read", "in", *options, cwd=tmp_path).stdout
    assert "2021-04-06" in run("documents", cwd=tmp_path).stdout
