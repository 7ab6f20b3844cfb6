"""What speaks for and against two reports telling of one exchange, pair by pair.

Reports may be one event where sides and people agree, kinds are compatible and days fit. A differing kind, day or
place between two outlets is a conflict to show, not a veto; two different days from one outlet are two events. Where
no day is told, the words of the texts speak for it, and a printed weekday or the day of publication can speak against it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.model.claim import LONGEST
from communique.model.resolution import LOCAL
from communique.text.persons import same_name

if TYPE_CHECKING:
    from communique.model import Claim, Party

FAMILIES = (
    frozenset({"call", "video call", "talks"}),
    frozenset({"meeting", "talks", "visit", "summit", "signing", "statement", "video call"}),
    frozenset({"message", "letter"}),
)
TOGETHER = frozenset({"occurred", "scheduled"})
DISPUTED = frozenset({"occurred", "denied"})
ALIKE = 0.08
"""So large a share of the smaller text's word triples in common speaks for one event where the days do not."""

NEIGHBOURS = timedelta(days=1)
NARROW = 7
"""So many days an inferred interval can be wide to count as a day told: a term of years is none."""

NEWS = timedelta(days=60)
"""What a text without a day reports as news is at most so old."""

AHEAD = timedelta(days=366)
PRINCIPALS = 2
LAST_WEEKDAY = 6


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether nothing in two reports speaks against their telling of one event."""
    return (
        one.document != other.document
        and realis_fit(one, other)
        and kinds_fit(one.kind, other.kind)
        and _days_fit(one, other)
        and _people_agree(one, other)
    )


def days_speak(one: Claim, other: Claim) -> bool:
    """Whether the days speak for one event, provided that they fit: both are told, or inferred closely."""
    return _tells_days(one) and _tells_days(other)


def _tells_days(claim: Claim) -> bool:
    if claim.days is None:
        return False
    width = (claim.days[1] - claim.days[0]).days
    return width <= (NARROW if claim.basis == "inferred" else LONGEST)


def distance(one: Claim, other: Claim) -> int:
    """How far apart the days of two claims that fit are: 0 the same days, 1 days in common, 2 neighbours or not told."""
    if one.days is None or other.days is None:
        return 2
    return 0 if one.days == other.days else 1 if _overlap(one.days, other.days) else 2


def is_retold(claim: Claim, before: Claim) -> bool:
    """Whether a newer reading, or a changed text, still tells of what an older one told: the same sentence, or the
    same people on days that may be the same.
    """
    if claim.document == before.document and claim.span == before.span and claim.span is not None:
        return True
    days = claim.days is None or before.days is None or _overlap(claim.days, before.days)
    return days and kinds_fit(claim.kind, before.kind) and _people_agree(claim, before)


def kinds_fit(one: str, other: str) -> bool:
    """Whether two outlets can mean one event by these words."""
    return one == other or any({one, other} <= family for family in FAMILIES)


def same_party(one: Party, other: Party) -> bool:
    """Whether two participants can be one: their sides do not differ, and the names are one person's, or one is
    named by the side alone.
    """
    if one.side is not None and other.side is not None and one.side != other.side:
        return False
    entries = {one.entry, other.entry}
    if None not in entries and not any(entry.startswith(LOCAL) for entry in entries if entry is not None):
        return len(entries) == 1
    unnamed = one.name == one.side or other.name == other.side
    return (unnamed and one.side is not None and one.side == other.side) or _same_name(one.name, other.name)


@lru_cache(maxsize=1 << 16)
def _same_name(one: str, other: str) -> bool:
    return same_name(one, other)


def realis_fit(one: Claim, other: Claim) -> bool:
    """What was announced and what happened are one event; so are what one side reports and another denies."""
    told = {one.realis, other.realis}
    return len(told) == 1 or told in {TOGETHER, DISPUTED}


def _people_agree(one: Claim, other: Claim) -> bool:
    """The same parties, and both principals of the one among the people of the other; an unnamed one agrees by its
    side. Two who also sat in a meeting of six held two meetings.
    """
    return _parties_agree(one, other) and _principals_in(one, other) and _principals_in(other, one)


def _parties_agree(one: Claim, other: Claim) -> bool:
    """Whether the same sides took part; a side that is not known speaks against nothing."""
    first, second = {party.side for party in one.people}, {party.side for party in other.people}
    return first == second or None in first | second


def _principals_in(claim: Claim, other: Claim) -> bool:
    principals = claim.people[:PRINCIPALS]
    return len(principals) == PRINCIPALS and all(
        any(same_party(party, candidate) for candidate in other.people) for party in principals
    )


def _days_fit(one: Claim, other: Claim) -> bool:
    """Whether the days may be one event's. Where those of one are open, a printed weekday can contradict too."""
    if one.days is None or other.days is None:
        return _weekdays_fit(one, other) and _news_fit(one, other)
    if not days_speak(one, other):
        return _overlap(one.days, other.days) and _weekdays_fit(one, other)
    if _overlap(one.days, other.days):
        return True
    first, second = sorted((one.days, other.days))
    return _two_outlets(one, other) and second[0] - first[1] <= NEIGHBOURS


def _two_outlets(one: Claim, other: Claim) -> bool:
    """Whether two claims are surely not one outlet's."""
    return one.outlet != other.outlet


def _weekdays_fit(one: Claim, other: Claim) -> bool:
    """Where a day is open, whether the weekdays printed or known are the same, or neighbours of two outlets if both
    are open.
    """
    first, second = _weekday(one), _weekday(other)
    if first is None or second is None or first == second:
        return True
    both_open = not one.is_sharp and not other.is_sharp
    return both_open and _two_outlets(one, other) and abs(first - second) in {1, LAST_WEEKDAY}


def _weekday(claim: Claim) -> int | None:
    """The weekday of the one day told; of what tells none, the one printed."""
    if claim.days is not None and claim.days[0] == claim.days[1]:
        return claim.days[0].weekday()
    return claim.weekday


def _news_fit(one: Claim, other: Claim) -> bool:
    """Where no day is told, whether the time in which a text can call it news holds the other's days. Of two texts of
    one outlet of which neither tells its day, one year's can't be told from another's: they stay apart.
    """
    first, second = window(one), window(other)
    if first is None or second is None:
        return one.days is not None or other.days is not None or one.outlet is None or one.outlet != other.outlet
    if one.days is None and other.days is None and one.published is not None and other.published is not None:
        apart = abs(one.published - other.published)
        return apart <= (NEIGHBOURS if one.outlet == other.outlet else NEWS) and _overlap(first, second)
    return _overlap(first, second)


def window(claim: Claim) -> tuple[date, date] | None:
    """The days told; else those of which a text published that day can tell as news; None where neither is known."""
    if claim.days is not None or claim.published is None:
        return claim.days
    if claim.realis in {"scheduled", "proposed"}:
        return _later(claim.published, -NEIGHBOURS), _later(claim.published, AHEAD)
    return _later(claim.published, -NEWS), _later(claim.published, NEIGHBOURS)


def may_meet(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    """Whether two windows have a day in common or are next to each other, as those of claims that may be one do."""
    if one is None or other is None:
        return True
    return other[0] - one[1] <= NEIGHBOURS and one[0] - other[1] <= NEIGHBOURS


def _later(day: date, by: timedelta) -> date:
    """The day so much later, inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _overlap(first: tuple[date, date], second: tuple[date, date]) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]
