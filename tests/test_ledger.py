"""A pair's ledger: what was proposed, agreed, done, and no longer mentioned, with its sentences."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.model import Entry, Ledger, NotFoundError, UsageError
from communique.render.arrow import arrow_table
from communique.render.ledger import ledger_rows
from three_years import SIDES, archive_of, read, reader

if TYPE_CHECKING:
    from pathlib import Path


def of_texts(folder: Path, *texts: str) -> Archive:
    """An archive of one document an exchange, each a year after the other."""
    archive = Archive(folder / "texts.db")
    for place, text in enumerate(texts):
        year = 2030 + place
        head = (
            f"Presidents meet\n\nNAIROBI, March 4, {year} - Kenyan President Amara Tolleko met with Icelandic President "
            f"Jorun Haldvik on March 4, {year}.\n\n"
        )
        name = f"{year}.txt"
        archive.add_readings([reader().read_text(f"{head}{text}\n", name=name)])
    return archive


def entry(ledger: Ledger, words: str) -> Entry:
    return next(one for one in ledger.entries if words in one.name)


def states(found: Entry) -> list[str]:
    return [step.state for step in found.steps]


def test_an_object_goes_its_way_over_three_years(tmp_path: Path) -> None:
    """Proposed by one, echoed by the other, agreed by both a year later, and reported as done: each with its place."""
    ledger = archive_of(tmp_path).ledger(*SIDES)
    school = entry(ledger, "school for drillers")
    assert states(school) == ["proposed", "proposed", "echoed", "agreed", "reported as done"]
    assert [step.day for step in school.steps] == [date(2030, 3, 4)] * 3 + [date(2031, 5, 20), date(2032, 6, 9)]
    for step in school.steps:
        assert step.cited is not None
        text = read(step.cited.provenance.name).document.text
        assert step.cited.words == " ".join(" ".join(span.of(text).split()) for span in step.cited.spans)
    assert (ledger.first, ledger.last, len(ledger.exchanges), ledger.left_out) == (
        date(2030, 3, 4),
        date(2032, 6, 9),
        3,
        0,
    )


def test_nothing_is_done_unless_a_text_says_so(tmp_path: Path) -> None:
    """What is to be opened, or should be, is not reported as done."""
    archive = of_texts(
        tmp_path,
        "The two presidents agreed to open a lighthouse on Mount Tara.",
        "Tolleko said that the lighthouse on Mount Tara should be opened soon.",
        "Haldvik said that the lighthouse on Mount Tara will be opened once the lens was signed off.",
    )
    assert "reported as done" not in states(entry(archive.ledger(*SIDES), "lighthouse"))


def test_said_again_in_the_same_or_in_other_words(tmp_path: Path) -> None:
    """After it was agreed, the same words reaffirm it, others reword it and name the former ones."""
    archive = of_texts(
        tmp_path,
        "The two presidents agreed to build a lighthouse on Mount Tara.",
        "The two presidents agreed to build the lighthouse on Mount Tara.",
        "The two presidents agreed to build a lighthouse of basalt and copper on Mount Tara for whalers.",
    )
    found = entry(archive.ledger(*SIDES), "lighthouse")
    assert states(found) == ["agreed", "reaffirmed", "reworded"]
    assert found.steps[-1].note == "before: “build the lighthouse on Mount Tara”"


def test_no_longer_mentioned_has_its_base(tmp_path: Path) -> None:
    """Silence is counted among later exchanges of the same outlets; a mention in anybody's words ends it."""
    silent = of_texts(
        tmp_path,
        "The two presidents agreed to build a lighthouse on Mount Tara.",
        "Tolleko said that geese had come early.",
    )
    ledger = silent.ledger(*SIDES)
    assert states(entry(ledger, "lighthouse")) == ["agreed"], "each text is an outlet of its own here"
    told = archive_of(tmp_path, "call-kenya.txt")
    assert "no longer mentioned" not in {step.state for one in told.ledger(*SIDES).entries for step in one.steps}


def test_silence_of_an_outlet_is_counted(tmp_path: Path) -> None:
    """Where the outlet that told of an object tells of later exchanges without it, the last step says of how many."""
    archive = Archive(tmp_path / "outlet.db")
    for year, text in (
        (2030, "The two presidents agreed to build a lighthouse on Mount Tara."),
        (2031, "Tolleko said that geese had come early."),
        (2032, "Tolleko said that the geese had left."),
    ):
        whole = (
            f"Presidents meet\n\nBEIJING, March 4, {year} (Xinhua) -- Kenyan President Amara Tolleko met with Icelandic "
            f"President Jorun Haldvik on March 4, {year}.\n\n{text}\n"
        )
        archive.add_readings([reader().read_text(whole, name=f"{year}.txt")])
    found = entry(archive.ledger(*SIDES), "lighthouse")
    assert states(found) == ["agreed", "no longer mentioned"]
    assert found.steps[-1].note.startswith("not in the last 2 of 3 exchanges of the two")
    assert found.steps[-1].cited is None


def of_outlet(folder: Path, first: str) -> Ledger:
    """The ledger of two exchanges that one outlet tells of, the second of geese."""
    archive = Archive(folder / "outlet.db")
    for year, text in ((2030, first), (2031, "Tolleko said that geese had come early.")):
        whole = (
            f"Presidents meet\n\nBEIJING, March 4, {year} (Xinhua) -- Kenyan President Amara Tolleko met with Icelandic "
            f"President Jorun Haldvik on March 4, {year}.\n\n{text}\n"
        )
        archive.add_readings([reader().read_text(whole, name=f"{year}.txt")])
    return archive.ledger(*SIDES, every=True)


@pytest.mark.parametrize(
    "first",
    [
        "The two presidents agreed to meet in Lamu in May.",
        "The two presidents agreed to build a lighthouse on Mount Tara within two months.",
    ],
)
def test_what_is_over_is_not_said_to_be_mentioned_no_longer(tmp_path: Path, first: str) -> None:
    """Of a meeting or a term that was over before the next exchange nobody need speak."""
    assert states(of_outlet(tmp_path, first).entries[0]) == ["agreed"]


def test_a_term_that_still_runs_is_counted(tmp_path: Path) -> None:
    """Within three years of an agreement its silence tells something."""
    first = "The two presidents agreed to build a lighthouse on Mount Tara within three years."
    assert states(of_outlet(tmp_path, first).entries[0]) == ["agreed", "no longer mentioned"]


def test_the_meeting_of_a_working_group_is_none_of_the_sides(tmp_path: Path) -> None:
    """Where a body is to meet, the body is the object, not a meeting of the two."""
    ledger = of_outlet(tmp_path, "The two presidents agreed that the working group on tuna should meet in Lamu in May.")
    assert [one.kind for one in ledger.entries if one.steps[0].day == date(2030, 3, 4)] == ["mechanism"]


def test_an_initiative_is_called_by_its_name_in_the_tables(tmp_path: Path) -> None:
    """Whatever form a text uses first stands in the row; the entry has the name of the tables."""
    ledger = of_outlet(tmp_path, "The two presidents agreed to support the BRI.")
    (found,) = [one for one in ledger.entries if one.kind == "initiative"]
    assert found.name == "Belt and Road Initiative"
    assert found.steps[0].cited is not None
    assert "BRI" in found.steps[0].cited.words


def test_stock_objects_are_known_by_their_frames(tmp_path: Path) -> None:
    """The leaders' consensus is one object of a pair; invitations are visits, whose acceptance is told."""
    ledger = archive_of(tmp_path).ledger(*SIDES)
    consensus = [one for one in ledger.entries if one.kind == "consensus"]
    assert [len({step.exchange for step in one.steps}) for one in consensus] == [2]
    assert states(entry(ledger, "visit Iceland"))[0] == "invited"


def test_two_meetings_are_two_objects(tmp_path: Path) -> None:
    """To meet again next month is another meeting each time it is agreed."""
    archive = of_texts(
        tmp_path,
        "The two presidents agreed to meet in Lamu next month.",
        "The two presidents agreed to meet in Lamu next month.",
    )
    meetings = [one for one in archive.ledger(*SIDES).entries if one.kind == "meeting"]
    assert [one.name for one in meetings] == ["meet in Lamu next month"] * 2


def test_an_accepted_invitation_is_the_one_of_the_other_side(tmp_path: Path) -> None:
    """A visit to which one side invites is accepted by the other, also in a later exchange."""
    archive = of_texts(
        tmp_path, "Haldvik invited Tolleko to visit Iceland in the summer.", "Tolleko accepted the invitation."
    )
    assert states(entry(archive.ledger(*SIDES), "visit Iceland")) == ["invited", "accepted"]


def test_what_was_proposed_once_is_left_out(tmp_path: Path) -> None:
    """A proposal that nobody takes up is no entry, unless all are asked for."""
    archive = archive_of(tmp_path)
    assert not [one for one in archive.ledger(*SIDES).entries if "tuna" in one.name]
    assert [one for one in archive.ledger(*SIDES, every=True).entries if "tuna" in one.name]


def test_names_of_the_relationship_are_dated(tmp_path: Path) -> None:
    """Each name for the relationship has its uses by day, by whom, the longer name not taken for the shorter."""
    uses = archive_of(tmp_path).ledger(*SIDES).names
    assert [(use.name, use.day.year if use.day else None, [actor.name for actor in use.speakers]) for use in uses] == [
        ("strategic partnership", 2030, ["Amara Tolleko"]),
        ("strategic partnership", 2031, ["Amara Tolleko", "Jorun Haldvik"]),
        ("comprehensive strategic partnership", 2031, ["Amara Tolleko", "Jorun Haldvik"]),
        ("comprehensive strategic partnership", 2032, ["Jorun Haldvik"]),
    ]


def test_names_for_others_are_left_out(tmp_path: Path) -> None:
    """A partnership that a sentence gives to a third side is not the pair's."""
    archive = of_texts(tmp_path, "Tolleko said that Kenya has a strategic partnership with Peru.")
    assert archive.ledger(*SIDES).names == ()


def test_exchanges_with_others_are_counted_but_not_looked_at(tmp_path: Path) -> None:
    """Where a third side takes part, what is agreed is not between the two alone: it is said how many were left out."""
    archive = archive_of(tmp_path, "meeting.txt")
    archive.add_readings(
        [
            reader().read_text(
                "Presidents meet\n\nNAIROBI, June 4, 2031 - Kenyan President Amara Tolleko met with Icelandic President Jorun "
                "Haldvik and Peruvian President Tadeo Quillary on June 4, 2031.\n\nThe three presidents agreed to build a kiln.\n",
                name="three.txt",
            )
        ]
    )
    ledger = archive.ledger(*SIDES)
    assert (len(ledger.exchanges), ledger.left_out) == (1, 1)
    assert not [one for one in ledger.entries if "kiln" in one.name]


def test_time_and_words_narrow_it(tmp_path: Path) -> None:
    """Only exchanges of the time asked for, only objects with the words asked for; else the nearest are named."""
    archive = archive_of(tmp_path)
    assert len(archive.ledger(*SIDES, since=date(2031, 1, 1)).exchanges) == 2
    assert [one.kind for one in archive.ledger(*SIDES, object="iceland summer").entries] == ["visit"]
    with pytest.raises(NotFoundError, match="school for drillers"):
        archive.ledger(*SIDES, object="school for drivers")


def test_unknown_pairs_name_those_that_exist(tmp_path: Path) -> None:
    """A pair without exchanges gets the pairs that have some; an empty archive says what to do; one side is no pair."""
    with pytest.raises(NotFoundError, match="ISL KEN"):
        archive_of(tmp_path).ledger("KEN", "Peru")
    with pytest.raises(UsageError, match="one side"):
        archive_of(tmp_path).ledger("KEN", "KEN")
    with pytest.raises(NotFoundError, match="communique read"):
        Archive(tmp_path / "empty.db").ledger(*SIDES)


def test_rows_and_command(tmp_path: Path) -> None:
    """The rows have the columns of their table and cite what they say; the command prints and writes them."""
    archive = archive_of(tmp_path)
    rows = list(ledger_rows(archive.ledger(*SIDES)))
    assert set(rows[0]) == set(arrow_table("ledger", rows).column_names)
    assert all(row["citation"] or row["note"] for row in rows)
    archive.close()
    run = ["ledger", "KEN", "Iceland", "--archive", str(tmp_path / "three-years.db")]
    done = CliRunner().invoke(cli, run)
    assert done.exit_code == 0, done.output
    assert "reported as done by Amara Tolleko" in " ".join(done.output.split())
    assert "Names for the relationship" in done.output
    done = CliRunner().invoke(cli, [*run, "--format", "json", "--object", "drillers"])
    assert {row["state"] for row in json.loads(done.output) if row["entry"]} >= {"proposed", "agreed"}
    done = CliRunner().invoke(cli, [*run, "--out", str(tmp_path / "ledger.csv")])
    assert f"{len(rows)} rows" in done.output
