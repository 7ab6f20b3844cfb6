"""When a text was published, and how that is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.documents.dateline import day_of_month
from communique.documents.days import day_in_address, printed_days
from communique.documents.front_matter import day_of
from communique.model import Publication, Span

if TYPE_CHECKING:
    from datetime import date

    from communique.documents.parts import Layout
    from communique.model import Dateline

PRINTED_ADDRESS = re.compile(r"\A\W{0,20}(?P<address>https?://\S{1,2000})")
HEADLINE_DAY = re.compile(r"\([^()]{6,30}\)\Z")
DATES = ("published_time", "published", "published_at", "date_published", "datepublished", "pubdate", "date")
ADDRESSES = ("source_url", "url", "link", "canonical_url")


def published_of(text: str, layout: Layout, fields: dict[str, str]) -> Publication | None:
    """The day of publication: from the metadata, else a printed stamp, a full dateline, the address, the headline."""
    for key in DATES:
        day = day_of(fields[key]) if key in fields else None
        if day is not None:
            return Publication(day=day, basis="front-matter", span=None)
    if layout.stamp is not None:
        return Publication(day=layout.stamp.day, basis="printed", span=layout.stamp.span)
    dateline = layout.dateline
    if dateline is not None and dateline.day is not None:
        return Publication(day=dateline.day, basis="printed", span=dateline.span)
    return _addressed(text, fields) or _in_headline(text, layout.title)


def address_of(text: str, fields: dict[str, str]) -> str | None:
    """Where the text was published: an address in the metadata, else one that stands at its top."""
    printed = PRINTED_ADDRESS.match(text)
    return next((fields[key] for key in ADDRESSES if key in fields), printed["address"] if printed else None)


def _addressed(text: str, fields: dict[str, str]) -> Publication | None:
    for key in ADDRESSES:
        found = day_in_address(fields.get(key, ""))
        if found is not None:
            return Publication(day=found.day, basis="front-matter", span=None)
    printed = PRINTED_ADDRESS.match(text)
    found = day_in_address(printed["address"]) if printed is not None else None
    if found is None or printed is None:
        return None
    start = printed.start("address")
    return Publication(day=found.day, basis="printed", span=Span(start + found.span.start, start + found.span.end))


def _in_headline(text: str, title: Span | None) -> Publication | None:
    """The day in brackets that ends a headline ("Joint statement on the harbours (22 June 2018)"), for want of another."""
    match = HEADLINE_DAY.search(text, *title) if title is not None else None
    days = printed_days(match.group()) if match is not None else []
    return Publication(day=days[0].day, basis="printed", span=title) if len(days) == 1 and match is not None else None


def dated(dateline: Dateline | None, text: str, published: date | None) -> Dateline | None:
    """A dateline printed without its year takes that of publication; none may lie after it."""
    if dateline is None or dateline.day is not None or published is None:
        return dateline
    day = day_of_month(dateline, text, published.year)
    if day is not None and day > published:
        day = day_of_month(dateline, text, published.year - 1)
    return replace(dateline, day=day)
