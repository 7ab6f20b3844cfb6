"""Mentions of other exchanges: linked to what the archive tells, or named as stubs, and never guessed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.model import DateInterval, Link, MentionedExchange, Span
from keeping import CALL, TEXTS, own, reading_of
from test_migrations import downgraded, execute

if TYPE_CHECKING:
    from pathlib import Path

    from communique.model import Reading

MEETING = "2031-05-20-meeting-isl-ken"
MESSAGE = "2031-06-09-message-isl-ken"
OPENING = Span(0, 9)


def days(first: str, last: str | None = None) -> DateInterval:
    """A day, or a stretch of days, that a text prints."""
    return DateInterval(
        earliest=date.fromisoformat(first), latest=date.fromisoformat(last or first), basis="printed", exact=True
    )


def mentioning(name: str, kind: str, when: str = "past", **more: Any) -> Reading:
    """The reading of one of ``TEXTS`` that mentions one other exchange, and nothing else."""
    mention = MentionedExchange(kind=kind, when=when, span=OPENING, **more)  # type: ignore[arg-type]
    return replace(own(name), mentioned=(mention,))


def linked(tmp_path: Path, *readings: Reading, exchange: str) -> Link:
    """What the one mention in an exchange's documents refers to, the same in any order of reading."""
    found = []
    for number, order in enumerate(permutations(readings)):
        with Archive(tmp_path / f"{number}.db") as archive:
            for reading in order:
                archive.add_reading(reading)
            (link,) = archive.card(exchange).mentions
            found.append(link)
            assert archive.check() == []
    assert found == found[:1] * len(found)
    return found[0]


PLAIN = {name: replace(own(name), mentioned=()) for name in TEXTS}


def test_a_dated_mention_is_linked_both_ways(tmp_path: Path) -> None:
    """ "Follows the two leaders' call on March 4, 2030": the card of the meeting names the call, that of the call the
    meeting.
    """
    meeting = mentioning("meeting.txt", "call", date=days("2030-03-04"))
    with Archive(tmp_path / "a.db") as archive:
        for reading in (meeting, PLAIN["call-b.txt"], PLAIN["message.txt"]):
            archive.add_reading(reading)
        (link,) = archive.card(MEETING).mentions
        assert (link.exchange, link.stub, link.candidates, link.sources) == (CALL, None, (), (MEETING,))
        assert archive.card(CALL).mentioned_by == (link,)
        assert archive.card(MESSAGE).mentioned_by == ()
        assert archive.stubs() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "meeting"},
        {"date": days("2030-03-06")},
        {"sides": ("ISL", "NOR")},
        {"people": ("Njeri Wambogo",)},
    ],
)
def test_what_does_not_fit_is_a_stub(tmp_path: Path, changed: dict[str, Any]) -> None:
    """Another kind, day, side or person: no link, but a stub that says what is known."""
    told = {"kind": "call", "date": days("2030-03-04")} | changed
    link = linked(tmp_path, mentioning("meeting.txt", **told), PLAIN["call-b.txt"], exchange=MEETING)
    assert link.exchange is None
    assert link.stub is not None
    assert link.stub.id.startswith("mentioned-2030-03-0")


def test_the_message_thanked_for_is_the_one_that_came_before(tmp_path: Path) -> None:
    """A past message without a day is the only such message between the two in the three months before; of an older
    one, or where there is none, nothing is claimed but that there was one.
    """
    text = TEXTS["meeting.txt"].replace("May 20, 2031", "July 1, 2031")
    later = replace(reading_of(text, "later.txt"), mentioned=mentioning("meeting.txt", "message").mentioned)
    own_slug = "2031-07-01-meeting-isl-ken"
    assert linked(tmp_path, later, PLAIN["message.txt"], exchange=own_slug).exchange == MESSAGE
    (tmp_path / "none").mkdir()
    alone = linked(tmp_path / "none", later, exchange=own_slug)
    assert alone.stub is not None
    assert alone.stub.id == "mentioned-before-2031-07-01-message-isl-ken"


def test_to_meet_again_is_ahead_and_no_guess(tmp_path: Path) -> None:
    """ "Agreed to meet again" is a stub ahead, also where the archive knows a later meeting; a day told ahead is linked."""
    agreed = mentioning("call-b.txt", "meeting", "future")
    link = linked(tmp_path, agreed, PLAIN["meeting.txt"], exchange=CALL)
    assert link.stub is not None
    assert (link.stub.id, link.stub.when) == ("mentioned-after-2030-03-04-meeting-isl-ken", "future")
    (tmp_path / "dated").mkdir()
    dated = mentioning("call-b.txt", "meeting", "future", date=days("2031-05-01", "2031-05-31"))
    assert linked(tmp_path / "dated", dated, PLAIN["meeting.txt"], exchange=CALL).exchange == MEETING


def test_several_that_can_be_meant_are_named(tmp_path: Path) -> None:
    """Two calls in the month told: no link, both named. A whole year is too long for the only one known to be meant
    surely, unless the mention itself names who took part.
    """
    again = reading_of(TEXTS["call-b.txt"].replace("March 4", "March 14"), "again.txt")
    march = mentioning("meeting.txt", "call", date=days("2030-03-01", "2030-03-31"))
    link = linked(tmp_path, march, PLAIN["call-b.txt"], replace(again, mentioned=()), exchange=MEETING)
    assert (link.exchange, link.stub) == (None, None)
    assert link.candidates == (CALL, "2030-03-14-call-isl-ken")
    (tmp_path / "year").mkdir()
    whole = days("2030-01-01", "2030-12-31")
    year = mentioning("meeting.txt", "call", date=whole)
    assert linked(tmp_path / "year", year, PLAIN["call-b.txt"], exchange=MEETING).candidates == (CALL,)
    (tmp_path / "named").mkdir()
    named = mentioning("meeting.txt", "call", date=whole, sides=("ISL", "KEN"), people=("Haldvik",))
    assert linked(tmp_path / "named", named, PLAIN["call-b.txt"], exchange=MEETING).exchange == CALL


def test_mentions_of_an_older_archive_are_found(tmp_path: Path) -> None:
    """An archive of the schema before mentions kept what they are of answers as it did, once it is opened."""
    path = tmp_path / "a.db"
    answers = []
    with Archive(path) as archive:
        archive.add_reading(mentioning("meeting.txt", "call", date=days("2030-03-04")))
        archive.add_reading(mentioning("call-b.txt", "visit", date=days("2029-07-07")))
        answers.append((archive.card(CALL), archive.timeline("ISL"), archive.stubs()))
    downgraded(path, "0007")
    with Archive(path) as archive:
        answers.append((archive.card(CALL), archive.timeline("ISL"), archive.stubs()))
        assert archive.check() == []
    assert answers[0] == answers[1]
    assert answers[0][0].mentioned_by
    assert [stub.id for stub, _ in answers[0][2]] == ["mentioned-2029-07-07-visit-isl-ken"]


@pytest.mark.parametrize("damage", ["sought = '|ISL|NOR|'", "sought_first = '1999-01-01'", "sought_last = NULL"])
def test_check_finds_a_mention_that_is_looked_for_elsewhere(tmp_path: Path, damage: str) -> None:
    """What a mention is kept as being of is compared with what its text tells; making it anew mends it."""
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        archive.add_reading(mentioning("meeting.txt", "call", date=days("2030-03-04")))
        archive.add_reading(PLAIN["call-b.txt"])
        before = archive.card(CALL)
        execute(path, f"UPDATE mentioned_exchanges SET {damage}")  # noqa: S608  # words of ours
        (problem,) = archive.check()
        assert "among other sides or days" in problem.what
        archive.reindex()
        assert archive.check() == []
        assert archive.card(CALL) == before


def test_a_stub_is_in_the_timeline_of_its_sides_and_days(tmp_path: Path) -> None:
    """Only of both sides, of the kind and in the time that are asked for."""
    with Archive(tmp_path / "a.db") as archive:
        archive.add_reading(mentioning("call-b.txt", "visit", date=days("2029-07-07")))
        stub = "mentioned-2029-07-07-visit-isl-ken"
        first, later = date(2029, 7, 7), date(2029, 7, 8)
        assert stub in {entry.id for entry in archive.timeline("KEN", "ISL", since=first, until=first).entries}
        assert stub in {entry.id for entry in archive.timeline("ISL", kind="visit").entries}
        for asked in ({"since": later}, {"kind": "call"}):
            assert stub not in {entry.id for entry in archive.timeline("ISL", **asked).entries}


def test_a_document_does_not_mention_its_own_exchange(tmp_path: Path) -> None:
    """What a mention names in passing is another exchange than the one that is reported beside it."""
    link = linked(tmp_path, mentioning("call-b.txt", "call", date=days("2030-03-04")), exchange=CALL)
    assert link.exchange is None


def test_mentions_of_one_unknown_exchange_are_one_stub(tmp_path: Path) -> None:
    """Two documents that mention the same visit of the same month share a stub, which says who mentions it."""
    visit = days("2029-10-01", "2029-10-31")
    with Archive(tmp_path / "a.db") as archive:
        for name in ("meeting.txt", "message.txt"):
            archive.add_reading(mentioning(name, "visit", date=visit))
        ((stub, links),) = archive.stubs()
        assert (stub.id, stub.sides) == ("mentioned-2029-10-visit-isl-ken", ("ISL", "KEN"))
        assert {source for link in links for source in link.sources} == {MEETING, MESSAGE}


def test_cards_and_listings_show_mentions(tmp_path: Path) -> None:
    """show names what is mentioned and by whom, as text and as JSON; exchanges --stubs lists what is only mentioned."""

    def ask(*arguments: str) -> str:
        command = [*arguments, "--archive", str(tmp_path / "a.db")]
        result = CliRunner().invoke(cli, command, env={"COLUMNS": "120"}, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    with Archive(tmp_path / "a.db") as archive:
        for reading in (
            mentioning("meeting.txt", "call", date=days("2030-03-04")),
            mentioning("call-b.txt", "meeting", "future"),
        ):
            archive.add_reading(reading)
    assert "Mentions" in ask("show", MEETING)
    assert f"{CALL}  call on 2030-03-04" in ask("show", MEETING)
    assert "Mentioned by" in ask("show", CALL)
    assert json.loads(ask("show", CALL, "--format", "json"))["mentioned_by"][0]["sources"] == [MEETING]
    stub = "mentioned-after-2030-03-04-meeting-isl-ken"
    assert stub in ask("exchanges", "--stubs")
    assert ask("exchanges", "--stubs").endswith("1 stub\n")
    assert json.loads(ask("exchanges", "--stubs", "--format", "json"))[0]["id"] == stub
    assert stub in ask("exchanges", "--stubs", "--format", "csv")
