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
    assert days(feast) == ("2019-11-28", "2020-01-16")


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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This year the two sides celebrate half a century of diplomatic relations. ", ("2000-01-01", "2000-12-31")),
        (
            "They recalled the 70th anniversary of diplomatic relations, which both sides marked in January. ",
            ("2020-01-18", "2020-12-31"),
        ),
        ("Lan praised seventy years of diplomatic relations. ", None),
        ("It is 70 years since the establishment of diplomatic relations this year. ", ("2020-01-01", "2020-12-31")),
        ("They spoke of next month's 70th anniversary of diplomatic relations. ", ("2019-12-01", "2019-12-31")),
        (
            "Lan welcomed the 70th anniversary of diplomatic relations, which will be marked next week. ",
            ("2020-01-06", "2020-01-12"),
        ),
        ("This month we celebrate 70 years of diplomatic relations, Lan said. ", ("2020-01-01", "2020-01-31")),
        ("They met on the eve of the 70th anniversary of diplomatic relations. ", ("2020-01-15", "2020-01-17")),
        (
            "Seventy years to the day after the establishment of relations, both sent flowers. ",
            ("2020-01-18", "2020-01-18"),
        ),
        ("Both celebrated the 70th anniversary of diplomatic relations last year. ", ("2021-01-01", "2021-12-31")),
        (
            "Lan sent a letter on the occasion of the 70th anniversary of diplomatic relations. ",
            ("2020-01-12", "2020-01-25"),
        ),
        (
            "The visit is on the occasion of the 70th anniversary of diplomatic relations. ",
            ("2020-01-01", "2020-12-31"),
        ),
        ("Finland's centenary, Lan said, is celebrated this year. ", ("2017-01-01", "2017-12-31")),
        (
            "Hanh wished success to the 20th National Congress of the Communist Party of China, to open next week. ",
            ("2022-10-03", "2022-10-16"),
        ),
        (
            "Lan told her of the 19th National Congress of the Communist Party of China, which closed last week. ",
            ("2017-10-23", "2017-11-05"),
        ),
        (
            "The 13th National Congress of the Communist Party of Vietnam has just concluded, Hanh said. ",
            ("2021-02-01", "2021-03-18"),
        ),
        ("They exchanged greetings as 2029 draws to a close. ", ("2029-12-01", "2029-12-31")),
        ("They wished each other a happy 2030. ", ("2029-11-17", "2030-02-01")),
        ("Trade grew by a tenth in the first eight months of 2029, Hanh said. ", ("2029-09-01", "2030-04-29")),
    ],
)
def test_words_beside_an_occasion_place_the_exchange(sentence: str, expected: tuple[str, str] | None) -> None:
    """Next month's, last week, this month, on the eve, to the day, in whatever words the years are counted: each leaves
    the days that it leaves in the calendar; years that are only praised leave all.
    """
    assert days(CALL.format(day="") + TALK + sentence) == expected


def test_an_anniversary_beyond_what_the_table_can_know_is_none_where_another_is_meant() -> None:
    """ "The 70th anniversary of ties" of two sides that began in 1950 and were normal again in 1991 is not that of 2061."""
    text = "This year marks the 70th anniversary of relations between China and Vietnam. "
    assert days(CALL.format(day="") + TALK + text) == ("2020-01-01", "2020-12-31")


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


def test_a_summit_dates_a_meeting_on_its_margins() -> None:
    """By its place one summit is meant; by its body alone any, of which a term of office leaves those within it."""
    margins = (
        "Chinese President Lan Weihong met with Vietnamese President Ngo Thi Hanh on the margins of the {summit}. "
    )
    assert days(margins.format(summit="G20 summit in Hamburg") + TALK) == ("2017-07-05", "2017-07-09")
    assert days(margins.format(summit="27th ASEAN Summit") + TALK) == ("2015-11-18", "2015-11-23")
    rows = (("Lan", "President", "2015-01-01", "2017-01-01"), ("Ngo", "President", "2016-02-01", "2019-01-01"))
    assert days(margins.format(summit="APEC leaders' meeting") + TALK, *rows) == ("2016-11-17", "2016-11-21")
    assert days(margins.format(summit="G20 summit in Atlantis") + TALK) is None


def test_a_summit_where_they_met_before_is_no_clue() -> None:
    """ "Recalled their meeting on the margins of the summit in Hamburg" says nothing of the day of a call, "ahead of" does."""
    recalled = "Hanh recalled their meeting on the margins of the G20 summit in Hamburg. "
    assert days(CALL.format(day="") + TALK + recalled) is None
    ahead = "They spoke of next week's G20 summit in Hamburg. "
    assert days(CALL.format(day=" on Thursday") + TALK + ahead) == ("2017-06-29", "2017-06-29")


def test_a_weekday_and_a_day_agree_in_some_years() -> None:
    """ "Friday, May 9" within a term is the one year in which they agree; where they can't, the weekday gives way."""
    rows = (("Lan", "President", "2029-03-14", "2034-02-10"),)
    assert days(CALL.format(day=" on Friday, May 9") + TALK, *rows) == ("2031-05-09", "2031-05-09")
    found = date_of(CALL.format(day=" on Monday, May 9") + TALK, ("Lan", "President", "2030-03-14", "2031-02-10"))
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == ("2030-05-09", "2030-05-09")
    assert [clue.kind for clue in found.dropped] == ["weekday"]


@pytest.mark.parametrize(
    "words",
    [
        " and praised the Constitution of May 9",
        " to build on the May 9 talks of their ministers",
        " and agreed that the survey should start on May 9",
    ],
)
def test_a_day_of_something_else_in_the_clause_is_no_clue(words: str) -> None:
    """A day that is part of a name, of an earlier exchange, or still to come does not date the exchange."""
    rows = (("Lan", "President", "2031-03-14", "2032-02-10"),)
    assert days(CALL.format(day=words) + TALK, *rows) == ("2031-03-14", "2032-02-10")


def test_a_national_day_is_that_of_the_side_named_beside_it() -> None:
    """Greetings on Vietnam's National Day lie about September 2, whoever sends them; the year comes from elsewhere."""
    rows = (("Lan", "President", "2031-03-14", "2032-02-10"),)
    text = CALL.format(day="") + TALK + "Lan extended greetings on the National Day of Vietnam. "
    assert days(text, *rows) == ("2031-08-03", "2031-09-23")


@pytest.mark.parametrize(
    ("words", "expected", "basis"),
    [
        ("next month", ("2031-06-01", "2031-06-30"), "relative"),
        ("later this month", ("2031-05-09", "2031-05-31"), "relative"),
        ("in October", ("2031-10-01", "2031-10-31"), "relative"),
        ("in October 2032", ("2032-10-01", "2032-10-31"), "printed"),
        ("in the coming weeks", ("2031-05-09", "2031-07-08"), "inferred"),
        ("soon", ("2031-05-09", "2032-05-09"), "inferred"),
    ],
)
def test_what_is_announced_lies_ahead_of_its_publication(words: str, expected: tuple[str, str], basis: str) -> None:
    """A visit that is only announced has the interval of its words, never before the day of publication; without words
    that tell, the year to come, inferred.
    """
    text = "Leaders to meet\n\n9 May 2031\n\nChinese President Lan Weihong will visit Vietnam "
    text += f"{words} and meet with Vietnamese President Ngo Thi Hanh. "
    found = date_of(text)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == expected
    assert found.basis == basis
    assert not found.exact


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
                f"In March 20{10 + number % 9} they met, ahead of the 70th anniversary of China-Vietnam diplomatic ties and of the G20 summit."
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


def test_a_place_and_a_day_that_open_a_text_are_its_dateline() -> None:
    """ "Hanoi, 9 May 2031. The President has sent ..." is of that day; a day further on in the text is not."""
    message = "Chinese President Lan Weihong has sent a message to Vietnamese President Ngo Thi Hanh. "
    for opening in ("Hanoi, 9 May 2031. ", "Hanoi/Beijing, May 9, 2031: ", "Ho Chi Minh City, Friday, 9 May 2031 — "):
        assert days(opening + message + TALK) == ("2031-05-09", "2031-05-09")
    assert days(message + TALK + "A bridge was opened in Hanoi, 9 May 2031. ") != ("2031-05-09", "2031-05-09")


def test_without_clues_the_day_stays_unknown() -> None:
    """A text that says nothing of when gives no interval rather than a guess."""
    assert date_of(CALL.format(day=" on Thursday") + TALK) is None


def test_every_rule_of_the_tables_has_a_measured_or_stated_strength() -> None:
    """No clue is weighed by a rule that the table of strengths does not list, and every pattern compiles."""
    fixed = {"weekday", "weekday.beside-day", "day and month", "month", "anniversary.years-since"}
    years = {"year.copyright", "year.copyright-same", "year.end", "year.wished", "year.figures"}
    issued = {f"{rule}.{which}" for rule in ("publication", "dateline") for which in ("before", "same-day")}
    issued.add("publication.announced")
    offices = {"office.participant", "office.named", "office.elect", "office.new"}
    told = {relation.rule for relation in relations()}
    assert fixed | years | issued | offices | told == set(strengths())
    assert all(0.5 <= strength < 1 for strength in strengths().values())
    assert all(re.compile(relation.before) for relation in relations())


def test_spans_are_those_of_the_document() -> None:
    """A clue's span reads the words that it is about, also behind a title and a stamp."""
    text = "Leaders speak\n\n" + CALL.format(day="") + TALK + THIS_YEAR
    found = date_of(text)
    assert found is not None
    spans: list[Span] = [clue.span for clue in found.clues if clue.span is not None]
    assert [span.of(text)[:20] for span in spans] == ["the 70th anniversary"]
