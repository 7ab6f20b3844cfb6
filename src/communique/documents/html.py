"""HTML pages: the article's text and its day through trafilatura and htmldate, and the way back to the source."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from communique.documents.alignment import source_offsets
from communique.documents.head import declared_days
from communique.documents.stamps import stamp_of
from communique.documents.visible import visible_lines
from communique.model import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.documents.head import Declared
    from communique.documents.stamps import Stamp

LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)
ENDINGS = (".html", ".htm", ".xhtml")
HEAD = 2000
ABOVE = 12
"""So many lines above an article may show its day."""
OPENING_WORDS = 8
DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2100-12-31",
    "outputformat": "%Y-%m-%d",
}
"""How htmldate searches: by what the page declares, without guesses, and without regard to the day of the reading."""
NO_ARTICLE = "no article was found in this page"
ADVICE = "Save the article's text as plain text and read that."


@dataclass(frozen=True, slots=True)
class Page:
    """What is taken from an HTML file. ``offsets`` pairs places of ``text`` with places of the source.

    ``day`` is the one that the mark-up means by publication, ``declared`` are all that the head names, ``shown`` is
    the stamp printed above the article.
    """

    text: str
    title: str | None
    day: date | None
    declared: tuple[Declared, ...]
    shown: Stamp | None
    site: str | None
    address: str | None
    offsets: tuple[tuple[int, int], ...]


def is_html(name: str, text: str) -> bool:
    """Whether a decoded file is an HTML page, by its name or its beginning."""
    return name.lower().removesuffix(".gz").endswith(ENDINGS) or bool(
        text.lstrip()[:1] == "<" and LOOKS_LIKE_HTML.search(text[:HEAD])
    )


def read_page(name: str, source: str) -> Page:
    """The article of a page. Raises DocumentError where there is none."""
    try:  # whatever foreign parsers trip over costs this page only
        with _quiet("trafilatura", "htmldate", "courlan"):
            text, metadata, day = _extracted(source)
    except Exception as error:
        raise DocumentError(name, f"the page can't be parsed ({type(error).__name__})", ADVICE) from error
    if not text:
        raise DocumentError(name, NO_ARTICLE, ADVICE)
    return Page(
        text=text,
        title=metadata.title or None,
        day=date.fromisoformat(day) if day else None,
        declared=tuple(declared_days(source)),
        shown=shown_stamp(source, text),
        site=metadata.sitename or None,
        address=metadata.url or None,
        offsets=source_offsets(text, source),
    )


def _extracted(source: str) -> tuple[str | None, Any, str | None]:
    """The article's text, the page's metadata, and the day that it declares."""
    import htmldate
    import trafilatura

    text = trafilatura.extract(source, include_comments=False, include_tables=False, deduplicate=False)
    if not text:
        return None, None, None
    return text, trafilatura.extract_metadata(source, date_config=DATES), htmldate.find_date(source, **DATES)


def shown_stamp(source: str, text: str) -> Stamp | None:
    """The stamp that a page shows above its article, in a line of its own; the extraction may have left it out."""
    lines = [line for line in visible_lines(source) if line]
    opening = next((line.strip() for line in text.split("\n") if len(line.split()) >= OPENING_WORDS), text.strip())
    story = next((place for place, line in enumerate(lines) if line.startswith(opening[:40])), None)
    if story is None:
        return None
    above = [stamp for line in lines[max(0, story - ABOVE) : story] for stamp in [stamp_of(line)] if stamp is not None]
    return above[-1] if above else None


@contextmanager
def _quiet(*loggers: str) -> Iterator[None]:
    """Without a handler of the host's, warnings of these loggers go nowhere, instead of to standard error."""
    silent = logging.NullHandler()
    for name in loggers:
        logging.getLogger(name).addHandler(silent)
    try:
        yield
    finally:
        for name in loggers:
            logging.getLogger(name).removeHandler(silent)
