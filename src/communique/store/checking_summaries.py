"""Whether the summaries of exchanges, by which lists and counts are made, say what the exchanges' reports do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.model import Problem
from communique.store.mentions import wrongly_sought
from communique.store.schema import FACETS, SPEAKERS, SUMMARIES, TAKING_PART
from communique.store.speakers import counts_astray, current_documents, speaker_rows
from communique.store.summaries import facet_rows, miscounted_sides, people_rows, summary_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from communique.model import Exchange
    from communique.store.contract_summaries import Sought
    from communique.store.summaries import Row

ADVICE = "communique check --reindex makes it anew"


def summary_problems(connection: Connection, exchanges: Iterable[Exchange]) -> Iterator[Problem]:
    """Where summaries are not those of these exchanges, which are all that there are."""
    kept, found_by, people = (_rows(connection, table) for table in (SUMMARIES, FACETS, TAKING_PART))
    for exchange in exchanges:
        where, own = f"exchange {exchange.id}", kept.pop(exchange.id, [])
        pairs = (
            (own, [summary_row(exchange)]),
            (found_by[exchange.id], facet_rows(exchange)),
            (people[exchange.id], people_rows(exchange)),
        )
        if not own:
            yield Problem(where=where, what=f"it is in no list and no count; {ADVICE}")
        elif any(_differ(one, other) for one, other in pairs):
            yield Problem(where=where, what=f"lists and counts have it otherwise than its reports; {ADVICE}")
    for slug in kept:
        yield Problem(where=f"exchange {slug}", what=f"lists have it, but no report tells of it; {ADVICE}")
    for sides in miscounted_sides(connection):
        yield Problem(where=f"sides {sides}", what=f"their count is not that of their exchanges; {ADVICE}")


def sought_problems(connection: Connection, made: Iterable[tuple[str, Sequence[Sought]]]) -> Iterator[Problem]:
    """Where mentions of exchanges are kept as of something else than is given here for texts."""
    for document in wrongly_sought(connection, made):
        what = f"the exchanges that it mentions are looked for among other sides or days than it tells; {ADVICE}"
        yield Problem(where=f"document {document[:12]}", what=what)


def speaker_problems(connection: Connection) -> Iterator[Problem]:
    """Where those who are counted as speakers of documents are not those of their statements, or counts are not theirs."""
    kept = _rows(connection, SPEAKERS, "document")
    for documents in current_documents(connection):
        made: dict[str, list[Row]] = defaultdict(list)
        for row in speaker_rows(connection, documents):
            made[row["document"]].append(row)
        for document in documents:
            if _differ(kept.pop(document, []), made[document]):
                what = f"its speakers are counted otherwise than its statements; {ADVICE}"
                yield Problem(where=f"document {document[:12]}", what=what)
    for document in kept:
        yield Problem(where=f"document {document[:12]}", what=f"it is superseded, but its speakers count; {ADVICE}")
    for person in counts_astray(connection):
        yield Problem(where=f"person {person}", what=f"the counts are not those of exchanges and documents; {ADVICE}")


def _rows(connection: Connection, table: Table, key: str = "exchange") -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(select(table)).mappings():
        found[row[key]].append({name: row[name] for name in row if name != "version"})
    return found


def _differ(kept: Iterable[Row], made: Iterable[Row]) -> bool:
    return sorted(map(_text, kept)) != sorted(map(_text, made))


def _text(row: Row) -> str:
    return repr(sorted(row.items()))
