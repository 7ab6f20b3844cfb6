"""Whether the summaries of exchanges, by which lists and counts are made, say what the exchanges' reports do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.model import Problem
from communique.store.schema import FACETS, SUMMARIES
from communique.store.summaries import facet_rows, summary_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Table

    from communique.model import Exchange
    from communique.store.summaries import Row

ADVICE = "communique check --reindex makes it anew"


def summary_problems(connection: Connection, exchanges: Iterable[Exchange]) -> Iterator[Problem]:
    """Where summaries are not those of these exchanges, which are all that there are."""
    kept, found_by = _rows(connection, SUMMARIES), _rows(connection, FACETS)
    for exchange in exchanges:
        where, own = f"exchange {exchange.id}", kept.pop(exchange.id, [])
        if not own:
            yield Problem(where=where, what=f"it is in no list and no count; {ADVICE}")
        elif _differ(own, [summary_row(exchange)]) or _differ(found_by[exchange.id], facet_rows(exchange)):
            yield Problem(where=where, what=f"lists and counts have it otherwise than its reports; {ADVICE}")
    for slug in kept:
        yield Problem(where=f"exchange {slug}", what=f"lists have it, but no report tells of it; {ADVICE}")


def _rows(connection: Connection, table: Table) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(select(table)).mappings():
        found[row["exchange"]].append({name: row[name] for name in row if name != "version"})
    return found


def _differ(kept: Iterable[Row], made: Iterable[Row]) -> bool:
    return sorted(map(_text, kept)) != sorted(map(_text, made))


def _text(row: Row) -> str:
    return repr(sorted(row.items()))
