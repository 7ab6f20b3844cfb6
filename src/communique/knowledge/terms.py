"""A tenure as intervals of days: when someone surely held a post, and when possibly, by the precision of its days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.knowledge.rows import PostClass, PostRow, Tenure

Standing = Literal["certain", "possible", "none"]

EDITION_GAP = timedelta(400)
"""How long before the first edition that lists someone, and after the last, they may have held the post: the time
between two yearly editions."""

DAY = timedelta(1)
SEVERAL: frozenset[PostClass] = frozenset({"deputy head of state", "deputy head of government", "minister"})
"""Classes of posts that several people may hold at once."""

SHARED_TITLES = (
    "captain regent",
    "captains regent",
    "co-prince",
    "member of the presidency",
    "councilor",
    "councillor",
)


@dataclass(frozen=True, slots=True)
class Term:
    """Days on which ``tenure`` was possibly held, [earliest, latest), and surely, [sure_from, sure_until), which may be
    empty. After ``known_until`` the answer may be stale.
    """

    tenure: Tenure
    earliest: date
    sure_from: date
    sure_until: date
    latest: date
    known_until: date | None

    def standing(self, day: date) -> Standing:
        """Whether the post was held on that day."""
        if not self.earliest <= day < self.latest:
            return "none"
        return "certain" if self.sure_from <= day < self.sure_until else "possible"

    def is_stale(self, day: date) -> bool:
        """Whether the day lies after the one up to which the tables know."""
        return self.known_until is not None and day > self.known_until


def is_held_by_one(post: PostRow) -> bool:
    """Whether a post has one holder at a time."""
    shared = any(words in title.casefold() for title in post.titles for words in SHARED_TITLES)
    return post.post_class not in SEVERAL and not shared


def terms_of(tenures: Iterable[Tenure], *, one_holder: bool) -> tuple[Term, ...]:
    """The terms of one post by their start. Where it has one holder, whoever surely holds it ends what is only
    possible of others: an unknown end, the time between two editions, an open end long ago.
    """
    ordered = sorted(tenures, key=lambda tenure: (tenure.start, tenure.end or date.max))
    terms = [_term(tenure) for tenure in ordered]
    if one_holder:
        _part(terms, [number for number, term in enumerate(terms) if not term.tenure.acting])
    return tuple(terms)


def _part(terms: list[Term], regular: Sequence[int]) -> None:
    for before, after in pairwise(regular):
        one, other = terms[before], terms[after]
        if one.tenure.person == other.tenure.person:
            continue
        if one.tenure.end_precision == "open" and one.tenure.as_of is not None and other.sure_from > one.tenure.as_of:
            terms[before] = replace(one, sure_until=one.tenure.as_of + DAY, latest=other.sure_from)
        elif one.tenure.end_precision in {"edition", "unknown"} and other.sure_from >= one.sure_until:
            terms[before] = replace(one, latest=max(one.sure_until, min(one.latest, other.sure_from)))
        if other.tenure.start_precision == "edition":
            terms[after] = replace(other, earliest=min(other.sure_from, max(other.earliest, one.sure_until)))


def _term(tenure: Tenure) -> Term:
    earliest, sure_from = _begin(tenure)
    sure_until, latest = _finish(tenure, sure_from)
    known_until = tenure.as_of if tenure.end is None else None
    return Term(tenure, earliest, sure_from, sure_until, latest, known_until)


def _begin(tenure: Tenure) -> tuple[date, date]:
    """First possible and first sure day."""
    start = tenure.start
    if tenure.start_precision == "edition":
        return max(date.min + EDITION_GAP, start) - EDITION_GAP, start
    if tenure.start_precision == "day":
        return start, start
    return _first_and_last(start, tenure.start_precision)


def _finish(tenure: Tenure, sure_from: date) -> tuple[date, date]:
    """The days after the last sure and the last possible one."""
    end = tenure.end
    if end is None:
        if tenure.end_precision == "open":
            return date.max, date.max
        return sure_from + DAY, max(tenure.as_of or tenure.start + EDITION_GAP, sure_from) + DAY
    if tenure.end_precision in {"month", "year"}:
        return _first_and_last(end, tenure.end_precision)
    return (end, end + EDITION_GAP) if tenure.end_precision == "edition" else (end, end)


def _first_and_last(day: date, precision: str) -> tuple[date, date]:
    """The first and the last day of the month or year that holds ``day``."""
    first_month, last_month = (day.month, day.month) if precision == "month" else (1, 12)
    last = calendar.monthrange(day.year, last_month)[1]
    return date(day.year, first_month, 1), date(day.year, last_month, last)


def agrees(one: Tenure, other: Tenure) -> bool:
    """Whether a rougher row says the same as a finer one: both start in one month or year, and end so too."""
    if not _same(one.start, one.start_precision, other.start, other.start_precision):
        return False
    if one.end is None or other.end is None:
        return one.end == other.end
    return _same(one.end, one.end_precision, other.end, other.end_precision)


def _same(one: date, precision: str, other: date, other_precision: str) -> bool:
    if "year" in {precision, other_precision}:
        return one.year == other.year
    if "month" in {precision, other_precision}:
        return (one.year, one.month) == (other.year, other.month)
    return one == other
