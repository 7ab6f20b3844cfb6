"""Exchanges, pairs and sides in parts of long lists: what they say is what the exchanges themselves say."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from communique import Archive
from communique.model import NotFoundError, Slice, UsageError
from communique.model.listing import WHOLE
from communique.store import listed_people
from communique.store.database import DatabaseStore
from communique.store.summarised import SummarisedStore
from communique.views.timeline import sides_of
from keeping import CALL, TEXTS, filled, reading_of
from made_up import account, accounts
from test_migrations import downgraded, execute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.model import Exchange

ALL = Slice(limit=10_000)
QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"party": "ISL"},
    {"party": "Norway", "kind": "call"},
    {"kind": "meeting"},
    {"since": date(2030, 3, 5)},
    {"until": date(2030, 3, 4)},
    {"since": date(2030, 3, 4), "until": date(2030, 3, 4)},
    {"party": "KEN", "since": date(2030, 3, 8), "until": date(2030, 3, 9)},
    {"person": "haldvik"},
    {"person": "Jorun Haldvik", "party": "KEN"},
    {"person": "nobody"},
    {"outlet": "Times"},
    {"outlet": "t", "kind": "call"},
    {"outlet": "Post", "person": "Tolleko", "until": date(2030, 3, 8)},
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of many exchanges, after judgements by hand and after documents were read anew."""
    with Archive(tmp_path_factory.mktemp("lists") / "a.db") as made:
        made.add_readings(accounts(400))
        shaken(made)
        yield made


def shaken(archive: Archive) -> None:
    """Merge, split and undo, and let some documents tell something else."""
    chance = random.Random(2)  # noqa: S311  # nothing is hidden by it
    several = [one for one in archive.exchanges() if len({record.document for record in one.reports}) > 1]
    first, second, third, fourth = chance.sample([one.id for one in several], 4)
    archive.merge(first, second, why="one event")
    archive.split(third, archive.exchange(third).reports[0].document, why="two events")
    archive.split(fourth, archive.exchange(fourth).reports[0].document, why="two events")
    archive.undo(3, why="they were one")
    archive.add_readings(account(chance, number) for number in range(0, 400, 9))


def by_day(exchange: Exchange) -> tuple[bool, str, str]:
    """The order of all lists."""
    return exchange.date is None, exchange.date.earliest.isoformat() if exchange.date else "", exchange.id


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_list_in_parts_is_the_whole_list(archive: Archive, asked: dict[str, Any]) -> None:
    """Put together the parts are what ``exchanges`` answers, oldest first; newest first it is the other way round, those
    without a day last.
    """
    whole = archive.exchanges(**asked)
    parts = [
        archive.exchanges_page(Slice(offset=at, limit=40), newest_first=False, **asked) for at in range(0, 400, 40)
    ]
    assert [one for part in parts for one in part.items] == whole
    assert {part.total for part in parts} == {len(whole)}
    dated, undated = ([one for one in whole if (one.date is None) is none] for none in (False, True))
    assert archive.exchanges_page(ALL, **asked).items == (*reversed(dated), *reversed(undated))


def test_the_questions_find_something(archive: Archive) -> None:
    """Else equal lists would prove nothing."""
    found = [len(archive.exchanges(**asked)) for asked in QUESTIONS]
    assert all(count > 2 for asked, count in zip(QUESTIONS, found, strict=True) if asked.get("person") != "nobody")
    assert any(one.date is None for one in archive.exchanges())


def test_what_is_kept_agrees_after_all_that(archive: Archive) -> None:
    """Summaries, facets and counts of people are those of the reports, however often these changed."""
    assert archive.check() == []


def test_both_sides_took_part(archive: Archive) -> None:
    """A further party narrows a list to exchanges of both, whatever the order of the two."""
    found = archive.exchanges_page(ALL, party="KEN", other_party="Iceland").items
    assert found == archive.exchanges_page(ALL, party="ISL", other_party="KEN").items
    assert set(found) == {one for one in archive.exchanges(party="KEN") if "ISL" in sides_of(one)}
    assert found


def test_pairs_and_sides_are_counted_as_exchanges_tell(archive: Archive) -> None:
    """Only what took place counts; a pair has its exchanges of two sides alone, a side all of its own."""
    told = [one for one in archive.exchanges() if one.realis == "occurred"]
    pairs = Counter(tuple(sorted(sides_of(one))) for one in told if len(sides_of(one)) == 2)
    found = archive.pair_counts(ALL)
    assert {one.sides: one.exchanges for one in found.items} == pairs
    assert found.total == len(pairs)
    assert found.items[0].exchanges == max(pairs.values())
    sides = Counter(side for one in told for side in sides_of(one))
    assert {one.side: one.exchanges for one in archive.side_counts(ALL).items} == sides
    iceland = next(one for one in archive.side_counts(ALL).items if one.side == "ISL")
    days = [one.date.earliest for one in told if one.date is not None and "ISL" in sides_of(one)]
    assert (iceland.first, iceland.last) == (min(days), max(days))


def test_pairs_of_a_side_are_counted_as_going_through_exchanges_counts_them(archive: Archive) -> None:
    """Of a side its pairs alone are counted, it being the first of each, most first."""
    found = archive.pair_counts(ALL, side="Iceland").items
    told = archive.pairs(side="ISL").pairs
    assert {(one.sides, one.exchanges) for one in found} == {(one.members, len(one.occurred)) for one in told}
    assert [one.exchanges for one in found] == sorted((one.exchanges for one in found), reverse=True)
    assert {one.sides[0] for one in found} == {"ISL"}


def test_a_part_of_the_counts(archive: Archive) -> None:
    """A part says which it is, and how many there are in all."""
    whole = archive.pair_counts(ALL).items
    part = archive.pair_counts(Slice(offset=1, limit=2))
    assert part.items == whole[1:3]
    assert (part.total, part.part) == (len(whole), Slice(offset=1, limit=2))


def test_no_question_to_the_store_hides_another() -> None:
    """What the store answers from summaries has names of its own: a method of one name would answer in its place."""
    hidden = {name for name in vars(DatabaseStore) if name in vars(SummarisedStore) and not name.startswith("__")}
    assert not hidden


def test_neighbours_are_the_nearest_of_the_same_sides(archive: Archive) -> None:
    """Before and after an exchange come those of exactly its sides that took place, the nearest first."""
    asked = [one for one in archive.exchanges() if one.date is not None and len(sides_of(one)) > 1]
    for own in asked[::7]:
        same = [
            one
            for one in archive.exchanges()
            if one.date is not None and set(sides_of(one)) == set(sides_of(own)) and one.realis == "occurred"
        ]
        found = archive.neighbours(own.id, most=2)
        assert list(found.before) == [one for one in reversed(same) if by_day(one) < by_day(own)][:2]
        assert list(found.after) == [one for one in same if by_day(one) > by_day(own)][:2]


def test_an_exchange_without_a_day_has_no_neighbours(archive: Archive) -> None:
    """Nothing is before or after it; of an unknown exchange the error names what is near."""
    undated = next(one for one in archive.exchanges() if one.date is None and len(sides_of(one)) > 1)
    assert (archive.neighbours(undated.id).before, archive.neighbours(undated.id).after) == ((), ())
    with pytest.raises(NotFoundError, match="no exchange begins like this"):
        archive.neighbours("2099-01-01")


def test_people_are_counted_as_they_took_part_and_spoke(archive: Archive) -> None:
    """Exchanges that took place, and statements, by person: of one name and side where the tables know nobody."""
    took_part: Counter[tuple[str | None, str | None]] = Counter(
        (person.name, person.side)
        for one in archive.exchanges()
        if one.realis == "occurred"
        for person in one.participants
    )
    spoke = Counter((actor.name, actor.side) for told in archive.statements() for actor in told.statement.speakers)
    found = archive.people_page(ALL)
    counted = {(one.name, one.side): (one.exchanges, one.statements) for one in found.items}
    people = {key for key in took_part | spoke if key[0] != "NOR"}
    assert counted == {key: (took_part[key], spoke[key]) for key in people}
    assert found.total == len(people)
    assert [one.exchanges for one in found.items] == sorted((one.exchanges for one in found.items), reverse=True)
    assert {one.office for one in found.items if one.name == "Jorun Haldvik"} == {"President"}


def test_people_by_name_and_side(archive: Archive) -> None:
    """Any part of a name, or another form of it; a side by code or name."""
    assert {one.name for one in archive.people_page(ALL, name="haldvik").items} == {"Jorun Haldvik", "J. Haldvik"}
    assert {one.name for one in archive.people_page(ALL, side="Iceland").items} == {"Jorun Haldvik", "J. Haldvik"}
    assert {one.side for one in archive.people_page(ALL, name="Efua Darkomensa").items} == {"GHA", None}
    assert archive.people_page(ALL, name="nobody").total == 0
    first = archive.people_page(Slice(offset=1, limit=1))
    assert first.items == archive.people_page(ALL).items[1:2]


def test_people_come_whole_however_many_are_counted_together(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is lost or told another's office where a long list is put together in several steps."""
    whole = archive.people_page(WHOLE).items
    monkeypatch.setattr(listed_people, "BATCH", 2)
    assert archive.people_page(WHOLE).items == whole
    assert len(whole) > 4


def test_a_person_is_found_by_the_key_or_the_whole_name(archive: Archive) -> None:
    """What the list says of someone is what their key finds, and their name, capitals aside; a part finds nobody."""
    for one in archive.people_page(ALL).items:
        assert archive.people_exactly(one.key) == (one,)
        assert one in archive.people_exactly(one.name.upper())
        assert one in archive.people_exactly(one.name, side=one.side)
    assert archive.people_exactly("haldvik") == ()
    assert archive.people_exactly("Jorun Haldvik", side="GHA") == ()


def test_a_person_of_the_tables_alone_is_found(archive: Archive) -> None:
    """Whom no text names is found by the whole name that the tables have, with nothing counted; a side's name is nobody."""
    (one,) = archive.people_exactly("Merkel Angela")
    assert (one.key, one.side, one.exchanges, one.statements) == ("angela-merkel", "DEU", 0, 0)
    assert archive.people_exactly("Iceland") == ()


def test_a_review_moves_a_statement_to_its_speaker(tmp_path: Path) -> None:
    """Who is judged by hand to have spoken is counted, and who is not no more."""
    with filled(tmp_path / "a.db") as archive:
        told = archive.statements(speaker="Tolleko")[0]
        before = {one.name: one.statements for one in archive.people_page(ALL).items}
        archive.review(told.id, speaker="Haldvik", why="misread")
        after = {one.name: one.statements for one in archive.people_page(ALL).items}
        assert after["Amara Tolleko"] == before["Amara Tolleko"] - 1
        assert after["Jorun Haldvik"] == before["Jorun Haldvik"] + 1
        assert archive.check() == []


def test_what_can_not_be_is_refused(archive: Archive) -> None:
    """As ``exchanges`` refuses it."""
    with pytest.raises(UsageError, match="no country or body"):
        archive.exchanges_page(ALL, other_party="Nowhere-land")
    with pytest.raises(UsageError, match="earlier day first"):
        archive.exchanges_page(ALL, since=date(2030, 3, 5), until=date(2030, 3, 4))
    with pytest.raises(UsageError, match="no such kind"):
        archive.exchanges_page(ALL, kind="handshake")  # type: ignore[arg-type]


def test_a_side_has_its_english_name(archive: Archive) -> None:
    """Beside codes stand the names that the tables know; a code that they do not know stays as it is."""
    assert [archive.side_name(code) for code in ("ISL", "KEN", "XQZ")] == ["Iceland", "Kenya", "XQZ"]


def test_an_empty_archive_has_empty_lists(tmp_path: Path) -> None:
    """No exchange, no pair, no side."""
    with Archive(tmp_path / "a.db") as archive:
        assert archive.exchanges_page(Slice()).total == 0
        assert archive.pair_counts(Slice()).total == archive.side_counts(Slice()).total == 0
        assert archive.people_page(Slice()).total == 0


def test_an_older_archive_gets_its_lists(tmp_path: Path) -> None:
    """One of the schema before lists is filled when it is opened, and its lists are what they would have been."""
    path = tmp_path / "a.db"
    with filled(path) as archive:
        before = lists_of(archive)
    downgraded(path, "0007")
    with Archive(path) as archive:
        assert lists_of(archive) == before
        assert archive.check() == []


def lists_of(archive: Archive) -> tuple[object, ...]:
    """All that is listed and counted."""
    return tuple(
        ask(ALL) for ask in (archive.exchanges_page, archive.pair_counts, archive.side_counts, archive.people_page)
    )


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ("UPDATE document_speakers SET statements = 9 WHERE name = 'Tadeo Quillary'", {"document", "person"}),
        ("DELETE FROM document_speakers WHERE name = 'Tadeo Quillary'", {"document"}),
        ("UPDATE person_counts SET exchanges = 9 WHERE name = 'Tadeo Quillary'", {"person"}),
        ("DELETE FROM exchange_people WHERE name = 'Tadeo Quillary'", {"exchange"}),
        ("UPDATE exchange_counts SET last = '2099-01-01' WHERE sides = 'ISL|KEN'", {"sides"}),
        ("DELETE FROM exchange_counts WHERE sides = 'ISL|KEN'", {"sides"}),
    ],
)
def test_check_finds_who_is_counted_wrongly(tmp_path: Path, damage: str, where: set[str]) -> None:
    """The counts of people and sides are compared with exchanges and statements; making them anew mends them."""
    path = tmp_path / "a.db"
    with filled(path) as archive:
        execute(path, damage)
        assert {problem.where.split(" ")[0] for problem in archive.check()} == where
        archive.reindex()
        assert archive.check() == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE exchange_summaries SET earliest = '1999-01-01' WHERE exchange = '{}'", "otherwise than its reports"),
        ("UPDATE exchange_facets SET value = 'TUV' WHERE exchange = '{}' AND value = 'KEN'", "otherwise than its"),
        ("DELETE FROM exchange_facets WHERE exchange = '{}'", "otherwise than its reports"),
        ("DELETE FROM exchange_summaries WHERE exchange = '{}'", "in no list and no count"),
    ],
)
def test_check_finds_a_summary_that_its_reports_belie(tmp_path: Path, damage: str, told: str) -> None:
    """What lists and counts are made from is compared with the reports; making it anew mends it."""
    path = tmp_path / "a.db"
    with filled(path) as archive:
        assert archive.check() == []
        execute(path, "PRAGMA foreign_keys=ON", damage.format(CALL))
        problems = archive.check()
        about = [(problem.where, told in problem.what) for problem in problems if not problem.where.startswith("sides")]
        assert about == [(f"exchange {CALL}", True)]
        archive.reindex()
        assert archive.check() == []


def test_a_summary_without_reports_is_found(tmp_path: Path) -> None:
    """An exchange that nobody tells of any more is in no list; one that is nevertheless is a problem."""
    path = tmp_path / "a.db"
    with filled(path) as archive:
        archive.add_reading(reading_of(TEXTS["meeting.txt"].replace("2031", "2029"), "meeting.txt"))
        assert archive.check() == []
        assert archive.exchanges_page(ALL).total == len(archive.exchanges()) == 4
        execute(
            path,
            "INSERT INTO exchanges (id) VALUES ('gone')",
            "INSERT INTO exchange_summaries VALUES ('gone', 1, 'call', 'occurred', NULL, NULL, NULL, NULL, 0, '', 1)",
        )
        assert ["gone" in problem.where for problem in archive.check()] == [True]
