"""Whether search finds what is there: the index of words against the rows that it is made from.

SQLite's own check of an index of words is a write, which would wait for other writers and fail on a file that can't be
written. So every word of the index is read and summed up, row by row, beside the words that the rows hold.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from communique.model import Problem
from communique.store.indexing import AT_ONCE, document_entries, statement_entries
from communique.store.search import word_table
from communique.store.search_conditions import TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from communique.model.search import Searched
    from communique.store.indexing import Row

SEARCH = "search"
"""Where problems of the index are; it can be made anew."""

ADVICE = "communique check --reindex makes it anew"
COLUMNS: dict[Searched, tuple[str, ...]] = {"statements": ("words",), "documents": ("title", "body")}
BESIDE: dict[Searched, tuple[str, ...]] = {
    "statements": ("statement", "day", "act", "outlet", "speakers"),
    "documents": ("document", "day", "outlet"),
}


def search_problems(connection: Connection) -> Iterator[Problem]:
    """What search would find that is not there, not find that is, or count wrongly."""
    entries: dict[Searched, Callable[[Connection, Sequence[str]], list[Row]]] = {
        "statements": statement_entries,
        "documents": document_entries,
    }
    for searched, make in entries.items():
        try:
            wrong = _wrong(connection, searched, make)
        except (DatabaseError, ValueError) as error:
            yield Problem(where=SEARCH, what=f"its index of {searched} can't be read ({error.args[0]}); {ADVICE}")
            continue
        if wrong:
            what = f"its index does not hold what {wrong:,} {searched} say; {ADVICE}"
            yield Problem(where=SEARCH, what=what)


def _wrong(connection: Connection, searched: Searched, make: Callable[[Connection, Sequence[str]], list[Row]]) -> int:
    """How many rows differ from what they should be, are missing, or should not be there."""
    target = TARGETS[searched]
    sums = _indexed(connection, searched)
    query = text(f"SELECT id, {', '.join(BESIDE[searched])} FROM {target.rows}")  # noqa: S608  # names of ours
    beside = {row[1]: row for row in connection.execute(query)}
    wrong = 0
    for documents in _some(connection.execute(_CURRENT).scalars()):
        for entry in make(connection, documents):
            row = beside.pop(entry[target.key], None)
            same = row is not None and tuple(row[1:]) == tuple(entry[name] for name in BESIDE[searched])
            held = sums.pop(row[0], 0) if row is not None else 0
            wrong += not same or held != _sum(entry, searched)
    return wrong + len(beside.keys()) + len(sums.keys() - {row[0] for row in beside.values()})


def _indexed(connection: Connection, searched: Searched) -> dict[int, int]:
    """A sum over the words of each row of the index, their columns and places."""
    sums: dict[int, int] = {}
    with word_table(connection, TARGETS[searched].words, "instance") as words:
        rows = connection.exec_driver_sql(f'SELECT doc, term, col, "offset" FROM {words}')  # noqa: S608
        for doc, term, column, place in rows:
            sums[doc] = sums.get(doc, 0) + hash((term, column, place))
    return sums


def _sum(entry: Row, searched: Searched) -> int:
    return sum(
        hash((word, column, place)) for column in COLUMNS[searched] for place, word in enumerate(entry[column].split())
    )


def _some(documents: Iterable[str]) -> Iterator[list[str]]:
    each = iter(documents)
    while some := list(islice(each, AT_ONCE)):
        yield some


_CURRENT = text("SELECT DISTINCT document FROM document_names ORDER BY document")
