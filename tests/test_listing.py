"""Parts of long lists, what an archive tells of itself, and what holds when many ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from communique import Archive
from communique.model import NotFoundError, Overview, Slice, UsageError
from communique.store import listed_statements, listing, loading
from keeping import CALL, TEXTS, VIETNAMESE, filled, own, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.model import Reading

EVERYTHING = Slice(limit=1000)
FILTERS: list[dict[str, Any]] = [
    {},
    {"act": "propose"},
    {"speaker": "Tolleko"},
    {"speaker": "jórun HALDVIK"},
    {"speaker": "Iceland"},
    {"speaker": "Kenya", "act": "state"},
    {"speaker": "Nobody"},
    {"to": "Kenya"},
    {"contains": "joint school"},
    {"exchange": CALL},
    {"exchange": CALL, "act": "propose", "speaker": "Haldvik"},
    {"document": "meeting.txt"},
    {"unsure": True},
    {"unsure": True, "act": "state"},
    {"unsure": True, "speaker": "Haldvik"},
]


def unsure(reading: Reading) -> Reading:
    """The reading as if nobody were sure who made its first statement."""
    first, *others = reading.statements
    doubted = replace(first, speakers=(), considered=first.speakers)
    return replace(reading, statements=(doubted, *others))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed archive of the five texts, one of them under two names and one in place of an older one."""
    with filled(tmp_path / "a.db", []) as archive:
        archive.add_reading(reading_of(TEXTS["call-a.txt"].replace("two oceans", "three oceans"), "message.txt"))
        archive.add_readings([own(name) for name in sorted(TEXTS) if name != "ministers.txt"])
        archive.add_reading(unsure(own("ministers.txt")))
        archive.add_reading(reading_of(TEXTS["meeting.txt"], "a second name.txt"))
    return tmp_path / "a.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    """It opened."""
    with Archive(path) as opened:
        yield opened


@pytest.mark.parametrize("few", [0, listed_statements.FEW])
@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_parts_of_statements_make_the_whole(
    archive: Archive, asked: dict[str, Any], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Part by part come the statements that a whole answer has, in its order, each part with their number: of few, which
    are sorted, and of many, for which documents are gone through from either end.
    """
    monkeypatch.setattr(listed_statements, "FEW", few)
    monkeypatch.setattr(listed_statements, "AT_ONCE", 2)
    whole = archive.statements(**asked)
    for limit in (2, 5):
        parts = [
            archive.statements_page(Slice(offset=at, limit=limit), **asked)
            for at in range(0, len(whole) + limit, limit)
        ]
        assert [one for part in parts for one in part.items] == whole
        assert {part.total for part in parts} == {len(whole)}
    assert list(archive.statements_page(EVERYTHING, **asked).items) == whole


def test_there_is_something_to_take_parts_of(archive: Archive) -> None:
    """Most of those questions have answers, of several documents, and some have none."""
    counted = [len(archive.statements(**asked)) for asked in FILTERS]
    assert counted[0] > 8
    assert sum(count > 0 for count in counted) >= len(FILTERS) - 3
    assert 0 in counted


def test_a_settled_statement_is_unsure_no_more(archive: Archive) -> None:
    """Neither one that got its speaker by hand nor one of which it was judged only who did not make it is counted."""
    before = archive.statements_page(EVERYTHING, unsure=True)
    archive.review(before.items[0].id, wrong=True)
    after = archive.statements_page(EVERYTHING, unsure=True)
    assert (before.total, after.total) == (len(before.items), len(before.items) - 1)
    assert list(after.items) == archive.statements(unsure=True)


def test_what_is_not_there_is_an_error(archive: Archive) -> None:
    """As with whole lists: an exchange, a document, an act, an outlet."""
    with pytest.raises(NotFoundError, match="no exchange begins like this"):
        archive.statements_page(EVERYTHING, exchange="2029")
    with pytest.raises(NotFoundError, match="no document begins like this"):
        archive.statements_page(EVERYTHING, document="call-c.txt")
    with pytest.raises(UsageError, match="there is no such act"):
        archive.statements_page(EVERYTHING, act="sing")  # type: ignore[arg-type]
    with pytest.raises(NotFoundError, match="no outlet"):
        archive.documents_page(EVERYTHING, outlet="Gazette")


def test_parts_of_documents_come_by_day(archive: Archive) -> None:
    """The newest first or last, those without a day last in any case; each row is that of the whole list."""
    rows = {row.id: row for row in archive.documents()}
    newest, oldest = (archive.documents_page(EVERYTHING, order=order) for order in ("newest", "oldest"))
    assert newest.total == oldest.total == len(rows) == len(newest.items)
    assert all(rows[row.id] == row for row in newest.items)
    dated = [row.published for row in newest.items if row.published is not None]
    assert dated == sorted(dated, reverse=True)
    assert [row.published for row in oldest.items] == [*reversed(dated), *[None] * (len(rows) - len(dated))]
    assert 1 < len(dated) < len(rows)
    parts = [archive.documents_page(Slice(offset=at, limit=2)) for at in range(0, len(rows), 2)]
    assert [row for part in parts for row in part.items] == list(newest.items)


@pytest.mark.parametrize(("asked", "few"), [({}, 0), ({"title": "president"}, 0), ({"title": "president"}, 9)])
def test_parts_of_documents_come_by_name(
    archive: Archive, asked: dict[str, Any], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the whole list, each once: one of two names stands under the first. How many are found first or
    loaded together makes no difference.
    """
    monkeypatch.setattr(listing, "FEW", few)
    monkeypatch.setattr(loading, "BATCH", 2)
    whole = archive.documents(**asked)
    names = [row.name for row in whole]
    by_day = archive.documents_page(EVERYTHING, **asked)
    assert names == sorted(row.name for row in by_day.items)
    assert "a second name.txt" in names
    assert "meeting.txt" not in names
    parts = [archive.documents_page(Slice(offset=at, limit=3), order="name", **asked) for at in range(0, 6, 3)]
    assert [row for part in parts for row in part.items] == whole
    assert {part.total for part in parts} == {len(whole)} == {by_day.total}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("president", {"call-b.txt", "message.txt", "a second name.txt", "call-a.txt"}),
        ("kén PRESident", {"call-b.txt", "message.txt", "a second name.txt", "call-a.txt"}),
        ("resident", set()),
        ("Haldvik", {"call-b.txt"}),
        ("geothermal", set()),
        ("...", {"a second name.txt", "call-a.txt", "call-b.txt", "message.txt", "ministers.txt"}),
    ],
)
def test_documents_are_found_by_their_titles(archive: Archive, title: str, expected: set[str]) -> None:
    """By beginnings of words of the headline, case and diacritics aside, not by words of the text."""
    found = archive.documents_page(EVERYTHING, title=title)
    assert {row.name for row in found.items} == expected
    assert found.total == len(expected)


def test_an_overview_counts_what_is_current(archive: Archive) -> None:
    """What was superseded is not counted, what was not read is; days are of publication."""
    archive.add_reading(reading_of(VIETNAMESE, "vn.txt"))
    days = [row.published for row in archive.documents() if row.published is not None]
    assert archive.overview() == Overview(
        documents=6,
        exchanges=len(archive.exchanges()),
        statements=len(archive.statements()),
        outlets=len({row.outlet for row in archive.documents()} - {None}),
        first=min(days),
        last=max(days),
    )


def test_an_empty_archive_has_an_overview(tmp_path: Path) -> None:
    """Nothing of everything, and lists without a row."""
    with Archive(tmp_path / "a.db") as archive:
        told = archive.overview()
        assert (told.documents, told.statements, told.first, told.last) == (0, 0, None, None)
        assert (archive.documents_page(EVERYTHING).total, archive.statements_page(EVERYTHING).items) == (0, ())


def test_a_stamp_lasts_as_long_as_the_archive_is_the_same(path: Path) -> None:
    """It stays while one only asks, and changes with each change, whoever makes it."""
    with Archive(path) as archive, Archive(path) as other:
        stamps = [archive.stamp()]
        archive.statements()
        other.exchanges()
        assert archive.stamp() == stamps[0]
        other.add_reading(reading_of(VIETNAMESE, "vn.txt"))
        stamps.append(archive.stamp())
        archive.add_reading(reading_of(VIETNAMESE.replace("hai", "ba"), "vn.txt"))
        stamps.append(archive.stamp())
        archive.review(archive.statements(unsure=True)[0].id, right=True)
        stamps.append(archive.stamp())
        assert len(set(stamps)) == len(stamps)
        assert archive.stamp() == stamps[-1]


def test_many_threads_ask_one_archive_while_one_adds(archive: Archive) -> None:
    """Eight threads ask one Archive at once, and each gets what one alone would, while a ninth adds documents."""
    asked = (
        lambda: archive.card(CALL),
        lambda: archive.search("steam", limit=5).hits,
        lambda: archive.statements_page(Slice(limit=4), exchange=CALL),
        lambda: archive.document("call-a.txt"),
    )
    alone = [repr(ask()) for ask in asked]
    started = Barrier(9)

    def ask_all() -> list[str]:
        started.wait()
        return [repr(ask()) for _ in range(4) for ask in asked]

    def add_some() -> None:
        started.wait()
        for number in range(6):
            archive.add_reading(reading_of(f"{VIETNAMESE}\n{number}", f"{number}.txt"))

    with ThreadPoolExecutor(9) as pool:
        added = pool.submit(add_some)
        answers = list(pool.map(lambda _: ask_all(), range(8)))
        added.result()
    assert answers == [alone * 4] * 8
    assert archive.overview().documents == 11


def test_readings_come_together_as_they_come_alone(archive: Archive) -> None:
    """In the order in which they are asked for."""
    keys = [row.id for row in archive.documents()][::-1]
    assert list(archive._store.readings(keys)) == [archive.document(key) for key in keys]
    with pytest.raises(NotFoundError, match="no document has this identifier"):
        list(archive._store.readings([keys[0], "0" * 64]))


def test_names_of_superseded_texts_are_forgotten(archive: Archive) -> None:
    """Who is named in the older text alone is nobody in the archive; who is in a newer one stays."""
    assert "Tadeo Quillary" in archive._store.names("person")
    archive.add_reading(reading_of(TEXTS["meeting.txt"].replace("sixty", "seventy"), "ministers.txt"))
    assert archive._store.names("side") == ["ISL", "KEN"]
    assert "Tadeo Quillary" not in archive._store.names("person")
    assert archive.why_none("statement", speaker="Quillary").startswith("Nobody in the archive is called Quillary.")
