"""Exchanges that may be one event, though the program keeps them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.api import Archive
from communique.model import Claim, Party, Slice, UsageError
from communique.records.doubts import find_doubts
from keeping import TEXTS, reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from communique.model import Reading, UnsureMerge

MEETING = TEXTS["meeting.txt"]
EVERY = Slice(limit=100)


def account(text: str, outlet: str) -> Reading:
    """The reading of a text as an outlet's."""
    reading = reading_of(text, f"{outlet}.txt")
    return replace(reading, document=replace(reading.document, outlet=outlet))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with one account of a meeting."""
    with Archive(tmp_path / "own.db") as opened:
        opened.add_reading(account(MEETING, "Savannah Post"))
        yield opened


def told(key: str, day: int) -> Claim:
    """The claim of a text of its own that two people met that day."""
    when = date(2031, 5, day)
    return Claim(
        id=key,
        document=f"text {key}",
        outlet=f"outlet {key}",
        published=when,
        kind="meeting",
        realis="occurred",
        earliest=when,
        latest=when,
        basis="printed",
        exact=True,
        people=(Party("Amara Tolleko", "KEN"), Party("Jorun Haldvik", "ISL")),
    )


def alike(_: Sequence[Claim]) -> Callable[[Claim, Claim], float]:
    """Every two texts are alike."""
    return lambda _one, _other: 1.0


def doubted(archive: Archive) -> tuple[UnsureMerge, ...]:
    """All pairs that may be one."""
    return archive.unsure_merges(EVERY).items


def test_days_that_lie_near_each_other_are_doubted(archive: Archive) -> None:
    """The same people on days that two outlets print two days apart are a pair, with what speaks for and against."""
    archive.add_reading(account(MEETING.replace("May 20", "May 22"), "Geyser Herald"))
    (pair,) = doubted(archive)
    assert {pair.one.id, pair.other.id} == {"2031-05-20-meeting-isl-ken", "2031-05-22-meeting-isl-ken"}
    assert "the same kind (meeting)" in pair.why
    assert pair.against == ("2031-05-20 beside 2031-05-22",)
    assert pair.likeness > 0.5


@pytest.mark.parametrize(
    "text",
    [
        MEETING.replace("May 20", "May 28"),
        MEETING.replace("Amara Tolleko", "Sela Omandi").replace("Tolleko", "Omandi").replace("Haldvik", "Brand"),
        MEETING.replace("Kenyan", "Ghanaian").replace("Kenya", "Ghana").replace("May 20", "May 22"),
    ],
)
def test_what_is_plainly_another_event_is_not_doubted(archive: Archive, text: str) -> None:
    """Days far apart, other people or other sides are no pair."""
    archive.add_reading(account(text, "Geyser Herald"))
    assert not doubted(archive)


def test_one_event_told_twice_is_not_doubted(archive: Archive) -> None:
    """What the program makes one exchange is no pair."""
    archive.add_reading(account(MEETING, "Geyser Herald"))
    assert len(archive.exchanges()) == 1
    assert not doubted(archive)


def test_what_one_text_tells_twice_is_two_events() -> None:
    """Exchanges of which one text tells both leave no doubt that they are two."""
    first, second = told("one", 20), told("two", 22)
    assert find_doubts([(first, "a"), (second, "b")], {}, alike)
    third = replace(second, id="three", document=first.document)
    assert not find_doubts([(first, "a"), (second, "b"), (third, "b")], {}, alike)


def test_a_pair_kept_apart_is_not_asked_again_until_that_is_undone(archive: Archive) -> None:
    """Keeping apart is a judgement: the pair is left out, can't be merged, and comes back when it is undone."""
    archive.add_reading(account(MEETING.replace("May 20", "May 22"), "Geyser Herald"))
    (pair,) = doubted(archive)
    ruling = archive.keep_apart(pair.one.id, pair.other.id, why="two rounds", who="anna")
    assert (ruling.who, ruling.why, set(ruling.exchanges)) == ("anna", "two rounds", {pair.one.id, pair.other.id})
    assert not doubted(archive)
    with pytest.raises(UsageError, match=f"communique undo {ruling.id}"):
        archive.merge(pair.one.id, pair.other.id, why="one after all")
    archive.undo(ruling.id)
    assert len(doubted(archive)) == 1


def test_a_merged_pair_is_settled_and_cannot_be_kept_apart(archive: Archive) -> None:
    """Once merged by hand it is one exchange; keeping one exchange from itself is refused."""
    archive.add_reading(account(MEETING.replace("May 20", "May 22"), "Geyser Herald"))
    (pair,) = doubted(archive)
    merged = archive.merge(pair.one.id, pair.other.id, why="a misprint")
    assert not doubted(archive)
    with pytest.raises(UsageError):
        archive.keep_apart(merged.id, merged.id, why="no")
