"""Judgements on statements outlast newer readers and changed texts, in any order, and wait where nothing matches."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import Span
from keeping import TEXTS, filled, own, reading_of
from reviewing import (
    CHANGED,
    CORRECTED,
    GONE,
    LATER,
    SCHOOL,
    TEACHERS,
    WRAPPED,
    doubtful,
    later,
    meeting,
    speakers,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from communique import Archive
    from communique.model import Reading

UNSURE = doubtful(meeting(), TEACHERS)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-9, 0), (12, 0), (0, -9), (5, -8), (0, 1), (18, 0)])
@pytest.mark.parametrize("verdict", ["right", "wrong", "speaker"])
def test_a_review_outlasts_a_newer_reader_with_other_bounds(tmp_path: Path, start: int, end: int, verdict: str) -> None:
    """The statement that has at least half of the content in common has the reviewed speakers; undone, the newer
    reader's own.
    """
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(UNSURE)
        key = told(archive, TEACHERS).id
        if verdict == "speaker":
            archive.review(key, speaker="Tolleko")
        else:
            archive.review(key, right=verdict == "right", wrong=verdict == "wrong")
        newer = later(meeting(), start=start, end=end)
        archive.add_reading(newer)
        _, record = archive.statements()
        names = {"right": ["Jorun Haldvik"], "wrong": [], "speaker": ["Amara Tolleko"]}[verdict]
        assert [actor.name for actor in record.statement.speakers] == names
        assert record.reviewed == 1
        assert archive.statements(unsure=True) == []
        assert archive.check() == []
        archive.undo(1)
        assert archive.document("meeting.txt") == newer
        assert archive.check() == []


def test_a_newer_reader_s_other_statement_is_not_judged(tmp_path: Path) -> None:
    """One that has less than half of the content in common keeps its own speakers; the judgement waits, says so, and
    speaks again once a reader has the statement back.
    """
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(UNSURE)
        archive.review(told(archive, TEACHERS).id, speaker="Tolleko")
        archive.add_reading(later(UNSURE, start=20))
        assert [record.content for record in archive.statements(unsure=True)] == [TEACHERS[20:]]
        (ruling,) = archive.judgements()
        assert ruling.is_idle
        assert ruling.statements == ()
        archive.add_reading(UNSURE)
        assert speakers(archive, TEACHERS) == ["Amara Tolleko"]
        assert not archive.judgements()[0].is_idle
        assert archive.check() == []


@pytest.mark.parametrize("text", [CHANGED, WRAPPED, f"Update.\n\n{TEXTS['meeting.txt']}"])
def test_a_review_outlasts_a_changed_text_with_the_same_words(tmp_path: Path, text: str) -> None:
    """A text under the same name that still has the words, whitespace aside, has the review; undone, the reader's own."""
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(UNSURE)
        archive.review(told(archive, TEACHERS).id, speaker="Tolleko")
        assert archive.add_reading(meeting(text)).outcome == "superseded"
        assert speakers(archive, "ten teachers") == ["Amara Tolleko"]
        assert speakers(archive, SCHOOL) == ["Amara Tolleko"]
        assert [record.reviewed for record in archive.statements()] == [None, 1]
        assert archive.check() == []
        archive.undo(1)
        assert archive.document("meeting.txt") == meeting(text)


@pytest.mark.parametrize("text", [GONE, CORRECTED, TEXTS["ministers.txt"]])
def test_a_review_waits_while_its_words_are_gone(tmp_path: Path, text: str) -> None:
    """A text without the words, or in which another is named as who says them now, is not judged: the log says that the
    judgement speaks of nothing. When the old text comes back, so does the judgement.
    """
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(UNSURE)
        archive.review(told(archive, TEACHERS).id, wrong=True)
        archive.add_reading(meeting(text))
        assert archive.document("meeting.txt") == meeting(text)
        assert archive.judgements()[0].is_idle
        assert archive.check() == []
        archive.add_reading(UNSURE)
        assert told(archive, TEACHERS).reviewed == 1
        archive.add_reading(meeting(text))
        archive.undo(1)
        archive.add_reading(UNSURE)
        assert archive.document("meeting.txt") == UNSURE


def test_another_document_with_the_same_words_is_not_judged(tmp_path: Path) -> None:
    """What was judged of one account says nothing of another's, even if it has the very sentence; the same text under a
    second name is one text.
    """
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_readings([UNSURE, replace(UNSURE, document=replace(UNSURE.document, name="mirror.txt"))])
        archive.add_reading(reading_of(CHANGED, "other.txt"))
        archive.review(archive.statements(document="meeting.txt", contains=TEACHERS)[0].id, wrong=True)
        assert [record.reviewed for record in archive.statements(contains=TEACHERS)] == [1, None]
        archive.add_reading(meeting(GONE))
        assert [record.reviewed for record in archive.statements(document="mirror.txt", contains=TEACHERS)] == [1]
        assert archive.check() == []


STEPS: dict[str, Callable[[Archive], object]] = {
    "newer reader": lambda archive: archive.add_reading(later(UNSURE, start=-9)),
    "changed text": lambda archive: archive.add_reading(meeting(CHANGED)),
    "gone": lambda archive: archive.add_reading(meeting(GONE)),
    "another document": lambda archive: archive.add_reading(own("message.txt")),
}


@pytest.mark.parametrize("order", list(permutations(STEPS)))
def test_whatever_happens_in_between_undoing_gives_the_readers_own_speakers(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    """Read, review, read anew in any order, undo: nothing of the review is left in any reading."""
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(UNSURE)
        archive.review(told(archive, TEACHERS).id, speaker="Tolleko")
        archive.review(told(archive, SCHOOL).id, wrong=True)
        for name in order:
            STEPS[name](archive)
            assert archive.check() == []
        archive.undo(2)
        archive.undo(1)
        for reading in (meeting(CHANGED), UNSURE):
            archive.add_reading(reading)
            assert archive.document("meeting.txt") == reading
        assert archive.check() == []


VARIANTS: list[Reading] = [
    replace(reading, reader=f"rules-{number}")
    for number, reading in enumerate(
        (
            UNSURE,
            later(UNSURE, start=-9),
            later(meeting(), end=-12),
            meeting(CHANGED),
            doubtful(meeting(WRAPPED)),
            meeting(GONE),
        )
    )
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.tuples(st.sampled_from("read review undo".split()), st.integers(0, 11)), max_size=14))
def test_what_is_judged_hangs_on_what_there_is_and_not_on_what_came_first(
    tmp_path: Path, events: list[tuple[str, int]]
) -> None:
    """After any run of readings, reviews and undoings the archive is sound, no review speaks of two statements of a
    text, and reading something else and back changes nothing. With all undone it is what the reader said.
    """
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(UNSURE)
        now = UNSURE
        for event, number in events:
            records = archive.statements()
            standing = [ruling.id for ruling in archive.judgements() if ruling.undone is None]
            if event == "read":
                now = VARIANTS[number % len(VARIANTS)]
                archive.add_reading(now)
            elif event == "undo" and standing:
                archive.undo(standing[number % len(standing)])
            elif event == "review" and (record := records[number % len(records)]).reviewed is None:
                archive.review(record.id, wrong=number > 5, speaker=[] if number > 5 else "Tolleko")
            assert archive.check() == []
            reviewed = [record.reviewed for record in archive.statements() if record.reviewed is not None]
            assert len(set(reviewed)) == len(reviewed)
        before = archive.statements(), archive.document("meeting.txt")
        for reading in (meeting(GONE), later(meeting()), now):
            archive.add_reading(reading)
        assert (archive.statements(), archive.document("meeting.txt")) == before
        for ruling in archive.judgements():
            if ruling.undone is None:
                archive.undo(ruling.id)
        assert archive.document("meeting.txt") == now


def test_each_statement_has_one_review_and_each_review_one_statement(tmp_path: Path) -> None:
    """Where a newer reader makes one statement of two that were judged, it has the judgement that is nearer to it, and
    the other waits; undone, the other takes its place if it still has half of the content.
    """
    reading = meeting()
    first, second = reading.statements
    start = second.content[0].start
    parts = (Span(start, start + 20), Span(start + 12, second.content[0].end))
    halves = tuple(replace(second, content=(part,)) for part in parts)
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(replace(reading, reader=LATER, statements=(first, *halves)))
        _, nearer, further = archive.statements()
        archive.review(nearer.id, speaker="Tolleko")
        archive.review(further.id, speaker="Kenya")
        archive.add_reading(reading)
        assert speakers(archive, TEACHERS) == ["KEN"]
        assert [ruling.is_idle for ruling in archive.judgements()] == [True, False]
        archive.undo(2)
        assert speakers(archive, TEACHERS) == ["Amara Tolleko"]
        assert archive.check() == []


def test_of_two_statements_with_one_content_the_cue_decides(tmp_path: Path) -> None:
    """Where two statements have the same words, a review finds again the one with the same reporting verb."""
    reading = meeting()
    second = reading.statements[1]
    source = second.source
    assert source is not None
    twin = replace(second, cue=source, rule="twin")
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(replace(reading, statements=(*reading.statements, twin)))
        record = archive.statements()[2]
        archive.review(record.id, wrong=True)
        for statements in ((twin, *reading.statements), (*reading.statements, twin)):
            archive.add_reading(replace(reading, reader=f"{LATER}-{len(archive.judgements())}", statements=statements))
            assert [one.reviewed for one in archive.statements() if one.statement.rule == "twin"] == [1]
            archive.add_reading(reading)
