"""The tables of people, offices, initiatives and events: what a reviewer may rely on in every row.

Rows written by hand lie in ``<table>_own.csv`` until they are merged into ``<table>.csv``; both are read here.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections import Counter, defaultdict
from datetime import date
from importlib.resources import files
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest

from communique.knowledge.events import Event, load_events
from communique.text.names import fold

DATA = files("communique.knowledge").joinpath("data")
CLASSES = frozenset(
    {
        "head of state",
        "head of government",
        "deputy head of state",
        "deputy head of government",
        "foreign minister",
        "defence minister",
        "national security adviser",
        "party leader",
        "parliament",
        "monarch",
        "minister",
        "foreign affairs chief",
        "leader of a body",
    }
)
CHIEFS = frozenset({"head of state", "head of government", "monarch"})
SEVERAL_HOLDERS = frozenset({"CHN/state-councilor", "CHN/vice-premier", "ARE/vice-president"})
"""Posts that more than one person holds at a time."""


class Term(NamedTuple):
    """A tenure with its days: it surely began by ``begun`` and surely lasted until the day before ``lasted``."""

    person: str
    post: str
    begun: date
    lasted: date
    acting: bool


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table and of the part of it that isn't merged yet."""
    rows: list[dict[str, str]] = []
    for file in (f"{name}.csv", f"{name}_own.csv"):
        if (place := DATA.joinpath(file)).is_file():
            rows += csv.DictReader(place.read_text(encoding="utf-8").splitlines())
    return rows


def latest(day: str, precision: str) -> date:
    """The last day on which something can have begun that is dated with a precision."""
    first = date.fromisoformat(day)
    if precision == "year":
        return date(first.year, 12, 31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if precision == "month" else first


def terms() -> list[Term]:
    """All tenures; those with a start that is only the first edition seen count from that edition."""
    found = []
    for row in table("tenures"):
        start, end = row["precision"].split("/")
        lasted = date.max if end == "open" else date.fromisoformat(row["end"] or row["start"])
        begun = latest(row["start"], start)
        found.append(Term(row["person"], row["post"], begun, max(begun, lasted), row["acting"] == "yes"))
    return found


def sides() -> dict[str, set[str]]:
    """The sides for which each person has held an office."""
    side = {row["id"]: row["side"] for row in table("organizations")}
    organization = {row["id"]: row["organization"] for row in table("posts")}
    found: dict[str, set[str]] = defaultdict(set)
    for term in terms():
        found[term.person].add(side.get(organization[term.post], organization[term.post]))
    return found


@pytest.mark.parametrize("name", ["organizations", "posts", "initiatives", "events"])
def test_no_two_rows_have_one_id(name: str) -> None:
    """An id names one thing."""
    assert [key for key, times in Counter(row["id"] for row in table(name)).items() if times > 1] == []


@pytest.mark.parametrize("file", ["people.csv", "people_own.csv"])
def test_no_two_people_have_one_id(file: str) -> None:
    """An id names one person; until the merge a person may stand in both files."""
    place = DATA.joinpath(file)
    rows = csv.DictReader(place.read_text(encoding="utf-8").splitlines()) if place.is_file() else ()
    assert [key for key, times in Counter(row["id"] for row in rows).items() if times > 1] == []


def test_every_tenure_names_a_person_and_a_post_of_the_tables() -> None:
    """No tenure hangs in the air."""
    people, posts = {row["id"] for row in table("people")}, {row["id"] for row in table("posts")}
    assert [row for row in table("tenures") if row["person"] not in people or row["post"] not in posts] == []


def test_every_post_has_a_known_class_an_organization_and_titles() -> None:
    """A post without them can't be found from a text."""
    organizations = {row["id"] for row in table("organizations")}
    wrong = [
        row
        for row in table("posts")
        if row["class"] not in CLASSES or row["organization"] not in organizations or not row["titles"]
    ]
    assert wrong == []


def test_every_alias_leads_to_an_entry_of_the_tables() -> None:
    """People, organizations and initiatives have aliases, and nothing else."""
    entries = {row["id"] for name in ("people", "organizations", "initiatives") for row in table(name)}
    assert [row for row in table("aliases") if row["entry"] not in entries] == []


def test_tenures_are_half_open_days_with_their_precision() -> None:
    """``end`` is the first day no longer in office: later than ``start``, or of the same month or year."""
    for row in table("tenures"):
        start, end = row["precision"].split("/")
        first = date.fromisoformat(row["start"])
        assert start in {"day", "month", "year", "edition"}, row
        assert date.fromisoformat(row["as_of"]) >= first, row
        assert (row["end"] == "open") == (end == "open"), row
        assert (row["end"] == "") == (end == "unknown"), row
        if end not in {"open", "unknown"}:
            last = latest(row["end"], end)
            assert end in {"day", "month", "year", "edition"}, row
            assert first < last or first == date.fromisoformat(row["end"]) == last == first, row
            assert first <= date.fromisoformat(row["end"]), row


def test_no_post_of_one_holder_is_held_by_two() -> None:
    """Two people never surely hold one office on one day, but for who acts in it.

    Heads of state and government come from dated editions, and ``test_tenures.py`` asks about those.
    """
    by_hand = {row["id"] for row in table("posts") if row["class"] not in CHIEFS}
    held: dict[str, list[Term]] = defaultdict(list)
    for term in terms():
        if not term.acting and term.post in by_hand - SEVERAL_HOLDERS:
            held[term.post].append(term)
    clashes = [
        (one, other)
        for holders in held.values()
        for one, other in combinations(holders, 2)
        if one.person != other.person and max(one.begun, other.begun) < min(one.lasted, other.lasted)
    ]
    assert clashes == []


def test_a_name_leads_to_one_person_of_a_side_and_period() -> None:
    """Whoever reads a name or an alias in a text of one country and time is led to one person, or to none."""
    belongs, periods = sides(), defaultdict(list)
    for term in terms():
        periods[term.person].append(term)
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in table("people"):
        for text in (row["name"], row["native"]):
            bearers[fold(text)].add(row["id"])
    known = {row["id"] for row in table("people")}
    for row in table("aliases"):
        if row["entry"] in known:
            bearers[fold(row["text"])].add(row["entry"])
    bearers.pop("", None)
    clashes = [
        (text, one, other)
        for text, persons in bearers.items()
        for one, other in combinations(sorted(persons), 2)
        if belongs[one] & belongs[other]
        and any(max(a.begun, b.begun) < min(a.lasted, b.lasted) for a in periods[one] for b in periods[other])
    ]
    assert clashes == []


def test_the_parties_of_an_event_stand_in_alphabetical_order() -> None:
    """``Events.of`` finds an event whatever the order in which the parties are asked for."""
    assert [event.id for event in load_events().rows if list(event.parties) != sorted(set(event.parties))] == []


def test_every_event_has_days_that_can_be() -> None:
    """No event ends before it begins, and none lies outside the calendar."""
    assert [event.id for event in load_events().rows if event.first_day > event.last_day] == []


def test_congresses_of_a_party_follow_each_other() -> None:
    """The nth congress lies after the one before; so do plans."""
    numbered = defaultdict(list)
    for event in load_events().rows:
        if event.number is not None:
            numbered[event.kind, event.parties].append(event)
    for events in numbered.values():
        events.sort(key=lambda event: event.number or 0)
        assert all(one.last_day < other.first_day for one, other in pairwise(events)), events


def test_summits_of_a_body_are_short_and_follow_each_other() -> None:
    """A summit lasts three weeks at most, none of a body begins before its last is over, and its name says where it was."""
    of_body: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in load_events().rows:
        if event.kind == "summit":
            of_body[event.parties].append(event)
            assert (event.last_day - event.first_day).days < 21, event
            assert " in " in event.name or event.parties == ("Quad",), event
    assert len(of_body) > 9
    for events in of_body.values():
        events.sort(key=lambda event: event.first_day)
        assert all(one.last_day < other.first_day for one, other in pairwise(events)), events


def test_relations_are_set_up_once() -> None:
    """Of each pair one row tells from when anniversaries of relations count."""
    pairs = Counter(event.parties for event in load_events().rows if event.kind == "relations")
    assert [pair for pair, times in pairs.items() if times > 1] == []


@pytest.mark.parametrize(
    ("kind", "parties", "day"),
    [
        ("relations", ("CHN", "VNM"), "1950-01-18"),
        ("relations", ("FRA", "CHN"), "1964-01-27"),
        ("relations", ("USA", "CHN"), "1979-01-01"),
        ("relations", ("KOR", "CHN"), "1992-08-24"),
        ("relations", ("DEU", "CHN"), "1972-10-11"),
        ("relations", ("VNM", "USA"), "1995-07-12"),
        ("relations", ("ISR", "DEU"), "1965-05-12"),
        ("relations", ("RUS", "PRK"), "1948-10-12"),
        ("founding", ("CPC",), "1921-07-01"),
        ("founding", ("NATO",), "1949-04-04"),
        ("founding", ("ASEAN",), "1967-08-08"),
        ("founding", ("UN",), "1945-10-24"),
        ("national day", ("CHN",), "1949-10-01"),
        ("national day", ("VNM",), "1945-09-02"),
        ("national day", ("USA",), "1776-07-04"),
        ("treaty", ("PRK", "CHN"), "1961-07-11"),
        ("treaty", ("FRA", "DEU"), "1963-01-22"),
        ("normalisation", ("JPN", "CHN"), "1972-09-29"),
    ],
)
def test_anniversaries_count_from_the_right_day(kind: str, parties: tuple[str, ...], day: str) -> None:
    """The days from which the best-known anniversaries count."""
    assert day in {event.start for event in load_events().of(kind, *parties)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("post", "day", "person"),
    [
        ("CHN/foreign-minister", "2022-12-29", "wang-yi"),
        ("CHN/foreign-minister", "2022-12-30", "qin-gang"),
        ("CHN/foreign-minister", "2023-07-24", "qin-gang"),
        ("CHN/foreign-minister", "2023-07-25", "wang-yi"),
        ("CPC/foreign-affairs-director", "2023-07-01", "wang-yi"),
        ("CPC/general-secretary", "2012-11-14", "hu-jintao"),
        ("VNM/CPV/general-secretary", "2024-07-01", "nguyen-phu-trong"),
        ("VNM/CPV/general-secretary", "2024-08-03", "to-lam"),
        ("USA/secretary-of-state", "2018-04-26", "mike-pompeo"),
        ("USA/national-security-adviser", "2018-04-08", "h-r-mcmaster"),
        ("GBR/foreign-secretary", "2022-09-05", "liz-truss"),
        ("RUS/security-council-secretary", "2024-05-12", "sergei-shoigu"),
        ("NATO/secretary-general", "2024-09-30", "jens-stoltenberg"),
        ("EU/high-representative", "2024-12-01", "kaja-kallas"),
    ],
)
def test_who_held_an_office_on_a_day(post: str, day: str, person: str) -> None:
    """The changes of office that a reader of readouts meets."""
    when = date.fromisoformat(day)
    assert {term.person for term in terms() if term.post == post and term.begun <= when < term.lasted} == {person}
