"""What to bear in mind of an account before reading anything into what it leaves out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.outlets import Outlet
    from communique.model import Document
    from communique.views.comparing.told import Told

MUCH_SHORTER = 1 / 3
"""Of the other text's words: what an account of this length leaves out can have been cut."""

GOES_ON = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:read|see|show|learn) (?:more|on|the (?:full|rest)[\w ]{0,30})|continue reading|full (?:text|story|article))\W{0,8}\Z",
    re.IGNORECASE,
)
LOOKED_AT = 60
"""Characters at the end of the article, and behind it, in which it can say that it goes on elsewhere."""

ENGLISH = "English"
COLUMNS = ("side", "languages", "source")


def warnings_of(told: Told, other: Told) -> tuple[str, ...]:
    """What to bear in mind of an account laid beside another, each in one sentence without its full stop."""
    return (*_excerpt(told.document, other.document), *_second_hand(told, other), *_translation(told))


def _excerpt(document: Document, other: Document) -> Iterator[str]:
    words, others = _length(document), _length(other)
    if words < MUCH_SHORTER * others:
        yield f"may be an excerpt, or short by choice: it has {words:,} words where the other text has {others:,}"
    end = document.body[-1].end if document.body else len(document.text)
    last = document.text[max(0, end - LOOKED_AT) : end]
    behind = document.text[end : end + LOOKED_AT].strip().split("\n")[0]
    if GOES_ON.search(last.rstrip()) or GOES_ON.fullmatch(behind):
        yield "may be an excerpt: it ends by pointing to more"


def _length(document: Document) -> int:
    return sum(len(span.of(document.text).split()) for span in document.body)


def _second_hand(told: Told, other: Told) -> Iterator[str]:
    """Who tells of others' exchange, and who passes on others' words."""
    people = [person for one in (told, other) if one.report is not None for person in one.report.participants]
    parties = sorted({person.side for person in people if person.side is not None})
    publisher, document = told.publisher, told.document
    if publisher is not None and parties and publisher.side not in parties:
        yield (
            f"second-hand: {publisher.name} publishes from {publisher.side}, "
            f"which is none of the parties ({', '.join(parties)})"
        )
    if document.agency is not None and publisher is not None and not _is(publisher, document.agency):
        yield f"second-hand: it passes on words of {document.agency}"
    if document.cited_source is not None and (publisher is None or not _is(publisher, document.cited_source)):
        yield f"second-hand in part: it names {document.cited_source} as a source"


def _is(publisher: Outlet, named: str) -> bool:
    """Whether a text's agency or source is its publisher itself, by any of its names or its site."""
    name = named.casefold()
    known = {other.casefold() for other in (publisher.name, *publisher.other_names)}
    return name in known or any(f".{name}".endswith(f".{domain}") for domain in publisher.domains)


def _translation(told: Told) -> Iterator[str]:
    """English from a side whose languages are others."""
    side = told.publisher.side if told.publisher is not None else told.provenance.side
    spoken = _languages().get(side or "", ())
    if spoken and ENGLISH not in spoken and told.document.language == "en":
        outlet = told.document.outlet or side
        yield (
            f"English text of {outlet} ({side}), where one writes {' or '.join(spoken)}: its wording may be a translation"
        )


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """In which languages the sides publish; one that the table leaves out is not judged."""
    rows = read_table("side_languages", COLUMNS, package="communique.views")
    return {row["side"]: tuple(row["languages"].split(";")) for row in rows}
