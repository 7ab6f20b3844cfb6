"""What search finds in ``statement_words`` and ``document_words``, counted and ranked. Knows SQLite, as ``sqlite`` does.

Everything that matches is gone through once: it is counted by each of its facets, and a page of it is loaded whole. Where
facets are not asked for, very many hits are left to ``search_newest``.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import contextmanager
from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import bindparam, text
from sqlalchemy.exc import DatabaseError

from communique.model import Facet, SearchResult
from communique.store.found import load_found_documents, load_found_statements
from communique.store.matching import match_of
from communique.store.rows import day_of
from communique.store.search_conditions import TARGETS, asks_who_speaks, conditions_of, question, speaks
from communique.store.search_newest import newest_of_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, CursorResult

    from communique.model import SearchFilter, SearchFound
    from communique.model.search import FacetName, Searched
    from communique.store.search_conditions import Target

Hit: TypeAlias = "tuple[Any, ...]"
ID, DAY, OUTLET, ACT, SPEAKERS = range(5)
"""The columns of a hit."""

MOST_RANKED = 5_000
"""Of more hits than these the newest come first: among so many the rank says little, and it takes long."""


def search(connection: Connection, wanted: SearchFilter) -> SearchResult:
    """See ``Store.search``."""
    target, match = TARGETS[wanted.searched], match_of(wanted.query)
    newest = None if wanted.facets else newest_of_many(connection, wanted, match, MOST_RANKED)
    if newest is not None:
        total, page = newest
        return SearchResult(total=total, facets=(), found=tuple(_found(connection, wanted, page, {})))
    hits = _speaking(_hits(connection, wanted, target, match), wanted)
    is_ranked = wanted.order == "relevance" and len(hits) <= MOST_RANKED
    scores = _scores(connection, target, match, hits) if is_ranked else {}
    found = _found(connection, wanted, _page(hits, wanted, scores), scores)
    facets = _facets(hits, wanted.searched) if wanted.facets else ()
    return SearchResult(total=len(hits), facets=tuple(facets), found=tuple(found))


def _found(
    connection: Connection, wanted: SearchFilter, page: Sequence[Hit], scores: dict[int, float]
) -> Iterator[SearchFound]:
    """The hits of a page, loaded whole."""
    load = load_found_statements if wanted.searched == "statements" else load_found_documents
    keys = _keys(connection, TARGETS[wanted.searched], [hit[ID] for hit in page])
    return load(connection, [(keys[hit[ID]], scores.get(hit[ID]), day_of(hit[DAY])) for hit in page])


def vocabulary(connection: Connection, searched: Searched) -> list[str]:
    """Every word that the index knows, in order."""
    with word_table(connection, TARGETS[searched].words, "row") as words:
        return list(connection.exec_driver_sql(f"SELECT term FROM {words} ORDER BY term").scalars())  # noqa: S608


@contextmanager
def word_table(connection: Connection, words: str, kind: str) -> Iterator[str]:
    """The name of a table for the moment that shows what an index holds; nothing is written into the archive."""
    name = f"temp.shown_{words}"
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5vocab(main, {words}, {kind})")
    try:
        yield name
    finally:
        connection.exec_driver_sql(f"DROP TABLE {name}")


def _hits(connection: Connection, wanted: SearchFilter, target: Target, match: str) -> list[Hit]:
    """All that matches and meets the conditions that SQL can check, with what it is counted and sorted by."""
    conditions, values = conditions_of(wanted)
    query = question(
        f"SELECT s.id, s.day, s.outlet, {target.more} "  # noqa: S608  # names of ours; values are bound
        f"FROM {target.words} w JOIN {target.rows} s ON s.id = w.rowid "
        f"WHERE {' AND '.join([f'{target.words} MATCH :match', *conditions])}",
        values,
    )
    return _fetch(connection.execute(query, {"match": match, **values}))


def _scores(connection: Connection, target: Target, match: str, hits: Sequence[Hit]) -> dict[int, float]:
    """How well each hit answers, by Okapi BM25 as FTS5 counts it: the higher the better."""
    query = text(
        f"SELECT rowid, -bm25({target.words}, {target.weights}) FROM {target.words} "  # noqa: S608  # names of ours
        f"WHERE {target.words} MATCH :match AND +rowid IN (SELECT value FROM json_each(:hits))"
    )
    chosen = json.dumps([hit[ID] for hit in hits])
    return dict(_fetch(connection.execute(query, {"match": match, "hits": chosen})))


def _fetch(result: CursorResult[Any]) -> list[Any]:
    """All rows as the driver gives them: there can be very many. Raises DatabaseError where they can't be read."""
    assert result.cursor is not None  # noqa: S101  # a SELECT has one
    try:
        return list(result.cursor.fetchall())
    except sqlite3.DatabaseError as error:
        raise DatabaseError(None, None, error) from error
    finally:
        result.close()


def _speaking(hits: Sequence[Hit], wanted: SearchFilter) -> Sequence[Hit]:
    """Those by a speaker who is asked for; each combination of speakers is looked at once."""
    if not asks_who_speaks(wanted):
        return hits
    known = {cell: speaks(json.loads(cell), wanted) for cell in set(map(itemgetter(SPEAKERS), hits))}
    return [hit for hit in hits if known[hit[SPEAKERS]]]


def _page(hits: Sequence[Hit], wanted: SearchFilter, scores: dict[int, float]) -> Sequence[Hit]:
    """The hits of one page: by score and then the newest first. Only those are sorted that can be on it."""
    most = wanted.offset + wanted.limit
    if 0 < most < len(hits) and scores:
        worst = nlargest(most, scores.values())[-1]
        hits = [hit for hit in hits if scores[hit[ID]] >= worst]
    elif 0 < most < len(hits):
        oldest = nlargest(most, [hit[DAY] or "" for hit in hits])[-1]
        hits = [hit for hit in hits if (hit[DAY] or "") >= oldest]
    newest = sorted(sorted(hits, key=itemgetter(ID)), key=lambda hit: hit[DAY] or "", reverse=True)
    return sorted(newest, key=lambda hit: -scores.get(hit[ID], 0.0))[wanted.offset : most]


def _facets(hits: Sequence[Hit], searched: Searched) -> Iterator[Facet]:
    if searched == "statements":
        told = Counter(map(itemgetter(SPEAKERS), hits))
        speakers = [(json.loads(cell), count) for cell, count in told.items()]
        yield _facet("speaker", ((name, count) for cell, count in speakers for name in {name for name, _ in cell}))
        yield _facet("side", ((side, count) for cell, count in speakers for side in {side for _, side in cell}))
        yield _facet("act", Counter(map(itemgetter(ACT), hits)).items())
    yield _facet("outlet", Counter(map(itemgetter(OUTLET), hits)).items())
    days = Counter(map(itemgetter(DAY), hits)).items()
    years = _facet("year", ((day[:4] if day else None, count) for day, count in days))
    yield Facet(name="year", values=tuple(sorted(years.values)))


def _facet(name: FacetName, counted: Iterable[tuple[str | None, int]]) -> Facet:
    total: Counter[str] = Counter()
    for value, count in counted:
        if value is not None:
            total[value] += count
    return Facet(name=name, values=tuple(sorted(total.items(), key=lambda item: (-item[1], item[0]))))


def _keys(connection: Connection, target: Target, numbers: Sequence[int]) -> dict[int, str]:
    query = text(f"SELECT id, {target.key} FROM {target.rows} WHERE id IN :numbers")  # noqa: S608  # names of ours
    found = connection.execute(query.bindparams(bindparam("numbers", expanding=True)), {"numbers": numbers})
    return {row.id: row[1] for row in found}
