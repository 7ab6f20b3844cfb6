"""Filing: what adding a document does to the archive, to its exchanges and to their names."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import Archive, Reader
from communique.model import NotFoundError
from keeping import CALL, TEXTS, TOLD, UNDATED, VIETNAMESE, filled, grouping, own, reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from communique.model import Reading

REREAD = "rules-later"


def read_later(reading: Reading) -> Reading:
    """The same reading as a later version of the reader would make it."""
    return replace(reading, reader=REREAD)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(TEXTS)))
def test_own_texts_end_as_four_exchanges_in_any_order(tmp_path: Path, order: list[str]) -> None:
    """Two accounts of one call are one exchange of two reports, three others stay apart, in any order of reading."""
    with filled(tmp_path / "archive.db", order) as archive:
        assert grouping(archive) == TOLD


LATER = """President Haldvik and President Tolleko talk about the fleet

REYKJAVIK, March 18, 2030 - President Jorun Haldvik of Iceland spoke by telephone with President Amara Tolleko of Kenya on March 18, 2030.

President Haldvik said that the fleet will be counted twice a year, and proposed that inspectors from both capitals go aboard in Mombasa. She thanked Kenya for hosting the conference of island and coastal nations.

President Tolleko said that the tuna of the western waters belong to those who fish with lines.
"""
OTHER_SIDE = """Kenyan, Icelandic presidents talk over phone about fleet

Kenyan President Amara Tolleko held a telephone conversation with Icelandic President Jorun Haldvik at request.

Tolleko said that the tuna of the western waters belong to those who fish with lines.

Haldvik, for her part, said that the fleet will be counted twice a year, and proposed that inspectors from both capitals go aboard in Mombasa.
"""


@pytest.mark.parametrize("order", list(permutations(["call-a.txt", "call-b.txt", "fleet-a.txt", "fleet-b.txt"])))
def test_accounts_without_a_day_find_their_call_in_any_order(tmp_path: Path, order: tuple[str, ...]) -> None:
    """Of two calls between the same people each has an account that prints no day: it ends with the call whose words
    it shares more, also where the other call was read first.
    """
    texts = TEXTS | {"fleet-a.txt": OTHER_SIDE, "fleet-b.txt": LATER}
    with filled(tmp_path / "a.db", []) as archive:
        for name in order:
            archive.add_reading(reading_of(texts[name], name))
        assert grouping(archive) == {
            CALL: {"call-a.txt", "call-b.txt"},
            "2030-03-18-call-isl-ken": {"fleet-a.txt", "fleet-b.txt"},
        }
        assert archive.check() == []


@pytest.mark.parametrize("rotation", range(5))
def test_seeds_end_as_four_exchanges_in_any_order(rotation: int, shared: Path, tmp_path: Path) -> None:
    """Seeds 000 and 001 are one exchange with two reports, 002, 003 and 004 three others, in any order of reading."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    readings = {path.name[:3]: reading_of(path.read_text("utf-8"), path.name) for path in paths}
    orders = [order for order in permutations(sorted(readings)) if order[0] == f"00{rotation}"]
    slugs = set()
    for number, order in enumerate(orders):
        with filled(tmp_path / f"{number}.db", []) as archive:
            for name in order:
                archive.add_reading(readings[name])
            found = grouping(archive)
        told = sorted(sorted(name[:3] for name in names) for names in found.values())
        assert told == [["000", "001"], ["002"], ["003"], ["004"]], order
        slugs.add(frozenset(found))
    assert len(slugs) == 1
    assert any(slug.startswith("2020-01-16-call-chn-vnm") for slug in slugs.pop())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=12))
def test_adding_twice_changes_nothing(tmp_path: Path, events: list[str]) -> None:
    """Whatever is added again, and when: the archive is the one that each text added once makes."""
    with filled(tmp_path / "archive.db", events) as archive:
        assert len(archive.documents()) == len(set(events))
        told = {name for names in grouping(archive).values() for name in names}
        assert told == set(events)
        assert [archive.add_reading(own(name)).outcome for name in events] == ["unchanged"] * len(events)
        expected = {frozenset(names & set(events)) for names in TOLD.values()} - {frozenset()}
        assert {frozenset(names) for names in grouping(archive).values()} == expected
        assert archive.check() == []


def test_an_undated_slug_still_finds_its_exchange_once_the_day_is_known(tmp_path: Path) -> None:
    """A slug given before the day was known is an alias of the better one for good."""
    with filled(tmp_path / "a.db", ["call-a.txt"]) as archive:
        assert [exchange.id for exchange in archive.exchanges()] == [UNDATED]
        archive.add_reading(own("call-b.txt"))
        assert archive.exchange(UNDATED).id == CALL
        assert archive.exchange("undated").id == CALL
        assert len(archive.exchange(CALL).reports) == 2


def test_a_slug_stays_when_reports_are_added(tmp_path: Path) -> None:
    """A dated slug is the same before and after further reports join."""
    with filled(tmp_path / "a.db", ["call-b.txt"]) as archive:
        before = [exchange.id for exchange in archive.exchanges()]
        archive.add_reading(own("call-a.txt"))
        assert [exchange.id for exchange in archive.exchanges()] == before == [CALL]


@pytest.mark.parametrize("order", list(permutations(["call-a.txt", "call-b.txt", "meeting.txt"])))
def test_a_newer_reader_keeps_slugs(tmp_path: Path, order: tuple[str, ...]) -> None:
    """Reading everything again with a newer version replaces the readings; slugs and aliases stay."""
    with filled(tmp_path / "a.db") as archive:
        before = grouping(archive)
        for name in order:
            assert archive.add_reading(read_later(own(name))).outcome == "superseded"
            assert archive.document(name).reader == REREAD
            assert grouping(archive) == before
            assert archive.exchange(UNDATED).id == CALL
        assert archive.check() == []


def test_a_citation_survives_a_newer_reader_that_reads_another_day(tmp_path: Path) -> None:
    """Where a reader understands the same sentence better, the exchange's slug follows, and the former one still finds
    it.
    """
    reading = own("meeting.txt")
    report = reading.reports[0]
    assert report.date is not None
    day = report.date.earliest.replace(day=21)
    later = replace(report, date=replace(report.date, earliest=day, latest=day))
    with filled(tmp_path / "a.db", ["meeting.txt"]) as archive:
        (before,) = grouping(archive)
        archive.add_reading(replace(read_later(reading), reports=(later,)))
        (exchange,) = archive.exchanges()
        assert exchange.id == "2031-05-21-meeting-isl-ken"
        assert archive.exchange(before) == exchange
        assert exchange.date is not None
        assert exchange.date.earliest == day


def test_a_newer_reader_through_the_front_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stored document is not read again by the same reader, and is by another version."""
    path = tmp_path / "meeting.txt"
    path.write_text(TEXTS["meeting.txt"], encoding="utf-8")
    with Archive(tmp_path / "a.db") as archive:
        assert archive.add(path).outcome == "added"
        with monkeypatch.context() as patch:
            patch.setattr("communique.pipeline.Pipeline.read_document", None)
            assert archive.add(path).outcome == "unchanged"
        monkeypatch.setattr("communique.pipeline.READER", REREAD)
        assert archive.add(path).outcome == "superseded"
        assert archive.document(archive.documents()[0].name).reader == REREAD


def test_a_changed_document_supersedes_its_old_reading(tmp_path: Path) -> None:
    """Under one name only the newest text counts; its exchange keeps its slug; the old text is kept, unlisted."""
    name = "meeting.txt"
    changed = reading_of(TEXTS[name].replace("sixty", "seventy"), name)
    with filled(tmp_path / "a.db", [name, "call-b.txt"]) as archive:
        before = set(grouping(archive))
        assert archive.add_reading(changed).outcome == "superseded"
        assert set(grouping(archive)) == before
        assert [document.id for document in archive.documents() if document.name == name] == [changed.document.sha256]
        assert all("sixty" not in record.content for record in archive.statements())
        assert any("seventy" in record.content for record in archive.statements())
        assert archive.check() == []


def test_going_back_to_the_old_text_restores_it(tmp_path: Path) -> None:
    """The old text comes back under the same slug, as if it had never been left."""
    name = "meeting.txt"
    changed = reading_of(TEXTS[name].replace("sixty", "seventy"), name)
    with filled(tmp_path / "a.db", [name]) as archive:
        before, told = grouping(archive), [record.content for record in archive.statements()]
        archive.add_reading(changed)
        assert archive.add_reading(own(name)).outcome == "superseded"
        assert grouping(archive) == before
        assert [record.content for record in archive.statements()] == told
        assert archive.check() == []


def test_a_text_that_comes_back_after_another_subject_takes_its_slug_again(tmp_path: Path) -> None:
    """A slug that nobody tells of any more is free: no "-2" for an exchange that stands alone."""
    other = reading_of(TEXTS["ministers.txt"], "page.txt")
    with Archive(tmp_path / "a.db") as archive:
        archive.add_reading(reading_of(TEXTS["meeting.txt"], "page.txt"))
        archive.add_reading(other)
        assert set(grouping(archive)) == {"2030-03-04-call-gha-per"}
        archive.add_reading(reading_of(TEXTS["meeting.txt"], "page.txt"))
        assert set(grouping(archive)) == {"2031-05-20-meeting-isl-ken"}


def test_a_corrected_day_is_not_held_against_the_text_that_it_corrects(tmp_path: Path) -> None:
    """One outlet's two printed days are two exchanges, but not where the second text replaces the first."""
    call = TEXTS["call-b.txt"]
    corrected = call.replace("March 4", "March 5")
    published = "---\npublisher: Geyser Post\n---\n"
    with Archive(tmp_path / "a.db") as archive:
        archive.add_reading(reading_of(published + call, "post.md"))
        archive.add_reading(reading_of("---\npublisher: Nakuru Herald\n---\n" + call, "herald.md"))
        archive.add_reading(reading_of(published + corrected, "post.md"))
        assert grouping(archive) == {CALL: {"post.md", "herald.md"}}
        assert [conflict.field for conflict in archive.exchange(CALL).conflicts] == ["date"]


def test_two_printed_days_from_one_outlet_are_two_exchanges(tmp_path: Path) -> None:
    """The same people talked twice, a day apart, by the account of one outlet."""
    published = "---\npublisher: Geyser Post\n---\n"
    with Archive(tmp_path / "a.db") as archive:
        archive.add_reading(reading_of(published + TEXTS["call-b.txt"], "one.md"))
        archive.add_reading(reading_of(published + TEXTS["call-b.txt"].replace("March 4", "March 5"), "two.md"))
        assert set(grouping(archive)) == {CALL, "2030-03-05-call-isl-ken"}


OTHERS = TEXTS["call-b.txt"].replace("Haldvik", "Stormsker").replace("Jorun", "Bryn")
OTHERS = OTHERS.replace("Tolleko", "Wambogo").replace("Amara", "Njeri")
HERS, THEIRS = f"{CALL}.amara-tolleko-jorun-haldvik", f"{CALL}.bryn-stormsker-njeri-wambogo"


@pytest.mark.parametrize("order", [("call-b.txt", "others.txt"), ("others.txt", "call-b.txt")])
def test_two_exchanges_of_one_day_kind_and_sides_are_told_apart_by_their_people(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    """Both slugs name the people, whichever was first; who cited the first by the short one still finds that one, and
    a beginning that both share is an error that says so.
    """
    texts = TEXTS | {"others.txt": OTHERS}
    with Archive(tmp_path / "a.db") as archive:
        for name in order:
            archive.add_reading(reading_of(texts[name], name))
        assert grouping(archive) == {HERS: {"call-b.txt"}, THEIRS: {"others.txt"}}
        assert archive.exchange(CALL).reports[0].document_name == order[0]
        with pytest.raises(NotFoundError, match="more than one exchange"):
            archive.exchange("2030-03-04-call-isl")


def test_the_short_slug_comes_back_when_the_other_exchange_is_gone(tmp_path: Path) -> None:
    """A slug says no more than it needs to: the names go as they came."""
    with filled(tmp_path / "a.db", ["call-b.txt"]) as archive:
        archive.add_reading(reading_of(OTHERS, "page.txt"))
        archive.add_reading(reading_of(TEXTS["meeting.txt"], "page.txt"))
        assert set(grouping(archive)) == {CALL, "2031-05-20-meeting-isl-ken"}
        assert archive.exchange(HERS).id == CALL
        assert archive.check() == []


def test_a_text_under_two_names_is_one_document(tmp_path: Path) -> None:
    """A renamed file, or a copy, is the same document with a further name: no second report, found by both names."""
    with filled(tmp_path / "a.db", ["meeting.txt"]) as archive:
        copy = reading_of(TEXTS["meeting.txt"], "a-copy.txt")
        assert archive.add_reading(copy).outcome == "known text"
        assert len(archive.documents()) == 1
        assert archive.document("a-copy.txt").document.sha256 == archive.document("meeting.txt").document.sha256
        assert [len(exchange.reports) for exchange in archive.exchanges()] == [1]


def test_a_superseded_text_stays_current_under_its_other_name(tmp_path: Path) -> None:
    """A text that has two names counts until both point elsewhere."""
    changed = reading_of(TEXTS["meeting.txt"].replace("sixty", "seventy"), "meeting.txt")
    with filled(tmp_path / "a.db", ["meeting.txt"]) as archive:
        archive.add_reading(reading_of(TEXTS["meeting.txt"], "a-copy.txt"))
        archive.add_reading(changed)
        assert [document.name for document in archive.documents()] == ["a-copy.txt", "meeting.txt"]
        assert grouping(archive) == {"2031-05-20-meeting-isl-ken": {"a-copy.txt", "meeting.txt"}}


def test_texts_from_standard_input_do_not_supersede_each_other(tmp_path: Path) -> None:
    """Each text from standard input has a name of its own; the same one again changes nothing."""
    with Archive(tmp_path / "a.db") as archive:
        first = archive.add_bytes(TEXTS["meeting.txt"].encode(), name="-")
        second = archive.add_bytes(TEXTS["message.txt"].encode(), name="-")
        again = archive.add_bytes(TEXTS["meeting.txt"].encode(), name="-")
        assert [first.outcome, second.outcome, again.outcome] == ["added", "added", "unchanged"]
        assert sorted(document.name for document in archive.documents()) == sorted([first.name, second.name])
        assert archive.document(first.name).document.sha256 == first.document


def test_another_language_is_stored_unread_and_says_so(tmp_path: Path) -> None:
    """A text in another language is listed with the reason, has no statements, and is no failure."""
    with Archive(tmp_path / "a.db") as archive:
        added = archive.add_bytes(VIETNAMESE.encode(), name="vi.txt")
        assert (added.outcome, added.skipped, added.statements) == ("added", "language: vi", 0)
        (document,) = archive.documents()
        assert (document.skipped, document.language) == ("language: vi", "vi")
        assert archive.document("vi.txt").document.text == VIETNAMESE


def test_what_was_added_says_the_same_the_second_time(tmp_path: Path) -> None:
    """Adding again answers with the same exchanges and counts as the first time, only that nothing changed."""
    data = TEXTS["meeting.txt"].encode()
    with Archive(tmp_path / "a.db") as archive:
        first = archive.add_bytes(data, name="m.txt")
        assert archive.add_bytes(data, name="m.txt") == replace(first, outcome="unchanged")


def test_a_reader_that_breaks_fails_one_document_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error inside a reader is that document's failure, with its name, not the end of the run."""
    from communique.model import DocumentError

    def broken(*_: object) -> None:
        raise IndexError("no such token")

    monkeypatch.setattr("communique.readers.people.find.find_cast", broken)
    with pytest.raises(DocumentError, match=r"odd\.txt.*IndexError"):
        Reader().read_text(TEXTS["meeting.txt"], name="odd.txt")
    with Archive(tmp_path / "a.db") as archive, pytest.raises(DocumentError, match=r"odd\.txt.*IndexError"):
        archive.add_bytes(TEXTS["meeting.txt"].encode(), name="odd.txt")
