"""The Python API: typed readings, archives, and an import that does no work."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

import communique
from communique import Archive, Reader
from communique.model import CommuniqueError, DocumentError, NotFoundError, Reading
from keeping import CALL, DEADLINE, TEXTS, environment, filled, write_texts

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = (
    "spacy",
    "sqlalchemy",
    "alembic",
    "pyarrow",
    "trafilatura",
    "rich",
    "numpy",
    "polars",
    "pandas",
    "lxml",
    "yaml",
)
LOADED = "import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a new interpreter has loaded after this code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_import_does_no_work() -> None:
    """``import communique`` loads none of the libraries that take long to load."""
    assert loaded_by("import communique; communique.Archive, communique.read").isdisjoint(HEAVY)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["exchanges", "--help"]])
def test_help_does_no_work(arguments: list[str]) -> None:
    """Neither does asking the command for help."""
    code = f"""
import sys
from communique.cli.main import main
sys.argv = ["communique", *{arguments!r}]
try:
    main()
except SystemExit as ended:
    assert ended.code == 0
"""
    assert loaded_by(code).isdisjoint(HEAVY)


def test_what_is_heavy_would_be_noticed() -> None:
    """The two tests above look at the right thing: reading does load these."""
    assert {"sqlalchemy", "alembic"} <= loaded_by("from communique.store.database import open_store\nimport alembic")


def test_read_gives_typed_attributes(tmp_path: Path) -> None:
    """A reading has a document, people, reports and statements; every span is evidence in the document's text."""
    path = write_texts(tmp_path) / "meeting.txt"
    reading = communique.read(path)
    assert isinstance(reading, Reading)
    assert reading == communique.read(str(path))
    text = reading.document.text
    assert text == TEXTS["meeting.txt"]
    (report,) = reading.reports
    assert (report.kind, report.realis) == ("meeting", "occurred")
    assert report.date is not None
    assert report.date.earliest == date(2031, 5, 20)
    assert [(person.name, person.side) for person in report.participants] == [
        ("Amara Tolleko", "KEN"),
        ("Jorun Haldvik", "ISL"),
    ]
    assert [statement.act for statement in reading.statements] == ["state", "pledge"]
    assert reading.statements[1].content[0].of(text) == "Iceland would send ten teachers more"


def test_a_reading_can_not_be_changed(tmp_path: Path) -> None:
    """Records are frozen and have no room for other attributes."""
    reading = communique.read(write_texts(tmp_path) / "meeting.txt")
    with pytest.raises(AttributeError):
        reading.document.text = ""  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        reading.note = ""  # type: ignore[attr-defined]


def test_the_same_bytes_give_the_same_reading(tmp_path: Path) -> None:
    """File, bytes and text are three ways to one reading, whatever was read before."""
    reader = Reader()
    text = TEXTS["call-a.txt"]
    path = tmp_path / "call.txt"
    path.write_text(text, encoding="utf-8")
    first = reader.read(path)
    reader.read_text(TEXTS["ministers.txt"])
    assert reader.read_bytes(text.encode(), name=str(path)) == first
    assert reader.read_text(text, name=str(path)) == first


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "the file is empty"), (b"\x00\x01\x02" * 999, "binary|no text"), (None, "there is no such file")],
)
def test_what_is_no_document_is_an_error_of_ours(tmp_path: Path, content: bytes | None, told: str) -> None:
    """It names the file, says what is wrong and what to do."""
    path = tmp_path / "odd.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DocumentError, match=told) as raised:
        communique.read(path)
    assert raised.value.name == str(path)
    assert raised.value.advice.endswith(".")
    with Archive(tmp_path / "a.db") as archive, pytest.raises(DocumentError, match=told):
        archive.add(path)


def test_an_archive_is_used_as_the_readme_shows(tmp_path: Path) -> None:
    """Add files, list exchanges by filters, look at one, ask for statements."""
    folder = write_texts(tmp_path / "in")
    with communique.Archive(tmp_path / "a.db") as archive:
        outcomes = [archive.add(folder / name).outcome for name in sorted(TEXTS)]
        assert outcomes == ["added"] * len(TEXTS)
        (exchange,) = archive.exchanges(party="KEN", kind="call", since=date(2030, 1, 1), person="Haldvik")
        assert exchange.id == CALL
        card = archive.card("2030-03-04-call-isl")
        assert [voice.label for voice in card.voices] == ["Jorun Haldvik", "Amara Tolleko"]
        assert {record.document_name for voice in card.voices for record in voice.statements} == {
            str(folder / "call-a.txt"),
            str(folder / "call-b.txt"),
        }
        (pledge,) = archive.statements(act="pledge", speaker="ISL")
        assert pledge.content == "Iceland would send ten teachers more"


def test_reading_may_be_done_elsewhere(tmp_path: Path) -> None:
    """A reading made by another process or program can be added as it is."""
    reading = Reader().read_text(TEXTS["meeting.txt"], name="meeting")
    with Archive(tmp_path / "a.db") as archive:
        assert archive.add_reading(reading).outcome == "added"
        assert archive.document("meeting") == reading


def test_two_archives_open_on_one_file_see_each_other(tmp_path: Path) -> None:
    """What one adds the other lists at once."""
    with filled(tmp_path / "a.db", []) as one, Archive(tmp_path / "a.db") as other:
        assert other.documents() == []
        one.add_bytes(TEXTS["meeting.txt"].encode(), name="m.txt")
        assert [document.name for document in other.documents()] == ["m.txt"]


def test_slugs_known_of_old_are_brought_up_to_date(tmp_path: Path) -> None:
    """A program that kept slugs learns under which they go now; those that nobody tells of are left out."""
    with filled(tmp_path / "a.db", ["call-a.txt", "call-b.txt"]) as archive:
        assert archive.slugs(["undated-call-isl-ken", CALL, "1999-01-01-call-isl-ken"]) == {CALL}


def test_every_error_is_of_one_family(tmp_path: Path) -> None:
    """A program can catch CommuniqueError and nothing else."""
    with filled(tmp_path / "a.db", []) as archive:
        for wrong in (
            lambda: archive.exchange("none"),
            lambda: archive.card("none"),
            lambda: archive.document("none"),
            lambda: archive.statements(exchange="none"),
            lambda: archive.statements(document="none"),
            lambda: archive.add(tmp_path / "none.txt"),
            lambda: communique.read(tmp_path),
            lambda: Archive(tmp_path),
        ):
            with pytest.raises(CommuniqueError):
                wrong()
        with pytest.raises(NotFoundError):
            archive.exchange("none")


def test_a_text_at_hand_is_taken_as_it_stands() -> None:
    """read_text decodes nothing and extracts nothing: spans index the very string that was given."""
    from communique import Reader

    text = "\ufeff<p>Kenyan President Amara Tolleko met with Icelandic President Jorun Haldvik.</p>\r\n"
    assert Reader().read_text(text).document.text == text
