"""The day of an exchange from the words beside it: printed, relative to publication, or inferred from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.model import DateInterval, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
DAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
END_MONTH = MONTH.replace("?P<month>", "?P<end_month>")
TO = r"(?:\s?[-–—]\s?| to | and | until | through )"
YEAR = r"(?:\s?,? (?P<year>\d{4}))?(?!\d)"
PRINTED = (
    re.compile(
        rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{TO}(?:{END_MONTH} )?(?P<until>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?{YEAR}"
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: {END_MONTH})?(?:{TO}(?P<until>\d{{1,2}})(?:st|nd|rd|th)?)? (?:of )?{MONTH}{YEAR}"
    ),
    re.compile(r"\b(?P<year>(?:19|20)\d{2})[-/](?P<month>\d{2})[-/](?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{2})[.](?P<month>\d{2})[.](?P<year>(?:19|20)\d{2})\b"),
)
WEEKDAY_NAME = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Ee]arlier (?:today|in the day))\b")
YESTERDAY = re.compile(r"\b(?:[Yy]esterday|[Ll]ast (?:night|evening)|the previous day)\b")
TOMORROW = re.compile(r"\b[Tt]omorrow\b")
WEEKDAYS = re.compile(rf"\b[Ff]rom (?P<first>{WEEKDAY_NAME}) (?:to|until|through) (?P<last>{WEEKDAY_NAME})\b")
WEEKDAY = re.compile(rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Cc]oming) )?(?P<name>{WEEKDAY_NAME})\b")
WEEK = re.compile(
    r"\b(?:(?P<this>[Ee]arlier this week|[Tt]his week)|(?P<last>[Ll]ast week(?!'s))|(?P<weekend>(?:[Oo]ver|[Aa]t|[Dd]uring) the weekend|[Tt]his weekend))\b"
)
WEEK_DAYS = 7
ENDED = re.compile(
    r"\b(?:concluded|concludes|ended|ends|wrapped up|wraps up|completed|wound up|finished)\b.{0,40}?\b(?P<length>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-day\b"
)
"""What lasted several days and ended on the day told beside it."""

NUMBERS = {name: number for number, name in enumerate("two three four five six seven eight nine ten".split(), 2)}
LONGEST_STAY = 14


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that a relative day counts from, and the year of days printed without one; None where unknown."""

    day: date | None
    year: int | None = None


def date_in(text: str, anchor: Anchor, *, ahead: bool = False) -> DateInterval | None:
    """The interval that the words of ``text`` give, its span in ``text``; None where they give none that can be resolved.

    ``ahead`` says that the words speak of what is to come: a weekday is then the next one.
    """
    found = next(_printed(text, anchor), None) or (_relative(text, anchor.day, ahead=ahead) if anchor.day else None)
    return _with_length(found, text) if found is not None else None


def _with_length(found: DateInterval, text: str) -> DateInterval:
    """All days of what ended on the one day told ("today concluded a three-day visit")."""
    ended = ENDED.search(text)
    length = (NUMBERS.get(ended["length"]) or int(ended["length"])) if ended is not None else 1
    if found.earliest != found.latest or not 1 < length <= LONGEST_STAY:
        return found
    return replace(found, earliest=found.latest - timedelta(length - 1))


def full_date(text: str) -> date | None:
    """The first date in ``text`` that is printed with its year."""
    found = [match for pattern in PRINTED for match in pattern.finditer(text) if match["year"]]
    days = (_first_day(match, Anchor(None)) for match in sorted(found, key=lambda match: match.start()))
    return next((day for day in days if day is not None), None)


def near_day(text: str, published: date) -> date | None:
    """The day that a dateline prints without its year, where it is less than a week before publication."""
    found = next(_printed(text.title(), Anchor(published)), None)
    near = found is not None and timedelta(0) <= published - found.earliest < timedelta(WEEK_DAYS)
    return found.earliest if found is not None and near else None


def _printed(text: str, anchor: Anchor) -> Iterator[DateInterval]:
    found = [match for pattern in PRINTED for match in [pattern.search(text)] if match is not None]
    for match in sorted(found, key=lambda match: match.start()):
        first, last = _first_day(match, anchor), _last_day(match, anchor)
        if first is not None and last is not None and first <= last:
            yield DateInterval(earliest=first, latest=last, basis="printed", exact=True, span=Span(*match.span()))


def _first_day(match: re.Match[str], anchor: Anchor) -> date | None:
    parts = match.groupdict()
    day_first = match.re is PRINTED[1] and parts.get("end_month")
    month = _month(parts["end_month"] if day_first else parts["month"])
    return _day(_year(parts, month, anchor), month, int(parts["day"]))


def _last_day(match: re.Match[str], anchor: Anchor) -> date | None:
    parts = match.groupdict()
    last_month = parts["month"] if match.re is PRINTED[1] else parts.get("end_month") or parts["month"]
    month = _month(last_month)
    return _day(_year(parts, month, anchor), month, int(parts.get("until") or parts["day"]))


def _month(printed: str) -> int:
    return int(printed) if printed.isdigit() else MONTHS[printed[:3].lower()]


def _year(parts: dict[str, str], month: int, anchor: Anchor) -> int | None:
    """The year of a day printed without one: the anchor's, or the nearest where it would lie half a year off."""
    if parts.get("year"):
        return int(parts["year"])
    if anchor.day is None:
        return anchor.year
    away = (month - anchor.day.month) / 6
    return anchor.day.year - (away > 1) + (away < -1)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year is not None else None
    except ValueError:
        return None


def _relative(text: str, anchor: date, *, ahead: bool) -> DateInterval | None:
    for pattern, days in ((TODAY, 0), (YESTERDAY, -1), (TOMORROW, 1)):
        match = pattern.search(text)
        if match is not None:
            return _interval(anchor + timedelta(days), anchor + timedelta(days), match)
    return _weekdays(text, anchor, ahead=ahead) or _week(text, anchor)


def _weekdays(text: str, anchor: date, *, ahead: bool) -> DateInterval | None:
    several = WEEKDAYS.search(text)
    if several is not None:
        first = _nearest(anchor, several["first"], 1 if ahead else -1)
        return _interval(first, _nearest(first, several["last"], 1), several)
    match = WEEKDAY.search(text)
    if match is None:
        return None
    which = (match["which"] or "").lower()
    day = _nearest(anchor, match["name"], 1 if ahead or which in {"next", "coming"} else -1)
    if which == "last" and day == anchor:
        day -= timedelta(WEEK_DAYS)
    return _interval(day, day, match)


def _nearest(anchor: date, weekday: str, direction: int) -> date:
    """The day of that name nearest to ``anchor``, itself included, later (1) or earlier (-1)."""
    away = (DAYS[weekday.lower()] - anchor.weekday()) * direction % WEEK_DAYS
    return anchor + timedelta(away * direction)


def _week(text: str, anchor: date) -> DateInterval | None:
    """A stretch of days within which the exchange lies ("earlier this week")."""
    match = WEEK.search(text)
    if match is None:
        return None
    monday = anchor - timedelta(anchor.weekday())
    if match["this"]:
        first, last = monday, anchor if match["this"].lower().startswith("earlier") else monday + timedelta(6)
    elif match["last"]:
        first, last = monday - timedelta(7), monday - timedelta(1)
    else:
        first = _nearest(anchor, "Saturday", -1)
        last = min(first + timedelta(1), max(first, anchor))
    return _interval(first, last, match, exact=False)


def _interval(first: date, last: date, match: re.Match[str], *, exact: bool = True) -> DateInterval:
    return DateInterval(earliest=first, latest=last, basis="relative", exact=exact, span=Span(*match.span()))
