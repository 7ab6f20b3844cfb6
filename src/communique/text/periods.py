"""Days as people give them: a day, or a month or year that stands for its first or last one."""

from __future__ import annotations

import calendar
import re
from datetime import date

FORM = "2020, 2020-01 or 2020-01-16"
DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


def read_period(text: str, *, last: bool) -> date | None:
    """The day meant: of a month or year the first, or with ``last`` the last one; None where it is no day."""
    match = DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return _day(*(int(match[part] or 0) for part in ("year", "month", "day")), last=last)
    except ValueError:
        return None


def _day(year: int, month: int, day: int, *, last: bool) -> date:
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
