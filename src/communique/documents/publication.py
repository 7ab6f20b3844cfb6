"""When a text was published: every candidate that it and its metadata give, in the order of how far they are trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum, auto
from typing import TYPE_CHECKING

from communique.documents.dateline import day_of_month
from communique.documents.days import day_in_address, printed_days
from communique.documents.front_matter import day_of
from communique.documents.reasons import Candidate, explained
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.documents.html import Page
    from communique.documents.parts import Layout
    from communique.model import Dateline, Publication

PRINTED_ADDRESS = re.compile(r"\A\W{0,20}(?P<address>https?://\S{1,2000})")
HEADLINE_DAY = re.compile(r"\([^()]{6,30}\)\Z")
DATES = ("published_time", "published", "published_at", "date_published", "datepublished", "pubdate", "date")
UPDATES = tuple(
    "updated updated_at last_updated modified modified_at modified_time last_modified lastmod date_modified "
    "datemodified".split()
)
ADDRESSES = ("source_url", "url", "link", "canonical_url")


class Rank(IntEnum):
    """How far a day is trusted as that of publication, the most first."""

    GIVEN = auto()
    FRONT_MATTER = auto()
    STAMP = auto()
    DATELINE = auto()
    HEAD = auto()
    SHOWN = auto()
    ADDRESS = auto()
    HEADLINE = auto()
    ELSEWHERE = auto()
    UPDATE = auto()
    YEARLESS = auto()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a text beside its words: front matter, the page it was taken from, a day given by hand."""

    fields: dict[str, str] = field(default_factory=dict)
    page: Page | None = None
    given: date | None = None


def candidates_of(text: str, layout: Layout, metadata: Metadata) -> tuple[Publication, ...]:
    """Every day that may be that of publication, the one chosen first, then by rank and place; none where none is told.

    A day given by hand wins, then the front matter, a printed stamp, a full dateline, the page's head, the address,
    the headline; the day of an update counts only for want of all these. Nothing is compared with today.
    """
    found = sorted(_found(text, layout, metadata), key=lambda one: one.rank)
    if not found:
        return ()
    return explained([*found, *_yearless(text, layout.dateline, found[0].day)])


def _found(text: str, layout: Layout, metadata: Metadata) -> Iterator[Candidate]:
    given = metadata.given
    if given is not None:
        moment = given.isoformat() if isinstance(given, datetime) else None
        day = given.date() if isinstance(given, datetime) else given
        yield Candidate(rank=Rank.GIVEN, day=day, basis="given", named="the day given by hand", moment=moment)
    yield from _in_fields(metadata.fields)
    yield from _stamped(layout)
    dateline = layout.dateline
    stamps = [stamp.span for stamp in layout.stamps]
    if dateline is not None and dateline.day is not None and not any(span.covers(dateline.span) for span in stamps):
        day, span = dateline.day, dateline.span
        yield Candidate(rank=Rank.DATELINE, day=day, basis="dateline", named="the dateline", span=span)
    if metadata.page is not None:
        yield from _of_page(metadata.page, layout)
    yield from _addressed(text, metadata)
    yield from _in_headline(text, layout.title)


def _in_fields(fields: dict[str, str]) -> Iterator[Candidate]:
    for key in (*DATES, *UPDATES):
        found, updated = day_of(fields.get(key, "")), key in UPDATES
        if found is not None:
            yield Candidate(
                rank=Rank.UPDATE if updated else Rank.FRONT_MATTER,
                day=found[0],
                basis="front-matter",
                named=f"the update in the front matter ({key})" if updated else f"the front matter ({key})",
                moment=found[1],
                updated=updated,
            )


def _stamped(layout: Layout) -> Iterator[Candidate]:
    """The days of the article's own stamp, then those of all others."""
    for stamp in sorted(layout.stamps, key=lambda stamp: stamp != layout.stamp):
        for number, found in enumerate(stamp.days):
            own = stamp == layout.stamp and number == stamp.first
            yield Candidate(
                rank=Rank.UPDATE if found.updated else Rank.STAMP if own else Rank.ELSEWHERE,
                day=found.day,
                basis="printed",
                named="a stamp for the update" if found.updated else "the printed stamp" if own else "another stamp",
                span=found.span,
                moment=found.moment,
                updated=found.updated,
            )


def _of_page(page: Page, layout: Layout) -> Iterator[Candidate]:
    """What the page's head declares, that which its mark-up means by publication before the rest, and the stamp that
    it shows above the article where the extraction left that out.
    """
    for name, day, moment, updated in page.declared:
        rank = Rank.UPDATE if updated else Rank.HEAD if day == page.day else Rank.ELSEWHERE
        named = f"the update in the page's head ({name})" if updated else f"the page's head ({name})"
        yield Candidate(rank=rank, day=day, basis="html-head", named=named, moment=moment, updated=updated)
    known = [found.day for found in page.declared if not found.updated]
    if page.day is not None and page.day not in known and _day_in(page.address) != page.day:
        yield Candidate(rank=Rank.HEAD, day=page.day, basis="html-head", named="the page's mark-up")
    if page.shown is not None and page.shown.day not in [found.day for stamp in layout.stamps for found in stamp.days]:
        for found in page.shown.days:
            yield Candidate(
                rank=Rank.UPDATE if found.updated else Rank.SHOWN,
                day=found.day,
                basis="printed",
                named="a stamp above the article",
                moment=found.moment,
                updated=found.updated,
            )


def _addressed(text: str, metadata: Metadata) -> Iterator[Candidate]:
    """The days in the addresses of the metadata, each address once, and in one that stands at the top of the text."""
    page = metadata.page
    addresses = [metadata.fields[key] for key in ADDRESSES if key in metadata.fields]
    addresses += [page.address] if page is not None and page.address is not None else []
    for address in dict.fromkeys(addresses):
        day = _day_in(address)
        if day is not None:
            # where the mark-up means the address's day by publication, no other declaration stands before it
            rank = Rank.HEAD if page is not None and day == page.day else Rank.ADDRESS
            yield Candidate(rank=rank, day=day, basis="address", named="the address")
    printed = PRINTED_ADDRESS.match(text)
    found = day_in_address(printed["address"]) if printed is not None else None
    if found is not None and printed is not None:
        start = printed.start("address")
        span = Span(start + found.span.start, start + found.span.end)
        yield Candidate(rank=Rank.ADDRESS, day=found.day, basis="address", named="the printed address", span=span)


def _day_in(address: str | None) -> date | None:
    found = day_in_address(address or "")
    return found.day if found is not None else None


def _in_headline(text: str, title: Span | None) -> Iterator[Candidate]:
    """The day in brackets that ends a headline ("Joint statement on the harbours (22 June 2018)")."""
    match = HEADLINE_DAY.search(text, *title) if title is not None else None
    days = printed_days(match.group()) if match is not None else []
    if len(days) == 1 and match is not None:
        start = match.start()
        span = Span(start + days[0].span.start, start + days[0].span.end)
        yield Candidate(rank=Rank.HEADLINE, day=days[0].day, basis="headline", named="the headline", span=span)


def _yearless(text: str, dateline: Dateline | None, published: date) -> Iterator[Candidate]:
    """A dateline printed without its year, in the year that the day of publication leaves it."""
    whole = dated(dateline, text, published)
    if dateline is not None and dateline.day is None and whole is not None and whole.day is not None:
        yield Candidate(
            rank=Rank.YEARLESS,
            day=whole.day,
            basis="dateline",
            named="the dateline",
            span=dateline.span,
            yearless=True,
        )


def address_of(text: str, fields: dict[str, str]) -> str | None:
    """Where the text was published: an address in the metadata, else one that stands at its top."""
    printed = PRINTED_ADDRESS.match(text)
    return next((fields[key] for key in ADDRESSES if key in fields), printed["address"] if printed else None)


def dated(dateline: Dateline | None, text: str, published: date | None) -> Dateline | None:
    """A dateline printed without its year takes that of publication; none may lie after it."""
    if dateline is None or dateline.day is not None or published is None:
        return dateline
    day = day_of_month(dateline, text, published.year)
    if day is not None and day > published:
        day = day_of_month(dateline, text, published.year - 1)
    return replace(dateline, day=day)
