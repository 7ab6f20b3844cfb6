"""What parties and states number: their congresses, and the periods of their plans."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.times.nearby import ENDS, possessor, sides_near, sides_within, text_of
from communique.readers.times.period import day_of
from communique.readers.times.reading import of_period, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.knowledge.events import Event
    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Reading, Readings

BEHIND, BEFORE = 8, 20
"""Words behind and before a congress within which its party is named."""

LONGEST_NAME = 12
OWNER = re.compile(r"^\S+ (?:National )?Congress of the (.+)$")
WORD = re.compile(r"[^\W\d_]+")
SMALL = frozenset({"th", "st", "nd", "rd", "of", "the", "plan"})


def congress(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 20th CPC National Congress", "13th National Congress of the Communist Party of Vietnam", from the table."""
    number = phrase.ordinal()
    if number is None:
        return None
    rows = [row for row in context.events.rows if row.kind == "congress" and row.number == number]
    row = _of_party(phrase, context, rows)
    if row is None:
        named = {"national", "party"} & set(phrase.tokens.words[phrase.first : phrase.last])
        return (unknown(phrase),) if named else None
    return (of_event(phrase, row),)


def _of_party(phrase: Phrase, context: Context, rows: Iterable[Event]) -> Event | None:
    """The congress of the party named in full behind the phrase, else by its short name in or right behind it, else in
    its sentence, else of the outlet's side.
    """
    rows = tuple(rows)
    behind = text_of(phrase, context, phrase.last, min(phrase.last + LONGEST_NAME, len(phrase.tokens.words)))
    for row in rows:
        party = OWNER.match(row.name)
        if party is not None and behind.replace("’", "'").startswith((f"of the {party[1]}", f"of {party[1]}")):
            return row
    found = _by_short_name(phrase, rows)
    places = (sides_within(phrase, context, 9), sides_near(phrase, context), (context.home,) if context.home else ())
    for sides in places:
        if found:
            break
        names = [name for side in sides if (name := context.name_of(side))]
        found = [row for row in rows if any(name in row.name for name in names)]
    return found[0] if len(found) == 1 else None


def _by_short_name(phrase: Phrase, rows: Iterable[Event]) -> list[Event]:
    by_party = {row.parties[0].split("/")[-1].lower(): row for row in rows}
    words = phrase.tokens.words
    behind = words[phrase.first : phrase.last + BEHIND]
    before = words[max(0, phrase.first - BEFORE) : phrase.first][::-1]
    end = next((place for place, word in enumerate(before) if word in ENDS), len(before))
    return [by_party[word] for word in (*behind, *before[:end]) if word in by_party][:1]


def plan(phrase: Phrase, context: Context) -> Readings | None:
    """ "the 14th Five-Year Plan period": of the country named beside it, or the only one of that number."""
    number = phrase.ordinal()
    if number is None:
        return None
    rows = [row for row in context.events.rows if row.kind == "plan" and row.number == number]
    row = _of_side(phrase, context, [row for row in rows if "Five-Year" in row.name])
    return (of_event(phrase, row) if row is not None else unknown(phrase),)


def named_plan(phrase: Phrase, context: Context) -> Readings | None:
    """ "the Twelfth Malaysia Plan", "the Eleventh Development Plan": a plan of the table by the words of its name."""
    number = phrase.ordinal()
    written = _words(text_of(phrase, context, phrase.groups["nth"][1], phrase.last))
    if number is None or not written:
        return None
    rows = [row for row in context.events.rows if row.kind == "plan" and row.number == number]
    row = _of_side(phrase, context, [row for row in rows if written <= _words(row.name)])
    return (of_event(phrase, row),) if row is not None else None


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(name)) - SMALL - {"period"}


def _of_side(phrase: Phrase, context: Context, rows: list[Event]) -> Event | None:
    """The plan of the country named with it, else in its sentence or the outlet's, else the only one."""
    owner = possessor(phrase, context, phrase.last)
    sides = (*sides_near(phrase, context), *((context.home,) if context.home else ()))
    own = [row for row in rows if owner is not None and row.parties[0] == owner.code]
    own = own or [row for row in rows if row.parties[0] in sides] or rows
    return own[0] if len({row.parties for row in own}) == 1 else None


def of_event(phrase: Phrase, row: Event) -> Reading:
    """When a row of the table was: its smallest unit of the calendar that holds it all, or its years."""
    first, last = row.first_day, row.last_day
    reading = of_period(phrase, day_of(first), "event")
    if first == last:
        value, grain = first.isoformat(), "day"
    elif (first.year, first.month) == (last.year, last.month):
        value, grain = f"{first:%Y-%m}", "month"
    elif first.year == last.year:
        value, grain = f"{first.year:04}", "year"
    else:
        value, grain = f"{first.year:04}/{last.year:04}", "year"
    return replace(reading, value=value, granularity=grain, earliest=first, latest=last, event=row.id, period=None)  # type: ignore[arg-type]
