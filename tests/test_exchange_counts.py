"""How often sides had to do with each other is kept as exchanges come and go, and is never another number than theirs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import Archive

if TYPE_CHECKING:
    from pathlib import Path

COUNTED = """
SELECT sides, count(*), min(earliest), max(earliest) FROM exchange_summaries
WHERE realis = 'occurred' AND sides != '' GROUP BY sides ORDER BY sides
"""
KEPT = "SELECT sides, exchanges, first, last FROM exchange_counts ORDER BY sides"
COME = """
INSERT OR IGNORE INTO exchange_summaries (exchange, version, kind, realis, earliest, told_whole, sides, reports)
VALUES (?, 1, 'call', ?, ?, 1, ?, 1)
"""
SLUGS = st.sampled_from(["a", "b", "c", "d", "e", "f"])
SUMMARIES = st.tuples(
    SLUGS,
    st.sampled_from(["occurred", "occurred", "planned"]),
    st.sampled_from([None, "2031-03-27", "2031-05-20", "2031-06-14"]),
    st.sampled_from(["", "ISL|KEN", "KEN", "FJI|ISL|KEN"]),
)
EVENTS = st.lists(st.one_of(SUMMARIES, st.tuples(SLUGS), st.just(())), max_size=40)
"""A summary that comes, one that goes, or all that go."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of nothing, with its triggers."""
    path = tmp_path_factory.mktemp("counts") / "a.db"
    Archive(path).close()
    return path


@settings(max_examples=150, deadline=None)
@given(events=EVENTS)
def test_counts_are_those_of_the_summaries_whatever_happens(empty: Path, events: list[tuple[str | None, ...]]) -> None:
    """After any summaries that come and go, with and without a day, kept counts and first and
    last days are those that counting gives.
    """
    with closing(sqlite3.connect(empty)) as connection:
        for event in events:
            if len(event) > 1:
                connection.execute(COME, event)
            elif event:
                connection.execute("DELETE FROM exchange_summaries WHERE exchange = ?", event)
            else:
                connection.execute("DELETE FROM exchange_summaries")
            assert connection.execute(KEPT).fetchall() == connection.execute(COUNTED).fetchall()
        connection.rollback()
