"""Answers that take long are found once, kept until the archive changes, and never hold up a page for long."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from communique.model import ArchiveError, NotFoundError
from communique.web.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Archived:
    """An archive that one changes by hand."""

    def __init__(self) -> None:
        self.state = "first"

    def stamp(self) -> str:
        return self.state


@pytest.fixture
def archived() -> Archived:
    return Archived()


@pytest.fixture
def kept(archived: Archived) -> Iterator[Kept]:
    answers = Kept(archived.stamp, patience=0.01)
    yield answers
    answers.close()


def settled(kept: Kept, find: Callable[[], object]) -> object:
    """The newest answer, asked for until it is there."""
    answer = kept.ask("which", find)
    while not answer.is_known or answer.is_old:
        answer = kept.ask("which", find)
    return answer.value


def test_found_once_and_anew_after_a_change(archived: Archived, kept: Kept) -> None:
    """The same question is not worked on again before the archive has changed."""
    found: list[int] = []

    def find() -> int:
        found.append(len(found))
        return len(found)

    assert [settled(kept, find) for _ in range(3)] == [1, 1, 1]
    archived.state = "second"
    assert settled(kept, find) == 2
    assert len(found) == 2


def test_older_answer_stands_in_while_a_newer_is_found(archived: Archived, kept: Kept) -> None:
    """Whoever asks after a change is shown the answer of before, and told that it is old."""
    assert settled(kept, lambda: "before") == "before"
    archived.state = "second"
    go_on = Event()
    answer = kept.ask("which", lambda: go_on.wait(30) and "after")
    assert (answer.value, answer.is_known, answer.is_old) == ("before", True, True)
    go_on.set()
    assert settled(kept, lambda: "never asked") == "after"


def test_page_goes_on_without_an_answer_that_takes_long(kept: Kept) -> None:
    """Where there is no answer yet a page is told so after its patience, and the work goes on."""
    go_on = Event()
    assert not kept.ask("which", lambda: go_on.wait(30) and "found").is_known
    go_on.set()
    assert settled(kept, lambda: "never asked") == "found"


def test_what_is_not_there_is_not_sought_again(kept: Kept) -> None:
    """That there is nobody of a name holds until the archive changes."""
    sought: list[str] = []

    def find() -> object:
        sought.append("once")
        raise NotFoundError("Nobody is called so.")

    for _ in range(2):
        with pytest.raises(NotFoundError):
            settled(kept, find)
    assert sought == ["once"]


@pytest.mark.parametrize("error", [ArchiveError("It is locked."), MemoryError()], ids=["locked", "memory"])
def test_what_failed_by_chance_is_tried_again(kept: Kept, error: Exception) -> None:
    """A lock or too little memory is no answer to keep."""

    def fail() -> object:
        raise error

    with pytest.raises(type(error)):
        settled(kept, fail)
    assert settled(kept, lambda: "found") == "found"
