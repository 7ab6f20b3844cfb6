"""What is not there: errors name the nearest that is, empty lists say why, an empty archive says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.api import Archive
from communique.cli.main import cli
from communique.model import CommuniqueError, NotFoundError
from communique.store import named
from keeping import CALL, TEXTS, filled

if TYPE_CHECKING:
    from pathlib import Path

READ_FIRST = "The archive is empty. Read something into it: communique read PATH..."


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """An archive of the five texts."""
    filled(tmp_path / "full.db").close()
    return tmp_path / "full.db"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An archive of none."""
    filled(tmp_path / "empty.db", []).close()
    return tmp_path / "empty.db"


def refused(path: Path, *arguments: str) -> str:
    """The error that a command ends with."""
    result = CliRunner().invoke(cli, [*arguments, "--archive", str(path)])
    assert isinstance(result.exception, CommuniqueError), result.output
    return str(result.exception)


def listed(path: Path, *arguments: str) -> tuple[str, str]:
    """What a listing prints on both streams."""
    result = CliRunner().invoke(cli, [*arguments, "--archive", str(path)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout, result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "2030-03-04-call-isl-kan"),
        ("statements", "--exchange", "2030-03-04-call-isl-kan"),
        ("search", "sea", "--exchange", "2030-03-04-call-isl-kan"),
        ("merge", "2030-03-04-call-isl-kan", CALL, "--why", "x"),
        ("split", "2030-03-04-call-isl-kan", "call-a.txt", "--why", "x"),
        ("judgements", "2030-03-04-call-isl-kan"),
        ("compare", "2030-03-04-call-isl-kan"),
    ],
)
def test_an_unknown_exchange_gets_the_nearest(full: Path, empty: Path, arguments: tuple[str, ...]) -> None:
    """In every command that takes one; where nothing was read yet it says how to."""
    told = refused(full, *arguments)
    assert f"no exchange begins like this. The nearest are {CALL}, " in told
    assert told.endswith("communique exchanges lists them.")
    assert READ_FIRST in refused(empty, *arguments)


@pytest.mark.parametrize("arguments", [("text", "calls-b.txt"), ("split", CALL, "folder/calls-b.txt", "--why", "x")])
def test_an_unknown_document_gets_the_nearest(full: Path, arguments: tuple[str, ...]) -> None:
    """By the last part of its path, in every command that takes one."""
    told = refused(full, *arguments)
    assert "no document begins like this. The nearest are call-b.txt, " in told
    assert told.endswith("communique documents lists them.")


def test_an_unknown_statement_says_where_they_are_listed(full: Path, empty: Path) -> None:
    """Nothing is near to an identifier that is a hash."""
    told = refused(full, "review", "ffffffffffff", "--right")
    assert told == "ffffffffffff: no statement begins like this. communique statements lists them."
    assert READ_FIRST in refused(empty, "review", "ffffffffffff", "--right")
    assert READ_FIRST in refused(empty, "text", "call-a.txt")


@pytest.mark.parametrize("listing", ["exchanges", "statements", "documents"])
@pytest.mark.parametrize("form", ["table", "json"])
def test_an_empty_archive_says_what_to_do(empty: Path, listing: str, form: str) -> None:
    """On standard error, so that standard output holds the list alone."""
    printed, told = listed(empty, listing, "--format", form)
    assert READ_FIRST in told
    assert printed == (f"0 {listing}\n" if form == "table" else "[]\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("exchanges", "--person", "Quilary"),
            "Nobody in the archive is called Quilary. The nearest is Tadeo Quillary.",
        ),
        (("exchanges", "--party", "VNM"), "The archive holds none of VNM; it holds some of GHA, ISL, KEN, PER."),
        (("exchanges", "--kind", "visit"), "No exchange meets --kind. communique exchanges lists all."),
        (
            ("exchanges", "--party", "PER", "--kind", "visit"),
            "No exchange meets all of --party, --kind at once. Leave one out.",
        ),
        (
            ("statements", "--speaker", "Toleko"),
            "Nobody in the archive is called Toleko. The nearest is Amara Tolleko.",
        ),
        (("statements", "--to", "CHN"), "Nobody in the archive is called CHN."),
        (("statements", "--speaker", "PER", "--act", "thank"), "No statement meets all of --speaker, --act at once."),
        (("statements", "--contains", "sea"), "No statement meets --contains."),
    ],
)
def test_a_list_without_rows_says_why(full: Path, arguments: tuple[str, ...], said: str) -> None:
    """The name or side that is nobody's, with the nearest; else which filters nothing meets."""
    printed, told = listed(full, *arguments)
    assert printed.startswith("0 ")
    assert told.startswith(said)


def test_no_stub_says_why(tmp_path: Path) -> None:
    """Where texts mention no other exchange the list of those says so."""
    filled(tmp_path / "a.db", ["message.txt"]).close()
    printed, told = listed(tmp_path / "a.db", "exchanges", "--stubs")
    assert printed == "0 stubs\n"
    assert told.startswith("No mentioned exchange was found in any document.")


def test_a_list_with_rows_says_nothing_more(full: Path) -> None:
    """Nothing stands on standard error where there is an answer."""
    for listing in ("exchanges", "statements", "documents"):
        assert listed(full, listing)[1] == ""


def test_an_unknown_side_gets_the_nearest(full: Path) -> None:
    """A side that no table knows is an error that names those spelt like it."""
    assert "The nearest is Iceland. The archive holds" in refused(full, "exchanges", "--party", "Iclend")


def test_texts_are_the_ones_listed(full: Path) -> None:
    """The listing itself names every document, so that what the errors advise helps."""
    assert all(name in listed(full, "documents")[0] for name in TEXTS)


@pytest.mark.parametrize(
    "arguments", [("timeline", "KEN"), ("person", "x"), ("pairs",), ("phrases",), ("phrase", "a calm sea")]
)
def test_every_question_to_an_empty_archive_ends_alike(empty: Path, arguments: tuple[str, ...]) -> None:
    """With the same words, whatever is asked."""
    assert refused(empty, *arguments).startswith(READ_FIRST)


NONE = "The archive holds none of VNM; it holds some of GHA, ISL, KEN, PER."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pairs", "--side", "VNM"), NONE),
        (("timeline", "KEN", "VNM"), NONE),
        (("phrases", "--speaker", "VNM"), NONE),
        (("timeline", "KEN", "Kenya"), "KEN and Kenya are one side. Write communique timeline KEN, or name another"),
        (("timeline", "KEN", "ISL", "GHA"), "A timeline is of one side or of two, not of 3. Write communique timeline"),
        (("person", "KEN"), "KEN is a side: communique timeline KEN"),
        (("person", "Vietnam"), "Vietnam is a side: communique timeline VNM"),
    ],
)
def test_sides_that_cannot_be_meant_are_told_with_what_can(full: Path, arguments: tuple[str, ...], said: str) -> None:
    """Nobody of a side, one side twice, three sides, a side where a person is asked for: what to write instead."""
    assert refused(full, *arguments).startswith(said)


def test_the_nearest_sides_are_spelt_alike(full: Path) -> None:
    """With those that the archive holds; a short name that lies in a longer word by chance is none."""
    assert "The archive holds some of GHA, ISL, KEN, PER." in refused(full, "timeline", "Icelan")
    assert "The nearest" not in refused(full, "timeline", "Halvern")


def test_a_file_that_is_not_there_is_told_as_such(full: Path) -> None:
    """Not looked for among the exchanges."""
    result = CliRunner().invoke(cli, ["uptake", "nowhere.md", "--archive", str(full)])
    assert "nowhere.md: there is no such file." in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("phrases", "--dropped", "--least", "2"), "No phrase is absent from the last 20 exchanges of its side."),
        (("phrases", "--least", "90"), "No phrase comes as often. Lower --least"),
        (("phrases", "--new-since", "2090"), "No phrase was used first on 2090-01-01 or later."),
    ],
)
def test_phrases_name_the_option_that_leaves_none(full: Path, arguments: tuple[str, ...], said: str) -> None:
    """--last, --least or --new-since, whichever it is."""
    printed, told = listed(full, *arguments)
    assert printed == "0 phrases\n"
    assert told.startswith(said)


def test_what_is_near_is_sought_when_somebody_reads_the_error(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who only asks whether something is there waits for no search for names like it, and it is sought but once."""
    sought: list[str] = []
    monkeypatch.setattr(named, "or_nearest", lambda wanted, _: sought.append(wanted) or " The nearest is X.")
    with Archive(full) as archive:
        with pytest.raises(NotFoundError) as caught:
            archive.exchange("nothing-like-it")
        assert not sought
        assert "The nearest is X." in str(caught.value) == str(caught.value)
        assert sought == ["nothing-like-it"]


def test_an_error_outlives_its_archive(full: Path) -> None:
    """What leaves an archive that is closed by it has found its message before."""
    with pytest.raises(NotFoundError) as caught, Archive(full) as archive:
        archive.exchange("2030-03-04-call-isl-kan")
    assert isinstance(caught.value.args[0], str)
    assert "The nearest" in str(caught.value)
