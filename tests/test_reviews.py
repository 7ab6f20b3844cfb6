"""Judgements by hand on who made a statement: they win everywhere, are logged, refused where they contradict, undone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from communique import Archive
from communique.model import Actor, NotFoundError, Person, UsageError
from communique.model.card import DENIED, UNSURE
from communique.render.rows import statement_rows
from keeping import CALL, TEXTS, filled, own, run
from reviewing import SCHOOL, TEACHERS, doubtful, meeting, speakers, told, unsure_call

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.model import Card

WHY = "the minutes say so"
TOLLEKO, HALDVIK = Actor(name="Amara Tolleko", side="KEN"), Actor(name="Jorun Haldvik", side="ISL")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """The five texts, of which one reader doubts who spoke of geothermal energy and one who promised teachers."""
    with filled(tmp_path / "a.db", ["call-b.txt", "message.txt", "ministers.txt"]) as opened:
        opened.add_readings([unsure_call(), doubtful(meeting(), TEACHERS)])
        yield opened


def doubted(archive: Archive, **more: Any) -> list[str]:
    """The words of the statements that nobody is sure of."""
    return [record.content[:12] for record in archive.statements(unsure=True, **more)]


def voices(card: Card, words: str) -> list[str]:
    """Under which headings of a card these words stand."""
    return [voice.label for voice in card.voices for record in voice.statements if words in record.content]


def test_unsure_statements_are_listed_with_whom_the_reader_considered(archive: Archive) -> None:
    """Those without a speaker, and no others; by exchange too, and by the name of whom the reader considered."""
    assert doubted(archive) == ["Kenya and Ic", "Iceland woul"]
    assert doubted(archive, exchange=CALL) == ["Kenya and Ic"]
    assert doubted(archive, speaker="haldvik") == ["Iceland woul"]
    assert doubted(archive, speaker="KEN") == ["Kenya and Ic"]
    record = told(archive, TEACHERS)
    assert record.statement.considered == (HALDVIK,)
    assert (record.statement.confidence, record.reviewed) == (0.71, None)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ({"right": True}, [HALDVIK]),
        ({"wrong": True}, []),
        ({"speaker": "Tolleko"}, [TOLLEKO]),
        ({"speaker": ["Kenya", "haldvik"]}, [Actor(name=None, side="KEN"), HALDVIK]),
    ],
)
def test_a_review_settles_an_unsure_statement_everywhere(
    archive: Archive, verdict: dict[str, Any], expected: list[Actor]
) -> None:
    """Listing, filters, card, reading, exports and SQL views give the reviewed speakers; it is not unsure any more, and
    says which judgement that is. What the reader considered stays beside it.
    """
    record = archive.review(told(archive, TEACHERS).id[:9], **verdict, why=WHY, who="ana")
    assert list(record.statement.speakers) == expected
    assert (record.reviewed, record.statement.considered) == (1, (HALDVIK,))
    assert record == told(archive, TEACHERS)
    assert doubted(archive) == ["Kenya and Ic"]
    names = [actor.name or actor.side for actor in expected]
    assert len(archive.statements(speaker="Haldvik", contains=TEACHERS)) == (HALDVIK in expected)
    (statement,) = (one for one in archive.document("meeting.txt").statements if one.considered)
    assert list(statement.speakers) == expected
    (row,) = (row for row in archive.table("statements").to_pylist() if row["content"] == TEACHERS)
    assert (row["speakers"], row["reviewed"]) == (names, 1)
    assert {row["reviewed"] for row in archive.table("statements").to_pylist()} == {None, 1}
    (heading,) = voices(archive.card(record.exchange or ""), TEACHERS)
    assert heading == (
        " and ".join(sorted(map(str, names), key=["Amara Tolleko", "Jorun Haldvik", "KEN"].index)) or DENIED
    )
    assert archive.check() == []


def test_the_view_of_any_sqlite_tool_gives_the_reviewed_speakers(archive: Archive, tmp_path: Path) -> None:
    """A person who opens the file sees them too."""
    archive.review(told(archive, TEACHERS).id, speaker=["Tolleko", "Haldvik"])
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        query = "SELECT speakers FROM v_statements WHERE content = ?"
        assert connection.execute(query, (TEACHERS,)).fetchall() == [("Amara Tolleko; Jorun Haldvik",)]


def test_what_a_reader_was_sure_of_can_be_judged_too(archive: Archive) -> None:
    """Right keeps the speaker and marks it; wrong leaves none without making the statement unsure; another can be named."""
    record = told(archive, SCHOOL)
    assert archive.review(record.id, right=True).statement.speakers == (TOLLEKO,)
    archive.undo(1)
    assert archive.review(record.id, wrong=True).statement.speakers == ()
    assert "the joint sc" not in doubted(archive)
    assert voices(archive.card(record.exchange or ""), SCHOOL) == [DENIED]
    assert voices(archive.card(record.exchange or ""), TEACHERS) == [UNSURE]
    archive.undo(2)
    assert archive.review(record.id, speaker="Haldvik").statement.speakers == (HALDVIK,)
    archive.undo(3)
    assert told(archive, SCHOOL) == record


def test_the_log_has_who_when_why_and_the_words(archive: Archive) -> None:
    """A review is an entry of the log of judgements, of its exchange too; undone it stays there, and the statement is
    the reader's again.
    """
    before = told(archive, TEACHERS)
    archive.review(before.id, wrong=True, why=WHY, who="ana")
    (ruling,) = archive.judgements()
    assert (ruling.verb, ruling.who, ruling.why, ruling.told) == ("wrong", "ana", WHY, TEACHERS)
    assert (ruling.document, ruling.given, ruling.speakers) == ("meeting.txt", (HALDVIK,), ())
    assert (ruling.statements, ruling.exchanges) == ((before.id,), (before.exchange,))
    assert ruling.made.startswith("20")
    assert archive.judgements(before.exchange) == [ruling] == list(archive.card(before.exchange or "").rulings)
    assert archive.judgements(CALL) == []
    undone = archive.undo(1, who="ben", why="no")
    assert [undone] == archive.judgements()
    assert (undone.undone_by, undone.undone_why, undone.statements) == ("ben", "no", ())
    assert told(archive, TEACHERS) == before
    assert archive.document("meeting.txt") == doubtful(meeting(), TEACHERS)
    with pytest.raises(UsageError, match="already"):
        archive.undo(1)


def test_reviews_and_merges_share_the_log_and_leave_each_other_alone(archive: Archive) -> None:
    """Numbers run on; undoing a merge leaves the review of a statement in it, and the other way round."""
    meeting_slug, message_slug = "2031-05-20-meeting-isl-ken", "2031-06-09-message-isl-ken"
    archive.review(told(archive, TEACHERS).id, right=True)
    merged = archive.merge(meeting_slug, message_slug, why=WHY)
    assert [ruling.verb for ruling in archive.judgements(merged.id)] == ["right", "merge"]
    archive.undo(2)
    assert speakers(archive, TEACHERS) == ["Jorun Haldvik"]
    archive.merge(meeting_slug, message_slug, why=WHY)
    archive.undo(1)
    assert speakers(archive, TEACHERS) == []
    assert archive.exchange(message_slug).id == archive.exchange(meeting_slug).id
    assert archive.check() == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amara Tolleko", TOLLEKO),
        ("tolleko", TOLLEKO),
        ("AMARA", TOLLEKO),
        ("haldv", HALDVIK),
        ("Haldvík", HALDVIK),
        ("KEN", Actor(name=None, side="KEN")),
        ("ken", Actor(name=None, side="KEN")),
        ("Iceland", Actor(name=None, side="ISL")),
        ("NATO", Actor(name=None, side="NATO")),
    ],
)
def test_a_speaker_is_a_person_of_the_document_or_a_side(archive: Archive, name: str, expected: Actor) -> None:
    """By the whole name or any part that is one person's, case and diacritics aside; by a side's name or code."""
    assert archive.review(told(archive, TEACHERS).id, speaker=name).statement.speakers == (expected,)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Amara", r"can mean Amara Tolleko or Amara Jordan.*document names Amara Tolleko, Jorun Haldvik, Amara Jordan"),
        ("Jordan", r"can mean Amara Jordan or the side JOR\. Give more of the name, or a side's code"),
        ("ol", r"can mean Amara Tolleko"),
        ("Quillary", r"nobody in the document, and no side.*document names Amara Tolleko, Jorun Haldvik, Amara Jordan"),
        (" ", "nobody in the document"),
        ("%", "nobody in the document"),
    ],
)
def test_a_name_that_is_not_clear_is_refused(tmp_path: Path, name: str, message: str) -> None:
    """One that two people share, one that is a person's and a side's, one of nobody: the error names whom the document
    has, and nothing is logged. The whole name, or the code, is clear.
    """
    reading = meeting()
    other = Person(name="Amara Jordan", side=None, offices=(), span=None)
    people = (*reading.people, other) if name != "ol" else (*reading.people, replace(other, name="Olga Tolland"))
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(replace(reading, people=people))
        key = told(archive, TEACHERS).id
        with pytest.raises(UsageError, match=message):
            archive.review(key, speaker=["Tolleko", name])
        assert archive.judgements() == []
        if name == "Jordan":
            assert archive.review(key, speaker="JOR").statement.speakers == (Actor(name=None, side="JOR"),)
            archive.undo(1)
            assert archive.review(key, speaker="amara jordan").statement.speakers == (
                Actor(name="Amara Jordan", side=None),
            )


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ({"right": True}, {"wrong": True}, r"judgement 1 gives it to Jorun Haldvik, which.*communique undo 1"),
        ({"right": True}, {"speaker": "Tolleko"}, r"which this would contradict.*communique undo 1"),
        ({"right": True}, {"speaker": "Haldvik"}, r"gives it to Jorun Haldvik already"),
        ({"speaker": "Tolleko"}, {"right": True}, r"gives it to Amara Tolleko already"),
        ({"wrong": True}, {"right": True}, r"says that its speaker is not known, which.*communique undo 1"),
        ({"wrong": True}, {"wrong": True}, r"says that its speaker is not known already"),
    ],
)
def test_a_review_that_contradicts_a_standing_one_is_refused(
    archive: Archive, first: dict[str, Any], second: dict[str, Any], message: str
) -> None:
    """The error says which to undo, or that nothing would change; nothing is logged. Undone, the other holds."""
    key = told(archive, TEACHERS).id
    archive.review(key, **first)
    before = told(archive, TEACHERS)
    with pytest.raises(UsageError, match=message):
        archive.review(key, **second)
    assert len(archive.judgements()) == 1
    assert told(archive, TEACHERS) == before
    archive.undo(1)
    assert archive.review(key, **second).reviewed == 2


def test_what_can_not_be_judged_is_refused(archive: Archive) -> None:
    """No such statement, a beginning that several have or that is empty, no verdict or two, nobody to be right: each is
    an error that says what to do, and nothing is logged.
    """
    key = told(archive, TEACHERS).id
    for nothing in ("nothing", "%", "_", "", "zz", key + "0"):
        with pytest.raises(NotFoundError, match="communique statements lists them"):
            archive.review(nothing, right=True)
    digits = [record.id[0] for record in archive.statements()]
    shared = next(digit for digit in digits if digits.count(digit) > 1)
    with pytest.raises(NotFoundError, match=r"more than one statement begins like this \(.*Give more of it"):
        archive.review(shared, right=True)
    for verdict in ({}, {"right": True, "wrong": True}, {"wrong": True, "speaker": "Tolleko"}):
        with pytest.raises(UsageError, match="--right, --wrong, or --speaker NAME"):
            archive.review(key, **verdict)  # type: ignore[arg-type]
    reading = doubtful(own("message.txt"))
    nobody = tuple(replace(one, considered=(), confidence=None) for one in reading.statements)
    archive.add_reading(replace(reading, reader="rules-later", statements=nobody))
    with pytest.raises(UsageError, match=r"nobody can be right\. Say who it was with --speaker"):
        archive.review(told(archive, "gift").id, right=True)
    assert archive.judgements() == []
    assert archive.review(told(archive, "gift").id, wrong=True).reviewed == 1
    assert doubted(archive) == ["Kenya and Ic", "Iceland woul"]


def test_the_identifiers_that_are_shown_find_their_statements(archive: Archive) -> None:
    """The short form that listings print is no other statement's beginning, and in either case of letters."""
    records = archive.statements()
    short = archive.short_ids(records)
    assert set(short) == {record.id for record in records}
    for record in records:
        assert archive.statement(short[record.id].upper()) == record
        assert 8 <= len(short[record.id]) <= 16


def test_short_identifiers_grow_where_two_begin_alike(tmp_path: Path) -> None:
    """Where another statement has the same first digits, so many more are shown as tell the two apart."""
    filled(tmp_path / "a.db", ["meeting.txt"]).close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        (first, second) = (key for (key,) in connection.execute("SELECT id FROM statements ORDER BY number"))
        twin = first[:11] + ("0" if first[11] != "0" else "1") + "0000"
        connection.execute("UPDATE statements SET id = ? WHERE id = ?", (twin, second))
        connection.commit()
    with Archive(tmp_path / "a.db") as archive:
        assert archive.short_ids(archive.statements()) == {first: first[:12], twin: twin[:12]}


def test_another_process_reads_the_review_and_can_undo_it(archive: Archive, tmp_path: Path) -> None:
    """What one process judged another lists from the file, and takes back."""
    archive.review(told(archive, TEACHERS).id, speaker="Tolleko", why=WHY)
    listed = run("statements", "--contains", TEACHERS, "--format", "json", "--archive", "a.db", cwd=tmp_path)
    (row,) = json.loads(listed.stdout)
    assert (row["speakers"], row["reviewed"], row["considered"]) == (["Amara Tolleko"], 1, ["Jorun Haldvik"])
    assert run("undo", "1", "--archive", "a.db", cwd=tmp_path).returncode == 0
    assert speakers(archive, TEACHERS) == []
    assert doubted(archive) == ["Kenya and Ic", "Iceland woul"]


def test_every_export_has_the_review(archive: Archive, tmp_path: Path) -> None:
    """CSV, JSON lines and Parquet carry the reviewed speakers and the judgement's number."""
    import pyarrow.parquet

    archive.review(told(archive, TEACHERS).id, speaker="Tolleko")
    expected = [row for row in statement_rows(archive.statements()) if row["reviewed"] == 1]
    assert [row["speakers"] for row in expected] == [["Amara Tolleko"]]
    for file_format in ("csv", "jsonl", "parquet"):
        archive.export(tmp_path / file_format, format=file_format)  # type: ignore[arg-type]
    rows = pyarrow.parquet.read_table(tmp_path / "parquet" / "statements.parquet").to_pylist()
    assert [row["speakers"] for row in rows if row["reviewed"] == 1] == [["Amara Tolleko"]]
    lines = (tmp_path / "jsonl" / "statements.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["speakers"] for line in lines if json.loads(line)["reviewed"]] == [["Amara Tolleko"]]
    header, *_ = (tmp_path / "csv" / "statements.csv").read_text("utf-8").splitlines()
    assert "reviewed" in header.split(",")


def test_texts_without_reviews_are_as_ever(archive: Archive) -> None:
    """A review changes its own statement and no other record of the archive."""
    before = [record for record in archive.statements() if TEACHERS not in record.content]
    archive.review(told(archive, TEACHERS).id, speaker="Tolleko")
    assert [record for record in archive.statements() if TEACHERS not in record.content] == before
    assert set(TEXTS) == {document.name for document in archive.documents()}
