"""Statements in general news: whose words, under which name, and the words that name the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from communique.pipeline import Pipeline

if TYPE_CHECKING:
    from communique.model import Reading

LEAD = (
    "President Anna Lindholm of Finland met President Tomas Varga of Hungary in Helsinki on 3 March 2021. "
    "The meeting lasted an hour.\n\n"
)
LINDHOLM = "Anna Lindholm"


@dataclass(frozen=True)
class Told:
    """A statement in plain words: who speaks, the words that name the source, the cue, and what is said."""

    who: tuple[str | None, ...]
    source: str | None
    cue: str | None
    content: str


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def read(pipeline: Pipeline):
    def run(text: str) -> list[Told]:
        return _told(pipeline.read("x.txt", text.encode()))

    return run


def _told(reading: Reading) -> list[Told]:
    text = reading.document.text
    return [
        Told(
            who=tuple(actor.name or actor.side for actor in statement.speakers),
            source=statement.source.of(text) if statement.source is not None else None,
            cue=statement.cue.of(text) if statement.cue is not None else None,
            content=" ... ".join(span.of(text) for span in statement.content),
        )
        for statement in reading.statements
    ]


def test_a_sentence_that_goes_on_keeps_the_source_of_its_frame(read) -> None:
    """Further sentences of a quotation, and paragraphs behind "X said:", have the span that names their speaker."""
    text = LEAD + (
        '"The ferry is late," Lindholm said. "It will come tomorrow morning."\n\n'
        "Speaking to students, Varga said:\n\nI was pleased to see the harbour. We need more ferries.\n"
    )
    assert [said.source for said in read(text)] == ["Lindholm", "Lindholm", "Varga", "Varga"]


def test_a_turn_has_its_label_as_source(read) -> None:
    """The speaker's label is the source of every sentence of his turn."""
    text = "PRESIDENT LINDHOLM: Thank you for coming to our harbour. We like visitors.\n"
    lead = "President Anna Lindholm of Finland spoke in Helsinki on 3 March 2021.\n\n"
    assert {said.source for said in read(lead + text)} == {"PRESIDENT LINDHOLM"}
