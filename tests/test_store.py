"""The store's contract: what goes in comes out, prefixes, filters, and what ``check`` finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import Archive
from communique.model import (
    Clue,
    DateInterval,
    DocumentError,
    MentionedExchange,
    NotFoundError,
    Problem,
    Publication,
    Span,
    TimeExpression,
    Window,
)
from keeping import CALL, TEXTS, filled, own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.model import Reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed archive of the five texts."""
    filled(tmp_path / "a.db").close()
    return tmp_path / "a.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    """It opened."""
    with Archive(path) as opened:
        yield opened


def damage(path: Path, statement: str) -> list[Problem]:
    """What check finds after someone changed the file with another tool, which knows nothing of our keys."""
    with closing(sqlite3.connect(path)) as connection:
        changed = connection.execute(statement).rowcount
        connection.commit()
    assert changed > 0, "the test damaged nothing"
    with Archive(path) as archive:
        return archive.check()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_reading_comes_back_as_it_was(archive: Archive, name: str) -> None:
    """Everything that was read from a document comes back from the archive, spans and order included."""
    assert archive.document(name) == own(name)


def test_clues_times_and_people_come_back(tmp_path: Path) -> None:
    """What was inferred comes back with its reasons: clues and dropped clues, times, candidates of publication, who a
    person is, who asked and by what phrase, the days of an exchange named in passing; and check finds nothing wrong.
    """
    reading = _rich(own("meeting.txt"))
    with Archive(tmp_path / "a.db") as archive:
        archive.add_reading(reading)
        assert archive.document("meeting.txt") == reading
        assert archive.check() == []


def _rich(reading: Reading) -> Reading:
    """A reading with every field that a reader may fill."""
    span = Span(0, 10)
    days = (Window(date(2031, 5, 19), date(2031, 5, 20)), Window(date(2032, 5, 19), date(2032, 5, 20)))
    clue = Clue(kind="ahead", says="ahead of it", windows=days, strength=0.9, weekday=1, span=span, source="X-founding")
    weak = Clue(kind="office", says="in office", windows=days[:1], strength=0.5)
    day = DateInterval(
        earliest=days[0].earliest,
        latest=days[0].latest,
        basis="inferred",
        exact=False,
        span=span,
        confidence=0.75,
        clues=(clue,),
        dropped=(weak,),
    )
    known = {"entry": "amara-tolleko", "posts": ("KEN/president",)}
    report = replace(
        reading.reports[0],
        date=day,
        initiator="Amara Tolleko",
        request_basis="convention",
        request_span=span,
        participants=tuple(replace(person, **known) for person in reading.reports[0].participants),
    )
    candidate = Publication(
        day=date(2031, 5, 20), basis="address", span=span, moment="2031-05-20T09:18+03:00", note="x"
    )
    plain_day = DateInterval(earliest=day.earliest, latest=day.latest, basis="printed", exact=True, span=span)
    return replace(
        reading,
        document=replace(reading.document, published=candidate, candidates=(candidate, candidate)),
        reports=(report,),
        people=tuple(replace(person, **known) for person in reading.people),
        mentions=tuple(replace(mention, entry="amara-tolleko") for mention in reading.mentions),
        mentioned=(
            MentionedExchange(
                kind="call", when="past", span=span, date=plain_day, sides=("KEN",), people=("Amara Tolleko",)
            ),
        ),
        times=(
            TimeExpression(
                span=span,
                kind="DATE",
                value="2031",
                granularity="year",
                anchor="event",
                earliest=date(2031, 1, 1),
                latest=date(2031, 12, 31),
                mod="START",
                base="1961-05-20",
                event="X-founding",
            ),
        ),
    )


def test_a_page_comes_back_with_its_source_offsets(tmp_path: Path) -> None:
    """An HTML document keeps the map from its text to the page, and its title from the head."""
    from communique import Reader

    body = "".join(f"<p>{part}</p>" for part in TEXTS["meeting.txt"].split("\n\n"))
    page = f"<html><head><title>Presidents meet</title></head><body><article>{body}</article></body></html>"
    reading = Reader().read_bytes(page.encode(), name="page.html")
    assert reading.document.source_offsets
    with Archive(tmp_path / "a.db") as archive:
        archive.add_reading(reading)
        assert archive.document("page.html") == reading


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(min_value=6, max_value=64))
def test_any_unambiguous_beginning_of_an_identifier_finds_it(archive: Archive, length: int) -> None:
    """A document answers to its sha256 cut off anywhere unambiguous, in either case of letters."""
    for document in archive.documents():
        assert archive.document(document.id[:length]).document.sha256 == document.id
        assert archive.document(document.id[:length].upper()).document.sha256 == document.id


def test_an_exchange_answers_to_its_beginning(archive: Archive) -> None:
    """So does an exchange to its slug's; one that two share, or none has, is an error that says what to do."""
    assert archive.exchange("2031-05").id == "2031-05-20-meeting-isl-ken"
    with pytest.raises(
        NotFoundError, match=r"more than one exchange.*2030-03-04-call-gha-per.*2030-03-04-call-isl-ken"
    ):
        archive.exchange("2030")
    for nothing in ("1999", "%", "_", ""):
        with pytest.raises(NotFoundError):
            archive.exchange(nothing)
    with pytest.raises(NotFoundError, match="communique documents lists them"):
        archive.document("nothing.txt")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"speaker": "haldvik"}, 6),
        ({"speaker": "KEN"}, 5),
        ({"to": "KEN"}, 2),
        ({"act": "invite"}, 1),
        ({"contains": "STEAM"}, 2),
        ({"contains": "%"}, 0),
        ({"exchange": CALL}, 8),
        ({"exchange": CALL, "speaker": "Jorun"}, 5),
        ({"document": "meeting.txt"}, 2),
        ({"speaker": "nobody"}, 0),
    ],
)
def test_statements_are_found(archive: Archive, wanted: dict[str, str], expected: int) -> None:
    """By speaker, addressee, act, words, exchange and document, and by several at once."""
    assert len(archive.statements(**wanted)) == expected  # type: ignore[arg-type]


def test_statements_know_their_exchange_and_place(archive: Archive) -> None:
    """Each statement tells its document, exchange and day; its words are the text between its offsets."""
    for record in archive.statements():
        text = TEXTS[record.document_name]
        assert " … ".join(span.of(text) for span in record.statement.content) == record.content
        assert record.exchange is not None
        assert record.cue is None or record.statement.cue is not None


def test_a_sound_archive_has_no_problems(archive: Archive) -> None:
    """check finds nothing where nothing is wrong."""
    assert archive.check() == []


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE documents SET text = text || '.' WHERE title LIKE '%Nairobi'", "document", "its text is not the one"),
        ("UPDATE reports SET start = start + 1", "reports", "recorded was"),
        ("UPDATE reports SET date_end = 100000 WHERE date_end IS NOT NULL", "reports date", "does not lie in the text"),
        ("UPDATE participants SET words = 'Someone Else'", "participants", "recorded was 'Someone Else'"),
        ('UPDATE statement_spans SET "end" = "end" - 1', "statement_spans", "recorded was"),
        (
            "UPDATE statements SET cue_words = 'denied that' WHERE cue_words = 'said that'",
            "statements cue",
            "denied that",
        ),
        ("UPDATE statements SET content = 'The sea is ours.'", "statements", "content"),
        ("UPDATE people SET start = NULL WHERE start IS NOT NULL", "people", "does not lie in the text"),
        ("UPDATE people SET mentions = '[[0, 99999]]'", "people", "does not lie in the text"),
        ("UPDATE document_spans SET start = start + 2 WHERE kind = 'body'", "document_spans", "recorded was"),
        ("UPDATE documents SET dateline_words = 'ROME' WHERE dateline_words IS NOT NULL", "document", "ROME"),
        ("DELETE FROM documents WHERE title LIKE '%Nairobi'", "reports", "missing row of documents"),
        ("DELETE FROM reports", "participants", "missing row of reports"),
        ("DELETE FROM exchanges WHERE id LIKE '%gha%'", "judgements", "missing row of exchanges"),
        ("DELETE FROM judgements WHERE exchange LIKE '%gha%'", "report", "no exchange"),
        ("DELETE FROM statement_spans WHERE statement = (SELECT min(id) FROM statements)", "statement", "content"),
        (
            (
                "INSERT INTO judgements (report, exchange, judge, reason, made, current) "
                "SELECT report, exchange, judge, reason, made, 1 FROM judgements LIMIT 1"
            ),
            "report",
            "more than one exchange",
        ),
    ],
)
def test_check_finds_what_was_changed(path: Path, statement: str, where: str, what: str) -> None:
    """A changed text, a moved span, other words, a missing row: check names the place and what is wrong."""
    found = damage(path, statement)
    assert any(where in problem.where and what in problem.what for problem in found), found


def test_a_span_outside_the_text_is_never_written(tmp_path: Path) -> None:
    """What can't be pointed at is not recorded: the document fails, by name, and nothing of it stays."""
    reading = own("meeting.txt")
    outside = replace(reading.reports[0], span=Span(0, len(reading.document.text) + 1))
    with Archive(tmp_path / "a.db") as archive:
        with pytest.raises(DocumentError, match=r"meeting\.txt.*does not lie in its text"):
            archive.add_reading(replace(reading, reports=(outside,)))
        assert archive.documents() == []
        assert archive.check() == []


def test_one_document_is_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks between the claims and the judgement undoes the document as a whole."""
    from communique.store.writer import DatabaseWriter

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("cut off here")

    with filled(tmp_path / "a.db", ["call-b.txt"]) as archive:
        monkeypatch.setattr(DatabaseWriter, "judge", broken)
        with pytest.raises(RuntimeError, match="cut off"):
            archive.add_reading(own("meeting.txt"))
        monkeypatch.undo()
        assert [document.name for document in archive.documents()] == ["call-b.txt"]
        assert archive.check() == []
        assert archive.add_reading(own("meeting.txt")).outcome == "added"


def test_judgements_are_a_log(path: Path) -> None:
    """A superseded reading's judgement stays, undone, with who judged and when."""
    from communique import Reader

    with Archive(path) as archive:
        archive.add_reading(Reader().read_text(TEXTS["meeting.txt"].replace("sixty", "ninety"), name="meeting.txt"))
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT current, judge, made FROM judgements WHERE exchange = '2031-05-20-meeting-isl-ken' ORDER BY id"
        ).fetchall()
    assert [row[0] for row in rows] == [0, 1]
    assert all(judge.startswith("rules-") and made for _, judge, made in rows)


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "a%20b.db", "büro & co.db", ":memory:"])
def test_any_file_name_will_do(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive's name is a file's name, whatever it would mean in an address."""
    monkeypatch.chdir(tmp_path)
    with Archive(name) as archive:
        archive.add_reading(own("meeting.txt"))
    assert (tmp_path / name).is_file()
    with Archive(name, create=False) as archive:
        assert len(archive.documents()) == 1


def test_readers_do_not_wait_for_a_writer(path: Path) -> None:
    """While another process is inside its unit of work, listings answer with what was there before."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM document_names")
        with Archive(path, create=False) as archive:
            assert len(archive.documents()) == len(TEXTS)
            assert len(archive.exchanges()) == 4
            assert archive.check() == []
        other.execute("ROLLBACK")
