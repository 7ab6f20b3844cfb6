"""The day of an exchange from the words beside it: printed, relative to publication, or inferred from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model import DateInterval, Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
DAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
PRINTED = re.compile(
    rf"\b(?:{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<until>\d{{1,2}}))?(?:,? (?P<year>\d{{4}}))?)(?!\d)"
)
PRINTED_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<until>\d{{1,2}}))? (?:of )?{MONTH}(?:,? (?P<year>\d{{4}}))?(?!\d)"
)
TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|earlier (?:today|in the day))\b")
YESTERDAY = re.compile(r"\b(?:[Yy]esterday|[Ll]ast night|the previous day)\b")
WEEKDAY = re.compile(r"\b(?P<name>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative day counts from: the day of the dateline or of publication; None where neither is known."""

    day: date | None
    year: int | None


def date_in(text: str, anchor: Anchor) -> DateInterval | None:
    """The interval that the words of ``text`` give, its span in ``text``; None where they give none that can be resolved."""
    return _printed(text, anchor) or _relative(text, anchor)


def _printed(text: str, anchor: Anchor) -> DateInterval | None:
    found = [match for pattern in (PRINTED, PRINTED_DAY_FIRST) for match in [pattern.search(text)] if match]
    for match in sorted(found, key=lambda match: match.start()):
        month = MONTHS[match["month"].lower().rstrip(".")]
        year = int(match["year"]) if match["year"] else _year(month, int(match["day"]), anchor)
        if year is None:
            continue
        first, last = _day(year, month, int(match["day"])), _day(year, month, int(match["until"] or match["day"]))
        if first is not None and last is not None and first <= last:
            return DateInterval(earliest=first, latest=last, basis="printed", exact=True, span=Span(*match.span()))
    return None


def _year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year of a day printed without one: the anchor's, or the one before where it would lie half a year ahead."""
    if anchor.day is None:
        return anchor.year
    candidate = _day(anchor.day.year, month, day)
    return anchor.day.year - 1 if candidate is not None and (candidate - anchor.day).days > 182 else anchor.day.year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _relative(text: str, anchor: Anchor) -> DateInterval | None:
    if anchor.day is None:
        return None
    for pattern, days in ((TODAY, 0), (YESTERDAY, 1)):
        match = pattern.search(text)
        if match is not None:
            return _single(anchor.day - timedelta(days), Span(*match.span()))
    match = WEEKDAY.search(text)
    if match is None:
        return None
    back = (anchor.day.weekday() - DAYS[match["name"].lower()]) % 7
    return _single(anchor.day - timedelta(back), Span(*match.span()))


def _single(day: date, span: Span) -> DateInterval:
    return DateInterval(earliest=day, latest=day, basis="relative", exact=True, span=span)
