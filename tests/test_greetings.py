"""Greetings as a ledger: from whom, for what, in whose name, returned or not reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.model import NotFoundError, UsageError
from communique.model.errors import EMPTY
from communique.render.arrow import arrow_table
from communique.render.uptake import greeting_rows
from communique.views.citing import provenance_of
from communique.views.uptake.greetings import find_greetings
from three_years import archive_of, reader

if TYPE_CHECKING:
    from pathlib import Path

    from communique.model import Greeting

BEGIN = (
    "Presidents talk\n\nNAIROBI, March 4, 2030 - Kenyan President Amara Tolleko held a telephone conversation with Icelandic "
    "President Jorun Haldvik on March 4, 2030.\n\n"
)


def of_text(text: str) -> list[Greeting]:
    reading = reader().read_text(BEGIN + text + "\n", name="text")
    return find_greetings(reading, provenance_of(reading.document))


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Haldvik congratulated Tolleko on her re-election.", "her re-election"),
        (
            "Noting that Kenya is about to mark the 70th anniversary of its coast guard, Haldvik expressed warm congratulations.",
            "the 70th anniversary of its coast guard",
        ),
        ("Haldvik expressed condolences to those who lost relatives in the floods.", "the floods"),
        ("Haldvik extended his best wishes.", None),
    ],
)
def test_the_occasion_is_what_the_words_say(text: str, occasion: str | None) -> None:
    """The occasion comes from the words of the greeting or of its sentence, never from elsewhere."""
    (greeting,) = of_text(text)
    assert (greeting.occasion.words if greeting.occasion is not None else None) == occasion


@pytest.mark.parametrize(
    ("text", "returned"),
    [
        ("Haldvik congratulated Tolleko on her re-election.", "not reported"),
        (
            "Haldvik congratulated Tolleko on her victory. Tolleko thanked Haldvik for his congratulations.",
            "thanked for",
        ),
        ("Tolleko and Haldvik exchanged New Year greetings.", "exchanged"),
    ],
)
def test_what_a_greeting_met_with(text: str, returned: str) -> None:
    """Thanks and greetings in return count; where the text says nothing, nothing is said."""
    assert of_text(text)[0].returned == returned


def test_a_greeting_is_returned_by_a_later_one() -> None:
    """A congratulation that meets with another is returned and names its words; what stands before it is no answer."""
    one, other = of_text(
        "Haldvik congratulated Kenya on its new harbour. Tolleko congratulated Iceland on its national day."
    )
    assert (one.returned, other.returned) == ("returned", "not reported")
    assert one.answer is not None
    assert one.answer.words == "congratulated Iceland on its national day"
    assert other.answer is None


def test_a_greeting_is_returned_by_the_person_greeted() -> None:
    """Where two of one side take part, the greeting of the other one is no answer to that of the first."""
    first, second = of_text(
        "Icelandic Foreign Minister Solveig Brandt also took part. Tolleko congratulated Brandt on her appointment. "
        "Haldvik congratulated Tolleko on her re-election."
    )
    assert [actor.name for actor in first.receivers] == ["Solveig Brandt"]
    assert (first.returned, second.returned) == ("not reported", "not reported")


def test_to_whom_is_read_from_the_words_too() -> None:
    """Whom the words of a wish name behind "to" receives it, also where the reader finds no receiver."""
    (greeting,) = of_text("Tolleko said: “I extend warm congratulations to the Government and the people of Iceland.”")
    assert [(actor.name, actor.side) for actor in greeting.receivers] == [("people of Iceland", "ISL")]


def test_in_whose_name(shared: Path) -> None:
    """A greeting on behalf of a party and a people says so."""
    seed = next((shared / "seeds").glob("000_*"))
    reading = reader().read(seed)
    first = find_greetings(reading, provenance_of(reading.document))[0]
    assert [actor.name for actor in first.on_behalf_of] == ["CPC", "Chinese people"]
    assert first.returned == "returned"


def test_greetings_of_an_archive(tmp_path: Path) -> None:
    """Of an exchange, of a pair, or of all; every row has its columns and its citation."""
    archive = archive_of(tmp_path)
    everything = archive.greetings()
    assert everything == archive.greetings("KEN", "Iceland")
    assert [greeting.exchange for greeting in everything] == ["2030-03-04-call-isl-ken", "2031-05-20-meeting-isl-ken"]
    assert archive.greetings("2030-03") == everything[:1]
    rows = list(greeting_rows(everything))
    assert set(rows[0]) == set(arrow_table("greetings", rows).column_names)
    assert all(row["citation"] for row in rows)
    with pytest.raises(UsageError, match="one side"):
        archive.greetings("KEN", "Kenya")
    with pytest.raises(UsageError, match="two sides"):
        archive.greetings("KEN", "ISL", "PER")


def test_command_prints_who_greeted_whom(tmp_path: Path) -> None:
    """The table names sender, receiver, occasion and what the text reports of an answer."""
    archive_of(tmp_path).close()
    done = CliRunner().invoke(cli, ["greetings", "--archive", str(tmp_path / "three-years.db")])
    assert done.exit_code == 0, done.output
    for words in (
        "Jorun Haldvik",
        "to Amara Tolleko",
        "for: her re-election",
        "this text reports no answer",
        "2 greetings",
    ):
        assert words in done.output


REMARKS = (
    "Remarks by President Tolleko and President Haldvik before a meeting\n\nNAIROBI, March 4, 2030 -\n\nPRESIDENT TOLLEKO: {0}\n\n"
    "PRESIDENT HALDVIK: Thank you, Amara. We have much to talk about today.\n"
)


def of_remarks(words: str) -> list[str]:
    text = REMARKS.format(words)
    reading = reader().read_text(text, name="remarks")
    return [greeting.cited.words for greeting in find_greetings(reading, provenance_of(reading.document))]


@pytest.mark.parametrize(
    "words",
    [
        "Welcome to Nairobi, Mr. President. I wish the geese had come earlier.",
        "Welcome to Nairobi, Mr. President. I wish you were staying for a month.",
        "Welcome to Nairobi, Mr. President. We want to welcome the decision of Peru.",
        "Welcome to Nairobi, Mr. President. When Tadeo came in, he said, “Congratulations. Your lamps are lit.”",
    ],
)
def test_own_words_are_a_greeting_only_with_a_courtesy_of_the_speaker(words: str) -> None:
    """To wish that something were otherwise greets nobody, nor do the words in which somebody else is quoted."""
    assert of_remarks(words) == ["Welcome to Nairobi, Mr. President"]


def test_sides_without_an_exchange_name_those_that_have_some(tmp_path: Path) -> None:
    """No greetings of a side that isn't there is no answer: it is said which pairs are; an empty archive says so."""
    with pytest.raises(NotFoundError, match=r"holds no exchange of the two\. It holds some of ISL KEN"):
        archive_of(tmp_path).greetings("KEN", "Peru")
    for asked in ((), ("KEN", "ISL"), ("2030-03",)):
        with pytest.raises(NotFoundError) as raised:
            Archive(tmp_path / "empty.db").greetings(*asked)
        assert EMPTY in str(raised.value)


def test_only_exchanges_with_a_greeting_are_looked_at(tmp_path: Path) -> None:
    """Of three exchanges the one without a greeting is not opened."""
    looked_at: list[str] = []
    archive_of(tmp_path).greetings(advance=looked_at.append)
    assert looked_at == ["2030-03-04-call-isl-ken", "2031-05-20-meeting-isl-ken"]
