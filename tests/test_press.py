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


NEWS = "Dorrel Haskins runs for mayor of Quennwick. She grew up near the old mill.\n\n"


def test_unnamed_people_speak_under_their_own_words(read) -> None:
    """In general news critics, officials and the like are sources; whose "his advisers" are is not decided."""
    text = NEWS + (
        "Several critics say the bridge will never open. The bridge, engineers warned, is too short. "
        "Her advisers insist that it will be wide."
    )
    assert [(said.who, said.source) for said in read(text)] == [
        (("several critics",), "Several critics"),
        (("engineers",), "engineers"),
        ((), "Her advisers"),
    ]


def test_polls_and_papers_find_and_show(read) -> None:
    """A poll shows and a study finds; a room that shows something says nothing."""
    text = NEWS + "A poll shows that rents are rising. The study found that few can pay. The hall shows that it is old."
    assert [(said.source, said.content) for said in read(text)] == [
        ("A poll", "rents are rising"),
        ("The study", "few can pay"),
    ]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("According to the survey, rents are rising.", "rents are rising"),
        ("Rents are rising, according to the survey.", "Rents are rising"),
        (
            "Rents in the north, according to the survey, are rising fast.",
            "Rents in the north ... are rising fast",
        ),
    ],
)
def test_according_to_stands_anywhere(read, sentence: str, content: str) -> None:
    """ "According to X" frames the sentence around it, wherever it stands."""
    found = read(NEWS + sentence)
    assert [(said.source, said.content) for said in found] == [("the survey", content)]


def test_according_to_no_source(read) -> None:
    """What goes according to plan is said by nobody."""
    assert read(NEWS + "Work on the bridge went ahead according to plan.") == []


def test_frames_in_the_progressive(read) -> None:
    """ "Is warning that" reports in general news."""
    found = read(NEWS + "Haskins is warning that the bridge will fall.")
    assert [(said.cue, said.content) for said in found] == [("is warning that", "the bridge will fall")]


def test_frames_in_relative_clauses(read) -> None:
    """Who says something in a relative clause says it; the pronoun is the source, its antecedent the speaker."""
    found = read(NEWS + "The town sent home two engineers who said that the bridge is sound.")
    assert [(said.who, said.source, said.content) for said in found] == [
        (("two engineers",), "who", "the bridge is sound")
    ]


def test_a_headline_with_a_label(read) -> None:
    """A headline that names someone before its colon is his alone; the text below is no turn of his."""
    found = read("Haskins: Bridge will open in May.\n\n" + NEWS + "Haskins said the bridge is done.")
    assert [(said.source, said.content) for said in found] == [
        ("Haskins", "Bridge will open in May"),
        ("Haskins", "the bridge is done"),
    ]


def test_a_signed_quotation(read) -> None:
    """A dash and a full name behind a quotation sign it, also where its first mark is a closing one."""
    text = "\n\n“The bridge is ugly. I will not use it.” ― Ella Vantongeren\n\n”It is fine.” ― Ruud Teisma\n"
    found = read(NEWS.strip() + text)
    assert [(said.who, said.content) for said in found] == [
        (("Ella Vantongeren",), "The bridge is ugly"),
        (("Ella Vantongeren",), "I will not use it"),
        (("Ruud Teisma",), "It is fine"),
    ]


def test_turns_of_people_whom_the_text_does_not_introduce(read) -> None:
    """Labels in capitals that come again are turns: what they say is in nobody else's mouth."""
    text = NEWS + (
        "HASKINS: I will build the bridge.\n\nOSTERMAN: Who will pay for it?\n\n"
        "HASKINS: We all will.\n\nOSTERMAN: I doubt that very much.\n"
    )
    assert [said.source for said in read(text)] == ["HASKINS", "OSTERMAN", "HASKINS", "OSTERMAN"]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (
            "The town is tired of Haskins's claim that the bridge is safe.",
            "Haskins",
            "claim that",
            "the bridge is safe",
        ),
        ("The town is tired of her promise to build a tower.", "her", "promise to", "build a tower"),
    ],
)
def test_nouns_report_with_whose_they_are(read, sentence: str, source: str, cue: str, content: str) -> None:
    """A claim or promise that nothing else frames is its possessor's statement."""
    assert [(said.source, said.cue, said.content) for said in read(NEWS + sentence)] == [(source, cue, content)]


def test_a_noun_inside_what_another_says(read) -> None:
    """A claim inside somebody's statement is a part of it."""
    found = read(NEWS + "Engineers rejected the mayor's claim that the bridge is safe.")
    assert [said.source for said in found] == ["Engineers"]


@pytest.mark.parametrize(
    "sentence", ["As Haskins noted, the bridge is too short.", "The bridge, as Haskins noted, is too short."]
)
def test_as_someone_noted(read, sentence: str) -> None:
    """ "As X noted" frames the main clause, before it or in its middle."""
    found = read(NEWS + sentence)
    assert [said.source for said in found] == ["Haskins"]
    assert found[0].content.lower().replace(" ... ", " ") == "the bridge is too short"


def test_a_clause_behind_when_it_was_said(read) -> None:
    """Where and when something was said may stand between the cue and its clause."""
    found = read(NEWS + "Haskins admitted under long questioning that the bridge is too short.")
    assert [(said.cue, said.content) for said in found] == [("admitted", "the bridge is too short")]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Critics called it a monument to vanity.", "it a monument to vanity"),
        ("The town opened what critics call “a monument to vanity”.", "a monument to vanity"),
    ],
)
def test_what_critics_call_something(read, sentence: str, content: str) -> None:
    """Calling a thing something is said of it, also where the thing stands before the frame."""
    found = read(NEWS + sentence)
    assert [(said.source.lower() if said.source else None, said.content) for said in found] == [("critics", content)]


def test_news_runs_on_behind_a_content(read) -> None:
    """An aside or the next clause behind an object is the narrator's; what belongs to the object stays."""
    found = read(
        NEWS + "Critics attacked the builders of the bridge, including its architect, while the town looked on."
    )
    assert [said.content for said in found] == ["the builders of the bridge, including its architect"]


def test_reports_of_an_exchange_keep_to_the_cues_of_diplomacy(read) -> None:
    """Where a meeting is the news, figures from papers and polls stay the narrator's background."""
    text = LEAD + "A poll shows that few have heard of it. Trade grew by a tenth, according to the statistics office."
    assert read(text) == []
