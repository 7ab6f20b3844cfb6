"""The side that a document's own head and foot name: a ministry's letterhead, a site's name, an agency's address."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.outlets import Outlet, Outlets
    from communique.model import Document

HEAD, FOOT = 500, 500
"""Characters outside the article within which it is said who publishes."""

NEAR, SHORT = 4, 60
"""So many first and last lines below so many characters may be letterhead even where they count as the article."""

PARTS = re.compile(r"[^|>\n\r/]{2,90}")
LABEL = re.compile(r"^(?:[Ff]rom|[Ss]ource|[Pp]ublisher|By)[: ]+")
DATELINE_AGENCY = re.compile(r"(?:\((?P<bracketed>[A-Z][\w' ]{1,30})\)|, (?P<plain>[A-Z]{2,8}))\s*(?:--|—|–|-|:)")
ADDRESS = re.compile(r"\b(?:https?://|www\.|@)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,6})\b", re.IGNORECASE)
AUTHORITY = re.compile(
    r"\b(?:(?:government|ministry|presidency|embassy|department|cabinet|mission|secretariat|office|council)\b[\w' ]{0,50}?\bof (?:the )?|copyright[\w() ]{0,12} |official web ?site of (?:the )?)$",
    re.IGNORECASE,
)

OFFICIAL = re.compile(
    r"\b(?:republic|kingdom|state|sultanate|commonwealth|federation|principality) of\b", re.IGNORECASE
)
SEAT = re.compile(
    r"^(?:(?:federal|press office of the|the) )*(?:ministry of (?:foreign|external)\b.{0,40}|foreign ministry|office of the (?:president|prime minister)\b.{0,20}|(?:president|prime minister)'s office|presidency|state house|prime minister's media office)$",
    re.IGNORECASE,
)
"""A ministry or office that leaves unsaid whose it is."""

SEAT_LINES = 8
SENDER = re.compile(r"^From: (?P<who>[^\n]{5,200})$", re.MULTILINE)


def publisher_of(document: Document, outlets: Outlets) -> Outlet | None:
    """The outlet that the head or foot of the text names, by its printed name or its address."""
    for part in (*_parts(document), *_agencies(document.text[:HEAD])):
        found = outlets.by_name(LABEL.sub("", part)) or next(
            (outlet for match in ADDRESS.finditer(part) if (outlet := outlets.by_domain(match["host"])) is not None),
            None,
        )
        if found is not None:
            return found
    return None


def sender_of(document: Document) -> str | None:
    """The line before the article that names who releases it ("From: Prime Minister's Office and The Rt Hon X")."""
    start = document.body[0].start if document.body else 0
    found = SENDER.search(document.text[max(0, start - HEAD) : start])
    return found["who"].strip().replace("’", "'") if found is not None else None


def _agencies(head: str) -> Iterator[str]:
    """The agencies that opening lines name ("Hanoi (VNA) --", "Riyadh, August 14, SPA --")."""
    yield from (match["bracketed"] or match["plain"] for match in DATELINE_AGENCY.finditer(head))


def authority_of(document: Document, gazetteer: Gazetteer) -> str | None:
    """The side whose government or ministry the head or foot names ("GOVERNMENT OF X"), or a body that it names
    alone ("UNITED NATIONS"); None where none or several are named.
    """
    found = {code for part in _parts(document) for code in _sides(part, gazetteer)}
    found = found or set(_seats(document, gazetteer))
    return found.pop() if len(found) == 1 else None


def _seats(document: Document, gazetteer: Gazetteer) -> Iterator[str]:
    """The country in whose capital a ministry or presidency sits, the one printed below the other."""
    lines = [line.strip(" \t*#.,") for line in document.text.splitlines() if line.strip()][:SEAT_LINES]
    for line, following in pairwise(lines):
        if SEAT.match(line.replace("’", "'")):
            form = gazetteer.lookup(following)
            if form is not None and form.kind == "capital":
                yield form.code


def _sides(part: str, gazetteer: Gazetteer) -> Iterator[str]:
    whole = gazetteer.lookup(part)
    official = whole is not None and whole.kind == "name" and OFFICIAL.search(whole.form) is not None
    if whole is not None and (official or whole.kind in {"metonym", "organ"} or gazetteer.is_body(whole.code)):
        yield whole.code
    labelled = LABEL.match(part) is not None
    for side in gazetteer.find(part):
        authority = side.kind == "name" and AUTHORITY.search(part, 0, side.span.start) is not None
        if authority or (labelled and side.kind == "metonym"):
            yield side.code


def _parts(document: Document) -> Iterator[str]:
    """Lines and menu items outside the article, and the first and last lines that are too short for its sentences."""
    start = document.body[0].start if document.body else 0
    end = document.body[-1].end if document.body else len(document.text)
    outside = (document.text[max(0, start - HEAD) : start], document.text[end : end + FOOT])
    inside = (span.of(document.text) for span in document.noise if start < span.start < end)
    lines = [line for line in document.text.splitlines() if line.strip()]
    short = [line for line in (*lines[:NEAR], *lines[-NEAR:]) if len(line) < SHORT]
    for text in (*outside, *inside, *short):
        yield from (match.group().strip(" \t*-–—.()[]#") for match in PARTS.finditer(text[-HEAD:]))
