"""Which events an anniversary can count from, and on which days it can then fall."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span, Window
from communique.readers.reports.counted_years import AGO, find_counted_years, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from communique.knowledge.events import Event, EventKind, Events
    from communique.knowledge.gazetteer import Gazetteer, NamedSide
    from communique.model import Participant
    from communique.readers.reports.counted_years import CountedYears
    from communique.readers.reports.page import Page

KINDS: tuple[tuple[re.Pattern[str], tuple[EventKind, ...]], ...] = (
    (re.compile(r"\bnormali[sz]ation\b"), ("normalisation",)),
    (
        re.compile(
            r"\bdiplomatic (?:ties|relations|relationship)\b|\bestablish\w* (?:of )?(?:[\w-]+ ){0,3}?(?:ties|relations)\b",
            re.IGNORECASE,
        ),
        ("relations",),
    ),
    (re.compile(r"\bpartnership\b"), ("partnership", "upgrade")),
    (re.compile(r"\b(?:[Tt]reaty|[Aa]greement|[Dd]eclaration|[Cc]ommuniqu[eé])\b"), ("treaty",)),
    (re.compile(r"\b(?:[Cc]onstitution|[Tt]hrone)\b"), ("national day",)),
    (re.compile(r"\b(?:ties|relations|relationship|friendship)\b", re.IGNORECASE), ("relations", "normalisation")),
    (
        re.compile(
            r"\b(?:founding|establishment|birth|formation|independen\w+|foundation|proclamation|Republic|[Ss]tate|"
            r"Kingdom|freedom|sovereignty|statehood|nationhood)\b"
        ),
        ("founding", "national day"),
    ),
    (re.compile(r"\b[Nn]ational [Dd]ay\b"), ("national day",)),
)
"""What an anniversary is of, by the words behind it: the first row that fits."""

ANY_SIDES = re.compile(r"\b(?:constitution|throne)\b", re.IGNORECASE)
"""Words for what may be of any side of an exchange, though only another is named."""

NAMED_SO = (
    re.compile(r"\bindependen", re.IGNORECASE),
    ANY_SIDES,
    re.compile(r"\b(?:founding|foundation|creation|establishment|proclamation)\b", re.IGNORECASE),
)
"""Words that the name of an event has in common with the words for its anniversary."""

FORESEEN = 5
"""Years beyond the latest event known in which a text that is read can have been written; a later anniversary is not meant
where another can be."""

OF_ONE = frozenset({"founding", "national day"})
OWN = re.compile(r"^ of (?:its|their|his|her) (?:own )?\w+")
OWNER = re.compile(r"(?:'s?|') $")
SISTER = re.compile(
    r"\b(?:sister(?:ly)?|brother(?:ly)?|fraternal|friendly|neighbou?ring) (?:republic|country|nation|people|state)\b"
)
"""The other side of an exchange, without its name."""

TREATY = re.compile(r"\b(?:[A-Z][\w-]+ )*(?:Treaty|Declaration|Accords?|Protocol)(?: of (?:[A-Z][\w-]+ ?)+)?")
TAIL = 160
STOP = re.compile(r"[.;!?]| and (?:the )?\d|, (?:and|as|which|while|he|she|they|said|noted|added)\b")


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


class _Words(NamedTuple):
    """The words of its sentence before an anniversary, and those behind that may say of what it is."""

    before: str
    tail: str


def find_anniversaries(page: Page, participants: Iterable[Participant], events: Events) -> Iterator[Anniversary]:
    """The anniversaries that a text names, as far as the table knows what they can count from. Without sides of their
    own those of the exchange are meant.
    """
    sides = frozenset(person.side for person in participants if person.side is not None)
    for counted in find_counted_years(page.prose.text):
        found = tuple(dict.fromkeys(_events(page, counted, sides, events)))
        near = tuple(row for row in found if row.first_day.year + counted.number <= events.last_year + FORESEEN)
        if found:
            yield Anniversary(counted.span, counted.number, near or found)


def find_years_since(page: Page, participants: Iterable[Participant], events: Events) -> Iterator[Anniversary]:
    """ "Since the establishment of diplomatic ties 75 years ago": relations that began so many years before."""
    sides = sorted({person.side for person in participants if person.side is not None})
    for match in AGO.finditer(page.prose.text):
        found = events.of("relations", *sides)
        if found:
            yield Anniversary(Span(*match.span()), number_of(match["number"] or match["years"]), found)


def _events(page: Page, counted: CountedYears, sides: frozenset[str], events: Events) -> Sequence[Event]:
    words = _words(page, counted.span)
    found: list[Event] = []
    for kind in _kinds(counted, words):
        rows = tuple(row for row in events.rows if row.kind == kind)
        if kind in OF_ONE:
            found.extend(_of_one(page.gazetteer, rows, words, sides))
        elif kind == "treaty":
            found.extend(tuple(_of_pair(page.gazetteer, rows, words, frozenset())) or _of_name(rows, words.tail))
        else:
            found.extend(_of_pair(page.gazetteer, rows, words, sides))
    return _named_alike(found, words.tail) if OF_ONE.intersection(_kinds(counted, words)) else tuple(found)


def _words(page: Page, span: Span) -> _Words:
    text = page.prose.text
    tail = text[span.end : span.end + TAIL]
    stop = STOP.search(tail)
    place = bisect_right(page.sentences, span.start, key=lambda sentence: sentence.start) - 1
    before = text[page.sentences[place].start : span.start] if place >= 0 else ""
    return _Words(before, tail[: stop.start()] if stop is not None else tail)


def _kinds(counted: CountedYears, words: _Words) -> tuple[EventKind, ...]:
    """What kinds of events an anniversary may be of; a country's own without a word for it is of its founding."""
    if counted.wording == "ties for":
        return ("relations",)
    found = next((kinds for pattern, kinds in KINDS if pattern.search(words.tail)), ())
    whose = counted.wording == "jubilee" and OWNER.search(words.before) and not words.tail.startswith(" of ")
    return found or (("founding",) if whose else ())


def _of_one(gazetteer: Gazetteer, rows: Iterable[Event], words: _Words, sides: frozenset[str]) -> Iterator[Event]:
    """Events of the one that the words name: a country by any form, a party by its own."""
    ids = _owners(gazetteer, words, sides)
    form, text = _owner(gazetteer, words)
    party = f" {form.span.of(text)}" if form is not None and form.kind == "party" else None
    for row in rows:
        if row.parties[0] in ids or (party is not None and row.name.endswith(party)):
            yield row


def _owners(gazetteer: Gazetteer, words: _Words, sides: frozenset[str]) -> frozenset[str]:
    """Ids of those whose anniversary it can be. A constitution or a throne may be that of any side of the exchange."""
    if ANY_SIDES.search(words.tail):
        return sides | {form.code for form in gazetteer.find(words.tail)}
    sister = SISTER.search(words.before)
    if sister is not None and len(sides) == 2 and _owner(gazetteer, words)[0] is None:
        named = [form.code for form in gazetteer.find(words.before[: sister.start()]) if form.code in sides]
        return sides - {named[-1]} if named else frozenset()
    form, text = _owner(gazetteer, words)
    return _ids(gazetteer, form, form.span.of(text)) if form is not None else frozenset()


def _owner(gazetteer: Gazetteer, words: _Words) -> tuple[NamedSide | None, str]:
    """Whose anniversary it is, and the text that names them: the last before where the words say so, else the first
    behind.
    """
    own = OWN.match(words.tail) is not None or OWNER.search(words.before) is not None
    text = words.before if own else words.tail
    named = [form for form in gazetteer.find(text) if form.kind not in {"people", "capital"}]
    return (named[-1 if own else 0], text) if named else (None, text)


def _ids(gazetteer: Gazetteer, form: NamedSide, words: str) -> frozenset[str]:
    if form.kind != "party":
        return frozenset({form.code})
    own = {f"{form.code}/{words}", *([words] if gazetteer.name_of(words) is None else [])}
    return frozenset(own)


def _named_alike(rows: Sequence[Event], tail: str) -> tuple[Event, ...]:
    """Of several events those whose name has the word that the text uses, where any has; a throne is no other event."""
    word = next((word for word in NAMED_SO if word.search(tail)), None)
    if word is None:
        return tuple(rows)
    alike = tuple(row for row in rows if word.search(row.name))
    return alike or (() if word is ANY_SIDES else tuple(rows))


def _of_name(rows: Iterable[Event], tail: str) -> tuple[Event, ...]:
    """The treaty that the words call by its name ("the Treaty of Asunción"); none where several have it."""
    names = [match.group().strip() for match in TREATY.finditer(tail) if " " in match.group().strip()]
    found = tuple(row for row in rows if any(name in row.name for name in names))
    return found if len({row.parties for row in found}) == 1 else ()


def _of_pair(gazetteer: Gazetteer, rows: Iterable[Event], words: _Words, sides: frozenset[str]) -> Iterator[Event]:
    """Events between the sides that the words behind name, else those of the sentence, else those of the exchange;
    without ``sides`` those behind alone.
    """
    candidates = list(rows)
    texts = (words.tail, f"{words.before}\n{words.tail}")
    named = [frozenset(form.code for form in gazetteer.find(text)) for text in texts]
    for wanted in (*named, sides) if sides else named[:1]:
        found = [row for row in candidates if frozenset(row.parties) == wanted and len(wanted) > 1]
        if found:
            yield from found
            return


def _years_on(day: date, years: int) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if leap else day.day)
