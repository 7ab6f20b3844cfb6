"""The days that an HTML page declares of itself: its META elements and its linked data (JSON-LD)."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from communique.documents.days import printed_days
from communique.documents.moments import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

PUBLISHED = frozenset(
    "article:published_time og:published_time og:article:published_time article:published published_time published "
    "datepublished date_published publication_date publicationdate publish_date publishdate publish-date pubdate "
    "pub_date dc.date dc.date.issued dc.date.created dcterms.date dcterms.created dcterms.issued date article_date "
    "article.published article.created release_date parsely-pub-date sailthru.date citation_publication_date".split()
)
UPDATED = frozenset(
    "article:modified_time og:updated_time article:modified article:updated datemodified date_modified modified_time "
    "last-modified lastmod last_modified dcterms.modified dc.date.modified article.updated updated_time".split()
)
"""Names of META elements, in lower case, as they are met in the heads of news sites and ministries."""
META = re.compile(r"<meta\b(?P<attributes>[^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s{0,3}=\s{0,3}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
SCRIPT = re.compile(r"<script\b[^<>]{0,500}ld\+json[^<>]{0,500}>", re.IGNORECASE)
LONGEST_SCRIPT = 200_000


class Declared(NamedTuple):
    """A day that a page declares under a name; ``moment`` is its time of day (ISO 8601), if it has one."""

    name: str
    day: date
    moment: str | None
    updated: bool


def declared_days(source: str) -> list[Declared]:
    """Every day that the page's META elements and linked data declare, once each, in the order of the source."""
    pairs = [*_meta(source), *_linked(source)]
    found = [_declared(name, value) for name, value in pairs if name.lower() in PUBLISHED | UPDATED]
    return list(dict.fromkeys(one for one in found if one is not None))


def _declared(name: str, value: str) -> Declared | None:
    days = printed_days(value)
    if not days:
        return None
    day, span = days[0]
    moment = moment_of(day, f"{value[: span.start]} {value[span.end :]}")
    return Declared(name, day, moment, name.lower() in UPDATED)


def _meta(source: str) -> Iterator[tuple[str, str]]:
    for match in META.finditer(source):
        attributes = {
            key.lower(): html.unescape(double or single or bare)
            for key, double, single, bare in ATTRIBUTE.findall(match["attributes"])
        }
        name = next((attributes[key] for key in ("property", "name", "itemprop") if key in attributes), None)
        if name is not None and "content" in attributes:
            yield name, attributes["content"]


def _linked(source: str) -> Iterator[tuple[str, str]]:
    """The dates of the page's own objects of linked data; what lies deeper tells of other pages."""
    for match in SCRIPT.finditer(source):
        end = source.find("</", match.end(), match.end() + LONGEST_SCRIPT)
        for thing in _objects(source[match.end() : max(end, match.end())]):
            yield from (
                (key, thing[key]) for key in ("datePublished", "dateModified") if isinstance(thing.get(key), str)
            )


def _objects(words: str) -> list[dict[str, Any]]:
    try:
        loaded = json.loads(words)
    except (ValueError, RecursionError):
        return []
    things = loaded if isinstance(loaded, list) else [loaded]
    graphs = [thing.get("@graph") for thing in things if isinstance(thing, dict)]
    things += [thing for graph in graphs if isinstance(graph, list) for thing in graph]
    return [thing for thing in things if isinstance(thing, dict)]
