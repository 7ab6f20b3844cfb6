"""Clues from what every year brings: feasts, national days, the end of the year."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.events import load_events
from communique.knowledge.holidays import feast_days
from communique.knowledge.tables import read_table
from communique.model import Span, Window
from communique.readers.reports.findings import joined, with_open_ends
from communique.readers.reports.related import beside, related, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.knowledge.events import Event
    from communique.model import Participant
    from communique.readers.reports.findings import Finding
    from communique.readers.reports.page import Page

NAME_COLUMNS = ("name", "class", "value", "note")
NATIONAL_DAY = re.compile(
    r"\b(?:the )?(?P<name>(?:National|Independence|Republic|Revolution|Liberation|Constitution|Throne|Unity|Victory|Statehood) "
    r"(?:Day|Holiday))\b"
)
NATIONAL = frozenset({"National Day", "National Holiday"})
ISO_DAY = len("2000-01-01")
NEAR = 60
"""Characters before and behind a national day within which its country is named."""

LEAP_DAY = (2, 29)


def feast_findings(page: Page, participants: Sequence[Participant], years: Iterable[int]) -> Iterator[Finding]:
    """What the feasts and national days named in the text say, in any of these years."""
    span = list(years)
    for place, name, windows in (*_feasts_in(page, span), *_national_days_in(page, participants, span)):
        relation = relation_of(("holiday",), *beside(page, place))
        if relation is not None and windows:
            finding = related(page, place, windows, relation, source=name)
            yield replace(finding, windows=joined(with_open_ends([*finding.windows], span[0], span[-1])))


def _feasts_in(page: Page, years: list[int]) -> Iterator[tuple[Span, str, list[Window]]]:
    for time in page.times:
        feast = feast_of(time.span.of(page.prose.text))
        if feast is not None:
            days = (feast_days(feast, year) for year in years)
            yield time.span, feast, [Window(found.first, found.latest_first) for found in days if found is not None]


def feast_of(words: str) -> str | None:
    """The id of the feast that an expression names; None where it names none."""
    folded = words.casefold()
    return next((feast for name, feast in _feasts() if name in folded), None)


@cache
def _feasts() -> tuple[tuple[str, str], ...]:
    """Names of feasts, the longest first, with their ids."""
    rows = read_table("time_names", NAME_COLUMNS, package="communique.readers")
    named = [(row["name"].casefold(), row["value"]) for row in rows if row["class"] == "FEAST"]
    return tuple(sorted(named, key=lambda pair: (-len(pair[0]), pair)))


def _national_days_in(
    page: Page, participants: Sequence[Participant], years: list[int]
) -> Iterator[tuple[Span, str, list[Window]]]:
    """National days by a name that only one country's has, else by the country named beside them, else by those of the
    exchange.
    """
    text = page.prose.text
    rows = [row for row in _events_of(page) if row.kind == "national day" and len(row.start) == ISO_DAY]
    for match in NATIONAL_DAY.finditer(text):
        alike = rows if match["name"] in NATIONAL else [row for row in rows if match["name"] in row.name]
        near = (text[match.end() : match.end() + NEAR], text[max(0, match.start() - NEAR) : match.start()])
        named = [frozenset(form.code for form in page.gazetteer.find(words)) for words in near]
        told = (row for sides in (*named, _sides(participants)) for row in alike if row.parties[0] in sides)
        first = next(told, None)
        found = [row for row in alike if first is not None and row.parties == first.parties]
        found = found or (alike if len(alike) == 1 else [])
        if found:
            ids = "; ".join(row.id for row in found)
            yield Span(*match.span()), ids, sorted(_in_year(row, year) for row in found for year in years)


def _events_of(page: Page) -> Iterable[Event]:
    return (page.background.events or load_events()).rows


def _sides(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(person.side for person in participants if person.side is not None)


def _in_year(row: Event, year: int) -> Window:
    first = row.first_day
    day = first.replace(year=year, day=28 if (first.month, first.day) == LEAP_DAY else first.day)
    return Window(day, day)
