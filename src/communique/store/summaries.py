"""What lists and counts need of an exchange, as rows: written whenever its reports change, so that no list puts together
more exchanges than it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, func, literal, select

from communique.store.schema import COUNTS, FACETS, JUDGEMENTS, SUMMARIES, TAKING_PART
from communique.text.person_keys import key_of, whole_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from communique.model import Exchange

Row = dict[str, Any]
CHUNK = 400
NO_DAY = ""
"""What stands in a facet's row for the day of an exchange of which none is known."""
BETWEEN = "|"
"""What stands between the codes of a summary's sides."""

TOOK_PLACE = SUMMARIES.c.realis == "occurred"
"""That an exchange is no plan."""

BLANK = {"version": 0, "kind": "", "realis": "", "told_whole": False, "sides": "", "reports": 0}
"""What stands in a summary that is still to be made."""


def write_summaries(connection: Connection, exchanges: Sequence[Exchange], version: int) -> None:
    """Store the summaries of exchanges in place of those that they had."""
    drop_summaries(connection, [exchange.id for exchange in exchanges])
    if exchanges:
        connection.execute(SUMMARIES.insert(), [summary_row(exchange) | {"version": version} for exchange in exchanges])
        facets = [row for exchange in exchanges for row in facet_rows(exchange)]
        connection.execute(FACETS.insert(), facets)
        people = [row for exchange in exchanges for row in people_rows(exchange)]
        if people:
            connection.execute(TAKING_PART.insert(), people)


def drop_summaries(connection: Connection, exchanges: Sequence[str]) -> None:
    """Forget the summaries of exchanges, with all that is found by them."""
    for start in range(0, len(exchanges), CHUNK):
        connection.execute(delete(SUMMARIES).where(SUMMARIES.c.exchange.in_(exchanges[start : start + CHUNK])))


def drop_untold(connection: Connection) -> None:
    """Forget the summaries of exchanges of which no current report tells."""
    told = exists().where(JUDGEMENTS.c.exchange == SUMMARIES.c.exchange, JUDGEMENTS.c.current)
    connection.execute(delete(SUMMARIES).where(~told))


def outdated_summaries(connection: Connection, version: int, limit: int) -> Sequence[str]:
    """So many exchanges at most whose summaries an older version made."""
    old = select(SUMMARIES.c.exchange).where(SUMMARIES.c.version < version)
    return connection.execute(old.order_by(SUMMARIES.c.exchange).limit(limit)).scalars().all()


def expect_summaries(connection: Connection) -> None:
    """Let every exchange of which a current report tells, and no other, have a summary that is to be made anew."""
    blank = {name: literal(value) for name, value in BLANK.items()}
    told = select(JUDGEMENTS.c.exchange, *blank.values()).where(JUDGEMENTS.c.current).distinct()
    connection.execute(delete(SUMMARIES))
    connection.execute(delete(COUNTS))  # whatever they said: nothing is counted now
    connection.execute(SUMMARIES.insert().from_select(["exchange", *blank], told))


def miscounted_sides(connection: Connection) -> list[str]:
    """The sides whose exchanges are counted otherwise than the summaries tell."""
    day = SUMMARIES.c.earliest
    made = select(SUMMARIES.c.sides, func.count(), func.min(day), func.max(day)).group_by(SUMMARIES.c.sides)
    made = made.where(TOOK_PLACE, SUMMARIES.c.sides != "")
    counted, kept = ({tuple(row) for row in connection.execute(question)} for question in (made, select(COUNTS)))
    return sorted({sides for sides, *_ in counted ^ kept})


def told_exchanges(connection: Connection) -> Sequence[str]:
    """Every exchange of which a current report tells, in order."""
    told = select(JUDGEMENTS.c.exchange).where(JUDGEMENTS.c.current).distinct()
    return connection.execute(told.order_by(JUDGEMENTS.c.exchange)).scalars().all()


def summary_row(exchange: Exchange) -> Row:
    """What one row says of an exchange, but for the version."""
    date = exchange.date
    told = sorted({(day.earliest, day.latest) for record in exchange.reports if (day := record.report.date)})
    reach = (told[0][0], max(last for _, last in told)) if told else None
    return {
        "exchange": exchange.id,
        "kind": exchange.kind,
        "realis": exchange.realis,
        "earliest": date.earliest.isoformat() if date is not None else None,
        "latest": date.latest.isoformat() if date is not None else None,
        "told_first": reach[0].isoformat() if reach is not None else None,
        "told_last": reach[1].isoformat() if reach is not None else None,
        "told_whole": reach in told,
        "sides": BETWEEN.join(sorted(_sides(exchange))),
        "reports": len(exchange.reports),
    }


def facet_rows(exchange: Exchange) -> Iterator[Row]:
    """By what an exchange is found: the sides that took part, and the kinds, outlets and names that its reports give."""
    shared = {
        "exchange": exchange.id,
        "day": exchange.date.earliest.isoformat() if exchange.date is not None else NO_DAY,
    }
    records = exchange.reports
    found: dict[str, Iterable[str | None]] = {
        "side": _sides(exchange),
        "kind": (record.report.kind for record in records),
        "outlet": (record.outlet for record in records),
        "name": (person.name for record in records for person in record.report.participants),
    }
    for facet, values in found.items():
        for value in sorted({value for value in values if value is not None}):
            yield {"facet": facet, "value": value, **shared}


def people_rows(exchange: Exchange) -> Iterator[Row]:
    """Who took part in an exchange, once each, if it took place."""
    day = exchange.date.earliest.isoformat() if exchange.date is not None else None
    people = {whole_key(key_of(one.name, one.entry), one.side): one for one in reversed(exchange.participants)}
    for key, one in people.items() if exchange.realis == "occurred" else ():
        shared = {"name": one.name, "side": one.side, "office": one.office}
        yield {"exchange": exchange.id, "person": key, "day": day, **shared}


def _sides(exchange: Exchange) -> set[str]:
    return {person.side for person in exchange.participants if person.side is not None}
