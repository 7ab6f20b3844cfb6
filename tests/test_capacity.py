"""In whose name someone speaks: which words say so, whom they name, and for which statements they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli.main import cli
from communique.pipeline import Pipeline
from communique.readers.statements.behalf import find_behalf
from communique.readers.statements.set_apart import set_apart

if TYPE_CHECKING:
    from pathlib import Path

LEAD = "President Anna Lindholm of Finland met President Tomas Varga of Hungary in Helsinki on 3 March 2021.\n\n"
LINDHOLM = ("Anna Lindholm", "FIN")
PEOPLE, STATE = ("Finnish people", "FIN"), (None, "FIN")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def read(pipeline: Pipeline):
    """Each statement's cue, content, words of capacity and whom they name."""

    def run(sentences: str) -> list[tuple]:
        reading = pipeline.read("x.txt", (LEAD + sentences).encode())
        text = reading.document.text
        found = []
        for said in reading.statements:
            capacity = said.on_behalf_of
            words = capacity.span.of(text) if capacity is not None else None
            parties = [(actor.name, actor.side) for actor in capacity.parties] if capacity is not None else []
            cue = said.cue.of(text).split()[0] if said.cue is not None else None
            found.append((cue, " ... ".join(span.of(text) for span in said.content), words, parties))
        return found

    return run


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("On behalf of the Finnish people, Lindholm thanked Varga for the pumps.", [PEOPLE]),
        ("Lindholm, on behalf of Finland, thanked Varga for the pumps.", [STATE]),
        ("Lindholm on behalf of Finland thanked Varga for the pumps.", [STATE]),
        ("Lindholm thanked Varga on behalf of the Finnish people for the pumps.", [PEOPLE]),
        ("Lindholm thanked Varga for the pumps on behalf of the Finnish people.", [PEOPLE]),
        ("Lindholm conveyed greetings to Varga in the name of the Finnish Government.", [STATE]),
        ("On Finland's behalf, Lindholm thanked Varga for the pumps.", [STATE]),
        (
            "Speaking for the EU and its member states, Lindholm condemned the raid.",
            [(None, "EU"), ("member states", "EU")],
        ),
        ("Lindholm, speaking on behalf of NATO, condemned the raid.", [(None, "NATO")]),
        ("Lindholm spoke on behalf of NATO and condemned the raid.", [(None, "NATO")]),
        ("Speaking in Turku on behalf of NATO, Lindholm condemned the raid.", [(None, "NATO")]),
        ("Lindholm said on behalf of the G7 that the raid was a crime.", [(None, "G7")]),
        ('"The raid was a crime," Lindholm said on behalf of the G7.', [(None, "G7")]),
        ("Lindholm apologised on behalf of Finland for the delay.", [STATE]),
        ("Lindholm spoke with Varga by phone to express condolences on behalf of the Finnish people.", [PEOPLE]),
        ("On behalf of Finland, Lindholm met Varga to thank him for the pumps.", [STATE]),
        ("Lindholm thanked Varga, both for her party and for her country, for the pumps.", [("party", "FIN"), STATE]),
        ("On her own behalf and on that of the Finnish people, Lindholm wished Varga success.", [LINDHOLM, PEOPLE]),
        ("In the name of the Finnish people and in her own name, Lindholm wished Varga success.", [PEOPLE, LINDHOLM]),
        ('"On behalf of my Government, I thank you for coming," Lindholm said.', [STATE]),
        (
            '"We wish to thank you, on behalf of the people of Finland, for coming," Lindholm said.',
            [("people of Finland", "FIN")],
        ),
        ("Lindholm said that on behalf of the Finnish Government she thanked Varga for coming.", [STATE]),
    ],
)
def test_a_capacity_is_found_wherever_it_stands(read, sentence: str, parties: list) -> None:
    """Fronted, in the middle, behind the cue or its object, or in the speaker's own words."""
    assert [found[3] for found in read(sentence)] == [parties]


@pytest.mark.parametrize(
    ("named", "parties"),
    [
        (
            "the Communist Party of China and the Chinese people",
            [("Communist Party of China", "CHN"), ("Chinese people", "CHN")],
        ),
        ("the CPC Central Committee and the Chinese government", [("CPC Central Committee", "CHN"), (None, "CHN")]),
        ("the Finnish government and people", [STATE, ("people", "FIN")]),
        ("the Party, State and people of Finland", [("Party", "FIN"), STATE, ("people of Finland", "FIN")]),
        (
            "the Social Democratic Party, the State and the people of Finland",
            [("Social Democratic Party", "FIN"), STATE, ("people of Finland", "FIN")],
        ),
        ("the Governments of Norway and Denmark", [(None, "NOR"), (None, "DNK")]),
        ("the people of Norway and Denmark", [("people of Norway", "NOR"), ("people of Denmark", "DNK")]),
        ("the Ministry of Foreign Affairs of Finland", [STATE]),
        ("the Finnish Parliament", [("Finnish Parliament", "FIN")]),
        ("the two governments", [STATE, (None, "HUN")]),
        ("Prime Minister Eero Salo and the Finnish people", [("Eero Salo", None), PEOPLE]),
        ("the European Union", [(None, "EU")]),
        ("the families of the victims", [("families of the victims", None)]),
        ("all 27 member states of the European Union (EU)", [("all 27 member states of the European Union", "EU")]),
    ],
)
def test_parties_peoples_and_states_are_told_apart(read, named: str, parties: list) -> None:
    """A party and a people have a name, a state and a body their side alone; one part of a list lends its side to another."""
    assert read(f"On behalf of {named}, Lindholm thanked Varga for the pumps.")[0][3] == parties


@pytest.mark.parametrize(
    "sentence",
    [
        "Lindholm praised his tireless efforts on behalf of women and children.",
        "Lindholm stressed that the government acts on behalf of the people.",
        "Varga invited her to attend the fair on behalf of the Nordic states.",
        "Lindholm travelled to Pest on behalf of Finland and thanked Varga for the pumps.",
        "Varga, who signed the accord on behalf of Hungary, praised the talks.",
        "On behalf of Finland, Lindholm toured the mill, where Varga thanked her for the pumps.",
        "Varga said that Lindholm would sign the accord on behalf of Finland.",
        "Varga thanked her for speaking out on behalf of the detained.",
        "In the name of peace, Lindholm urged Varga to halt the drills.",
        "Speaking for the second time that day, Lindholm condemned the raid.",
        "Speaking for an hour, Lindholm condemned the raid.",
        '"We work on behalf of the people of Finland every day," Lindholm said.',
        '"I thank you for your leadership on behalf of women," Lindholm said.',
        "Lindholm thanked Varga not on behalf of Finland for the pumps.",
        "Lindholm conveyed the greetings of the Finnish people to Varga.",
    ],
)
def test_work_for_others_is_no_capacity(read, sentence: str) -> None:
    """What somebody does for others, or will do in their name, does not say in whose name he speaks."""
    assert all(not parties for *_, parties in read(sentence))


def test_a_frame_holds_for_all_its_cues(read) -> None:
    """Before the first cue the words hold for every cue of the same subject, behind it for that one alone."""
    before = read("On behalf of Finland, Lindholm thanked Varga for the pumps and stressed the need for more.")
    behind = read("Lindholm thanked Varga on behalf of Finland for the pumps and stressed the need for more.")
    assert [found[3] for found in before] == [[STATE], [STATE]]
    assert [found[3] for found in behind] == [[STATE], []]


def test_a_second_cue_may_have_a_capacity_of_its_own(read) -> None:
    """The words stand in the frame of the second cue, not at the end of the first content."""
    found = read("Lindholm welcomed the accord and, on behalf of Finland, thanked Varga for the pumps.")
    assert [(content, parties) for _, content, _, parties in found] == [("the accord", []), ("the pumps", [STATE])]


def test_another_subject_has_another_capacity(read) -> None:
    """The words do not reach over to someone else in the same sentence."""
    found = read("On behalf of Finland, Lindholm welcomed the accord, while Varga stressed the need for reform.")
    assert [parties for *_, parties in found] == [[STATE], []]


def test_a_sentence_that_goes_on_does_not_inherit_a_capacity(read) -> None:
    """A further sentence of the same speaker is not made in that name unless it says so."""
    found = read(
        '"On behalf of my country, I thank you for the pumps," Lindholm said. "The work on the dam will go on for years."'
    )
    assert [parties for *_, parties in found] == [[STATE], []]


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        (
            "Lindholm extended, on behalf of the Party, warm congratulations to Varga.",
            "extended",
            "warm congratulations",
        ),
        ("Lindholm conveyed on behalf of the Party her deep sympathy to Hungary.", "conveyed", "her deep sympathy"),
        ("Lindholm conveyed condolences on behalf of the Party.", "conveyed", "condolences"),
        ("Lindholm expressed condolences on behalf of the Party for the losses.", "expressed", "the losses"),
        ("Lindholm expressed her condolences to Varga on behalf of the Party.", "expressed", "her condolences"),
    ],
)
def test_words_in_the_frame_are_no_content(read, sentence: str, cue: str, content: str) -> None:
    """The capacity stands beside what is said, not in it, and hides nothing of it."""
    assert read(sentence) == [(cue, content, "on behalf of the Party", [("Party", "FIN")])]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("On behalf of the EU, Holm and Berg congratulated him.", ["the EU"]),
        (
            "On behalf of the Party, State and people of Norway, Holm congratulated him.",
            ["the Party", "State", "people of Norway"],
        ),
        ("He thanked them on behalf of Norway and President Holm stressed the need.", ["Norway"]),
        ("Holm on behalf of Norway and Sweden thanked him.", ["Norway", "Sweden"]),
        ("On behalf of those who died, he", []),
        ("On behalf of the wrongfully detained, he", ["the wrongfully detained"]),
        (
            "on behalf of the government, the Labour Party, and on his own behalf, he",
            ["the government", "the Labour Party", "on his own behalf"],
        ),
    ],
)
def test_how_far_the_words_reach(sentence: str, named: list[str]) -> None:
    """A list ends where the next subject begins."""
    assert [span.of(sentence) for phrase in find_behalf(sentence) for span in phrase.named] == named


def test_a_sentence_is_parsed_without_what_is_set_apart() -> None:
    """Commas that set the words off go with them, one that begins another part stays."""
    sentence = "She thanked him for the pumps, on behalf of Norway, and left."
    assert [span.of(sentence) for span in set_apart(sentence)] == [", on behalf of Norway"]
    assert set_apart('"On behalf of Norway, I thank you," she said.') == ()


@pytest.mark.parametrize("width", ["72", "120"])
def test_lists_and_cards_mark_capacity_and_relay(tmp_path: Path, width: str) -> None:
    """A party by its name, a state by its code; that another tells of it; at any width."""
    words = "On behalf of the Party and the Finnish government, Lindholm thanked Varga for the pumps. "
    (tmp_path / "a.txt").write_text(LEAD + words + "She said Varga had urged her to open the sluice.", encoding="utf-8")
    runner, archive = CliRunner(env={"COLUMNS": width}), ["--archive", str(tmp_path / "a.db")]
    runner.invoke(cli, ["read", str(tmp_path / "a.txt"), *archive])
    for command in (["statements"], ["show", "2021-03-03-meeting-fin-hun"]):
        printed = runner.invoke(cli, [*command, *archive]).output
        for said in ("(on behalf of Party and FIN)", "(relayed)"):
            assert all(word in printed for word in said.split())
