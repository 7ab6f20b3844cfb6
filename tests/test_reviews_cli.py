"""What the commands about unsure statements print, take and refuse."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from keeping import CALL, filled, own, run
from reviewing import GONE, TEACHERS, doubtful, meeting, told, unsure_call

if TYPE_CHECKING:
    from pathlib import Path

MEETING = "2031-05-20-meeting-isl-ken"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive with two unsure statements."""
    with filled(tmp_path / "communique.db", ["call-b.txt", "ministers.txt"]) as archive:
        archive.add_readings([unsure_call(), doubtful(meeting(), TEACHERS, confidence=None)])
    return tmp_path


def ask(home: Path, *arguments: str, width: int = 100) -> str:
    """What a command prints; fails where its exit code is not 0."""
    archive = ["--archive", str(home / "communique.db")]
    result = CliRunner().invoke(cli, [*arguments, *archive], env={"COLUMNS": str(width)}, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def key_of(home: Path, words: str) -> str:
    """The identifier of the statement with these words."""
    with Archive(home / "communique.db") as archive:
        return told(archive, words).id


@pytest.mark.parametrize("width", [72, 100, 120])
def test_unsure_lists_whom_the_reader_considered_and_what_to_name(home: Path, width: int) -> None:
    """Each with who is likely and how sure the reader is, and an identifier that review takes; nothing is cut off."""
    listed = ask(home, "statements", "--unsure", width=width)
    assert all(len(line) <= width for line in listed.splitlines())
    flat = " ".join(listed.split())
    for part in ("not certain", "71% sure: Amara", "perhaps Jorun", CALL, MEETING, "2 statements"):
        assert part in flat, part
    keys = re.findall(r"^[0-9a-f]{8}\b", listed, re.MULTILINE)
    with Archive(home / "communique.db") as archive:
        assert keys == [record.id[:8] for record in archive.statements(unsure=True)]
    for key in keys:
        ask(home, "review", key, "--right")
    assert ask(home, "statements", "--unsure", width=width) == "0 statements\n"


def test_unsure_speaks_csv_and_json(home: Path) -> None:
    """The same rows in both, with whom the reader considered, its confidence and no judgement."""
    objects = json.loads(ask(home, "statements", "--unsure", "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(ask(home, "statements", "--unsure", "--format", "csv"))))
    assert [row["id"] for row in rows] == [one["id"] for one in objects]
    assert [one["considered"] for one in objects] == [["Amara Tolleko"], ["Jorun Haldvik"]]
    assert [one["confidence"] for one in objects] == [0.71, None]
    assert [(one["speakers"], one["reviewed"]) for one in objects] == [([], None)] * 2
    assert [(row["speakers"], row["reviewed"], row["confidence"]) for row in rows] == [("", "", "0.71"), ("", "", "")]
    one = ask(home, "statements", "--unsure", "--speaker", "haldvik", "--format", "json")
    assert [found["content"] for found in json.loads(one)] == [TEACHERS]


def test_the_commands_review_list_and_undo(home: Path) -> None:
    """review says what it did and how to take it back; listing and card mark the statement; the log has its words."""
    key = key_of(home, TEACHERS)[:8]
    said = ask(home, "review", key, "--speaker", "Tolleko", "--speaker", "Iceland", "--why", "heard it", "--by", "ana")
    assert said == (
        f"Judgement 1: “{TEACHERS}” was said by Amara Tolleko and ISL. To take it back: communique undo 1\n"
    )
    assert f"{key}, judgement 1" in ask(home, "statements", "--exchange", MEETING)
    card = ask(home, "show", MEETING)
    assert re.search(r"ten teachers more +\d+–\d+, judgement 1\n", card)
    assert re.search(r"Judged by hand\n +speaker named by ana on 20\S+ +Amara Tolleko and ISL: “Iceland", card)
    (judged,) = json.loads(ask(home, "show", MEETING, "--format", "json"))["judgements"]
    assert (judged["verb"], judged["speakers"], judged["given"]) == (
        "speaker",
        ["Amara Tolleko", "ISL"],
        ["Jorun Haldvik"],
    )
    listed = ask(home, "judgements")
    for part in (f"“{TEACHERS}”", "speaker: Amara Tolleko and ISL", "heard it", "meeting.txt", "ana", f"now {key}"):
        assert part in listed, part
    assert ask(home, "judgements", CALL) == "0 judgements\n"
    assert ask(home, "undo", "1", "--by", "ben") == (
        f"Judgement 1 is undone: the reader's own answer counts again for “{TEACHERS}”.\n"
    )
    assert "undone by ben" in ask(home, "judgements")
    assert ask(home, "statements", "--unsure").endswith("2 statements\n")


def test_wrong_says_so_everywhere(home: Path) -> None:
    """A statement whose speaker is not known by hand is told apart from one of which the reader is not certain."""
    said = ask(home, "review", key_of(home, TEACHERS), "--wrong")
    assert said == f"Judgement 1: “{TEACHERS}” has no known speaker now. To take it back: communique undo 1\n"
    assert "not known" in ask(home, "statements", "--exchange", MEETING)
    card = ask(home, "show", MEETING)
    assert "speaker not known, by hand\n" in card
    assert "not Jorun Haldvik: “" in card
    assert "wrong: not Jorun Haldvik" in ask(home, "judgements")
    assert "not certain" in ask(home, "statements", "--exchange", CALL)


def test_log_and_check_name_a_judgement_that_speaks_of_nothing(home: Path) -> None:
    """It is no fault of the archive, but it is said, with how to take it back; undone, nothing is said any more."""
    ask(home, "review", key_of(home, TEACHERS), "--wrong")
    with Archive(home / "communique.db") as archive:
        archive.add_reading(meeting(GONE))
    waits = "nothing that it speaks of is in the archive now; it waits. To take it back: communique undo 1"
    assert f"judgement 1 (wrong, “{TEACHERS}”): {waits}\n" in ask(home, "check")
    assert ask(home, "check").endswith("4 documents, nothing wrong.\n")
    assert waits in " ".join(ask(home, "judgements", width=140).split())
    (row,) = json.loads(ask(home, "judgements", "--format", "json"))
    assert (row["statements"], row["exchanges"], row["undone"]) == ([], [], None)
    ask(home, "undo", "1")
    assert "judgement" not in ask(home, "check")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zz", "--right"], "Error: zz: no statement begins like this. communique statements lists them."),
        (["KEY"], "Error: Say one thing of a statement: --right, --wrong, or --speaker NAME"),
        (["KEY", "--right", "--wrong"], "Error: Say one thing of a statement"),
        (["KEY", "--speaker", "Nobody"], "Error: Nobody: nobody in the document, and no side, is called this."),
        (["KEY", "--speaker", "a"], "can mean Amara Tolleko or Jorun Haldvik. Give more of the name"),
    ],
)
def test_what_is_refused_is_one_line_with_exit_code_2(home: Path, arguments: list[str], message: str) -> None:
    """An unknown statement, no verdict or two, a name that is nobody's or two people's."""
    key = key_of(home, TEACHERS)
    done = run("review", *(key if one == "KEY" else one for one in arguments), cwd=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_words_that_would_command_a_terminal_are_harmless(tmp_path: Path) -> None:
    """A document's control characters reach no terminal by way of a judgement's words."""
    reading = own("message.txt")
    wild = reading.document.text.replace("those who", "those\x1b[2J")
    document = replace(reading.document, text=wild, sha256="0" * 64)
    with filled(tmp_path / "communique.db", []) as archive:
        archive.add_reading(replace(reading, document=document))
    key = key_of(tmp_path, "gift")
    outputs = [ask(tmp_path, "review", key, "--wrong"), ask(tmp_path, "judgements"), ask(tmp_path, "undo", "1")]
    assert "\x1b" not in "".join(outputs)
