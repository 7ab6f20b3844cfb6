"""Datelines ("BEIJING, March 28 (Xinhua) --") and agency stamps ("(Xinhua) 09:18, March 29, 2023")."""

from __future__ import annotations

import re
from datetime import date

from communique.model import Dateline, Span

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
MONTH_START = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
DAY = rf"(?:{MONTH}\s+(?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}})\s+{MONTH.replace('?P<month>', '?P<month_last>')})"
CITY = r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=/[A-Z]{4,}))"
AGENCY = r"[(/]\s*(?P<agency>[A-Z][\w'’. ]{1,30}?)\s*[)/]"
DATELINE = re.compile(
    rf"(?P<whole>{CITY}(?:,\s*(?!{MONTH_START})[A-Z][\w .]{{2,20}}?)?(?:,?\s*{DAY}(?:\s*,\s*(?P<year>\d{{4}}))?(?:,\s*\d{{4}})?)?\s*(?:{AGENCY}\.?)?\s*(?P<dash>--|—|–|-(?=\s)|:)?)"
)
STAMP = re.compile(
    rf"^\W*(?P<agency>[A-Z][\w'’. ]{{1,30}}?)?\s*\)?\s*(?:(?P<hour>\d{{1,2}}:\d{{2}})[,\s]*)?{DAY},?\s+(?P<year>\d{{4}})(?:,?\s+\d{{1,2}}:\d{{2}}(?:\s*[AP]M)?)?(?:\s*(?:GMT|UTC)[+-]?\d*)?\W*$"
)
NUMERIC_STAMP = re.compile(
    r"^\W*(?:Updated:?\s*)?(?:\d{1,2}:\d{2}[,\s]*)?(?P<day>\d{1,2})-(?P<month>[A-Z][a-z]{2})-(?P<year>\d{4})(?:\s+\d{1,2}:\d{2})?\W*$"
)
ISO_STAMP = re.compile(
    r"^[\W\w]{0,30}?(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T]\d{1,2}:\d{2})?[\W\w]{0,3}$"
)


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that begins at ``start``; None where there is none. Capitals alone are none: a dash, a day or an
    agency must follow the place.
    """
    match = DATELINE.match(text, start, min(end, start + 160))
    if match is None or not (
        match["dash"]
        or (match["agency"] and (match["month"] or match["month_last"] or "/" in match.group()))
        or _closes_line(text, match)
    ):
        return None
    if match["dash"] == ":" or (match["dash"] == "-" and not match["agency"] and match["month"] is None):
        return None
    return Dateline(
        span=Span(match.start(), _after(text, match.end(), end)),
        place=match["place"],
        day=_day(match),
        agency=match["agency"],
    )


def _closes_line(text: str, match: re.Match[str]) -> bool:
    """A dateline with its day on a line of its own ("HANOI, Nov. 11 , 2006 (Xinhua)")."""
    return (
        match["month"] is not None
        and match["year"] is not None
        and text[match.end() : match.end() + 1] in {"", "\n", "\r"}
    )


def _after(text: str, position: int, end: int) -> int:
    while position < end and (text[position].isspace() and text[position] != "\n"):
        position += 1
    return position


def _day(match: re.Match[str]) -> date | None:
    if match["year"] is None or (match["month"] or match["month_last"]) is None:
        return None
    return _date(match["year"], match["month"] or match["month_last"], match["day"] or match["day_first"])


def _date(year: str, month: str, day: str) -> date | None:
    number = MONTHS.index(month[:3].lower()) + 1 if not month.isdigit() else int(month)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def day_of_month(dateline: Dateline, text: str, year: int) -> date | None:
    """The day of a dateline printed without its year, in ``year``."""
    match = DATELINE.match(text, dateline.span.start)
    if match is None or (match["month"] or match["month_last"]) is None:
        return None
    return _date(str(year), match["month"] or match["month_last"], match["day"] or match["day_first"])


def stamp_of(line: str) -> tuple[date, str | None] | None:
    """The day, and the agency if printed, of a line that is nothing but a stamp; None for any other line."""
    for pattern in (STAMP, NUMERIC_STAMP, ISO_STAMP):
        match = pattern.match(line)
        if match is None or len(line) > 80:
            continue
        groups = match.groupdict()
        month, number = groups.get("month") or groups.get("month_last"), groups.get("day") or groups.get("day_first")
        day = _date(match["year"], month, number) if month and number else None
        if day is not None:
            return day, groups.get("agency")
    return None
