"""Where an exchange took place, as printed beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Place, Span
from communique.readers.reports.page import clause_of
from communique.readers.reports.triggers import find_trigger

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model.report import Kind
    from communique.readers.reports.page import Page

NAME = r"(?:[^\W\d_a-z][\w'’.-]+)(?:(?: (?:of|de|da|do|al|el|es|la|the) | )[^\W\d_a-z][\w'’-]+){0,4}"
AT = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Ww]elcomed to) (?:the (?:\w+ )?(?:capital|city)(?: of|,)? )?(?P<place>(?:the )?{NAME}(?: in [A-Z]\w+(?: [A-Z]\w+)?)?)(?P<city>, [A-Z]\w+(?: [A-Z]\w+)?)?"
)
NOT_PLACES = re.compile(
    r"^(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|President|Prime|Minister|Foreign|Covid|COVID|English|Chinese|His|Her)\b"
)
EVENT = re.compile(
    r"\b(?:Summit|Council|Conference|Forum|Assembly|Meeting|Dialogue|Session|Congress|Olympics|Ceremony|War|Agreement)\b"
)
HELD_AT = re.compile(r"\b(?:meeting|talks|summit|session)\b.{0,20}\b(?:held|took place|hosted)(?: \w+)? (?:in|at) ")
AT_DATELINE: frozenset[Kind] = frozenset({"meeting", "talks", "signing"})
SMALL = re.compile(r"(?<= )(?:De|Da|Do|Del|La|Of|The|Al)(?= )")
HERE = re.compile(r"\bhere\b")
OPENS_IN = re.compile(rf"(?:(?:Today|Yesterday|Later|Earlier|While|Also|Then),? )?[Ii]n (?:the )?(?P<place>{NAME}),? ")
"""The place with which a sentence begins ("In Ruritania, she met with ...")."""
VISITED = re.compile(
    rf"\b(?:visit(?:ed|s|ing)?(?: to)?|(?:trip|delegation) to|travel(?:l?ed|s)? to|f(?:ly|lew) to|arrived in|left) "
    rf"(?P<place>(?:the )?{NAME}(?:, {NAME})?)"
)
"""The place to which someone travelled, with its country behind a comma."""
WITHOUT_PLACE: frozenset[Kind] = frozenset({"call", "video call", "message", "letter"})


def place_of(page: Page, number: int, kind: Kind) -> Place | None:
    """The city or venue of the exchange told in sentence ``number``; "here" is the dateline's, and a meeting whose
    place goes unsaid was where its report was filed.
    """
    if kind in WITHOUT_PLACE:
        return None
    trigger = find_trigger(page.text_of(number))
    found = (
        _told(page, number, trigger.span.start if trigger is not None else 0)
        or _told(page, number, 0)
        or _held(page, number + 1)
    )
    if found is None and kind == "visit":
        found = place_visited(page, number)
    if found is not None:
        return found
    dateline = page.document.dateline
    here = kind in AT_DATELINE or HERE.search(f"{page.lead_text()} {page.text_of(number)}")
    if dateline is not None and dateline.place is not None and here:
        return Place(text=_plain(dateline.place), span=dateline.span)
    return None


def place_on_trip(page: Page, number: int, visit: Place | None) -> Place | None:
    """The place of a meeting on a trip: the one told beside it, or that its sentence or one before it begins with, a
    country too; else that of the ``visit``.
    """
    told = _told(page, number, 0)
    if told is not None and told.span is not None and told.span.end <= page.prose.original(_clause(page, number)).end:
        return told
    for near in range(number, -1, -1):
        opening = OPENS_IN.match(page.text_of(near))
        if opening is not None and page.gazetteer.find(opening["place"]):
            return _at(page, near, opening.span("place"))
        if place_visited(page, near) is not None:
            break
    return visit


def _clause(page: Page, number: int) -> Span:
    """The part of a sentence that tells of the exchange, without its purpose."""
    return clause_of(page.prose, page.sentences[number])


def place_visited(page: Page, number: int) -> Place | None:
    """Where someone travelled to: the first of the words behind the verb, a country where no town is named."""
    match = VISITED.search(page.text_of(number))
    if match is None or not page.gazetteer.find(match["place"]):
        return None
    start = match.start("place") + 4 * match["place"].startswith("the ")
    words = page.text_of(number)[start : match.end("place")].partition(",")[0].rstrip(".")
    return _at(page, number, (start, start + len(words)))


def _at(page: Page, number: int, place: tuple[int, int]) -> Place:
    """The place at these characters of a sentence."""
    offset = page.sentences[number].start
    span = Span(offset + place[0], offset + place[1])
    return Place(text=span.of(page.prose.text), span=page.prose.original(span))


def _plain(place: str) -> str:
    """ "Rio de Janeiro" for "RIO DE JANEIRO"."""
    return SMALL.sub(lambda word: word.group().lower(), place.title())


def _held(page: Page, number: int) -> Place | None:
    """The place that a further sentence says the meeting was held at."""
    held = HELD_AT.search(page.text_of(number))
    return _told(page, number, held.start()) if held is not None else None


def _told(page: Page, number: int, start: int) -> Place | None:
    """The place behind ``start`` in a sentence."""
    found = place_in(page.text_of(number)[start:], page.gazetteer)
    if found is None:
        return None
    offset = page.sentences[number].start + start
    span = Span(found.start + offset, found.end + offset)
    named = next((use.titled.start for use in page.cast.uses_in(span) if use.titled.start > span.start), span.end)
    span = Span(span.start, span.start + len(page.prose.text[span.start : named].rstrip()))
    return Place(text=span.of(page.prose.text), span=page.prose.original(span))


def place_in(text: str, gazetteer: Gazetteer) -> Span | None:
    """The span in ``text`` of the first city or venue behind "in" or "at"; countries, dates and events are passed over."""
    for match in AT.finditer(text):
        words = match["place"]
        start = match.start("place") + (4 if words.startswith("the ") else 0)
        bare = text[start : match.end("place")]
        if bare.endswith("'s") or NOT_PLACES.match(bare) or EVENT.search(bare) or _is_country(bare, gazetteer):
            continue
        city = match["city"]
        if city and (form := gazetteer.lookup(city[2:])) is not None and form.kind == "capital":
            return Span(start, match.end("city"))
        return Span(start, match.end("place") - (bare.endswith(".") and bare.count(".") == 1))
    return None


def _is_country(words: str, gazetteer: Gazetteer) -> bool:
    """Whether the words name a country or body itself, or several; a house of state ("the White House") is a place."""
    if len(gazetteer.find(words)) > 1:
        return True
    form = gazetteer.lookup(words)
    return form is not None and form.kind not in {"capital", "metonym"}
