"""Answers as tables and cards for a terminal of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.render.citing import ID_LENGTH
from communique.render.console import counted, listing_table, near_name, put, put_section
from communique.render.judgements import by_hand
from communique.render.links import mentioned_by_table, mentions_table
from communique.render.rows import shown
from communique.render.words import circumstance_words, considered_words, copy_words
from communique.text.told import NOT_STATED, days_told, kind_told, known_by, person_told, request_told, value_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.model import (
        Card,
        Conflict,
        Copy,
        DateInterval,
        DocumentRow,
        Exchange,
        Participant,
        StatementRecord,
        Voice,
    )

WHO = 26
"""So wide at most is the column that names who speaks."""

WHERE = 30
"""So wide at most is the one that names the exchange: most slugs are no longer, and one that is cut can't be copied."""


def print_exchanges(exchanges: Sequence[Exchange]) -> None:
    """One row an exchange: its slug, day and kind, who took part, who tells of it and on what they differ."""
    table = listing_table("Exchange", "Participants", "Told by")
    table.columns[0].no_wrap = True
    for exchange in exchanges:
        known = f"{days_told(exchange.date)}, {kind_told(exchange)}"
        people = "\n".join(person_told(person) for person in exchange.participants)
        table.add_row(Text.assemble((exchange.id, "bold"), "\n", (known, "dim")), people, _told_by(exchange))
    _print(table, len(exchanges), "exchange")


def _told_by(exchange: Exchange) -> Text:
    outlets = dict.fromkeys(record.outlet or _file_name(record.document_name) for record in exchange.reports)
    text = Text("\n".join(outlets))
    if exchange.conflicts:
        text.append("\ndiffer on: " + ", ".join(conflict.field for conflict in exchange.conflicts), style="yellow")
    return text


def print_statements(statements: Sequence[StatementRecord], short: Mapping[str, str]) -> None:
    """One row a statement: who to whom, in what words, and where they stand. ``short`` has the beginnings of their ids."""
    table = listing_table("Who", "Words", "Where")
    who, words, where = table.columns
    for column in table.columns:
        column.overflow = "fold"
    who.max_width, words.ratio = WHO, 1
    places = [_where(record) for record in statements]
    where.width = min(WHERE, max((len(line) for place in places for line in place.split()), default=WHERE))
    for record, place in zip(statements, places, strict=True):
        table.add_row(_who(record, short[record.id]), _words(record), place)
    _print(table, len(statements), "statement")


def print_documents(documents: Sequence[DocumentRow]) -> None:
    """One row a document; one that was stored unread says why."""
    table = listing_table("Document", "What it is")
    table.columns[0].no_wrap = True
    table.columns[1].overflow = "fold"
    for document in documents:
        published = document.published.isoformat() if document.published is not None else "day not known"
        read = f"{counted(document.reports, 'exchange')}, {counted(document.statements, 'statement')}"
        told = f"not read ({document.skipped})" if document.skipped is not None else read
        about = ", ".join(part for part in (document.outlet, published, told) if part)
        lines = (document.title or "no title", about, near_name(document.name))
        table.add_row(
            Text(document.id[:ID_LENGTH], style="bold"),
            Text.assemble(lines[0], "\n", (f"{lines[1]}\n{lines[2]}", "dim")),
        )
    _print(table, len(documents), "document")


def print_card(card: Card) -> None:
    """All that is known of one exchange."""
    exchange = card.exchange
    numbers = {record.id: number for number, record in enumerate(exchange.reports, 1)}
    put(Text(exchange.id, style="bold"), Padding(_facts(exchange), (0, 0, 1, 2)))
    put_section("Told by", _reports(exchange))
    if card.copies:
        put_section("Copies", _copies(card.copies, exchange))
    if card.rulings:
        put_section("Judged by hand", by_hand(card.rulings))
    if exchange.conflicts:
        put_section("They differ on", _conflicts(exchange.conflicts, numbers))
    documents = {record.document: number for number, record in enumerate(exchange.reports, 1)}
    if card.mentions:
        put_section("Mentions", mentions_table(card.mentions, documents))
    if card.mentioned_by:
        put_section("Mentioned by", mentioned_by_table(card.mentioned_by))
    for voice in card.voices:
        put_section(voice.label, _voice(voice, numbers))


def _facts(exchange: Exchange) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    date = exchange.date
    table.add_row("kind", kind_told(exchange))
    table.add_row("day", f"{days_told(date)} ({known_by(date)})" if date is not None else NOT_STATED)
    if date is not None and date.clues:
        table.add_row("", Group(*_reasons(date)))
    table.add_row("place", exchange.place or NOT_STATED)
    table.add_row("requested by", request_told(exchange))
    people = [Text.assemble(person_told(person), "  ", (_held(person), "dim")) for person in exchange.participants]
    table.add_row("participants", Group(*people))
    return table


def _held(person: Participant) -> str:
    """The office as the text gives it, and the posts that the tables know for that day."""
    known = f"[{', '.join(person.posts)}]" if person.posts else ""
    return " ".join(part for part in (person.office, known) if part)


def _reasons(date: DateInterval) -> list[Text]:
    """The clues of an inferred day, and those that contradicted them."""
    kept = [Text(f"because {clue.says}", style="dim") for clue in date.clues]
    return [*kept, *(Text(f"although {clue.says}", style="yellow") for clue in date.dropped)]


def _reports(exchange: Exchange) -> Table:
    table = Table.grid(padding=(0, 2))
    for number, record in enumerate(exchange.reports, 1):
        outlet = record.outlet or "outlet not known"
        head = Text.assemble(
            (outlet, "bold"), "  ", (f"{record.document[:ID_LENGTH]}  {_file_name(record.document_name)}", "dim")
        )
        table.add_row(f"[{number}]", Group(head, Text(" ".join((record.evidence or "").split()), style="italic")))
    return table


def _copies(copies: Sequence[Copy], exchange: Exchange) -> Table:
    """Which account carries over which, how much of it, and how one knows."""
    numbers = {record.document: f"[{number}]" for number, record in reversed(list(enumerate(exchange.reports, 1)))}
    table = Table.grid(padding=(0, 2))
    for copy in copies:
        table.add_row(copy_words(copy, numbers))
    return table


def _conflicts(conflicts: Sequence[Conflict], numbers: dict[str, int]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    for conflict in conflicts:
        values = ((value_told(conflict.field, value), ids) for value, ids in conflict.values)
        table.add_row(conflict.field, "  |  ".join(f"{value} {_marks(ids, numbers)}" for value, ids in values))
    return table


def _marks(reports: Sequence[str], numbers: dict[str, int]) -> str:
    return "".join(f"[{numbers[report]}]" for report in reports)


def _voice(voice: Voice, numbers: dict[str, int]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(style="green", no_wrap=True)
    table.add_column(ratio=1)
    for record in voice.statements:
        mark = f"[{numbers[record.report]}]" if record.report in numbers else ""
        table.add_row(mark, record.statement.act, Text.assemble(_words(record), _place_of(record)))
    return table


def _place_of(record: StatementRecord) -> tuple[str, str]:
    place = f"{record.statement.content[0].start}–{record.statement.content[-1].end}"
    return (f"  {place}{_judged(record)}", "dim")


def _file_name(name: str) -> str:
    """The last part of a path or address."""
    return name.rstrip("/").rsplit("/", 1)[-1]


def _who(record: StatementRecord, short: str) -> Text:
    statement = record.statement
    nobody = "not certain" if record.reviewed is None else "not known"
    speakers = ", ".join(shown(actor) for actor in statement.speakers) or nobody
    text = Text.assemble((speakers, "bold"), "\n", (statement.act, "green"))
    if statement.addressees:
        text.append(" to " + ", ".join(shown(actor) for actor in statement.addressees))
    if not statement.speakers and record.reviewed is None:
        text.append(f"\n{considered_words(statement)}", style="yellow")
    return text.append(f"\n{short}{_judged(record)}", style="dim")


def _judged(record: StatementRecord) -> str:
    """That a judgement by hand gives the speakers."""
    return f", judgement {record.reviewed}" if record.reviewed is not None else ""


def _words(record: StatementRecord) -> Text:
    cue = " ".join((record.cue or "").split())
    mark = ("“", "”") if record.statement.mode == "direct" else ("", "")
    said = f"{mark[0]}{' '.join(record.content.split())}{mark[1]}"
    return Text.assemble(
        (cue, "underline"), " " if cue else "", said, (circumstance_words(record.statement), "italic dim")
    )


def _where(record: StatementRecord) -> Text:
    spans = record.statement.content
    day = record.day.isoformat() if record.day is not None else ""
    place = f"{record.document[:ID_LENGTH]}\n{spans[0].start}–{spans[-1].end}"
    told = (record.exchange or day, record.outlet or "", place)
    return Text("\n".join(part for part in told if part), style="dim")


def _print(table: Table, count: int, what: str) -> None:
    put(*([table] if count else []), counted(count, what))
