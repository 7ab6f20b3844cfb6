"""Who publishes a text, and whose words it passes on: agency, outlet and cited source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.documents.title import SITE
from communique.model import Span
from communique.text.lines import BREAK, split_lines, trim

if TYPE_CHECKING:
    from communique.documents.parts import Layout
    from communique.knowledge.outlets import Outlets

SITE_NAMES = ("publisher", "outlet", "site", "site_name", "sitename", "website", "newspaper")
CITED_SITE = re.compile(r"(?:www\.)?[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,4}\.[a-z]{2,6}")
CITED_NAME = re.compile(r"(?:Source|SOURCE|Via|Courtesy)\s{0,3}:\s{0,3}(?P<name>[A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4})")
LONGEST_SIGN_OFF = 40
NAME = re.compile(r"[A-Z]\w+")
LONGEST_LINE = 300


def agency_of(text: str, layout: Layout, outlets: Outlets) -> str | None:
    """The agency as printed: in the dateline, in a stamp, or as a sign-off that our table of outlets knows."""
    if layout.dateline is not None and layout.dateline.agency is not None:
        return layout.dateline.agency
    stamp = layout.stamp
    if stamp is not None and (stamp.agency or outlets.by_name(stamp.names)):
        return stamp.agency or stamp.names
    return _signed(text, layout, outlets)


def _signed(text: str, layout: Layout, outlets: Outlets) -> str | None:
    """The agency named by a short leftover that ends the story's last line ("./. VNA")."""
    if not layout.body:
        return None
    last = layout.body[-1].end
    signed = next((span for span in layout.noise if span.start == last and span.end - last <= LONGEST_SIGN_OFF), None)
    names = NAME.findall(signed.of(text)) if signed is not None and not BREAK.search(text, *signed) else []
    return next((name for name in names if outlets.by_name(name)), None)


def outlet_of(
    outlets: Outlets, *, address: str | None, agency: str | None, publisher: str | None, text: str = ""
) -> str | None:
    """The outlet's name in our table, by address, agency, publisher or the end of the page's title ("... - CGTN");
    else the publisher or agency as printed.
    """
    found = outlets.by_domain(address) if address else None
    for printed in (agency, publisher, _site(text)):
        found = found or (outlets.by_name(printed) if printed else None)
    return found.name if found is not None else publisher or agency


def _site(text: str) -> str | None:
    """What stands behind the last dash or bar of a text's first line."""
    first = trim(text, Span(0, min(len(text), LONGEST_LINE))).of(text)
    parts = SITE.split(BREAK.split(first, maxsplit=1)[0])
    return parts[-1] if len(parts) > 1 else None


def publisher_of(fields: dict[str, str]) -> str | None:
    """The publisher's name in the metadata."""
    return next((fields[key] for key in SITE_NAMES if key in fields), None)


def cited_source(text: str, layout: Layout) -> str | None:
    """The source that a leftover cites: a site on a line of its own ("cgtn.com"), or "Source: Xinhua"."""
    for span in layout.noise:
        for line in split_lines(text, span):
            words = trim(text, line).of(text)
            named = CITED_NAME.match(words) if len(words) <= LONGEST_LINE else None
            if named is not None:
                return named["name"]
            if CITED_SITE.fullmatch(words):
                return words
    return None
