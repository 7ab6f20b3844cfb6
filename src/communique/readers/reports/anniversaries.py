"""Which events an anniversary can count from, and on which days it can then fall."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.knowledge.events import Event, EventKind, Events
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import Participant
    from communique.readers.reports.page import Page

UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split()
STEMS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {
    **{word: number for number, word in enumerate((*UNITS, *TEENS), 1)},
    **{word: number * 10 for number, word in enumerate(TENS, 2)},
    **{f"{stem}-{unit}": tens * 10 + one for tens, stem in enumerate(STEMS, 2) for one, unit in enumerate(UNITS, 1)},
}
ANNIVERSARY = re.compile(
    rf"\b(?:the )?(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)?|(?P<word>(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})))"
    r"(?:[- ]years?)?(?:'s)? anniversary\b"
)
AGO = re.compile(
    r"\b(?:[Ss]ince|after) the establishment of (?:[\w-]+ ){0,3}?(?:ties|relations) (?P<number>\d{1,3}) years ago\b"
    r"|\b(?:past|last) (?P<years>\d{1,3}) years since the establishment of (?:[\w-]+ ){0,3}?(?:ties|relations)\b"
)
"""Years since relations began, in words that say that it was they."""

KINDS: tuple[tuple[re.Pattern[str], tuple[EventKind, ...]], ...] = (
    (re.compile(r"\bnormali[sz]ation\b"), ("normalisation",)),
    (
        re.compile(
            r"\bdiplomatic (?:ties|relations|relationship)\b|\bestablish\w* (?:of )?(?:\w+ )?(?:ties|relations)\b"
        ),
        ("relations",),
    ),
    (re.compile(r"\bpartnership\b"), ("partnership", "upgrade")),
    (re.compile(r"\b(?:[Tt]reaty|[Aa]greement|[Dd]eclaration|[Cc]ommuniqu[eé])\b"), ("treaty",)),
    (re.compile(r"\bties|relations|relationship|friendship\b"), ("relations", "normalisation")),
    (
        re.compile(r"\b(?:founding|establishment|birth|formation|independence|foundation)\b"),
        ("founding", "national day"),
    ),
    (re.compile(r"\b[Nn]ational [Dd]ay\b"), ("national day",)),
)
"""What an anniversary is of, by the words behind it: the first row that fits."""

OWN = re.compile(r"^ of (?:its|their|his|her) (?:own )?\w+")
TAIL = 160
STOP = re.compile(r"[.;!?]|, (?:and|as|which|while|he|she|they|said|noted|added)\b")


class Anniversary(NamedTuple):
    """An anniversary named in the prose at ``span`` and the events that it can count from, ``number`` years before."""

    span: Span
    number: int
    events: tuple[Event, ...]

    def days(self) -> list[Window]:
        """The days on which it falls, by each of the events; of one known by its year only, all of the year."""
        return [
            Window(_years_on(event.first_day, self.number), _years_on(event.last_day, self.number))
            for event in self.events
        ]


def find_anniversaries(page: Page, participants: Iterable[Participant], events: Events) -> Iterator[Anniversary]:
    """The anniversaries that a text names, in order, as far as the table knows what they can count from. Without sides
    of their own those of the exchange are meant.
    """
    sides = frozenset(person.side for person in participants if person.side is not None)
    for match in ANNIVERSARY.finditer(page.prose.text):
        number = int(match["number"]) if match["number"] else ORDINALS[match["word"].lower()]
        found = tuple(dict.fromkeys(_events(page, Span(*match.span()), sides, events)))
        if found:
            yield Anniversary(Span(*match.span()), number, found)


def find_years_since(page: Page, participants: Iterable[Participant], events: Events) -> Iterator[Anniversary]:
    """ "Since the establishment of diplomatic ties 75 years ago": relations that began so many years before."""
    sides = sorted({person.side for person in participants if person.side is not None})
    for match in AGO.finditer(page.prose.text):
        found = events.of("relations", *sides)
        if found:
            yield Anniversary(Span(*match.span()), int(match["number"] or match["years"]), found)


def _events(page: Page, span: Span, sides: frozenset[str], events: Events) -> Iterator[Event]:
    text = page.prose.text
    tail = text[span.end : span.end + TAIL]
    stop = STOP.search(tail)
    tail = tail[: stop.start()] if stop is not None else tail
    kinds = next((kinds for pattern, kinds in KINDS if pattern.search(tail)), ())
    place = bisect_right(page.sentences, span.start, key=lambda sentence: sentence.start) - 1
    before = text[page.sentences[place].start : span.start] if place >= 0 else ""
    for kind in kinds:
        rows = tuple(row for row in events.rows if row.kind == kind)
        if kind in {"founding", "national day"}:
            yield from _of_one(
                page.gazetteer, rows, before if OWN.match(tail) else tail, last=OWN.match(tail) is not None
            )
        else:
            yield from _of_pair(page.gazetteer, rows, tail, before, frozenset() if kind == "treaty" else sides)


def _of_one(gazetteer: Gazetteer, rows: Iterable[Event], text: str, *, last: bool) -> Iterator[Event]:
    """Events of whom the text names first or last: a country by any form, a party by its own."""
    named = [form for form in gazetteer.find(text) if form.kind not in {"people", "capital"}]
    if not named:
        return
    form = named[-1 if last else 0]
    words = form.span.of(text)
    own = {f"{form.code}/{words}", *([words] if gazetteer.name_of(words) is None else [])}
    ids = own if form.kind == "party" else {form.code}
    for row in rows:
        if row.parties[0] in ids or (form.kind == "party" and row.name.endswith(f" {words}")):
            yield row


def _of_pair(
    gazetteer: Gazetteer, rows: Iterable[Event], tail: str, before: str, sides: frozenset[str]
) -> Iterator[Event]:
    """Events between the sides that the words behind name, else those of the sentence, else those of the exchange;
    without ``sides`` those behind alone.
    """
    candidates = list(rows)
    named = [frozenset(form.code for form in gazetteer.find(text)) for text in (tail, f"{before}\n{tail}")]
    for wanted in (*named, sides) if sides else named[:1]:
        found = [row for row in candidates if frozenset(row.parties) == wanted and len(wanted) > 1]
        if found:
            yield from found
            return


def _years_on(day: date, years: int) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if leap else day.day)
