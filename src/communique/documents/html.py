"""HTML pages: the article's text through trafilatura, its day through htmldate, and the way back to the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from communique.model import DocumentError

LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)
HEAD = 2000
ANCHOR = 12


@dataclass(frozen=True, slots=True)
class Page:
    """What is taken from an HTML file. ``offsets`` pairs places of ``text`` with places of the source."""

    text: str
    title: str | None
    day: date | None
    site: str | None
    address: str | None
    offsets: tuple[tuple[int, int], ...]


def is_html(name: str, text: str) -> bool:
    """Whether a decoded file is an HTML page, by its name or its beginning."""
    return name.lower().endswith((".html", ".htm", ".html.gz", ".htm.gz")) or bool(
        LOOKS_LIKE_HTML.search(text[:HEAD]) and text.lstrip()[:1] == "<"
    )


def read_page(name: str, source: str) -> Page:
    """The article of a page. Raises DocumentError where there is none."""
    import trafilatura
    from htmldate import find_date

    text = trafilatura.extract(source, include_comments=False, include_tables=False, deduplicate=False)
    if not text:
        raise DocumentError(
            name, "no article was found in this page", "Save the article's text as plain text and read that."
        )
    metadata = trafilatura.extract_metadata(source)
    printed = find_date(source, outputformat="%Y-%m-%d", extensive_search=False)
    return Page(
        text=text,
        title=metadata.title or None,
        day=date.fromisoformat(printed) if printed else None,
        site=metadata.sitename or None,
        address=metadata.url or None,
        offsets=tuple(_offsets(text, source)),
    )


def _offsets(text: str, source: str) -> list[tuple[int, int]]:
    """Where each line of the text begins in the source, as far as its first words stand there as they are."""
    pairs: list[tuple[int, int]] = []
    start = position = 0
    for line in text.split("\n"):
        anchor = line[: max(ANCHOR, line.find(" ", ANCHOR))]
        found = source.find(anchor, position) if line.strip() else -1
        if found >= 0:
            pairs.append((start, found))
            position = found + len(anchor)
        start += len(line) + 1
    return pairs
