"""What was read from a document, laid over its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from communique.model import MarkedText, NamedThing, Piece, Span, Telling, TimedThing
from communique.views.cutting import Mark, cut

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from communique.model import Document, Mention, Reading, StatementRecord, TimeExpression

T = TypeVar("T")


def mark_text(reading: Reading, statements: Sequence[StatementRecord], cited: Iterable[Span] = ()) -> MarkedText:
    """The text of a reading in pieces. ``statements`` are its statements as an archive keeps them, ``cited`` the
    characters that somebody asks for.
    """
    tellings = _tellings(statements)
    named, timed = _named(reading), _timed(reading)
    marks = [
        *(Mark(span, "statement", number) for number, one in enumerate(statements) for span in one.statement.content),
        *(Mark(one.statement.cue, "cue") for one in statements if one.statement.cue is not None),
        *(Mark(span, "named", number) for number, thing in enumerate(named) for span in thing.places),
        *(Mark(span, "timed", number) for number, thing in enumerate(timed) for span in thing.places),
        *(Mark(span, "apart") for span in _apart(reading.document)),
        *(Mark(span, "cited") for span in cited),
    ]
    places = {_who(telling): place for place, telling in enumerate(tellings)}
    return MarkedText(
        pieces=tuple(_pieces(reading.document.text, marks)),
        statements=tuple(statements),
        tellings=tellings,
        told_by=tuple(places[_says(record)] for record in statements),
        named=named,
        timed=timed,
    )


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    before: int | None = None
    for span, held in cut(len(text), marks):
        first = {mark.kind: mark.number for mark in reversed(held)}
        statement = first.get("statement")
        yield Piece(
            span=span,
            words=span.of(text),
            statement=statement,
            begins=statement is not None and statement != before,
            named=first.get("named"),
            timed=first.get("timed") if "named" not in first else None,
            is_cue="cue" in first,
            is_apart="apart" in first,
            is_cited="cited" in first,
        )
        before = statement


def _says(record: StatementRecord) -> Hashable:
    """Statements of which this is the same are told by the same."""
    return (record.statement.speakers, record.reviewed is not None and not record.statement.speakers)


def _who(telling: Telling) -> Hashable:
    return (telling.speakers, telling.is_judged)


def _tellings(statements: Sequence[StatementRecord]) -> tuple[Telling, ...]:
    gathered = _gathered((_says(record), record) for record in statements)
    return tuple(
        Telling(
            number=number,
            speakers=told[0].statement.speakers,
            statements=len(told),
            is_judged=told[0].reviewed is not None and not told[0].statement.speakers,
        )
        for number, told in enumerate(gathered, 1)
    )


def _named(reading: Reading) -> tuple[NamedThing, ...]:
    offices = {person.name: person.offices for person in reading.people}
    text = reading.document.text
    gathered = _gathered((_meant(mention, text), mention) for mention in reading.mentions)
    return tuple(
        NamedThing(
            kind=mention.kind,
            whom=mention.refers_to,
            entry=mention.entry,
            offices=offices.get(mention.refers_to[0].name or "", ()) if len(mention.refers_to) == 1 else (),
            words=_line(mention.span.of(text)),
            places=tuple(one.span for one in mentions),
        )
        for mentions in gathered
        for mention in mentions[:1]
    )


def _meant(mention: Mention, text: str) -> Hashable:
    """Mentions of which this is the same name the same; of what is not resolved, the same words."""
    resolved = mention.refers_to or mention.entry
    return (mention.kind, mention.refers_to, mention.entry, None if resolved else _line(mention.span.of(text)))


def _timed(reading: Reading) -> tuple[TimedThing, ...]:
    text = reading.document.text
    gathered = _gathered((_told(time, text), time) for time in reading.times)
    return tuple(
        TimedThing(time=times[0], words=_line(times[0].span.of(text)), places=tuple(time.span for time in times))
        for times in gathered
    )


def _told(time: TimeExpression, text: str) -> Hashable:
    return (_line(time.span.of(text)), time.value, time.mod, time.earliest, time.latest, time.anchor)


def _apart(document: Document) -> Iterator[Span]:
    """What is neither headline nor the article's own words (front matter, menus, stamps); nothing where no words are
    known to be its own.
    """
    title = [document.title.span] if document.title is not None and document.title.span is not None else []
    position = 0
    for span in sorted([*document.body, *title]) if document.body else ():
        yield Span(position, max(position, span.start))
        position = max(position, span.end)
    if document.body:
        yield Span(position, len(document.text))


def _gathered(keyed: Iterable[tuple[Hashable, T]]) -> list[list[T]]:
    """Things of one key together, in the order in which the first of each came."""
    found: dict[Hashable, list[T]] = {}
    for key, thing in keyed:
        found.setdefault(key, []).append(thing)
    return list(found.values())


def _line(words: str) -> str:
    return " ".join(words.split())
