"""Clues from dated summits of bodies of states and congresses of parties, by their place, number or year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from communique.knowledge.events import load_events
from communique.model import Span, Window
from communique.readers.reports.counted_years import NTH, number_of
from communique.readers.reports.findings import joined, with_open_ends
from communique.readers.reports.related import beside, related, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.knowledge.events import Event
    from communique.readers.clue_tables import About
    from communique.readers.reports.findings import Finding
    from communique.readers.reports.page import Page

SUMMIT = re.compile(
    r"\b(?:(?:[Ll]eaders'? )?[Ss]ummit|(?:[Ee]conomic )?[Ll]eaders'? (?:[Mm]eeting|[Ww]eek)|[Hh]igh-[Ll]evel [Ww]eek|[Gg]eneral [Dd]ebate|"
    r"(?:[Tt]he )?(?P<session>\d{2})(?:th|st|nd|rd) (?:session|UN General Assembly|United Nations General Assembly)|"
    r"(?P<assembly>(?:UN|U\.N\.|United Nations) General Assembly|UNGA)(?: [Hh]igh-[Ll]evel [Ww]eek)?|COP ?-?(?P<cop>\d{2}))\b"
)
CONGRESS = re.compile(rf"\b(?:the )?(?P<number>{NTH}) (?:[\w']+ ){{0,3}}?Congress\b")
NUMBER = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)\b")
YEAR = re.compile(r"\b(?P<year>20\d{2})\b")
BESIDE = 60
"""Characters before and behind its noun within which a summit's body, place, number or year stands."""

STOP = re.compile(r"[;!?]|(?<!\bSt)\.(?!\w)")
PLACE = re.compile(r",? in [A-Z]\w+")
CLIMATE, ASSEMBLY = "UNFCCC", "UN"
BODIES = frozenset({"name", "organ"})


class Gathering(NamedTuple):
    """A summit or congress named at ``span`` of the prose, and which of those of its body or party it can be; ``sure``
    where the words say.
    """

    span: Span
    editions: tuple[Event, ...]
    sure: bool

    def days(self) -> list[Window]:
        """The days of each of the editions."""
        return [Window(event.first_day, event.last_day) for event in self.editions]


def gathering_findings(page: Page, told: Span) -> Iterator[Finding]:
    """What the summits and congresses that a text names say. ``told`` is the sentence that tells of the exchange: only
    there does "on the margins" speak of it. A summit that its body alone names may be any of those that are known, or
    one before or after them.
    """
    for congress in find_congresses(page):
        relation = relation_of(("congress",), *beside(page, congress.span))
        if relation is not None:
            yield related(page, congress.span, congress.days(), relation, source=_ids(congress))
    for summit in find_summits(page):
        abouts: tuple[About, ...] = ("summit", "summit told") if told.covers(summit.span) else ("summit",)
        relation = relation_of(abouts, *beside(page, summit.span))
        if relation is None:
            continue
        finding = related(page, summit.span, summit.days(), relation, source=_ids(summit))
        yield finding if summit.sure else replace(finding, windows=_with_others(summit, finding.windows))


def _with_others(summit: Gathering, windows: Sequence[Window]) -> tuple[Window, ...]:
    """The days that the known ones of a body's summits leave, and all that lie before or after them."""
    years = [event.first_day.year for event in summit.editions]
    return joined(with_open_ends([*windows], min(years) - 1, max(years) + 1))


def find_congresses(page: Page) -> Iterator[Gathering]:
    """The numbered congresses that a text calls by their party's whole name, or by its letters."""
    rows = [row for row in (page.background.events or load_events()).rows if row.kind == "congress"]
    for match in CONGRESS.finditer(page.prose.text):
        number = number_of(match["number"])
        words = page.prose.text[match.start() : match.end() + BESIDE]
        found = tuple(row for row in rows if row.number == number and _is_of_party(row, words))
        if len(found) == 1:
            yield Gathering(Span(*match.span()), found, sure=True)


def _is_of_party(row: Event, words: str) -> bool:
    name, letters = row.name.partition(" of the ")[2], row.parties[0].rpartition("/")[2]
    return name in words or re.search(rf"\b{re.escape(letters)}\b", words) is not None


def _ids(gathering: Gathering) -> str | None:
    return "; ".join(event.id for event in gathering.editions) if gathering.sure else None


def find_summits(page: Page) -> Iterator[Gathering]:
    """The summits that a text names, in order."""
    text = page.prose.text
    rows = [row for row in (page.background.events or load_events()).rows if row.kind == "summit"]
    for match in SUMMIT.finditer(text):
        before = STOP.split(text[max(0, match.start() - BESIDE) : match.start()])[-1]
        after = STOP.split(text[match.end() : match.end() + BESIDE], maxsplit=1)[0]
        bodies = _bodies(page, match, before, after)
        own = [row for row in rows if row.parties[0] in bodies]
        found, sure = _editions(own, match, before, after)
        if found:
            yield Gathering(Span(*match.span()), found, sure)


def _bodies(page: Page, match: re.Match[str], before: str, after: str) -> frozenset[str]:
    """The body whose summit it is: the one named last before, else first behind it."""
    if match["cop"]:
        return frozenset({CLIMATE})
    if match["session"] or match["assembly"]:
        return frozenset({ASSEMBLY})
    named = [form.code for form in page.gazetteer.find(before) if form.kind in BODIES][-1:]
    named = named or [form.code for form in page.gazetteer.find(after) if form.kind in BODIES][:1]
    return frozenset(named)


def _editions(rows: Sequence[Event], match: re.Match[str], before: str, after: str) -> tuple[tuple[Event, ...], bool]:
    """Those of a body's summits that the words can mean, and whether they say which; none where they say one that is
    not known.
    """
    numbered = match["cop"] or match["session"] or (NUMBER.findall(before) or [None])[-1]
    if numbered is not None:
        rows = [row for row in rows if row.number == int(numbered)]
    place = PLACE.match(after)
    near = f"{before}|{after}"
    by_place = [row for row in rows if any(re.search(rf"\b{re.escape(name)}\b", near) for name in _places(row))]
    years = YEAR.findall(near)
    by_year = [row for row in by_place or rows if row.start[:4] in years]
    if by_place or by_year or numbered is not None:
        return tuple(by_year or by_place or rows), True
    return (() if place is not None or years else tuple(rows)), False


def _places(row: Event) -> list[str]:
    """Where a summit was, as its name in the table ends: the town, and the region by which it is known too."""
    return row.name.rpartition(" in ")[2].split(", ") if " in " in row.name else []
