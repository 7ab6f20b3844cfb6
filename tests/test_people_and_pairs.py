"""Who someone is, and who talks to whom: counted once each, with the words that prove it, and never by guessing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.model import Actor, DateInterval, Naming, NotFoundError, Participant, UsageError
from communique.render.arrow import SCHEMAS
from communique.render.charts import pairs_chart, person_chart
from communique.render.pairs import pair_rows, print_pairs
from communique.render.people import person_rows, print_person_card
from communique.views.people import figures_called, figures_of
from keeping import CALL, TEXTS, filled, own
from test_charts import values
from test_timeline import archive_of, telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.model import Reading

GHANA = Participant(name="Efua Darkomensa", side="GHA", office=None, span=None, entry="local:efua-darkomensa")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """The five texts: two accounts of one call, a meeting and a message of the same two, a call of two others."""
    with filled(tmp_path / "a.db") as opened:
        yield opened


def test_a_person_has_each_exchange_once(archive: Archive) -> None:
    """However many accounts tell of it; with whom, how often, first and last."""
    card = archive.person("Tolleko")
    assert (card.figure.name, card.figure.side) == ("Amara Tolleko", "KEN")
    assert [entry.kind for entry in card.entries] == ["call", "meeting", "message"]
    (other,) = card.companions
    assert (other.name, other.side, other.count) == ("Jorun Haldvik", "ISL", 3)
    assert (other.first, other.last) == (date(2030, 3, 4), date(2031, 6, 9))


def test_what_a_person_said_is_all_of_it_and_nothing_of_others(archive: Archive) -> None:
    """By the archive's own list of statements; each with the words where they stand."""
    said = archive.person("Jorun Haldvik").said
    listed = archive.statements(speaker="Haldvik")
    assert {one.id for one in said} == {record.id for record in listed}
    for one in said:
        text = TEXTS[one.citation.provenance.name]
        assert " … ".join(" ".join(span.of(text).split()) for span in one.citation.spans) == one.citation.words


def test_a_statement_of_a_namesake_is_not_taken(tmp_path: Path) -> None:
    """A speaker is someone as the document names them: not another whose name holds the same words."""
    call = own("call-b.txt")
    namesake = replace(call.people[0], name="Jorun Haldvik Aasen", entry="local:jorun-haldvik-aasen")
    speaks = Actor(name=namesake.name, side=None)
    other, *rest = (one for one in call.statements if one.speakers and "Haldvik" in (one.speakers[0].name or ""))
    changed = tuple(replace(one, speakers=(speaks,)) if one is other else one for one in call.statements)
    reading = replace(call, people=(*call.people, namesake), statements=changed)
    with archive_of(tmp_path, reading) as archive:
        assert len(archive.person("Jorun Haldvik").said) == len(rest) > 0
        assert len(archive.person("local:jorun-haldvik-aasen").said) == 1


def test_the_own_delegation_is_no_company(tmp_path: Path) -> None:
    """With whom someone spoke are those of other sides."""
    aide = Participant(name="Osei Brandt", side="KEN", office=None, span=None)
    people = (*own("meeting.txt").reports[0].participants, aide, GHANA)
    with archive_of(tmp_path, telling("meeting.txt", participants=people)) as archive:
        companions = archive.person("Tolleko").companions
    assert [one.name for one in companions] == ["Efua Darkomensa", "Jorun Haldvik"]


def test_who_did_not_meet_is_no_companion(tmp_path: Path) -> None:
    """A meeting that is only scheduled is told, but counts for nobody."""
    with archive_of(tmp_path, telling("meeting.txt", realis="scheduled")) as archive:
        card = archive.person("Tolleko")
        assert [entry.status for entry in card.entries] == ["scheduled"]
        assert card.companions == ()
        with pytest.raises(UsageError, match="nothing to draw"):
            person_chart(card)


def test_an_unknown_person_gets_the_nearest_names(archive: Archive) -> None:
    """Of the texts and of the tables; nobody is taken for somebody else."""
    with pytest.raises(NotFoundError, match=r"nobody is called this.* nearest .*Amara Tolleko"):
        archive.person("Tolekko")
    with pytest.raises(NotFoundError, match="nobody for PER is called this"):
        archive.person("Tolleko", side="PER")


def test_someone_of_the_tables_alone_has_posts_and_no_exchange(archive: Archive) -> None:
    """That the archive has nothing of them is told, with the posts and their sources."""
    card = archive.person("Qin Gang")
    assert card.entries == card.said == ()
    assert any(tenure.post == "CHN/foreign-minister" and tenure.source for tenure in card.tenures)


def naming(document: str, name: str, side: str | None = None, entry: str | None = None) -> Naming:
    return Naming(document=document, name=name, side=side, entry=entry, offices=())


def test_one_whom_the_tables_know_is_one_under_any_name() -> None:
    """Others are one where name and side are; without a side, where only one has that name."""
    figures = figures_of(
        [
            naming("a", "Jo Brand", "ISL", "jo-brand"),
            naming("b", "Johanna Brand", None, "jo-brand"),
            naming("c", "Kim", "KEN", "local:kim"),
            naming("d", "Kim", "PER", "local:kim"),
            naming("e", "Kim", None, "local:kim"),
            naming("f", "Ada Moss", "GHA", "local:ada-moss"),
            naming("g", "Ada Moss", None, "local:ada-moss"),
        ]
    )
    assert {(figure.key, figure.side, len(figure.namings)) for figure in figures} == {
        ("jo-brand", "ISL", 2),
        ("local:kim", "KEN", 1),
        ("local:kim", "PER", 1),
        ("local:kim", None, 1),
        ("local:ada-moss", "GHA", 2),
    }


def test_several_who_can_be_meant_are_listed() -> None:
    """A part of a name can mean several; a whole name, an identifier or a side one of them. Letters inside a word, and
    one word of another's name, are no name.
    """
    figures = figures_of(
        [
            naming("a", "Jo Brand", "ISL", "jo-brand"),
            naming("b", "Ida Brand", "KEN", "local:ida-brand"),
            naming("c", "Lea Brandt", "PER", "local:lea-brandt"),
        ]
    )

    def called(name: str, side: str | None = None) -> set[str]:
        return {figure.key for figure in figures_called(name, figures, side=side)}

    assert called("brand") == {"jo-brand", "local:ida-brand"}
    assert called("Ida Brand") == {"local:ida-brand"}
    assert called("jo-brand") == {"jo-brand"}
    assert called("Brand", "KEN") == {"local:ida-brand"}
    assert called("local:ida-brand KEN") == called("local:ida-brand KEN", "KEN") == {"local:ida-brand"}
    assert called("local:ida-brand PER") == called("local:ida-brand", "PER") == set()
    assert called("Bran") == called("") == set()


def test_one_whose_side_only_reports_give_is_found_by_the_identifier() -> None:
    """Texts that never give someone's side are no reason to find nobody, nor to take one of another side."""
    unknown, other = naming("a", "Ada Moss"), naming("b", "Kim", "KEN", "local:kim")
    figures = figures_of([unknown, other])
    assert [one.key for one in figures_called("local:ada-moss GHA", figures, side="GHA")] == ["local:ada-moss"]
    assert figures_called("local:kim GHA", figures, side="GHA") == []


def test_an_ambiguous_name_is_an_error_that_lists_them(tmp_path: Path) -> None:
    """With side and identifier, which then means one."""
    meeting = own("meeting.txt")
    people = (*meeting.people, replace(meeting.people[0], name="Ida Tolleko", entry="local:ida-tolleko", mentions=()))
    with archive_of(tmp_path, replace(meeting, people=people)) as archive:
        with pytest.raises(UsageError, match=r"2 people can be meant: .*Ida Tolleko, KEN.*\[local:ida-tolleko\]"):
            archive.person("Tolleko")
        assert archive.person("local:ida-tolleko").figure.name == "Ida Tolleko"


def test_rows_of_a_person(archive: Archive) -> None:
    """Exchanges and statements in one table, each with its evidence."""
    rows = list(person_rows(archive.person("Tolleko")))
    assert {row["part"] for row in rows} == {"exchange", "statement"}
    for row in rows:
        assert list(row) == list(SCHEMAS["person"])
        assert row["citations"]
    posts = [row for row in person_rows(archive.person("Qin Gang")) if row["part"] == "post"]
    assert posts
    assert all(list(row) == list(SCHEMAS["person"]) and row["citations"] for row in posts)


def test_a_card_shows_who_with_whom_and_what(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    """In the terminal, whatever its width."""
    print_person_card(archive.person("Haldvik"))
    printed = " ".join(capsys.readouterr().out.split())
    assert printed.startswith("Jorun Haldvik (ISL)")
    assert "3 Amara Tolleko (KEN) 2030-03-04 to 2031-06-09" in printed
    assert "2031 2 meeting 1, message 1" in printed
    assert "3 exchanges, 6 statements; the archive covers 2030-03-04 to 2031-06-09 (5 documents)" in printed


def counts(archive: Archive, **asked: Any) -> dict[tuple[str, ...], int]:
    found = archive.pairs(**asked)
    return {tally.members: len(tally.occurred) for tally in (*found.pairs, *found.larger)}


def test_an_exchange_counts_once_for_its_pair(archive: Archive) -> None:
    """Not once an account; a side that is asked for comes first, and only its pairs are there."""
    assert counts(archive) == {("ISL", "KEN"): 3, ("GHA", "PER"): 1}
    assert counts(archive, side="Kenya") == {("KEN", "ISL"): 3}
    assert counts(archive, kind="call", since=date(2030, 1, 1)) == {("ISL", "KEN"): 1, ("GHA", "PER"): 1}
    assert counts(archive, since=date(2031, 6, 1)) == {("ISL", "KEN"): 1}


def test_more_than_two_sides_are_no_pairs(tmp_path: Path) -> None:
    """A meeting of three is counted apart, by its three sides, and not as three pairs; one side alone is no pair."""
    meeting = own("meeting.txt").reports[0].participants
    three = telling("meeting.txt", participants=(*meeting, GHANA))
    alone = telling("message.txt", participants=meeting[:1])
    with archive_of(tmp_path, own("call-b.txt"), three, alone) as archive:
        found = archive.pairs()
        assert [tally.members for tally in found.pairs] == [("ISL", "KEN")]
        assert [tally.members for tally in found.larger] == [("GHA", "ISL", "KEN")]
        assert found.alone == 1
        assert [tally.members for tally in archive.pairs(side="GHA").larger] == [("GHA", "ISL", "KEN")]


def test_what_did_not_occur_is_not_counted(tmp_path: Path) -> None:
    """Scheduled and proposed are told beside the number; what a text says did not take place is not."""
    readings = [
        own("call-b.txt"),
        telling("meeting.txt", realis="scheduled"),
        telling("message.txt", realis="denied"),
    ]
    with archive_of(tmp_path, *readings) as archive:
        (tally,) = archive.pairs().pairs
    assert ([entry.id for entry in tally.occurred], tally.announced) == ([CALL], 1)


def test_pairs_of_persons(tmp_path: Path) -> None:
    """Those whom each side names first; where a side names nobody, the exchange is no pair of persons, but not lost."""
    meeting = own("meeting.txt").reports[0].participants
    aide = Participant(name="Osei Brandt", side="KEN", office=None, span=None)
    state = Participant(name="Iceland", side="ISL", office=None, span=None)
    readings = [
        own("call-b.txt"),
        telling("meeting.txt", participants=(*meeting, aide)),
        telling("message.txt", participants=(meeting[0], state)),
    ]
    with archive_of(tmp_path, *readings) as archive:
        found = archive.pairs(people=True)
    assert [(tally.members, len(tally.occurred)) for tally in found.pairs] == [
        (("Jorun Haldvik (ISL)", "Amara Tolleko (KEN)"), 2)
    ]
    assert found.alone == 1


@pytest.mark.parametrize(
    ("initiator", "basis", "asked"),
    [
        ("Jorun Haldvik", "told", ("ISL", False)),
        ("Haldvik", "convention", ("ISL", True)),
        ("the hosts", "told", ("the hosts", False)),
        (None, None, (None, False)),
    ],
)
def test_at_whose_request(tmp_path: Path, initiator: str | None, basis: Any, asked: tuple[str | None, bool]) -> None:
    """By the side of the one who asked; that only a convention says so is kept apart, and so is that nothing does."""
    with archive_of(tmp_path, telling("call-b.txt", initiator=initiator, request_basis=basis)) as archive:
        found = archive.pairs()
    (tally,) = found.pairs
    assert [(one.who, one.by_convention, one.count) for one in tally.asked] == [(*asked, 1)]
    (row,) = pair_rows(found)
    assert row["asked_told"] + row["asked_by_convention"] + row["asked_not_told"] == row["exchanges"] == 1


def spread(name: str, first: str, last: str) -> Reading:
    days = DateInterval(
        earliest=date.fromisoformat(first), latest=date.fromisoformat(last), basis="inferred", exact=False
    )
    return telling(name, date=days)


def test_a_year_that_is_not_certain_is_no_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An exchange that was in December or in January is counted, but in no year's column."""
    with archive_of(tmp_path, own("call-b.txt"), spread("meeting.txt", "2030-12-01", "2031-01-31")) as archive:
        found = archive.pairs()
    assert {row["year"]: row["exchanges"] for row in pair_rows(found)} == {2030: 1, None: 1}
    print_pairs(found)
    heading, *_ = capsys.readouterr().out.splitlines()
    assert heading.split() == ["Pair", "n", "2030", "?"]


def test_years_for_which_a_terminal_has_no_room_are_one_column(
    archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The latest have their own; nothing is lost from the sum."""
    monkeypatch.setenv("COLUMNS", "50")
    print_pairs(archive.pairs())
    heading, row, *_ = (line.split() for line in capsys.readouterr().out.splitlines() if line)
    assert heading == ["Pair", "n", "before", "2031"]
    assert row == ["ISL", "–", "KEN", "3", "1", "2"]


def test_rows_of_pairs_prove_every_number(archive: Archive) -> None:
    """Pair, year and kind, with the slugs that were counted and each account's words."""
    rows = list(pair_rows(archive.pairs()))
    assert sum(row["exchanges"] for row in rows) == 4
    for row in rows:
        assert list(row) == list(SCHEMAS["pairs"])
        assert len(row["slugs"]) == row["exchanges"] <= len(row["citations"])
    (call,) = (row for row in rows if row["slugs"] == [CALL])
    assert len(call["documents"]) == 2


def test_chart_of_pairs_has_a_column_for_every_year(tmp_path: Path) -> None:
    """Also for those in between without any exchange; one year alone is drawn as bars; nothing is not drawn."""
    later = telling("message.txt", date=replace(own("message.txt").reports[0].date, earliest=date(2034, 1, 1), latest=date(2034, 1, 1)))  # type: ignore[type-var]  # fmt: skip
    with archive_of(tmp_path, own("meeting.txt"), later) as archive:
        specification = pairs_chart(archive.pairs()).to_dict()
        assert "2032" in str(specification)
        assert {(row["pair"], row["year"], row["n"]) for row in values(specification)} == {
            ("ISL – KEN (2)", "2031", 1),
            ("ISL – KEN (2)", "2034", 1),
        }
        assert "'bar'" in str(pairs_chart(archive.pairs(until=date(2031, 12, 31))).to_dict())
        with pytest.raises(UsageError, match="nothing to draw"):
            pairs_chart(archive.pairs(until=date(1990, 1, 1)))


def test_chart_of_a_person_has_a_row_for_each_counterpart(tmp_path: Path) -> None:
    """The own side is none; what was only scheduled is not drawn."""
    people = (*own("meeting.txt").reports[0].participants, GHANA)
    readings = [
        own("call-b.txt"),
        telling("meeting.txt", participants=people),
        telling("message.txt", realis="scheduled"),
    ]
    with archive_of(tmp_path, *readings) as archive:
        rows = values(person_chart(archive.person("Tolleko")).to_dict())
    assert {(row["row"], row["mark"]) for row in rows} == {
        ("ISL (2)", "call"),
        ("ISL (2)", "meeting"),
        ("GHA (1)", "meeting"),
    }


def test_commands(tmp_path: Path) -> None:
    """Lists, files and charts; a name that means nobody is wrong usage."""
    filled(tmp_path / "a.db").close()

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(cli, [*arguments, "--archive", str(tmp_path / "a.db")])

    pairs = list(csv.DictReader(io.StringIO(run("pairs", "--format", "csv").stdout)))
    assert {row["members"] for row in pairs} == {"ISL; KEN", "GHA; PER"}
    assert "ISL – KEN" in run("pairs", "--side", "KEN").stdout.replace("KEN – ISL", "ISL – KEN")
    assert "Jorun Haldvik (ISL)" in run("pairs", "--people").stdout
    assert "Amara Tolleko (KEN)" in run("person", "tolleko").stdout
    for command in (["person", "Tolleko"], ["pairs"]):
        chart, out = tmp_path / f"{command[0]}.svg", tmp_path / f"{command[0]}.json"
        assert run(*command, "--chart", str(chart), "--out", str(out)).exit_code == 0
        assert chart.read_text().startswith("<svg")
        assert out.stat().st_size
    assert isinstance(run("person", "Nobody Whatever").exception, NotFoundError)
    with Archive(tmp_path / "b.db") as empty, pytest.raises(UsageError, match="communique read PATH"):
        empty.pairs()
