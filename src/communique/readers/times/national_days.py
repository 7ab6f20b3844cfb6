"""Days that a state keeps: its national day, Independence, Republic, Victory Day; whose it is, and in which year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date  # noqa: TC003 (read at run time by NamedTuple)
from typing import TYPE_CHECKING, NamedTuple

from communique.knowledge.holidays import state_days
from communique.readers.times.nearby import possessor, sides_near
from communique.readers.times.period import make_day
from communique.readers.times.reading import of_period, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

MAIN, INDEPENDENCE, FOUNDING_DAY = "national day", "independence day", "founding day"
NEAR = 60
"""Days around publication within which a text speaks of one country's day rather than of another's."""

HALF_YEAR = 6
DAYS = frozenset({"national day", "founding"})


class Kept(NamedTuple):
    """A day of the year that a side keeps; ``since`` the day that it recalls, where the table of events has one."""

    side: str
    id: str
    month: int
    day: int
    since: date | None


def national_day(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 74th National Day of China", "Saudi National Day", "India's 73rd Republic Day", "Africa Day": the day in the
    year that its number or publication gives; with a number counted from the day that it recalls.
    """
    words = phrase.tokens.words
    place = next(at for at in range(phrase.first, phrase.last) if phrase.lexicon.has(words[at], "NATIONAL_DAY"))
    wanted = phrase.lexicon.value(words[place], "NATIONAL_DAY") or MAIN
    kept = list(_kept(wanted, context))
    sides = _sides(phrase, context, place + 1, kept)
    row = _one_of(kept, sides, phrase.ordinal(), context)
    if row is None:
        return (unknown(phrase),) if phrase.has("nth") or sides else None
    number = phrase.ordinal() if row.since is not None else None
    year = _year(row, number, context)
    if year is None:
        return (replace(unknown(phrase, f"XXXX-{row.month:02}-{row.day:02}", "day"), event=row.id),)
    day = make_day(year, row.month, row.day)
    if day is None:
        return (replace(unknown(phrase), event=row.id),)
    base = row.since.isoformat() if number is not None and row.since is not None else None
    return (replace(of_period(phrase, day, "calendar"), base=base, event=row.id, period=None),)


def _kept(wanted: str, context: Context) -> Iterator[Kept]:
    """Every day of that name, those that are more surely meant first."""
    for feast in state_days(wanted):
        for side in feast.countries:
            month, day = feast.day.split("-")
            yield Kept(side, feast.id, int(month), int(day), None)
    rows = [row for row in context.events.rows if row.kind in DAYS and len(row.start) == len("2000-01-01")]
    if wanted == MAIN:
        named = [row for row in rows if row.kind == "national day"]
    elif wanted == FOUNDING_DAY:
        named = [row for row in rows if row.kind == "founding"]
    else:
        named = [row for row in rows if row.kind == "national day" and wanted in row.name.lower()]
    if wanted == INDEPENDENCE:
        named += [row for row in rows if row.kind == "founding" and "independence of" in row.name]
    for row in named:
        yield Kept(row.parties[0], row.id, row.first_day.month, row.first_day.day, row.first_day)


def _sides(phrase: Phrase, context: Context, last: int, kept: Sequence[Kept]) -> tuple[str, ...]:
    """Whose day it can be: the side named in the phrase; of a name that one side alone gives, that side; else those
    named in the sentence, and that of the outlet.
    """
    owner = possessor(phrase, context, last)
    if owner is not None:
        return (owner.code,)
    keepers = {row.side for row in kept}
    if len(keepers) == 1:
        return tuple(keepers)
    return sides_near(phrase, context) or ((context.home,) if context.home else ())


def _one_of(kept: Sequence[Kept], sides: Sequence[str], number: int | None, context: Context) -> Kept | None:
    """The first day of these sides whose number and season agree with publication, else the first of all."""
    own = [row for side in sides for row in kept if row.side == side]
    fitting = [row for row in own if _agrees(row, number, context)]
    return next(iter(fitting or own), None)


def _agrees(row: Kept, number: int | None, context: Context) -> bool:
    if context.published is None:
        return True
    if number is not None and row.since is not None:
        return abs(row.since.year + number - context.published.year) <= 1
    year = _nearest_year(row, context)
    day = make_day(year, row.month, row.day) if year is not None else None
    return day is not None and day.first is not None and abs((day.first - context.published).days) <= NEAR


def _year(row: Kept, number: int | None, context: Context) -> int | None:
    """The year of the number, counted from the year that is recalled or, where publication says so, with it as the
    first (India's 73rd Republic Day of 2022); without a number the one nearest to publication.
    """
    nearest = _nearest_year(row, context)
    if number is None or row.since is None:
        return nearest
    counted = row.since.year + number
    return nearest if nearest == counted - 1 else counted


def _nearest_year(row: Kept, context: Context) -> int | None:
    base = context.base[0]
    if base is None:
        return None
    away = row.month - (base.month or row.month)
    return base.year + (away < -HALF_YEAR) - (away > HALF_YEAR)
