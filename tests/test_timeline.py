"""Timelines: every exchange of a pair in its order, what did not occur marked as such, and anniversaries that are due."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.knowledge.events import Event
from communique.model import DateInterval, MentionedExchange, Participant, Span, UsageError
from communique.render.arrow import SCHEMAS
from communique.render.calendar import write_calendar
from communique.render.charts import timeline_chart
from communique.render.timeline import ordinal, print_timeline, timeline_rows
from communique.views.anniversaries import anniversaries_due
from keeping import CALL, TEXTS, filled, own
from test_charts import values

if TYPE_CHECKING:
    from pathlib import Path

    from communique.model import Reading

MEETING = "2031-05-20-meeting-isl-ken"
MESSAGE = "2031-06-09-message-isl-ken"


def interval(first: str, last: str, **more: Any) -> DateInterval:
    """The days between two, of which the text leaves open which."""
    return DateInterval(
        earliest=date.fromisoformat(first),
        latest=date.fromisoformat(last),
        **{"basis": "printed", "exact": False, **more},
    )


def telling(name: str, **changes: Any) -> Reading:
    """The reading of one of ``TEXTS`` whose one report differs in these fields."""
    reading = own(name)
    return replace(reading, reports=(replace(reading.reports[0], **changes),))


def archive_of(path: Path, *readings: Reading) -> Archive:
    archive = Archive(path / "a.db")
    archive.add_readings(readings)
    return archive


def test_exchanges_of_a_pair_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    """Both sides took part in all of them, in whatever order one names them, and each shows where it is told."""
    with filled(tmp_path / "a.db") as archive:
        found = archive.timeline("KEN", "Iceland")
        assert [entry.id for entry in found.entries] == [CALL, MEETING, MESSAGE]
        assert [entry.id for entry in archive.timeline("ISL", "KEN").entries] == [CALL, MEETING, MESSAGE]
        assert archive.timeline("KEN", "GHA").entries == ()
        assert {entry.id for entry in archive.timeline("GHA").entries} >= {"2030-03-04-call-gha-per"}
    for entry in found.entries:
        for citation in entry.citations:
            text = TEXTS[citation.provenance.name]
            assert [" ".join(span.of(text).split()) for span in citation.spans] == [citation.words]


def test_the_call_names_both_its_accounts(tmp_path: Path) -> None:
    """An exchange told twice has a citation for each account."""
    with filled(tmp_path / "a.db") as archive:
        (call, *_) = archive.timeline("KEN", "ISL").entries
    assert {citation.provenance.name for citation in call.citations} == {"call-a.txt", "call-b.txt"}
    assert len(call.participants) == 2


def test_time_and_kind_select(tmp_path: Path) -> None:
    """--since, --until and --kind leave the others out, also of those only mentioned."""
    mention = MentionedExchange(
        kind="visit", when="future", span=Span(0, 9), sides=("ISL", "KEN"), date=interval("2032-05-01", "2032-05-31")
    )
    with archive_of(tmp_path, own("call-b.txt"), replace(own("meeting.txt"), mentioned=(mention,))) as archive:
        ids = [entry.id for entry in archive.timeline("KEN", "ISL").entries]
        assert ids == [CALL, MEETING, "mentioned-2032-05-visit-isl-ken"]
        assert [entry.id for entry in archive.timeline("KEN", "ISL", since=date(2031, 1, 1)).entries] == ids[1:]
        assert [entry.id for entry in archive.timeline("KEN", "ISL", until=date(2032, 4, 30)).entries] == ids[:2]
        assert [entry.id for entry in archive.timeline("KEN", "ISL", kind="visit").entries] == ids[2:]
        with pytest.raises(UsageError, match="No time lies between"):
            archive.timeline("KEN", since=date(2032, 1, 1), until=date(2031, 1, 1))


def test_what_is_only_mentioned_or_ahead_is_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither passes for an exchange that was: they have a standing of their own, and the count leaves them out. Those
    without a day come last. People of the mentioning text are not said to have been there.
    """
    past = MentionedExchange(kind="talks", when="past", span=Span(0, 9), sides=("ISL", "KEN"))
    ahead = MentionedExchange(
        kind="visit", when="future", span=Span(0, 9), sides=("ISL", "KEN"), date=interval("2030-01-01", "2030-12-31")
    )
    with archive_of(
        tmp_path, telling("meeting.txt", realis="scheduled"), replace(own("message.txt"), mentioned=(past, ahead))
    ) as archive:
        found = archive.timeline("KEN", "ISL")
    assert [(entry.kind, entry.status) for entry in found.entries] == [
        ("visit", "mentioned ahead"),
        ("meeting", "scheduled"),
        ("message", "occurred"),
        ("talks", "mentioned"),
    ]
    assert found.entries[0].participants == ()
    monkeypatch.setenv("COLUMNS", "200")
    print_timeline(found)
    printed = " ".join(capsys.readouterr().out.split())
    assert "1 exchange, 1 more only mentioned, 1 more only mentioned as ahead, 1 more scheduled;" in printed
    assert "visit, only mentioned as ahead" in printed
    assert "2031-05-20 meeting, scheduled" in printed


def test_more_sides_than_asked_for_still_count_as_theirs(tmp_path: Path) -> None:
    """A meeting of three is in the timeline of each two of them."""
    third = Participant(name="Efua Darkomensa", side="GHA", office=None, span=None)
    people = (*own("meeting.txt").reports[0].participants, third)
    with archive_of(tmp_path, telling("meeting.txt", participants=people)) as archive:
        (entry,) = archive.timeline("ISL", "GHA").entries
    assert set(entry.sides) == {"ISL", "KEN", "GHA"}


def test_rows_have_the_columns_of_their_table(tmp_path: Path) -> None:
    """Entries and anniversaries are rows of one table, and every row says where it stands or what table it is from."""
    with filled(tmp_path / "a.db") as archive:
        found = archive.timeline("CHN", "VNM", on=date(2025, 1, 1))
        rows = [*timeline_rows(archive.timeline("KEN")), *timeline_rows(found)]
    assert {row["what"] for row in rows} == {"exchange", "anniversary"}
    for row in rows:
        assert list(row) == list(SCHEMAS["timeline"])
        assert row["citations"]
        assert all(len(row[name]) == len(row["words"]) for name in ("documents", "starts", "ends", "outlets"))


EVENT = Event("A-B", "relations", ("AAA", "BBB"), None, "1960-02-29", "", "relations of A and B", "a table")


def due(event: Event, sides: tuple[str, ...], first: date, last: date) -> list[tuple[int, date, date]]:
    found = anniversaries_due([event], sides, (first, last), lambda party: party.split("/", 1)[0])
    return [(one.years, one.earliest, one.latest) for one in found]


def test_round_anniversaries_that_fall_into_the_time_are_due() -> None:
    """Every fifth, on both ends included; a leap day's is the last of February; others are not due."""
    day = date(2035, 2, 28)
    assert due(EVENT, ("AAA", "BBB"), day, day) == [(75, day, day)]
    assert due(EVENT, ("AAA", "BBB"), date(2035, 3, 1), date(2039, 12, 31)) == []
    assert [years for years, *_ in due(EVENT, ("AAA", "BBB"), date(2034, 1, 1), date(2041, 1, 1))] == [75, 80]


def test_an_event_known_by_its_year_or_month_is_due_within_it() -> None:
    """The tables' precision is that of the anniversary, and it can be due although it may have passed."""
    by_year, by_month = replace(EVENT, start="1960"), replace(EVENT, start="1960-02")
    assert due(by_year, ("AAA", "BBB"), date(2035, 6, 1), date(2035, 7, 1)) == [
        (75, date(2035, 1, 1), date(2035, 12, 31))
    ]
    assert due(by_month, ("AAA", "BBB"), date(2035, 2, 20), date(2035, 7, 1)) == [
        (75, date(2035, 2, 1), date(2035, 2, 28))
    ]


def test_whose_anniversaries_are_due() -> None:
    """Of a pair what both did, or one alone; of one side also what it did with another; never what others did, nor a
    kind of event that nobody marks, nor a treaty of many.
    """
    window = (date(2035, 1, 1), date(2035, 12, 31))
    founding = replace(EVENT, kind="founding", parties=("AAA/party",))
    assert due(founding, ("AAA", "BBB"), *window)
    assert due(founding, ("BBB", "CCC"), *window) == []
    assert due(EVENT, ("AAA",), *window)
    assert due(EVENT, ("AAA", "CCC"), *window) == []
    assert due(replace(EVENT, kind="congress"), ("AAA", "BBB"), *window) == []
    assert due(replace(EVENT, parties=("AAA", "BBB", "CCC")), ("AAA",), *window) == []


def test_anniversaries_count_from_the_last_day_that_the_archive_covers(tmp_path: Path) -> None:
    """Or from the one that is given, as far ahead as is asked."""
    with filled(tmp_path / "a.db") as archive:
        found = archive.timeline("ISL", "KEN", ahead=timedelta(10))
        assert (found.due_from, found.due_to) == (date(2031, 6, 9), date(2031, 6, 19))
        assert found.coverage.documents == len(TEXTS)
        (one, *_) = archive.timeline("CHN", "VNM", on=date(2025, 1, 18), ahead=timedelta(0)).anniversaries
    assert (one.event, one.years, one.earliest) == ("CHN-VNM-relations", 75, date(2025, 1, 18))


@pytest.mark.parametrize(("number", "words"), [(1, "1st"), (11, "11th"), (22, "22nd"), (53, "53rd"), (112, "112th")])
def test_ordinals(number: int, words: str) -> None:
    """As one writes them."""
    assert ordinal(number) == words


def calendar_of(tmp_path: Path, *readings: Reading, **asked: Any) -> dict[str, Any]:
    """The events of a pair's calendar by UID."""
    path = tmp_path / "a.ics"
    with archive_of(tmp_path, *readings) as archive:
        write_calendar(archive.timeline("KEN", "ISL", **asked), path)
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(event["uid"]): event for event in events}


def test_calendar_has_all_day_events_with_their_evidence(tmp_path: Path) -> None:
    """A day is an all-day event that ends the day after; who, where and the sentence that tells it stand in it."""
    event = calendar_of(tmp_path, own("meeting.txt"))[f"{MEETING}@communique"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2031, 5, 20), date(2031, 5, 21))
    assert str(event["status"]) == "CONFIRMED"
    assert "Amara Tolleko (KEN), Jorun Haldvik (ISL)" in str(event["summary"])
    assert str(event["location"]) == "Nairobi"
    assert "met with Icelandic President" in str(event["description"])
    assert "not certain" not in str(event["description"])


def test_calendar_says_what_is_not_certain_or_ahead(tmp_path: Path) -> None:
    """A stretch within which the day lies is an event of that length whose description says so; what is scheduled is
    tentative; what has no day is left out and counted.
    """
    unsure = telling("meeting.txt", date=interval("2031-05-01", "2031-05-31"), realis="scheduled")
    past = MentionedExchange(kind="talks", when="past", span=Span(0, 9), sides=("ISL", "KEN"))
    (event, message) = calendar_of(tmp_path, unsure, replace(own("message.txt"), mentioned=(past,))).values()
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2031, 5, 1), date(2031, 6, 1))
    assert "The day is not certain: 2031-05-01 to 2031-05-31" in str(event["description"])
    assert str(event["status"]) == "TENTATIVE"
    assert str(message["status"]) == "CONFIRMED"


def test_calendar_of_an_event_with_days_of_its_own(tmp_path: Path) -> None:
    """A visit of three days is no uncertainty; an interval without an end stands on the day that is known."""
    visit = telling("meeting.txt", kind="visit", date=interval("2031-05-20", "2031-05-22", exact=True))
    (event,) = calendar_of(tmp_path, visit).values()
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2031, 5, 20), date(2031, 5, 23))
    assert "not certain" not in str(event["description"])
    (tmp_path / "a.db").unlink()
    later = telling("meeting.txt", date=interval("2031-05-20", str(date.max), basis="inferred", confidence=0.8))
    (event,) = calendar_of(tmp_path, later).values()
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2031, 5, 20), date(2031, 5, 21))
    assert "2031-05-20 or later (inferred, 80% sure)" in str(event["description"])


def test_calendar_is_the_same_each_time(tmp_path: Path) -> None:
    """Byte for byte, so that a shared file changes only where the archive does."""
    with filled(tmp_path / "a.db") as archive:
        found = archive.timeline("KEN", "ISL")
    for name in ("one.ics", "two.ics"):
        assert write_calendar(found, tmp_path / name) == (3, 0)
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()


def test_chart_draws_every_exchange_with_a_day(tmp_path: Path) -> None:
    """A point each, in the row of its kind; what has no day is counted below the title."""
    past = MentionedExchange(kind="talks", when="past", span=Span(0, 9), sides=("ISL", "KEN"))
    with archive_of(tmp_path, own("call-b.txt"), replace(own("message.txt"), mentioned=(past,))) as archive:
        specification = timeline_chart(archive.timeline("KEN", "ISL")).to_dict()
        with pytest.raises(UsageError, match="nothing to draw"):
            timeline_chart(archive.timeline("ISL", "KEN", until=date(1990, 1, 1), ahead=timedelta(0)))
    rows = values(specification)
    assert {(row["id"], row["middle"], row["row"], row["mark"]) for row in rows} == {
        (CALL, "2030-03-04", "call (1)", "reported"),
        (MESSAGE, "2031-06-09", "message (1)", "reported"),
    }
    assert "1 without a day is not drawn" in " ".join(specification["title"]["subtitle"])


@pytest.mark.parametrize("width", [60, 72, 100])
def test_no_width_cuts_where_words_stand(
    tmp_path: Path, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slugs, documents and offsets are printed whole, and no line is longer than the terminal is wide."""
    monkeypatch.setenv("COLUMNS", str(width))
    with filled(tmp_path / "a.db") as archive:
        found = archive.timeline("KEN", "ISL")
    print_timeline(found)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    for entry in found.entries:
        assert any(entry.id in line for line in lines)
        for citation in entry.citations:
            assert any(citation.provenance.document[:10] in line for line in lines)
            assert any(f"{citation.spans[0].start}–{citation.spans[0].end}" in line for line in lines)


def run(tmp_path: Path, *arguments: str) -> Any:
    return CliRunner().invoke(cli, [*arguments, "--archive", str(tmp_path / "a.db")])


def test_command_prints_writes_draws(tmp_path: Path) -> None:
    """A table, CSV, a file, a chart and a calendar from one command."""
    filled(tmp_path / "a.db").close()
    files = {ending: tmp_path / f"t.{ending}" for ending in ("svg", "ics", "parquet")}
    assert "3 exchanges; the archive covers 2030-03-04 to 2031-06-09 (5 documents)" in run(tmp_path, "timeline", "KEN", "ISL").stdout  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(run(tmp_path, "timeline", "KEN", "ISL", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [CALL, MEETING, MESSAGE]
    options = ("--chart", files["svg"], "--ics", files["ics"], "--out", files["parquet"])
    result = run(tmp_path, "timeline", "KEN", "ISL", *map(str, options))
    assert result.exit_code == 0
    assert all(file.stat().st_size for file in files.values())
    assert run(tmp_path, "timeline", "KEN", "--kind", "call", "--since", "2030-03-05").stdout.count("call-") == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["KEN", "ISL", "PER"], "of one side or of two"),
        (["Icelan"], "nearest"),
        (["KEN", "--ahead", "soon"], "90d, 6m or 1y"),
        (["KEN", "--chart", "a.pdf"], ".svg, .png, .html"),
        (["KEN", "PER", "--ahead", "0d", "--ics", "a.ics"], "no day to put into a calendar"),
    ],
)
def test_what_cannot_be_asked_is_an_error_that_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    """Too many sides, a side that nobody knows, a length or file that can't be, a calendar of nothing."""
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "a.db").close()
    result = run(tmp_path, "timeline", *arguments)
    told = result.output + str(result.exception)
    assert result.exit_code != 0
    assert says in told


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    """Read something first."""
    with Archive(tmp_path / "a.db") as archive, pytest.raises(UsageError, match="communique read PATH"):
        archive.timeline("KEN")
