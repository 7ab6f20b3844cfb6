"""Clues from the day on which a text was issued: a stamp, the dateline, a copyright line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.model import Window
from communique.readers.reports.dates import Anchor, date_in
from communique.readers.reports.findings import Finding, joined, with_open_ends
from communique.readers.reports.shapes import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.reports.page import Page

NEWS = 6
"""Days that what a report tells as news is old at most."""

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""The years among which a day without its year is looked for."""

LEAP_YEAR = 2000


def published_findings(page: Page, day: date) -> Iterator[Finding]:
    """News is of the days up to publication, and where no other day is told mostly of that one."""
    published = page.document.published
    span = published.span if published is not None and published.day == day else None
    yield Finding(
        rule="publication.before",
        kind="publication",
        says=f"issued {day.isoformat()}: not after it, and no more than {NEWS} days before",
        windows=(Window(moved(day, -NEWS), day),),
        span=span,
    )
    yield Finding(
        rule="publication.same-day",
        kind="publication",
        says=f"no other day is told: that of issue, {day.isoformat()}",
        windows=(Window(day, day),),
        span=span,
    )


def undated_findings(page: Page) -> Iterator[Finding]:
    """What a text whose day of issue is not known in full still prints of it: day and month in the dateline, the year in
    the copyright line.
    """
    yield from _dateline(page)
    year = page.copyright_year
    if year is None:
        return
    yield Finding(
        rule="year.copyright",
        kind="year",
        says=f"the copyright line says {year}: not after it",
        windows=(Window(date.min, date(year, 12, 31)),),
    )
    yield Finding(
        rule="year.copyright-same",
        kind="year",
        says=f"the copyright line says {year}",
        windows=(Window(date(year, 1, 1), date(year, 12, 31)),),
    )


def _dateline(page: Page) -> Iterator[Finding]:
    dateline = page.document.dateline
    words = dateline.span.of(page.document.text) if dateline is not None else ""
    told = date_in(words.title(), Anchor(None, LEAP_YEAR))
    if dateline is None or told is None:
        return
    days = every_year(told.earliest.month, told.earliest.day)
    for rule, before, says in (
        ("dateline.before", NEWS, f"dateline {words.strip()}: not after it, and no more than {NEWS} days before"),
        ("dateline.same-day", 0, f"dateline {words.strip()}: that day"),
    ):
        windows = [Window(moved(window.earliest, -before), window.latest) for window in days]
        yield Finding(
            rule=rule,
            kind="publication",
            says=says,
            windows=joined(with_open_ends(windows, FIRST_YEAR, LAST_YEAR)),
            span=dateline.span,
        )


def every_year(month: int, day: int | None) -> list[Window]:
    """That day, or without one that month, in each of the years looked at."""
    found: list[Window] = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        first = _day(year, month, day or 1)
        last = first if day else _day(year + month // 12, month % 12 + 1, 1)
        if first is not None and last is not None:
            found.append(Window(first, last if day else last - timedelta(1)))
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
