"""Exchanges: which reports are one event, and what is shown where they differ."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import (
    Claim,
    DateInterval,
    Document,
    ExchangeFilter,
    Participant,
    Place,
    Report,
    ReportRecord,
    Span,
)
from communique.records.claims import make_claim
from communique.records.exchanges import assemble
from communique.records.naming import base_of
from communique.views.exchanges import by_day, select_exchanges
from pools import MemoryPool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model.report import DateBasis

PEOPLE = (
    Participant(name="Amara Tolleko", side="KEN", office="President", span=None),
    Participant(name="Jorun Haldvik", side="ISL", office=None, span=None),
)
THIRD = Participant(name="Bryn Stormsker", side="NOR", office="Prime Minister", span=None)
WORDS = "steam knows no borders and the drillers of Nakuru shall have a school of their own"
OTHER_WORDS = "the fleet will be counted twice a year by inspectors whom both capitals have agreed on beforehand"


def day(number: int, *, last: int | None = None, basis: DateBasis = "printed") -> DateInterval:
    """A day of March 2030, or the days up to ``last``."""
    return DateInterval(
        earliest=date(2030, 3, number), latest=date(2030, 3, last or number), basis=basis, exact=last is None
    )


PLAIN = Report(
    kind="call",
    realis="occurred",
    date=day(4),
    place=None,
    initiator=None,
    at_request=False,
    participants=PEOPLE,
    span=None,
)


def record(report: Report = PLAIN, *, key: str = "a", outlet: str | None = None) -> ReportRecord:
    """A stored report; ``key`` names it and its document."""
    return ReportRecord(
        id=key, document=key * 8, document_name=f"{key}.txt", outlet=outlet, report=report, evidence=None
    )


def claim(report: Report = PLAIN, *, key: str = "a", outlet: str | None = None, text: str = WORDS) -> Claim:
    """A claim as filing makes them."""
    document = Document(
        name=key, text=text, sha256=key * 8, format="plain", encoding="utf-8", language="en", outlet=outlet
    )
    return make_claim(key, document, report)


def linked(told: Sequence[Claim], texts: dict[str, str] | None = None) -> set[str]:
    """Which claims are one event, as words of their keys; claims without a text have ``WORDS``."""
    pool = MemoryPool({one.id: WORDS for one in told} | (texts or {}))
    for one in told:
        pool.change([one])
    return {"".join(sorted(group)) for group in pool.partition()}


def together(one: Report, other: Report, *, outlets: tuple[str | None, str | None] = ("A", "B")) -> bool:
    """Whether two reports of two documents are one exchange, asked both ways."""
    first = claim(one, key="a", outlet=outlets[0])
    second = claim(other, key="b", outlet=outlets[1])
    forth, back = linked([first, second]), linked([second, first])
    assert forth == back, "the judgement hangs on who came first"
    return forth == {"ab"}


def test_the_same_people_on_the_same_day_are_one_exchange() -> None:
    """Reports are one event where people, sides, kind and days agree."""
    assert together(PLAIN, PLAIN)


@pytest.mark.parametrize(
    "changed",
    [
        replace(PLAIN, kind="talks"),
        replace(PLAIN, kind="video call"),
        replace(PLAIN, place=Place(text="Nairobi", span=None)),
        replace(PLAIN, date=day(5)),
        replace(PLAIN, date=day(1, last=31)),
        replace(PLAIN, realis="scheduled"),
        replace(PLAIN, realis="denied"),
        replace(PLAIN, participants=(PEOPLE[1], PEOPLE[0])),
        replace(PLAIN, participants=(*PEOPLE, replace(PEOPLE[0], name="Njeri Wambogo"))),
        replace(PLAIN, participants=(replace(PEOPLE[0], name="Tolleko"), PEOPLE[1])),
    ],
)
def test_a_difference_between_outlets_is_no_veto(changed: Report) -> None:
    """Another kind, neighbouring day, place, realis or order of names between outlets is one exchange still."""
    assert together(PLAIN, changed)


@pytest.mark.parametrize(
    "changed",
    [
        replace(PLAIN, kind="message"),
        replace(PLAIN, date=day(6)),
        replace(PLAIN, participants=(PEOPLE[0], replace(PEOPLE[1], name="Bryn Stormsker"))),
        replace(PLAIN, participants=(PEOPLE[0], replace(PEOPLE[1], side="NOR"))),
        replace(PLAIN, participants=PEOPLE[:1]),
        replace(PLAIN, participants=(*PEOPLE, THIRD)),
    ],
)
def test_what_can_not_be_one_event_stays_apart(changed: Report) -> None:
    """A message is no call, other people are others, days two apart are two events, and so are a talk of two sides
    and one of three.
    """
    assert not together(PLAIN, changed)


def test_a_side_that_is_not_known_speaks_against_nothing() -> None:
    """An aide whose side one report leaves unsaid does not part two accounts."""
    aide = replace(THIRD, side=None)
    assert together(PLAIN, replace(PLAIN, participants=(*PEOPLE, aide)))


def test_two_printed_days_from_one_outlet_are_two_exchanges() -> None:
    """An outlet that prints two days tells of two events; of two outlets one can be wrong by a time zone."""
    assert not together(PLAIN, replace(PLAIN, date=day(5)), outlets=("A", "A"))
    assert together(PLAIN, replace(PLAIN, date=day(5)), outlets=("A", "B"))


UNDATED = replace(PLAIN, date=None)


def test_an_undated_report_joins_by_its_words_and_never_against_its_weekday() -> None:
    """Without a day the words decide; a printed weekday that is not the day's is a veto."""
    dated = claim(key="a", outlet="A")
    assert linked([dated, claim(UNDATED, key="b", outlet="B")]) == {"ab"}
    assert linked([dated, claim(UNDATED, key="b", outlet="B")], {"b": OTHER_WORDS}) == {"a", "b"}
    sentence = "They spoke on Tuesday: "
    tuesday = replace(UNDATED, span=Span(0, len(sentence)))
    assert linked([dated, claim(tuesday, key="b", outlet="B", text=sentence + WORDS)]) == {"a", "b"}


def test_words_break_ties_only() -> None:
    """Of two exchanges that agree in all else the one with more words in common is chosen."""
    near = claim(key="b", outlet="B")
    far = claim(replace(PLAIN, date=day(8)), key="c", outlet="C")
    texts = {"a": WORDS + " " + OTHER_WORDS[:60], "b": WORDS, "c": OTHER_WORDS}
    asked = claim(UNDATED, key="a", outlet="A")
    assert linked([near, far, asked], texts) == linked([asked, far, near], texts) == {"ab", "c"}


def test_an_account_without_a_day_does_not_keep_dated_ones_apart() -> None:
    """Two outlets that agree on people and day are one exchange, also where a third, undated one is in it already
    whose words only one of them shares.
    """
    told, undated = claim(key="b", outlet="B"), claim(UNDATED, key="c", outlet="C")
    joining = claim(key="a", outlet="A")
    assert linked([told, undated, joining], {"a": OTHER_WORDS}) == {"abc"}


def test_a_stretch_of_time_joins_the_day_that_lies_in_it() -> None:
    """ "Earlier this week" and a day of that week are one exchange without a word in common; of two such days the
    words choose; a year is no day: there the words have to speak.
    """
    week = claim(replace(PLAIN, date=replace(day(4, last=10), exact=False)), key="a", outlet="A")
    year = DateInterval(earliest=date(2030, 1, 1), latest=date(2030, 12, 31), basis="printed", exact=False)
    dated, later = claim(key="b", outlet="B"), claim(replace(PLAIN, date=day(8)), key="c", outlet="C")
    assert linked([week, dated], {"b": OTHER_WORDS}) == {"ab"}
    assert linked([week, dated, later], {"a": OTHER_WORDS, "c": OTHER_WORDS}) == {"ac", "b"}
    whole = claim(replace(PLAIN, date=year), key="a", outlet="A")
    assert linked([whole, dated], {"b": OTHER_WORDS}) == {"a", "b"}
    assert linked([whole, dated]) == {"ab"}


def test_yearly_calls_in_the_same_words_stay_apart() -> None:
    """What two texts without a day report was in other years, if they were published in other years; of one outlet's
    two texts without any day nobody can tell.
    """
    old, new = (
        replace(claim(UNDATED, key=key, outlet=key.upper()), published=date(2030 + number, 1, 1))
        for number, key in enumerate("ab")
    )
    assert linked([old, new]) == {"a", "b"}
    assert linked([old, replace(claim(key="b", outlet="B"), earliest=date(2031, 1, 2), latest=date(2031, 1, 2))]) == {
        "a",
        "b",
    }
    assert linked([claim(UNDATED, key=key, outlet="A") for key in "ab"]) == {"a", "b"}
    assert linked([claim(UNDATED, key=key, outlet=key) for key in "ab"]) == {"ab"}


def test_four_outlets_on_one_call_are_one_exchange() -> None:
    """However they differ: in the day by a time zone, the word for it, an office, and whether they say who asked."""
    told = [
        claim(replace(PLAIN, initiator="Jorun Haldvik"), key="a", outlet="A"),
        claim(replace(PLAIN, kind="talks", date=day(5)), key="b", outlet="B"),
        claim(
            replace(PLAIN, participants=(replace(PEOPLE[0], office="Prime Minister"), PEOPLE[1])), key="c", outlet="C"
        ),
        claim(replace(PLAIN, kind="video call", at_request=True), key="d", outlet="D"),
    ]
    for order in permutations(told):
        assert linked(order, {"b": OTHER_WORDS, "d": OTHER_WORDS}) == {"abcd"}


def test_a_known_person_is_told_from_another_of_the_same_name() -> None:
    """Where both reports know who it is, that decides, and no spelling."""
    known = replace(PLAIN, participants=(replace(PEOPLE[0], entry="amara-tolleko"), PEOPLE[1]))
    other = replace(PLAIN, participants=(replace(PEOPLE[0], entry="amara-tolleko-ken-2"), PEOPLE[1]))
    spelt = replace(PLAIN, participants=(replace(PEOPLE[0], name="A. Tölecko", entry="amara-tolleko"), PEOPLE[1]))
    assert together(known, spelt)
    assert not together(known, other)
    assert together(known, PLAIN)


def test_one_document_never_tells_twice_of_one_exchange() -> None:
    """Two reports of one document are two exchanges, however alike."""
    first = claim(key="a")
    assert linked([first, replace(first, id="b")]) == {"a", "b"}


VARIANTS = (
    PLAIN,
    replace(PLAIN, date=None, at_request=True),
    replace(PLAIN, date=day(5, basis="inferred"), place=Place(text="Nairobi", span=None)),
    replace(PLAIN, kind="talks", place=Place(text="Reykjavik", span=None), initiator="Jorun Haldvik"),
    replace(PLAIN, realis="scheduled", participants=(replace(PEOPLE[0], name="President Tolleko"), PEOPLE[1])),
)


@given(order=st.permutations(range(len(VARIANTS))))
def test_an_exchange_does_not_depend_on_the_order_of_its_reports(order: list[int]) -> None:
    """Every field, conflict and participant is the same in whatever order reports came."""
    records = [record(report, key="abcde"[number], outlet=str(number)) for number, report in enumerate(VARIANTS)]
    assert assemble("x", [records[number] for number in order]) == assemble("x", records)


def test_every_value_in_conflict_is_kept_with_its_sources() -> None:
    """Fields on which reports disagree show each value and who gives it; what only one side states counts too."""
    one = record(replace(PLAIN, place=Place(text="Nairobi", span=None), initiator="Jorun Haldvik"), key="a")
    other = record(replace(PLAIN, kind="video call", date=day(5), place=Place(text="Reykjavik", span=None)), key="b")
    conflicts = {conflict.field: dict(conflict.values) for conflict in assemble("x", [one, other]).conflicts}
    assert conflicts == {
        "kind": {"call": ("a",), "video call": ("b",)},
        "date": {"2030-03-04/2030-03-04": ("a",), "2030-03-05/2030-03-05": ("b",)},
        "place": {"Nairobi": ("a",), "Reykjavik": ("b",)},
        "at whose request": {"stated": ("a",), "not stated": ("b",)},
    }


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("President", "Prime Minister", False),
        ("President", "Kenyan President", True),
        ("Foreign Minister", "Deputy Foreign Minister", False),
        ("State Councilor and Foreign Minister", "Foreign Minister", True),
        ("General Secretary", "President", True),
        ("Vice President and Prime Minister", "Vice President", True),
        ("Foreign Minister", "Minister of Foreign Affairs", True),
        ("Prime Minister", "Minister of Defence", True),
        ("Prime Minister", "former President", True),
        ("Keeper of the Lighthouse", "Prime Minister", True),
        ("Presidential Envoy", "Prime Minister", False),
    ],
)
def test_two_offices_of_one_person_are_a_conflict_where_nobody_holds_both(one: str, other: str, *, agree: bool) -> None:
    """Each value is shown with its sources; what says less, can be held at once or is not known is no conflict."""
    told = [
        record(replace(PLAIN, participants=(replace(PEOPLE[0], office=office), PEOPLE[1])), key=key)
        for key, office in (("a", one), ("b", other))
    ]
    conflicts = assemble("x", told).conflicts
    expected = {one: ("a",), other: ("b",)}
    assert [(found.field, dict(found.values)) for found in conflicts] == (
        [] if agree else [("office of Amara Tolleko", expected)]
    )


def test_agreement_in_other_words_is_no_conflict() -> None:
    """A venue inside its city, a day inside a month, an announcement kept, a shorter name: nothing to show."""
    one = record(replace(PLAIN, place=Place(text="Nairobi", span=None), initiator="Jorun Haldvik"), key="a")
    place = Place(text="State House, Nairobi", span=None)
    two = replace(PLAIN, place=place, date=day(1, last=31), realis="scheduled", initiator="Haldvik")
    assert assemble("x", [one, record(two, key="b")]).conflicts == ()


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (PLAIN, "2030-03-04-call-isl-ken"),
        (replace(PLAIN, kind="video call"), "2030-03-04-video-call-isl-ken"),
        (replace(PLAIN, date=None), "undated-call-isl-ken"),
        (replace(PLAIN, date=replace(day(1, last=31), exact=False)), "2030-call-isl-ken"),
        (replace(PLAIN, participants=(PEOPLE[0], replace(PEOPLE[1], side=None))), "2030-03-04-call-ken-unknown"),
        (replace(PLAIN, participants=()), "2030-03-04-call"),
    ],
)
def test_slugs_are_readable(report: Report, expected: str) -> None:
    """A slug tells day, kind and sides as far as they are known, in characters that need no quoting."""
    assert base_of(claim(report)) == expected


EXCHANGES = [
    assemble("call", [record(PLAIN)]),
    assemble("undated", [record(replace(PLAIN, date=None, kind="message"))]),
    assemble("long", [record(replace(PLAIN, date=day(1, last=31), participants=PEOPLE[:1]))]),
]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ExchangeFilter(), ["call", "undated", "long"]),
        (ExchangeFilter(party="ISL"), ["call", "undated"]),
        (ExchangeFilter(kind="message"), ["undated"]),
        (ExchangeFilter(since=date(2030, 3, 5)), ["long"]),
        (ExchangeFilter(until=date(2030, 3, 3)), ["long"]),
        (ExchangeFilter(since=date(2030, 3, 4), until=date(2030, 3, 4)), ["call", "long"]),
        (ExchangeFilter(person="haldvik JORUN"), ["call", "undated"]),
        (ExchangeFilter(person="Nobody"), []),
    ],
)
def test_filters_select(wanted: ExchangeFilter, expected: list[str]) -> None:
    """Filters add up; an interval meets a time that it may lie in, and what has no day is left out of any time."""
    assert [exchange.id for exchange in select_exchanges(EXCHANGES, wanted)] == expected


def test_exchanges_are_listed_by_day_and_undated_ones_last() -> None:
    """The order of a listing does not hang on the order of reading."""
    mixed = random.Random(1).sample(EXCHANGES, len(EXCHANGES))  # noqa: S311  # a shuffle, no secret
    assert [exchange.id for exchange in sorted(mixed, key=by_day)] == ["long", "call", "undated"]
