"""Stamps: lines that say when a page was published and by whom, and nothing else ("Xinhua) 09:18, March 29, 2023")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.documents.days import GLUED, MONTH, PrintedDay, make_day, month_number, printed_days
from communique.documents.moments import moment_of
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LONGEST_STAMP = 120
MOST_NAMES = 6
LABELS = re.compile(
    r"\b(?:(?:press|media) statements?|(?:first |last )?(?:published|updated|modified|posted|issued|released|created)|update|date|release|press|media|"
    r"news|on|at|by|in|from|the|of|and|for|time|hrs?|h|am|pm|a\.m\.|p\.m\.|mon|tues?|wed|thur?s?|fri|sat|sun|"
    r"source|(?:mon|tues|wednes|thurs|fri|satur|sun)day|local|beijing|gmt|utc|(?-i:[A-Z]{1,3}T)|releases?|min(?:ute)?s?|read|views?|print|share)\b\.?",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?(?:[AaPp]\.?[Mm]\b\.?)?(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{1,2}\b|\b\d{4} GMT"
)
WIRED = re.compile(
    rf"(?P<day>\d{{2}})(?P<time>\d{{4}}(?: ?(?:GMT|UTC|Z))?) (?P<month>{MONTH}|Mrz|Mai|Okt|Dez) ?(?P<year>\d{{2}})"
)
GERMAN_MONTHS = {"Mrz": 3, "Mai": 5, "Okt": 10, "Dez": 12}
LAST_SHORT_YEAR = 69
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S{1,200}")
NAME = re.compile(r"[^\W\d_][\w'’.-]*")
BRACKETED = re.compile(
    r"\(?\s*(?P<agency>(?!Updated|Published)[A-Z][\w'’. ]{1,30}?)\s*\)|Source:?\s{1,3}(?P<source>[A-Z][\w'’.]+)"
)
CREDIT = re.compile(r"\b(?:by|editors?:|reporter:|author:)\s{0,3}[\w.]+(?: [A-Z][\w.]+)?", re.IGNORECASE)
UPDATED = re.compile(r"\b(?:updated?|modified)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|created)\b", re.IGNORECASE)
HEADLINE_WORDS = frozenset(
    "readout statement communique communiqué meeting meets met call calls talks conference briefing remarks speech "
    "interview visit visits summit transcript fact sheet report message letter address declaration agreement "
    "spokesperson resolution joint update minutes agenda press-conference dialogue".split()
)


SEPARATOR = re.compile(
    rf"[|•·;/]|\(?\s?(?:\b(?:first|last)\s{{1,3}})?(?:{UPDATED.pattern}|{PUBLISHED.pattern})", re.IGNORECASE
)
"""What ends the part of a line that belongs to one day and begins that of the next."""
BETWEEN = " \t\u00a0|•·;/(,-–—"
"""Separators at the ends of such a part."""


@dataclass(frozen=True, slots=True)
class StampedDay:
    """One day of a stamp with what belongs to it: its part of the text, its time of day (``moment``, ISO 8601), and
    whether it is only that of an update.
    """

    day: date
    span: Span
    moment: str | None
    updated: bool


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed day of publication. ``agency`` is a name in brackets, ``names`` what else stands beside the day;
    ``days`` are all days of its line, of which the one numbered ``first`` is that of publication.
    """

    days: tuple[StampedDay, ...]
    first: int
    span: Span
    agency: str | None
    names: str

    @property
    def day(self) -> date:
        """The day of publication, or of the update where none is printed."""
        return self.days[self.first].day

    @property
    def updated(self) -> bool:
        """Whether the line tells of an update only."""
        return self.days[self.first].updated


def stamp_of(line: str) -> Stamp | None:
    """The stamp that a line is, its span within the line; None for any other line (a headline that names a day)."""
    if len(line) > LONGEST_STAMP:
        return None
    rest = ADDRESS.sub(lambda address: " " * len(address.group()), line)
    days = printed_days(rest)
    if not days:
        return _glued(line) or wire_stamp(line)
    for found in reversed(days):
        rest = f"{rest[: found.span.start]} {rest[found.span.end :]}"
    names = NAME.findall(LABELS.sub(" ", CREDIT.sub(" ", TIME.sub(" ", rest))))
    if len(names) > MOST_NAMES or any(not _is_name(name) for name in names):
        return None
    bracketed = BRACKETED.search(rest)
    stamped = tuple(_stamped(line, days))
    return Stamp(
        days=stamped,
        first=next((number for number, found in enumerate(stamped) if not found.updated), 0),
        span=Span(0, len(line)),
        agency=bracketed["agency"] or bracketed["source"] if bracketed is not None else None,
        names=" ".join(names),
    )


def _is_name(word: str) -> bool:
    return not word[0].islower() and word.lower().strip(".") not in HEADLINE_WORDS


def _stamped(line: str, days: list[PrintedDay]) -> Iterator[StampedDay]:
    """The days of a line, each with the part of the line that is its own."""
    start, label = 0, 0
    for number, (day, span) in enumerate(days):
        behind = days[number + 1].span.start if number + 1 < len(days) else len(line)
        mark = SEPARATOR.search(line, span.end, behind) if behind < len(line) else None
        end = mark.start() if mark is not None else behind
        words = line[label : span.start]
        yield StampedDay(
            day=day,
            span=Span(0, len(line)) if len(days) == 1 else _inner(line, start, end),
            moment=moment_of(day, f"{line[start : span.start]} {line[span.end : end]}"),
            updated=UPDATED.search(words) is not None and PUBLISHED.search(words) is None,
        )
        start, label = end, span.end


def _inner(line: str, start: int, end: int) -> Span:
    """A part of a line without the separators at its ends."""
    words = line[start:end]
    left = len(words) - len(words.lstrip(BETWEEN))
    return Span(start + left, start + max(left, len(words.rstrip(BETWEEN))))


def _glued(line: str) -> Stamp | None:
    """A slug with its day in it ("AFP_ENG_20061205.0230")."""
    match = GLUED.search(line)
    if match is None or " " in line or "/" in line or len(line) > 40:
        return None
    day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return _alone(day, line, None) if day is not None else None


def wire_stamp(line: str) -> Stamp | None:
    """The last line of a wire: day, hour and minute, month, year ("141632 GMT Mar 06"); it is like no other words."""
    match = WIRED.fullmatch(line.strip())
    if match is None:
        return None
    year = int(match["year"])
    day = make_day(year + (1900 if year > LAST_SHORT_YEAR else 2000), _month(match["month"]), int(match["day"]))
    return _alone(day, line, moment_of(day, match["time"])) if day is not None else None


def _alone(day: date, line: str, moment: str | None) -> Stamp:
    """The stamp that a line with one day and nothing else is."""
    whole = Span(0, len(line))
    return Stamp((StampedDay(day, whole, moment, updated=False),), 0, whole, None, "")


def _month(name: str) -> int:
    return GERMAN_MONTHS.get(name) or month_number(name)


def choose(stamps: list[Stamp], story: int) -> Stamp | None:
    """Of several stamps that of the article: one of publication before one of an update, then the nearest above its
    beginning ``story``, then the first below. What stands further up is the day on which the page was fetched.
    """
    first = [stamp for stamp in stamps if not stamp.updated] or stamps
    above = [stamp for stamp in first if stamp.span.start < story]
    return above[-1] if above else first[0] if first else None


def placed(stamp: Stamp, line: Span, *, updated: bool) -> Stamp:
    """A stamp found in the line at ``line``, with its place in the text; ``updated`` if the line above says so."""
    days = tuple(
        replace(
            found,
            span=Span(line.start + found.span.start, line.start + found.span.end),
            updated=found.updated or updated,
        )
        for found in stamp.days
    )
    return replace(stamp, span=line, days=days)
