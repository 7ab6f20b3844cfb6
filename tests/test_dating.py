"""The days of one exchange from several reports, and of a report from its siblings."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from communique.cli.main import cli
from communique.model import Claim, Clue, DateInterval, Document, Participant, Report, ReportRecord, Span, Window
from communique.pipeline import Pipeline
from communique.records.claims import make_claim
from communique.records.dating import date_of_reports
from communique.records.exchanges import assemble
from communique.records.holding import Form, settle_all
from communique.records.naming import base_of
from communique.render.contract import interval_json, reading_json
from communique.render.rereading import interval_from
from communique.text.daysets import interval_of, meet
from pools import MemoryPool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from communique.model import Reading

PEOPLE = (
    Participant(name="Amara Tolleko", side="KEN", office="President", span=None),
    Participant(name="Jorun Haldvik", side="ISL", office=None, span=None),
)
CALL = (
    "President of Kenya Amara Tolleko spoke by phone with Prime Minister of Iceland Jorun Haldvik on {day}. They agreed that "
    "steam knows no borders and that the drillers of Nakuru shall have a school of their own by the lake.\n"
)
PRINTED = CALL.format(day="March 5, 2030")
WEEKDAY = CALL.format(day="Tuesday")
OTHER_DAY = CALL.format(day="Friday")


def interval(first: str, last: str, **more: object) -> DateInterval:
    days = DateInterval(
        earliest=date.fromisoformat(first), latest=date.fromisoformat(last), basis="inferred", exact=False
    )
    return replace(days, **more)  # type: ignore[arg-type]


def record(days: DateInterval | None, key: str) -> ReportRecord:
    report = Report(
        kind="call",
        realis="occurred",
        date=days,
        place=None,
        initiator=None,
        at_request=False,
        participants=PEOPLE,
        span=None,
    )
    return ReportRecord(id=key, document=key * 8, document_name=f"{key}.txt", outlet=key, report=report, evidence=None)


def claim_of(days: DateInterval | None, key: str) -> Claim:
    told = record(days, key)
    document = Document(name=key, text=" ", sha256=key, format="plain", encoding="utf-8", language="en", outlet=key)
    return make_claim(key, document, told.report)


def term(first: str, last: str) -> DateInterval:
    window = Window(date.fromisoformat(first), date.fromisoformat(last))
    found = interval_of(meet([Clue(kind="office", says="a term", windows=(window,), strength=0.98)]))
    assert found is not None
    return found


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def read(text: str, name: str) -> Reading:
    return pipeline().read(name, text.encode())


def days(reading: Reading) -> list[str | None]:
    return [report.date.earliest.isoformat() if report.date is not None else None for report in reading.reports]


def test_the_clues_of_all_reports_meet_in_the_exchange() -> None:
    """Two reports that each leave a span of years leave the exchange only what they share."""
    exchange = assemble(
        "x", [record(term("2028-01-01", "2031-06-30"), "a"), record(term("2030-02-01", "2034-01-01"), "b")]
    )
    assert exchange.date is not None
    assert (exchange.date.earliest, exchange.date.latest) == (date(2030, 2, 1), date(2031, 6, 30))
    assert len(exchange.date.clues) == 2


def test_a_printed_day_stands_whatever_the_clues_say() -> None:
    """What one report prints is the exchange's day, with the span that proves it."""
    printed = interval("2030-03-05", "2030-03-05", basis="printed", exact=True)
    assert date_of_reports([record(printed, "a"), record(term("2031-01-01", "2031-12-31"), "b")]) == printed


def test_a_week_that_one_report_tells_is_narrowed_by_another() -> None:
    """ "Earlier this week" and a day that another report implies give that day, and name their sources."""
    week = interval("2030-03-04", "2030-03-08", basis="relative")
    found = date_of_reports([record(week, "a"), record(interval("2030-03-06", "2030-03-06", confidence=0.9), "b")])
    assert found is not None
    assert (found.earliest, found.latest) == (date(2030, 3, 6), date(2030, 3, 6))
    assert {clue.source for clue in found.clues} == {"a.txt", "b.txt"}


def test_a_term_of_years_makes_no_two_calls_one() -> None:
    """Reports whose days are only inferred to lie in the same years are one exchange only where their words say so."""
    first, second = (claim_of(term("2029-01-01", "2033-01-01"), key) for key in "ab")
    pool = MemoryPool({"a": "the fleet will be counted twice by inspectors", "b": "steam knows no borders at all"})
    pool.change([first, second])
    assert pool.partition() == {frozenset("a"), frozenset("b")}
    assert base_of(first).startswith("undated-call")


FORM = Form(reading_json, interval_json, interval_from)


def settled(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in settle_all(readings, FORM)]


def first_days(found: dict[str, Any]) -> list[str | None]:
    return [report["date"] and report["date"]["earliest"] for report in found["reports"]]


def test_a_report_without_a_day_takes_that_of_its_sibling() -> None:
    """A weekday alone becomes the day that another account prints, inferred, with that document as the source; all
    else is written down as it was read.
    """
    one, other = read(WEEKDAY, "one.txt"), read(PRINTED, "other.txt")
    found, printed = settled([one, other])
    assert first_days(found) == ["2030-03-05"]
    (report,) = found["reports"]
    assert report["date"]["basis"] == "inferred"
    assert "other.txt" in {clue["source"] for clue in report["date"]["clues"]}
    assert printed == json.loads(json.dumps(reading_json(other)))
    report["date"] = None
    assert found == json.loads(json.dumps(reading_json(one)))


def test_a_sibling_on_another_weekday_is_none() -> None:
    """A report of Friday does not take the day of a call on a Tuesday, alike as their words are."""
    found, _ = settled([read(OTHER_DAY, "one.txt"), read(PRINTED, "other.txt")])
    assert first_days(found) == [None]


def test_a_siblings_day_meets_the_reports_own_clues() -> None:
    """A report that knows its year only takes the sibling's day, and names its own clue beside the sibling."""
    year = WEEKDAY + "This year marks the 70th anniversary of the founding of the People's Republic of China.\n"
    alone = read(year, "one.txt")
    assert days(alone) == ["2019-01-01"]
    found, _ = settled([alone, read(CALL.format(day="March 5, 2019"), "other.txt")])
    (report,) = found["reports"]
    assert (report["date"]["earliest"], report["date"]["latest"]) == ("2019-03-05", "2019-03-05")
    assert {clue["kind"] for clue in report["date"]["clues"]} == {"sibling", "weekday", "anniversary"}


def test_a_weekday_does_not_shorten_a_visit() -> None:
    """ "Arrived on Tuesday" takes all days of the visit that another account prints."""
    visit = (
        "President of Kenya Amara Tolleko paid a visit to Iceland {day} and met with Prime Minister of Iceland Jorun "
        "Haldvik. They agreed that steam knows no borders and that drillers shall have a school of their own by the lake.\n"
    )
    found, printed = settled(
        [read(visit.format(day="on Tuesday"), "a.txt"), read(visit.format(day="from March 5 to 7, 2030"), "b.txt")]
    )
    (own,), (other,) = found["reports"], printed["reports"]
    assert [other["date"][end] for end in ("earliest", "latest")] == ["2030-03-05", "2030-03-07"]
    assert [own["date"][end] for end in ("earliest", "latest")] == ["2030-03-05", "2030-03-07"]


def test_nothing_hangs_on_the_order_and_the_order_stays() -> None:
    """Readings come out in the order in which they went in, with the same days in any order."""
    readings = [read(WEEKDAY, "one.txt"), read(PRINTED, "two.txt"), read(OTHER_DAY, "three.txt")]
    expected = {"one.txt": ["2030-03-05"], "two.txt": ["2030-03-05"], "three.txt": [None]}
    for order in permutations(readings):
        out = settled(order)
        assert [found["doc"] for found in out] == [reading.document.name for reading in order]
        assert {found["doc"]: first_days(found) for found in out} == expected


def test_a_reading_whose_days_are_told_waits_for_nothing() -> None:
    """What needs no sibling is handed on before the next is read."""
    taken = []

    def readings() -> Iterator[Reading]:
        for name in ("one.txt", "two.txt"):
            taken.append(name)
            yield read(PRINTED, name)

    next(settle_all(readings(), FORM))
    assert taken == ["one.txt"]


def test_what_waits_takes_little_memory() -> None:
    """Of a reading that waits, memory keeps no more than a small record for each report, however long its text and many
    its clues are.
    """
    text = WEEKDAY + "This year marks the 70th anniversary of the founding of the People's Republic of China.\n"
    reading = read(text + "The drillers spoke of steam and of the lake again and again.\n" * 400, "one.txt")
    whole = reading_json(reading, text=True)
    form = replace(FORM, write=lambda _: whole)
    assert len(whole["text"]) > 20_000

    def kept(count: int) -> int:
        """The bytes held when ``count`` readings wait."""
        found = 0

        def readings() -> Iterator[Reading]:
            nonlocal found
            for number in range(count):
                document = replace(reading.document, name=f"{number}.txt", sha256=f"{number:064}")
                yield replace(reading, document=document)
            found = tracemalloc.get_traced_memory()[0]
            tracemalloc.stop()

        tracemalloc.start()
        assert next(settle_all(readings(), form))
        return found

    assert kept(700) - kept(100) < 1_500 * 600


def test_intervals_are_read_as_they_were_written() -> None:
    """What the objects say of days is all that an interval holds: windows, weekday, span, source, what was dropped."""
    clue = Clue(
        kind="weekday",
        says="on Friday",
        windows=(Window(date.min, date(2030, 1, 4)), Window(date(2031, 1, 3), date.max)),
        weekday=4,
        strength=0.9,
        span=Span(3, 9),
        source="a row",
    )
    whole = interval("2030-01-04", "2031-01-03", confidence=0.5, clues=(clue,), dropped=(replace(clue, span=None),))
    for found in (None, whole, interval("2030-01-04", "2030-01-04", span=Span(1, 2), basis="printed")):
        assert interval_from(json.loads(json.dumps(interval_json(found)))) == found


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_documents_read_in_one_run_date_each_other(tmp_path: Path, names: tuple[str, str]) -> None:
    """``communique read A B --json`` prints one object a line, in the order given, dates settled."""
    (tmp_path / "a.txt").write_text(WEEKDAY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PRINTED, encoding="utf-8")
    result = CliRunner().invoke(cli, ["read", *(str(tmp_path / name) for name in names), "--json"])
    assert result.exit_code == 0
    printed = [json.loads(line) for line in result.output.splitlines()]
    assert [found["doc"].rsplit("/", 1)[-1] for found in printed] == list(names)
    assert {found["reports"][0]["date"]["earliest"] for found in printed} == {"2030-03-05"}


def test_the_seeds_alone_and_together(shared: Path) -> None:
    """What the gold says that a seed alone allows is found from its clues, and with its sibling the day itself."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    readings = {
        entry["doc"]: pipeline().read(entry["doc"], (shared / "seeds" / entry["doc"]).read_bytes()) for entry in gold
    }
    together = {found["doc"]: first_days(found) for found in settled(readings.values())}
    open_ones = [
        (entry["doc"], exchange) for entry in gold for exchange in entry["exchanges"] if exchange.get("date_alone")
    ]
    assert open_ones
    for name, exchange in open_ones:
        (report,) = readings[name].reports
        assert report.date is not None
        alone = [report.date.earliest.isoformat(), report.date.latest.isoformat()]
        assert alone == exchange["date_alone"]
        if len(exchange["date"]) == len("2020-01-01"):
            assert together[name] == [exchange["date"]]
