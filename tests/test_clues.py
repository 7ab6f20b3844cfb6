"""Clues on the day of an exchange whose text prints none."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from communique.knowledge.base import load_knowledge
from communique.knowledge.held import HeldOffice
from communique.model import Document, Window
from communique.readers.clue_tables import relations, strengths
from communique.readers.people.find import find_cast
from communique.readers.reports.find import find_reports
from communique.readers.reports.page import Background
from communique.text.prose import build_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import DateInterval, Span
from communique.documents.load import load_text

CALL = "Chinese President Lan Weihong spoke by phone with Vietnamese President Ngo Thi Hanh{day}. "
TALK = "The two leaders agreed to make joint efforts to deepen their cooperation in trade. "
THIS_YEAR = "Lan noted that this year marks the 70th anniversary of China-Vietnam diplomatic ties. "
AHEAD = "Hanh said she was glad to talk ahead of the 70th anniversary of China-Vietnam diplomatic ties. "


@dataclass(frozen=True)
class Book:
    """Invented terms of office: (family name, title, first day, last day)."""

    rows: tuple[tuple[str, str, str, str], ...]

    def terms(self, name: str, side: str | None, offices: Sequence[str]) -> tuple[HeldOffice, ...]:
        return tuple(
            HeldOffice(
                Window(date.fromisoformat(first), date.fromisoformat(last)), f"{title}, {side}", f"row of {family}"
            )
            for family, title, first, last in self.rows
            if family in name and any(title.casefold() in office.casefold() for office in offices)
        )


def document(text: str) -> Document:
    return load_text("x.txt", text, load_knowledge().outlets)


@cache
def date_of(text: str, *rows: tuple[str, str, str, str]) -> DateInterval | None:
    """The days of the first report of a text, by these terms of office."""
    tables, read = load_knowledge(), document(text)
    prose = build_prose(read.text, read.body)
    cast = find_cast(prose, None, tables.gazetteer, None)
    reports = find_reports(prose, read, cast, tables.gazetteer, Background(Book(rows)))
    assert reports, "no exchange was found"
    return reports[0].date


def days(text: str, *rows: tuple[str, str, str, str]) -> tuple[str, str] | None:
    found = date_of(text, *rows)
    return (found.earliest.isoformat(), found.latest.isoformat()) if found is not None else None


def test_an_anniversary_of_this_year_gives_the_year() -> None:
    """ "This year marks the 70th anniversary of ties" is the year that the table of events counts to, with the words as
    evidence and the event as the source.
    """
    text = CALL.format(day="") + TALK + THIS_YEAR
    found = date_of(text)
    assert days(text) == ("2020-01-01", "2020-12-31")
    assert found is not None
    (clue,) = found.clues
    assert clue.source == "CHN-VNM-relations"
    assert clue.span is not None
    assert clue.span.of(text).startswith("the 70th anniversary")
    assert not found.exact
    assert found.basis == "inferred"


def test_weekday_anniversary_and_feast_meet() -> None:
    """A weekday, the year of an anniversary, that it is ahead, and a feast that is ahead leave the few days that fit all."""
    text = CALL.format(day=" on Thursday") + TALK + THIS_YEAR + AHEAD
    assert days(text) == ("2020-01-02", "2020-01-16")
    feast = CALL.format(day=" on Thursday") + TALK + AHEAD + "Both peoples are preparing for the Spring Festival. "
    assert days(feast) == ("2019-11-14", "2020-01-16")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "As both nations celebrate the 75th anniversary of diplomatic relations, ties are firm. ",
            ("2025-01-01", "2025-12-31"),
        ),
        ("They spoke of the 75th anniversary of diplomatic relations next year. ", ("2024-01-01", "2024-12-31")),
        (
            "Lan noted that the CPV is about to celebrate the 90th anniversary of its founding. ",
            ("2019-07-18", "2020-02-02"),
        ),
        (
            "Hanh extended congratulations on the 70th anniversary of the founding of the People's Republic of China. ",
            ("2019-08-02", "2020-04-18"),
        ),
        (
            "Lan congratulated the CPV on the success of its 13th National Congress of the Communist Party of Vietnam. ",
            ("2021-01-25", "2021-08-20"),
        ),
    ],
)
def test_how_an_occasion_is_spoken_of_places_the_exchange(sentence: str, expected: tuple[str, str]) -> None:
    """Celebrated, next year, about to come, congratulated on: each leaves other days of the same occasion."""
    assert days(CALL.format(day="") + TALK + sentence) == expected


def test_terms_of_office_meet() -> None:
    """Two presidents spoke on a day on which both held the office that the text gives them."""
    rows = (("Lan", "President", "2031-03-14", "2036-03-10"), ("Ngo", "President", "2033-01-18", "2034-03-20"))
    text = CALL.format(day="") + TALK
    assert days(text, *rows) == ("2033-01-18", "2034-03-20")
    assert days(text, rows[0]) == ("2031-03-14", "2036-03-10")


def test_a_day_and_month_take_their_year_from_a_term() -> None:
    """ "On May 9" of an undated text is the May 9 of the year in which the speakers were in office."""
    rows = (("Lan", "President", "2031-03-14", "2032-02-10"),)
    assert days(CALL.format(day=" on May 9") + TALK, *rows) == ("2031-05-09", "2031-05-09")
    assert days(CALL.format(day=" on May 9") + TALK) is None


def test_a_day_to_which_a_later_sentence_refers_counts_and_that_of_something_else_does_not() -> None:
    """ "The call on May 9 lasted an hour" dates the call; "the May 9 elections" do not."""
    rows = (("Lan", "President", "2031-03-14", "2032-02-10"),)
    assert days(CALL.format(day="") + "The call on May 9 lasted an hour. " + TALK, *rows) == (
        "2031-05-09",
        "2031-05-09",
    )
    other = CALL.format(day=" and praised the May 9 elections") + TALK
    assert days(other, *rows) == ("2031-03-14", "2032-02-10")


def test_a_clue_that_contradicts_stronger_ones_is_reported() -> None:
    """Where the terms of office and an anniversary can't both be right, the interval names what it passed over."""
    found = date_of(CALL.format(day="") + TALK + THIS_YEAR, ("Lan", "President", "2031-03-14", "2036-03-10"))
    assert found is not None
    assert len(found.clues) == 1
    assert len(found.dropped) == 1


def test_one_elected_is_not_yet_in_office_and_a_former_one_says_nothing() -> None:
    """ "President-elect" puts the exchange before the term, "former" leaves the term out."""
    rows = (("Ngo", "President", "2033-06-01", "2038-06-01"), ("Lan", "President", "2028-03-14", "2036-03-10"))
    elect = CALL.replace("Vietnamese President Ngo", "Vietnamese President-elect Ngo").format(day="") + TALK
    assert days(elect, *rows) == ("2032-09-14", "2033-06-01")
    former = CALL.replace("Vietnamese President Ngo", "former Vietnamese President Ngo").format(day="") + TALK
    assert days(former, *rows) == ("2028-03-14", "2036-03-10")


def test_who_is_only_expected_to_take_an_office_does_not_hold_it() -> None:
    """ "Who is expected to become the next president" leaves the term out."""
    rows = (("Ngo", "President", "2033-06-01", "2038-06-01"), ("Lan", "President", "2028-03-14", "2036-03-10"))
    text = (
        "Chinese President Lan Weihong met in Hanoi with Ngo Thi Hanh, who is expected to become the next Vietnamese "
        "President, to discuss trade. " + TALK
    )
    assert days(text, *rows) == ("2028-03-14", "2036-03-10")


def test_a_dateline_without_its_year_takes_it_from_the_weekday_and_the_copyright_line() -> None:
    """May 6 in the dateline, "on Tuesday" and "Copyright 2031" are one day; the year alone would be a guess."""
    text = (
        "HANOI, May 6 (VNA) -- "
        + CALL.format(day=" on Tuesday")
        + TALK * 3
        + "\n\nCopyright 2031 VNA. All rights reserved.\n"
    )
    assert days(text) == ("2031-05-06", "2031-05-06")


def test_a_long_text_full_of_days_is_read_in_reasonable_time() -> None:
    """What clues cost grows with the text, not with its square."""

    def cost(paragraphs: int) -> float:
        text = (
            CALL.format(day="")
            + TALK
            + "\n\n".join(
                f"In March 20{10 + number % 9} they met, ahead of the 70th anniversary of China-Vietnam diplomatic ties."
                for number in range(paragraphs)
            )
        )
        start = time.perf_counter()
        date_of(text)
        return time.perf_counter() - start

    cost(50)
    assert cost(1600) < 20 * cost(200) + 1


def test_congratulations_on_an_election_lie_near_the_beginning_of_the_term() -> None:
    """Who is congratulated on her election has just been elected, or has just taken office."""
    rows = (("Ngo", "President", "2033-06-01", "2038-06-01"), ("Lan", "President", "2028-03-14", "2036-03-10"))
    text = CALL.format(day="") + "Lan congratulated Ngo Thi Hanh on her election. " + TALK
    assert days(text, *rows) == ("2033-06-01", "2033-10-29")


def test_what_is_told_as_past_can_not_come_after_the_exchange() -> None:
    """A visit "in March 2033" is past, and a plan "by 2040" says nothing."""
    rows = (("Lan", "President", "2031-03-14", "2036-03-10"),)
    text = (
        CALL.format(day="") + "Lan recalled his visit to Vietnam in March 2033. They will double trade by 2040. " + TALK
    )
    assert days(text, *rows) == ("2033-03-01", "2036-03-10")


def test_a_dated_document_that_tells_no_day_tells_of_that_day() -> None:
    """Without another day news is of the day of publication, inferred, with the stamp as evidence and a confidence."""
    text = "Leaders speak\n\n9 May 2031\n\n" + CALL.format(day="") + TALK
    found = date_of(text)
    assert days(text) == ("2031-05-09", "2031-05-09")
    assert found is not None
    assert found.basis == "inferred"
    assert found.confidence is not None
    assert {clue.kind for clue in found.clues} == {"publication"}


def test_without_clues_the_day_stays_unknown() -> None:
    """A text that says nothing of when gives no interval rather than a guess."""
    assert date_of(CALL.format(day=" on Thursday") + TALK) is None


def test_every_rule_of_the_tables_has_a_measured_or_stated_strength() -> None:
    """No clue is weighed by a rule that the table of strengths does not list, and every pattern compiles."""
    fixed = {"weekday", "day and month", "month", "year.copyright", "year.copyright-same"}
    issued = {"publication.before", "publication.same-day", "dateline.before", "dateline.same-day"}
    offices = {"office.participant", "office.named", "office.elect", "office.new"}
    assert fixed | issued | offices | {"anniversary.years-since"} | {relation.rule for relation in relations()} == set(
        strengths()
    )
    assert all(0.5 <= strength < 1 for strength in strengths().values())
    assert all(re.compile(relation.before) for relation in relations())


def test_spans_are_those_of_the_document() -> None:
    """A clue's span reads the words that it is about, also behind a title and a stamp."""
    text = "Leaders speak\n\n" + CALL.format(day="") + TALK + THIS_YEAR
    found = date_of(text)
    assert found is not None
    spans: list[Span] = [clue.span for clue in found.clues if clue.span is not None]
    assert [span.of(text)[:20] for span in spans] == ["the 70th anniversary"]
