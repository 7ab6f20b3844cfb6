"""The newest of very many hits, without going through all of them. Knows SQLite, as ``sqlite`` does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from communique.store.search_conditions import TARGETS, asks_who_speaks, conditions_of, question, speaks
from communique.store.speaking import combinations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from communique.model import SearchFilter
    from communique.store.search_conditions import Target

DENSE = 16
"""Where one statement in so many is a hit, each is tried; else all that match are gathered first. In both cases they are
gone through by the index of days, from the newest on, and not by what they are asked for (hence the plus signs)."""


def newest_of_many(
    connection: Connection, wanted: SearchFilter, match: str, most: int
) -> tuple[int, Sequence[tuple[Any, ...]]] | None:
    """How many hits there are, and the number and the day of each on the page; None where there are not more than
    ``most``, which are to be looked at one by one.
    """
    target = TARGETS[wanted.searched]
    matching = f"FROM {target.words} w WHERE {target.words} MATCH :match"
    matched = connection.execute(text(f"SELECT count(*) {matching}"), {"match": match}).scalar_one()
    if matched <= most:
        return None
    conditions, values = _conditions(connection, wanted)
    given = {"match": match, **values}
    joined = f"FROM {target.words} w JOIN {target.rows} s ON s.id = w.rowid WHERE "
    counting = f"SELECT count(*) {joined} {' AND '.join([f'{target.words} MATCH :match', *conditions])}"
    total = connection.execute(question(counting, values), given).scalar_one() if conditions else matched
    if total <= most:
        return None
    is_hit = f"+s.id IN (SELECT w.rowid {matching})"
    if wanted.searched == "statements" and total * DENSE > _rows(connection, target):
        is_hit = f"EXISTS (SELECT 1 {matching} AND w.rowid = s.id)"
    paging = (
        f"SELECT s.id, s.day FROM {target.rows} s WHERE {' AND '.join([*conditions, is_hit])} "  # noqa: S608  # ours
        "ORDER BY s.day DESC, s.id LIMIT :limit OFFSET :offset"
    )
    given |= {"limit": wanted.limit, "offset": wanted.offset}
    return total, connection.execute(question(paging, values), given).all()


def _conditions(connection: Connection, wanted: SearchFilter) -> tuple[list[str], dict[str, Any]]:
    conditions, values = conditions_of(wanted)
    if asks_who_speaks(wanted):
        conditions.append("+s.speakers IN (SELECT value FROM json_each(:cells))")
        values["cells"] = json.dumps([cell for cell, told in combinations(connection) if speaks(told, wanted)])
    return conditions, values


def _rows(connection: Connection, target: Target) -> int:
    """About how many rows there are."""
    return int(connection.execute(text(f"SELECT max(id) FROM {target.rows}")).scalar() or 0)  # noqa: S608  # a name of ours
