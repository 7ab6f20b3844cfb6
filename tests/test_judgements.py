"""Judgements by hand: they win, they last, they can be taken back, and they never contradict each other."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli.main import cli
from communique.model import NotFoundError, UsageError
from keeping import CALL, TEXTS, TOLD, filled, grouping, own, reading_of

if TYPE_CHECKING:
    from pathlib import Path

MEETING = "2031-05-20-meeting-isl-ken"
MESSAGE = "2031-06-09-message-isl-ken"
WHY = "both are the visit of May"


def test_merged_exchanges_are_one_until_that_is_undone(tmp_path: Path) -> None:
    """A merge makes one exchange of two, both slugs find it, the log says who, when and why; undoing it restores both
    under their slugs and stays in the log.
    """
    with filled(tmp_path / "a.db") as archive:
        merged = archive.merge(MEETING, MESSAGE, why=WHY, who="ana")
        assert {record.document_name for record in merged.reports} == {"meeting.txt", "message.txt"}
        assert archive.exchange(MEETING) == archive.exchange(MESSAGE) == merged
        (ruling,) = archive.judgements()
        assert (ruling.verb, ruling.who, ruling.why, ruling.exchanges) == ("merge", "ana", WHY, (merged.id,))
        assert ruling.made.startswith("20")
        assert archive.card(MEETING).rulings == (ruling,)
        archive.undo(ruling.id, who="ben", why="no")
        assert grouping(archive) == TOLD
        (undone,) = archive.judgements()
        assert (undone.undone_by, undone.undone_why, undone.exchanges) == ("ben", "no", (MEETING, MESSAGE))
        assert archive.card(MEETING).rulings == ()
        assert archive.check() == []


def test_a_report_that_was_split_off_stays_away_until_that_is_undone(tmp_path: Path) -> None:
    """A split makes two exchanges of one, by a document's name or a report's identifier; undoing joins them again."""
    with filled(tmp_path / "a.db") as archive:
        report = next(record.id for record in archive.exchange(CALL).reports if record.document_name == "call-a.txt")
        for key in ("call-a.txt", report):
            found = archive.split(CALL, key, why="another call", who="ana")
            assert {record.document_name for exchange in found for record in exchange.reports} == TOLD[CALL]
            assert grouping(archive)[CALL] == {"call-b.txt"}
            archive.undo(archive.judgements()[-1].id)
            assert grouping(archive) == TOLD
        assert archive.check() == []


@pytest.mark.parametrize("order", list(permutations(["call-a.txt", "call-b.txt", "meeting.txt"])))
@pytest.mark.parametrize("at", [1, 2, 3])
def test_rulings_hold_whenever_documents_come(tmp_path: Path, order: tuple[str, ...], at: int) -> None:
    """Exchanges merged or split early or late end as the same exchanges under the same slugs, in any order of reading."""
    with filled(tmp_path / "a.db", []) as archive:
        for number, name in enumerate(order, 1):
            archive.add_reading(own(name))
            told = {
                record.document_name: exchange.id for exchange in archive.exchanges() for record in exchange.reports
            }
            pair = told.get("call-b.txt"), told.get("meeting.txt")
            if number >= at and not archive.judgements() and pair[0] and pair[1]:
                archive.merge(pair[0], pair[1], why="a test", who="ana")
        assert grouping(archive) == {CALL: {"call-a.txt", "call-b.txt", "meeting.txt"}}
        assert archive.check() == []


def test_rulings_outlast_a_newer_reader_and_a_changed_text(tmp_path: Path) -> None:
    """What was merged stays so when its documents are read by a newer version, or change; so does what was split."""
    changed = reading_of(TEXTS["meeting.txt"].replace("sixty", "seventy"), "meeting.txt")
    with filled(tmp_path / "a.db") as archive:
        archive.merge(MEETING, MESSAGE, why=WHY)
        archive.split(CALL, "call-a.txt", why="another call")
        before = grouping(archive)
        for reading in (*(replace(own(name), reader="rules-later") for name in TEXTS), changed, own("meeting.txt")):
            archive.add_reading(reading)
            assert grouping(archive) == before
        assert archive.check() == []


def test_a_ruling_sleeps_while_a_document_tells_of_something_else(tmp_path: Path) -> None:
    """A page that reports another exchange now is not dragged along; when its old text comes back, so does the ruling."""
    other = reading_of(TEXTS["ministers.txt"].replace("Kumasi", "Tamale"), "meeting.txt")
    with filled(tmp_path / "a.db") as archive:
        archive.merge(MEETING, MESSAGE, why=WHY)
        before = grouping(archive)
        archive.add_reading(other)
        assert grouping(archive)[MESSAGE] == {"message.txt"}
        assert grouping(archive)["2030-03-04-call-gha-per"] >= {"ministers.txt"}
        archive.add_reading(own("meeting.txt"))
        assert grouping(archive) == before


def test_rulings_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    """What was merged can't be split, nor what was split merged, before the one that stands is undone: the error names
    it. Undone, the other holds.
    """
    with filled(tmp_path / "a.db") as archive:
        archive.merge(MEETING, MESSAGE, why=WHY)
        with pytest.raises(UsageError, match=r"merged by hand \(judgement 1\).*communique undo 1"):
            archive.split(MEETING, "message.txt", why="no")
        archive.undo(1)
        first, second = archive.split(CALL, "call-a.txt", why="another call")
        with pytest.raises(UsageError, match=r"split by hand \(judgement 2\).*communique undo 2"):
            archive.merge(first.id, second.id, why="no")
        archive.undo(2)
        archive.merge(MEETING, MESSAGE, why=WHY)
        archive.merge(MEETING, CALL, why="a third one")
        with pytest.raises(UsageError, match=r"judgement 3 and 4.*communique undo 3, communique undo 4"):
            archive.split(CALL, "message.txt", why="no")


def test_what_can_not_be_judged_is_refused(tmp_path: Path) -> None:
    """An exchange with itself, no reason, all reports or none, a document of another exchange, a number that is not
    there or undone: each is an error that says what to do, and nothing is logged.
    """
    with filled(tmp_path / "a.db") as archive:
        with pytest.raises(UsageError, match="Name two"):
            archive.merge(MEETING, MEETING[:12], why=WHY)
        with pytest.raises(UsageError, match="--why"):
            archive.merge(MEETING, MESSAGE, why=" ")
        with pytest.raises(UsageError, match="no report would stay"):
            archive.split(CALL, "call-a.txt", "call-b.txt", why=WHY)
        with pytest.raises(NotFoundError, match="does not report"):
            archive.split(CALL, "meeting.txt", why=WHY)
        with pytest.raises(NotFoundError, match="communique judgements lists"):
            archive.undo(1)
        assert archive.judgements() == []
        assert grouping(archive) == TOLD
        archive.merge(MEETING, MESSAGE, why=WHY)
        archive.undo(1)
        with pytest.raises(UsageError, match="already"):
            archive.undo(1)


def test_a_ruling_is_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where judging breaks the ruling is not logged either."""
    from communique.store.writer import DatabaseWriter

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("cut off here")

    with filled(tmp_path / "a.db") as archive:
        monkeypatch.setattr(DatabaseWriter, "judge", broken)
        with pytest.raises(RuntimeError, match="cut off"):
            archive.merge(MEETING, MESSAGE, why=WHY)
        monkeypatch.undo()
        assert archive.judgements() == []
        assert grouping(archive) == TOLD


def test_the_commands_judge_list_and_undo(tmp_path: Path) -> None:
    """merge, split, judgements and undo say what they did and how to take it back; show says what was judged by hand."""

    def ask(*arguments: str) -> str:
        result = CliRunner().invoke(
            cli, [*arguments, "--archive", str(tmp_path / "a.db")], env={"COLUMNS": "120"}, catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
        return result.stdout

    filled(tmp_path / "a.db").close()
    said = ask("merge", MEETING, MESSAGE, "--why", WHY, "--by", "ana")
    assert said == f"Judgement 1: one exchange now, {MEETING}. To take it back: communique undo 1\n"
    assert "communique undo 2" in ask("split", CALL, "call-b.txt", "--why", "another call", "--by", "ana")
    assert "merged by ana on 20" in ask("show", MEETING)
    assert WHY in ask("show", MEETING)
    assert json.loads(ask("show", MEETING, "--format", "json"))["judgements"][0]["why"] == WHY
    assert ask("undo", "2", "--by", "ben").startswith("Judgement 2 is undone")
    listed = ask("judgements")
    assert "undone by ben" in listed
    assert listed.endswith("2 judgements\n")
    assert ask("judgements", MEETING).endswith("1 judgement\n")
    assert len(json.loads(ask("judgements", "--format", "json"))) == 2
    assert len(ask("judgements", "--format", "csv").splitlines()) == 3
