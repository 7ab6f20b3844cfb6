"""The country from whose capital a report of its own leaders was filed, where no outlet is known."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from communique.knowledge.offices import load_offices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.gazetteer import Gazetteer, NamedSide
    from communique.model import Document

LONGEST = 4
"""Words of an office beside the name of its side."""

BEHIND = re.compile(r"(?:'s)?((?: (?:[A-Z][\w-]*|of|for|and)){1,4})")
BEFORE = re.compile(r"((?:[A-Z][\w-]*|of|for|and)(?: (?:[A-Z][\w-]*|of|for|and)){0,5}) of (?:the )?$")


def filed_at_home(document: Document, gazetteer: Gazetteer) -> str | None:
    """The country of the dateline's capital, where the text names it, but none of its leaders as one of its own, and
    does so for the leader of another country. None else: "MOSCOW: President X met Russian President Y" is filed abroad.
    """
    place = document.dateline.place if document.dateline is not None else None
    form = gazetteer.lookup(place) if place else None
    if form is None or form.kind != "capital":
        return None
    text = _article(document)
    named = [side for side in gazetteer.find(text) if side.kind in {"name", "adjective", "people"}]
    led = {side.code for side in named if any(_is_office(words) for words in _beside(text, side))}
    times = Counter(side.code for side in named if not gazetteer.is_body(side.code))
    most = max((count for code, count in times.items() if code not in led), default=0)
    at_home = form.code not in led and bool(led) and times[form.code] == most > 0
    return form.code if at_home else None


def _article(document: Document) -> str:
    """Headline and body, with plain apostrophes."""
    title = document.title.text if document.title is not None else ""
    body = " ".join(span.of(document.text) for span in document.body)
    return " ".join(f"{title} . {body}".replace("’", "'").split())


def _beside(text: str, side: NamedSide) -> Iterator[str]:
    """What may be an office: the capitalised words behind a side, and those before "of" it."""
    behind = BEHIND.match(text, side.span.end)
    words = behind[1].split() if behind is not None else []
    yield from (" ".join(words[:length]) for length in range(1, min(LONGEST, len(words)) + 1))
    before = BEFORE.search(text[max(0, side.span.start - 80) : side.span.start])
    words = before[1].split() if before is not None else []
    yield from (" ".join(words[-length:]) for length in range(1, min(LONGEST, len(words)) + 1))


def _is_office(words: str) -> bool:
    found = load_offices().lookup(words)
    return found is not None and found.office_class not in {"honorific", "description"}
