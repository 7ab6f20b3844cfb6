"""Where bytes come from: whatever a user names is read once, refused with a reason, or counted as passed over."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from communique.model import DocumentError
from communique.sources import files
from communique.sources.files import Skipped, Source, open_file, open_sources


def names(*arguments: str | Path) -> list[str]:
    return [Path(found.name).name for found in open_sources(map(str, arguments)) if isinstance(found, Source)]


def errors(*arguments: str | Path) -> list[str]:
    return [str(found) for found in open_sources(map(str, arguments)) if isinstance(found, DocumentError)]


def skipped(*arguments: str | Path) -> list[tuple[str, str]]:
    told: list[Skipped] = []
    for _ in open_sources(map(str, arguments), on_skipped=told.append):
        pass
    return [(Path(one.name).name, one.reason) for one in told]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with texts at two levels, a hidden file, a hidden folder and two files of other kinds."""
    for name in ("b.txt", "a.MD", "page.html.gz", ".hidden.txt", "scan.pdf", "sub/c.htm", "sub/data.csv", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def test_a_folder_is_walked_in_the_order_of_its_names(folder: Path) -> None:
    """Texts, Markdown and pages at every level are read, gzipped ones too, always in the same order."""
    assert names(folder) == ["a.MD", "b.txt", "page.html.gz", "c.htm"]


def test_what_a_folder_holds_besides_is_counted(folder: Path) -> None:
    """A file of another ending and a hidden file are not read, but told of, each once."""
    assert skipped(folder) == [
        (".hidden.txt", "hidden"),
        ("scan.pdf", "other ending"),
        ("data.csv", "other ending"),
    ]


def test_a_file_named_outright_is_read_whatever_its_ending(folder: Path) -> None:
    """Endings and leading dots matter in folders only."""
    assert names(folder / "scan.pdf", folder / ".hidden.txt") == ["scan.pdf", ".hidden.txt"]


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    """Nothing is decoded, unpacked or changed on the way."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xff\xfe\r\n\x00\x1f\x8b")
    assert next(iter(open_sources([str(path)]))) == Source(str(path), path.read_bytes())
    assert open_file(str(path)).data == path.read_bytes()


def test_a_pattern_names_its_matches(folder: Path) -> None:
    """Stars match in sorted order, two stars at every level; a pattern without a match is an error of its own."""
    assert names(folder / "*.txt") == ["b.txt"]
    assert names(folder / "**" / "*.htm") == ["c.htm"]
    assert "no file matches" in errors(folder / "*.docx")[0]


def test_a_pattern_with_two_stars_reads_nothing_twice(folder: Path) -> None:
    """The folders that it matches are not walked on top of the files that it matches."""
    assert "named twice" not in [reason for _, reason in skipped(folder / "**")]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(tmp_path: Path) -> None:
    """Brackets, stars and odd characters in a name do not keep a file from being read."""
    for name in ("call [1].txt", "what?.txt", "réunion 会谈 \U0001f91d.txt", "-", " .txt", "a\nb.txt"):
        (tmp_path / name).write_text("x")
        assert names(tmp_path / name) == [Path(name).name]


def test_a_name_that_is_no_utf8_can_be_printed_and_stored(tmp_path: Path) -> None:
    """Bytes of a path that decode to nothing are spelled out, so that no report or table fails on them."""
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_text("x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for argument in (os.fsdecode(raw), str(tmp_path)):
        (found,) = open_sources([argument])
        assert isinstance(found, Source)
        assert found.name.encode("utf-8").endswith(b"caf\\xe9.txt")


def test_a_file_named_twice_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether by path, by another spelling of it, by a link or by its folder; the second time is told of."""
    (folder / "link.txt").symlink_to(folder / "b.txt")
    monkeypatch.chdir(folder)
    assert names("b.txt", "./b.txt", "sub/../b.txt", "link.txt") == ["b.txt"]
    assert skipped("b.txt", "b.txt") == [("b.txt", "named twice")]
    assert names("b.txt", folder).count("b.txt") == 1


def test_links_that_go_round_end(folder: Path) -> None:
    """A link to a folder above is entered once; a link that points at itself is an error; the rest is read."""
    (folder / "sub" / "up").symlink_to(folder)
    assert "named twice" not in [reason for _, reason in skipped(folder)]
    (folder / "self.txt").symlink_to(folder / "self.txt")
    assert names(folder) == ["a.MD", "b.txt", "page.html.gz", "c.htm"]
    assert any("self.txt" in error for error in errors(folder))


def test_a_dead_link_is_told(folder: Path) -> None:
    """A link to a file that is gone is reported, not passed over."""
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert ["gone.txt" in error for error in errors(folder)] == [True]


def test_a_folder_that_cannot_be_listed_is_told_and_the_rest_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unreadable folder inside a folder loses nothing but itself, and says so."""
    listing = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(folder) == ["a.MD", "b.txt", "page.html.gz"]
    assert ["sub" in error and "can't be listed" in error for error in errors(folder)] == [True]


def test_no_permission_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read says so and what to do; the files beside it are read."""
    opening = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opening(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert names(folder) == ["a.MD", "page.html.gz", "c.htm"]
    assert "no permission" in errors(folder)[0]


@pytest.mark.parametrize("argument", ["nowhere.txt", "no/where", "a\x00b", "", "x" * 5000, "ftp://example.org/a.html"])
def test_a_path_that_is_none_is_told(argument: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing, impossible or empty path and a web address give one error each, never another exception."""
    monkeypatch.chdir(tmp_path)
    assert len(errors(argument)) == 1
    with pytest.raises(DocumentError):
        open_file(argument)


def test_a_folder_without_readable_files_is_told(tmp_path: Path) -> None:
    """A folder with nothing to read in it is an error that lists what can be read; what is in it is still counted."""
    (tmp_path / "photo.png").write_bytes(b"")
    assert "holds no readable file" in errors(tmp_path)[0]
    assert ".txt" in errors(tmp_path)[0]
    assert skipped(tmp_path) == [("photo.png", "other ending")]


def test_a_named_pipe_in_a_folder_does_not_hang(folder: Path) -> None:
    """What is neither file nor folder is passed over unopened."""
    os.mkfifo(folder / "pipe.txt")
    assert names(folder) == ["a.MD", "b.txt", "page.html.gz", "c.htm"]
    assert ("pipe.txt", "no regular file") in skipped(folder)


def test_what_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit a file is refused by its size, a stream by what comes out of it."""
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "big.txt").write_bytes(b"x" * 11)
    (tmp_path / "fits.txt").write_bytes(b"x" * 10)
    assert names(tmp_path) == ["fits.txt"]
    assert "11 bytes are no single document" in errors(tmp_path)[0]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 11)))
    assert "no single document" in errors("-")[0]


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input, bytes as they come; the second dash is told of, none is waited for."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xffx")))
    assert list(open_sources(["-", "-"])) == [Source("-", b"\xffx")]
    monkeypatch.setattr(sys, "stdin", None)
    assert "no standard input" in errors("-")[0]
