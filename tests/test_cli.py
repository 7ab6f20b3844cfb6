"""The command line: what each command prints, takes and answers with its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from communique.cli.main import GROUPS, cli, main
from communique.model import UsageError
from keeping import CALL, DEADLINE, TEXTS, TOLD, UNDATED, VIETNAMESE, command, environment, filled, run, write_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMANDS = (
    *("demo", "read", "serve", "exchanges", "show", "text", "statements", "search", "documents"),
    *(
        "timeline",
        "people",
        "person",
        "sides",
        "pairs",
        "phrases",
        "phrase",
        "compare",
        "uptake",
        "greetings",
        "ledger",
        "brief",
    ),
    *("merge", "split", "review", "judgements", "undo", "check", "export", "kb"),
)
LISTINGS = ("exchanges", "statements", "documents")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with an archive of the five texts under the name that commands take by themselves."""
    filled(tmp_path / "communique.db").close()
    return tmp_path


def ask(home: Path, *arguments: str, width: int = 100) -> str:
    """What a command prints, in this process; fails where its exit code is not 0."""
    result = CliRunner().invoke(
        cli, [*arguments, *archive_option(home, arguments)], env={"COLUMNS": str(width)}, catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def archive_option(home: Path, arguments: tuple[str, ...]) -> list[str]:
    """The archive of this test."""
    return [] if "--help" in arguments else ["--archive", str(home / "communique.db")]


def commands() -> Iterator[tuple[str, click.Parameter]]:
    """Every parameter of every command."""
    for name, found in cli.commands.items():
        for parameter in found.params:
            yield name, parameter


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """--help and -h say what a command does."""
    for option in ("--help", "-h"):
        result = CliRunner().invoke(cli, [name, option])
        assert result.exit_code == 0
        assert result.stdout.startswith(f"Usage: cli {name} ")
        assert "\n\n  " in result.stdout


def test_the_commands_are_those_that_were_promised() -> None:
    """None is missing, and help lists each with what it does, below a heading."""
    assert set(cli.commands) == set(COMMANDS)
    assert sorted(str(command.name) for _, group in GROUPS for command in group) == sorted(COMMANDS)
    listed = CliRunner().invoke(cli, ["--help"]).stdout
    assert all(re.search(rf"^  {name} +[A-Z]", listed, re.MULTILINE) for name in COMMANDS)
    assert re.findall(r"^(\w+):$", listed, re.MULTILINE) == ["Options", *(heading for heading, _ in GROUPS)]


@pytest.mark.parametrize(("name", "parameter"), list(commands()), ids=lambda value: getattr(value, "name", value))
def test_every_option_and_argument_is_documented(name: str, parameter: click.Parameter) -> None:
    """An option says what it does, an argument stands in its command's text."""
    if isinstance(parameter, click.Option):
        assert parameter.help, f"{name} {parameter.opts}"
        assert parameter.help[0].isupper()
        assert parameter.help.endswith(".")
    else:
        metavar = parameter.make_metavar(click.Context(cli.commands[name])).strip("[].")
        told = cli.commands[name].help or ""
        assert metavar == "PATH" or all(word in told for word in re.findall(r"[A-Z]+", metavar))


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_is_a_table_csv_or_json(home: Path, listing: str) -> None:
    """The same rows in three formats: one for people, two that parse, with equal identifiers in equal order."""
    table = ask(home, listing)
    rows = list(csv.DictReader(io.StringIO(ask(home, listing, "--format", "csv"))))
    objects = json.loads(ask(home, listing, "--format", "json"))
    assert rows
    assert [row["id"] for row in rows] == [found["id"] for found in objects]
    assert [list(found) for found in objects] == [list(rows[0])] * len(objects)
    assert f"{len(rows)} {listing}" in table


@pytest.mark.parametrize("listing", LISTINGS)
def test_an_empty_listing_is_one_still(tmp_path: Path, listing: str) -> None:
    """Nothing found is no error: no rows, the header alone, an empty list."""
    filled(tmp_path / "communique.db", []).close()
    assert ask(tmp_path, listing) == f"0 {listing}\n"
    assert len(ask(tmp_path, listing, "--format", "csv").splitlines()) == 1
    assert json.loads(ask(tmp_path, listing, "--format", "json")) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], set(TOLD)),
        (["--party", "PER"], {"2030-03-04-call-gha-per"}),
        (["--party", "per"], {"2030-03-04-call-gha-per"}),
        (["--party", "Peru"], {"2030-03-04-call-gha-per"}),
        (["--kind", "call"], {CALL, "2030-03-04-call-gha-per"}),
        (["--since", "2031"], {"2031-05-20-meeting-isl-ken", "2031-06-09-message-isl-ken"}),
        (["--since", "2031-06"], {"2031-06-09-message-isl-ken"}),
        (["--until", "2030"], {CALL, "2030-03-04-call-gha-per"}),
        (["--since", "2031-05-20", "--until", "2031-05-20"], {"2031-05-20-meeting-isl-ken"}),
        (["--until", "2031-05"], set(TOLD) - {"2031-06-09-message-isl-ken"}),
        (["--person", "quillary"], {"2030-03-04-call-gha-per"}),
        (["--person", "Tolleko", "--kind", "message"], {"2031-06-09-message-isl-ken"}),
    ],
)
def test_exchanges_are_selected(home: Path, options: list[str], expected: set[str]) -> None:
    """By side (code or name), kind, time and person, and by several at once."""
    found = json.loads(ask(home, "exchanges", "--format", "json", *options))
    assert {exchange["id"] for exchange in found} == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--speaker", "Haldvik", "--act", "pledge"], ["Iceland would send ten teachers more"]),
        (["--to", "KEN"], ["hosting the conference of island and coastal nations"] * 2),
        (["--contains", "consulate"], ["Peru would open a consulate in Kumasi this year"]),
        (["--exchange", "2031-06", "--speaker", "KEN"], ["the line is a gift to those who come after us"]),
        (["--act", "condole"], []),
    ],
)
def test_statements_are_selected(home: Path, options: list[str], expected: list[str]) -> None:
    """By speaker, addressee, act, words and exchange."""
    found = json.loads(ask(home, "statements", "--format", "json", *options))
    assert [record["content"] for record in found] == expected


@pytest.mark.parametrize("key", [CALL, UNDATED, "2030-03-04-call-isl"])
def test_show_is_a_whole_card(home: Path, key: str) -> None:
    """Kind, day and how it is known, place, request, people with offices, each outlet's report, statements by speaker."""
    card = ask(home, "show", key)
    for part in (
        CALL,
        "call",
        "2030-03-04 (printed in the text)",
        "place",
        "at request",
        "Amara Tolleko (KEN)  Kenyan President",
        "[1]",
        "[2]",
        "call-a.txt",
        "call-b.txt",
        "They differ on",
        "at whose request",
        "proposed that a joint school for drillers be opened in Nakuru",
    ):
        assert part in card, part
    voices = card[card.index("They differ") :]
    assert (
        voices.index("\nJorun Haldvik\n") < voices.index("steam knows no borders") < voices.index("\nAmara Tolleko\n")
    )


def test_show_speaks_json(home: Path) -> None:
    """The card as one object: reports, participants and statements whole, days in ISO form."""
    card = json.loads(ask(home, "show", CALL, "--format", "json"))
    assert (card["id"], card["earliest"], len(card["reports"]), len(card["participants"])) == (CALL, "2030-03-04", 2, 4)
    assert len(card["statements"]) == 8
    assert {value["field"] for value in card["conflicts"]} >= {"at whose request"}


def test_text_marks_every_statement(home: Path) -> None:
    """Without colours each statement stands in brackets with its speaker's number; nothing of the text is lost."""
    marked = ask(home, "text", "meeting.txt", width=400)
    assert "[1: the joint school for drillers had taken in its first sixty students]" in marked
    assert "[2: Iceland would send ten teachers more]" in marked
    assert "[1] Amara Tolleko" in marked
    plain = re.sub(r"\[\d: (.+?)\]", r"\1", marked)
    assert plain.startswith(TEXTS["meeting.txt"].rstrip("\n"))


def test_text_takes_a_prefix_or_any_file(home: Path) -> None:
    """A document's name, the beginning of its identifier, or a file that no archive knows yet."""
    (document,) = (found for found in json.loads(ask(home, "documents", "--format", "json")) if "meet" in found["name"])
    assert ask(home, "text", document["id"][:8]) == ask(home, "text", "meeting.txt")
    write_texts(home / "new")
    assert "ten teachers" in ask(home, "text", str(home / "new" / "meeting.txt"))


def test_check_says_that_all_is_well(home: Path) -> None:
    """One line, exit code 0."""
    assert ask(home, "check").endswith("5 documents, nothing wrong.\n")


def test_check_says_what_is_wrong(home: Path) -> None:
    """Each problem in a line, exit code 1."""
    import sqlite3

    with sqlite3.connect(home / "communique.db") as connection:
        connection.execute("UPDATE reports SET start = start + 1")
    connection.close()
    result = CliRunner().invoke(cli, ["check", "--archive", str(home / "communique.db")])
    assert result.exit_code == 1
    assert "reports: the span" in result.stdout
    assert "10 problems" in result.stdout


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize(
    "arguments", [["exchanges"], ["statements"], ["documents"], ["show", CALL], ["text", "call-a.txt"]]
)
def test_output_fits_any_width(home: Path, width: int, arguments: list[str]) -> None:
    """No line is wider than the terminal, none ends in spaces, and no slug is cut."""
    printed = ask(home, *arguments, width=width)
    assert all(len(line) <= width for line in printed.splitlines())
    assert not re.search(r"[ \t]$", printed, re.MULTILINE)
    assert "\x1b" not in printed
    if arguments[0] == "exchanges":
        assert set(TOLD) <= set(printed.split())


def on_terminal(home: Path, *arguments: str, **env: str) -> str:
    """What a command prints on a terminal, by a process of its own."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*arguments), cwd=home, env=environment(TERM="xterm-256color", **env), stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    parts = []
    try:
        while part := os.read(mine, 65536):
            parts.append(part)
    except OSError:
        pass  # how Linux says that the other side has closed the terminal
    finally:
        os.close(mine)
    assert process.wait(DEADLINE) == 0
    return b"".join(parts).decode()


def test_a_terminal_gets_colours_unless_it_says_no(home: Path) -> None:
    """Speakers stand in colours on a terminal; with NO_COLOR none is sent, and brackets mark statements instead."""
    assert "\x1b[36m" in on_terminal(home, "text", "meeting.txt")
    plain = on_terminal(home, "text", "meeting.txt", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", plain)
    assert "[2: Iceland would send" in plain


@pytest.mark.parametrize(
    "arguments", [["exchanges"], ["statements", "--format", "csv"], ["documents", "--format", "json"]]
)
def test_a_closed_pipe_is_no_error(home: Path, arguments: list[str]) -> None:
    """``communique ... | head`` ends quietly: no traceback, nothing on standard error."""
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run(
        command(*arguments),
        cwd=home,
        env=environment(),
        stdout=write,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=DEADLINE,
        check=False,
    )
    os.close(write)
    assert process.stderr == ""


def test_read_stores_and_counts(tmp_path: Path) -> None:
    """A folder, a file inside it and a glob: each document once, exit code 0, and exchanges as they end.
    The same again changes nothing.
    """
    write_texts(tmp_path / "in")
    for outcome in ("added", "unchanged"):
        done = run("read", "in", "in/call-a.txt", "in/m*.txt", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        first, second, third = done.stdout.splitlines()
        assert first == f"communique.db: 5 documents (5 {outcome})"
        assert second.endswith(", 4 exchanges")
        assert third.startswith("Passed over: ")
        assert third.endswith(" named twice)")


def test_read_prints_json_and_stores_nothing(tmp_path: Path) -> None:
    """One object a document and line; its offsets index the text; no archive is made."""
    write_texts(tmp_path / "in")
    done = run("read", "in", "--json", cwd=tmp_path, fast=False)
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [found["doc"] for found in objects] == [f"in/{name}" for name in sorted(TEXTS)]
    contents = [
        TEXTS["meeting.txt"][start:end]
        for found in objects
        if found["doc"] == "in/meeting.txt"
        for statement in found["statements"]
        for start, end in statement["content"]
    ]
    assert contents == [
        "the joint school for drillers had taken in its first sixty students",
        "Iceland would send ten teachers more",
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / "in"]


def test_one_bad_document_never_stops_the_others(tmp_path: Path) -> None:
    """What failed and why stands in a table at the end, exit code 1; the rest is stored, other languages too."""
    folder = write_texts(tmp_path / "in")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "damaged.txt.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    (folder / "vietnamese.txt").write_text(VIETNAMESE, encoding="utf-8")
    (tmp_path / "none").mkdir()
    done = run("read", "in", "missing.txt", "none", "x*.md", cwd=tmp_path, env={"COLUMNS": "160"})
    assert done.returncode == 1
    assert "6 documents (6 added)" in done.stdout
    assert "vietnamese.txt (language: vi)" in done.stdout
    told = dict(re.findall(r"^(\S+) {2,}(\S.*?) {2,}", done.stderr, re.MULTILINE))
    assert told.keys() >= {"in/empty.txt", "in/binary.txt", "in/damaged.txt.gz", "missing.txt", "none", "x*.md"}
    assert done.stderr.rstrip().endswith("6 not read")
    assert "Traceback" not in done.stderr


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    """- reads from a pipe, and the document can be found under the name that the listing gives it."""
    done = run("read", "-", cwd=tmp_path, input=TEXTS["meeting.txt"])
    assert (done.returncode, done.stderr) == (0, "")
    (row,) = csv.DictReader(io.StringIO(run("documents", "--format", "csv", cwd=tmp_path).stdout))
    assert row["name"] == f"stdin-{row['id'][:12]}"
    assert "Nairobi" in run("text", row["name"], cwd=tmp_path).stdout


def test_an_empty_standard_input_fails_like_an_empty_file(tmp_path: Path) -> None:
    """Nothing in the pipe is told as such."""
    done = run("read", "-", cwd=tmp_path)
    assert done.returncode == 1
    assert "the file is empty" in done.stderr


def fail(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> str:
    """What a command says on standard error, run in a folder by the program's own entry; the exit code must be 2."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["communique", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    return " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Missing argument"),
        (["exchanges"], "there is no archive here. Read something into it first"),
        (["exchanges", "--kind", "duel"], "'duel' is not one of"),
        (["exchanges", "--since", "yesterday"], "Write 2020, 2020-01 or 2020-01-16"),
        (["exchanges", "--since", "2021-02-30"], "is no day"),
        (["statements", "--act", "sing"], "'sing' is not one of"),
        (["statements", "--format", "xml"], "'xml' is not one of"),
        (["show"], "Missing argument 'EXCHANGE'"),
        (["text", "nothing.txt"], "there is no such file, and no archive"),
        (["export", "out", "--format", "xls"], "'xls' is not one of"),
        (["read", "x", "--json", "--archive", "a.db"], "--json stores nothing"),
        (["sing"], "No such command 'sing'"),
    ],
)
def test_wrong_usage_is_exit_code_2(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    """The message says what is wrong and what to write instead; nothing is made."""
    assert told in fail(capsys, monkeypatch, tmp_path, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_exchange_or_document_is_exit_code_2(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the nearest and says where all are listed."""
    told = fail(capsys, monkeypatch, home, "show", "2030-03-04-cal-isl")
    assert re.fullmatch(
        r"Error: 2030-03-04-cal-isl: no exchange begins like this\. The nearest are 2030-03-04-call-isl-ken, .*\. "
        r"communique exchanges lists them\.",
        told,
    )
    assert "communique documents lists them" in fail(capsys, monkeypatch, home, "text", "nothing.txt")


def test_demo_needs_nothing_and_can_be_repeated(tmp_path: Path) -> None:
    """The bundled samples are read, listed and one shown; a second run changes nothing."""
    first = run("demo", cwd=tmp_path, fast=False)
    assert (first.returncode, first.stderr) == (0, "")
    assert "10 documents (10 added)" in first.stdout
    assert "One exchange, two accounts" in first.stdout
    assert "10 documents (10 unchanged)" in run("demo", cwd=tmp_path).stdout
    assert "nothing wrong" in run("check", "--archive", "communique-demo.db", cwd=tmp_path).stdout


def test_the_version_is_told(tmp_path: Path) -> None:
    """--version names the program and its version."""
    from communique import __version__

    assert run("--version", cwd=tmp_path).stdout == f"communique, version {__version__}\n"


def test_an_old_encoding_of_the_terminal_is_no_error(home: Path) -> None:
    """Characters that a terminal's encoding lacks are written as escapes."""
    done = run("show", CALL, cwd=home, env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")


def test_two_files_of_one_name_are_two_documents(tmp_path: Path) -> None:
    """Files of one relative name, read from two folders into one archive, never pass for one that has changed."""
    for folder, text in (("one", TEXTS["meeting.txt"]), ("two", TEXTS["call-a.txt"])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "readout.txt").write_text(text, encoding="utf-8")
        done = run("read", "readout.txt", "--archive", "../shared.db", cwd=tmp_path / folder)
        assert "1 document (1 added)" in done.stdout
    rows = list(
        csv.DictReader(io.StringIO(run("documents", "--archive", "shared.db", "--format", "csv", cwd=tmp_path).stdout))
    )
    assert len(rows) == 2
    assert "one/readout.txt" in run("documents", "--archive", "shared.db", cwd=tmp_path).stdout
    assert "Nairobi" in run("text", "one/readout.txt", "--archive", "shared.db", cwd=tmp_path).stdout


def test_a_document_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Control characters of a document are shown as such, never sent to the terminal."""
    text = TEXTS["meeting.txt"].replace("Nairobi", "Nai\x1b[31mrobi", 1)
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    done = run("text", "odd.txt", cwd=tmp_path)
    assert "\x1b" not in done.stdout
    assert "Nai\ufffd[31mrobi" in done.stdout


def test_check_proves_what_spans_do_not(home: Path) -> None:
    """A changed speaker, act or day is found, and so is a table that is gone."""
    import sqlite3

    for change, told in (
        ("UPDATE statement_actors SET name = 'Nobody' WHERE rowid = 1", "is not what was written"),
        ("UPDATE documents SET published = 'yesterday'", "can't be loaded"),
        ("DROP TABLE statement_actors", "table statement_actors"),
    ):
        with sqlite3.connect(home / "communique.db") as connection:
            connection.execute(change)
        connection.close()
        result = CliRunner().invoke(cli, ["check", "--archive", str(home / "communique.db")])
        assert result.exit_code == 1
        assert told in result.stdout


def test_words_are_found_over_line_breaks_and_in_any_case(tmp_path: Path) -> None:
    """--contains asks for words, however the text is wrapped and written."""
    text = TEXTS["meeting.txt"].replace("joint school for drillers", "joint\nschool for\ndrillers")
    (tmp_path / "wrapped.txt").write_text(text, encoding="utf-8")
    assert run("read", "wrapped.txt", cwd=tmp_path, fast=False).returncode == 0
    done = run("statements", "--contains", "JOINT school for drillers", cwd=tmp_path)
    assert done.stdout.rstrip().endswith("1 statement")


def test_nothing_readable_makes_no_archive(tmp_path: Path) -> None:
    """A wrong path leaves nothing behind."""
    assert run("read", "missing.txt", cwd=tmp_path).returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_side_is_wrong_usage(home: Path) -> None:
    """A side that nobody is called by is told as such, not answered with an empty list."""
    result = CliRunner().invoke(cli, ["exchanges", "--party", "Atlantis", "--archive", str(home / "communique.db")])
    assert isinstance(result.exception, UsageError)
    found = CliRunner().invoke(cli, ["statements", "--speaker", "Kenya", "--archive", str(home / "communique.db")])
    assert not found.stdout.startswith("0 statements")
