"""Days as they are printed: "March 3, 2024", "3rd of March 2024", "21-Jan-2019", "2024-03-03", "03.03.2024"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (
    r"(?:J(?i:an(?:uary)?|une?|uly?)|F(?i:eb(?:ruary)?)|M(?i:ar(?:ch)?|ay)|A(?i:pr(?:il)?|ug(?:ust)?)"
    r"|S(?i:ept?(?:ember)?)|O(?i:ct(?:ober)?)|N(?i:ov(?:ember)?)|D(?i:ec(?:ember)?))\b\.?"
)
ORDINAL = r"(?i:st|nd|rd|th)?"
NAMED = re.compile(
    rf"(?<!\w)(?:(?P<month>{MONTH})\s{{0,3}}(?P<day>\d{{1,2}}){ORDINAL}(?!\d)\s?,?"
    rf"|(?P<day_first>\d{{1,2}}){ORDINAL}[\s-]{{0,3}}(?:of\s)?(?P<month_last>{MONTH})[,-]?)"
    rf"\s{{0,3}}(?P<year>(?:19|20)\d{{2}})(?!\d)"
)
ISO = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
NUMERIC = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?!\d)"
)
CHINESE = re.compile(r"(?P<year>(?:19|20)\d{2})年\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日")
GLUED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)")


class PrintedDay(NamedTuple):
    """A day and the place where it stands in the string that was searched."""

    day: date
    span: Span


def printed_days(text: str) -> list[PrintedDay]:
    """Every full day (with its year) printed in ``text``, in order. "03/04/2024" is none: it may be either month."""
    return sorted(_all(text), key=lambda found: found.span)


def _all(text: str) -> Iterator[PrintedDay]:
    for match in NAMED.finditer(text):
        month, day = match["month"] or match["month_last"], match["day"] or match["day_first"]
        yield from _found(match, month_number(month), int(day))
    for pattern in (ISO, CHINESE):
        for match in pattern.finditer(text):
            yield from _found(match, int(match["month"]), int(match["day"]))
    for match in NUMERIC.finditer(text):
        yield from _numeric(match)


def _numeric(match: re.Match[str]) -> Iterator[PrintedDay]:
    """Day first with dots; with strokes only where one of the two numbers can be no month."""
    day, month = int(match["day"]), int(match["month"])
    if match["mark"] == "." or day > 12 or day == month:
        yield from _found(match, month, day)
    elif month > 12:
        yield from _found(match, day, month)


def day_in_address(address: str) -> PrintedDay | None:
    """The day in the path of a URL ("/2024/03/03/", "/202403030015.html"); None where there is none."""
    slashed = (
        found
        for found in printed_days(address)
        if address[max(0, found.span.start - 1) : found.span.start] in {"/", "-"}
    )
    glued = (
        found for match in GLUED.finditer(address) for found in _found(match, int(match["month"]), int(match["day"]))
    )
    return next(slashed, None) or next(glued, None)


def _found(match: re.Match[str], month: int, day: int) -> Iterator[PrintedDay]:
    made = make_day(int(match["year"]), month, day)
    if made is not None:
        yield PrintedDay(made, Span(*match.span()))


def month_number(name: str) -> int:
    """1 to 12 for an English month's name or its abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def make_day(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none ("February 30")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
