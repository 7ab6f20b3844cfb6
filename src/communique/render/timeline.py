"""Timelines for a terminal and as rows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rich.text import Text

from communique.render.citing import ID_LENGTH, evidence_row
from communique.render.console import listing_table, put
from communique.render.words import covers_words, request_words, status_words, tally_words
from communique.text.told import days_told, person_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table

    from communique.model import Anniversary, Citation, Timeline, TimelineEntry
    from communique.render.rows import Row

WHAT = 31
"""The width of the column of day, kind and slug: a slug that is cut can't be copied, and most are no longer."""

ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def timeline_rows(timeline: Timeline) -> Iterator[Row]:
    """One row an exchange, then one an anniversary; the columns of evidence are lists, one value a report or mention."""
    return chain(map(_entry_row, timeline.entries), map(_anniversary_row, timeline.anniversaries))


def _entry_row(entry: TimelineEntry) -> Row:
    date = entry.date
    return {
        "id": entry.id,
        "what": "mention" if entry.status.startswith("mentioned") else "exchange",
        "kind": entry.kind,
        "status": entry.status,
        "earliest": date.earliest if date is not None else None,
        "latest": date.latest if date is not None else None,
        "exact": date.exact if date is not None else None,
        "date_basis": date.basis if date is not None else None,
        "participants": [person_told(person) for person in entry.participants],
        "offices": [person.office or "" for person in entry.participants],
        "sides": list(entry.sides),
        "place": entry.place,
        "initiator": entry.initiator,
        "at_request": entry.at_request,
        "request_basis": entry.request_basis,
        "conflicts": [f"{one.field}: {' | '.join(value for value, _ in one.values)}" for one in entry.conflicts],
        "about": None,
        **evidence_row(entry.citations),
    }


def _anniversary_row(due: Anniversary) -> Row:
    empty: Row = dict.fromkeys(("date_basis", "place", "initiator", "at_request", "request_basis"))
    return {
        **dict.fromkeys(("id", "what", "kind", "status", "earliest", "latest", "exact", "date_basis")),
        "participants": [],
        "offices": [],
        "sides": list(due.sides),
        **empty,
        "conflicts": [],
        "about": anniversary_words(due),
        **evidence_row(()),
        "id": due.event,
        "what": "anniversary",
        "kind": due.kind,
        "status": "due",
        "earliest": due.earliest,
        "latest": due.latest,
        "exact": due.earliest == due.latest,
        "citations": [table_words(due)],
    }


def anniversary_words(due: Anniversary) -> str:
    """What is due: "75th anniversary of the establishment of diplomatic relations between China and Vietnam"."""
    return f"{ordinal(due.years)} anniversary: {due.name}"


def table_words(due: Anniversary) -> str:
    """Where it is known from: the row of the table of events, and that row's source."""
    return f"table of events, {due.event} [{due.source or 'unsourced'}]"


def ordinal(number: int) -> str:
    """A number in its order: 1st, 52nd, 113th."""
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else ENDINGS.get(number % 10, 'th')}"


def print_timeline(timeline: Timeline) -> None:
    """One row an exchange: day, kind, who with which office, who tells of it; then the anniversaries that are due."""
    put(Text(f"Timeline of {' and '.join(timeline.sides)}", style="bold"), "")
    if timeline.entries:
        put(entries_table(timeline.entries))
    put(f"{tally_words(timeline.entries)}; {covers_words(timeline.coverage)}")
    if timeline.due_from is not None and timeline.due_to is not None:
        _print_due(timeline.anniversaries, f"from {timeline.due_from} to {timeline.due_to}")


def entries_table(entries: Sequence[TimelineEntry]) -> Table:
    """The exchanges as a table: when and what, who with which office, told by whom and where."""
    table = listing_table("Exchange", "Who", "Told by")
    what, who, told_by = table.columns
    what.width = WHAT
    what.overflow = told_by.overflow = "fold"
    who.ratio = told_by.ratio = 1
    for entry in entries:
        table.add_row(_what(entry), _who(entry), _told_by(entry))
    return table


def _what(entry: TimelineEntry) -> Text:
    status = status_words(entry)
    day = days_told(entry.date) if entry.date is not None else "day not told"
    text = Text.assemble((f"{day}  {entry.kind}", "bold"), (f", {status}" if status else "", "yellow"))
    for told in (f"in {entry.place}" if entry.place is not None else None, request_words(entry)):
        text.append(f"\n{told}" if told else "")
    return text.append(f"\n{entry.id}", style="dim")


def _who(entry: TimelineEntry) -> Text:
    lines = [
        Text.assemble(person_told(person), (f", {person.office}" if person.office else "", "dim"))
        for person in entry.participants
    ]
    return Text("\n").join(lines or [Text(", ".join(entry.sides))])


def _told_by(entry: TimelineEntry) -> Text:
    mentioned = entry.status.startswith("mentioned")
    lines = [_source(citation, quoted=mentioned) for citation in entry.citations]
    if entry.conflicts:
        lines.append(Text("differ on: " + ", ".join(conflict.field for conflict in entry.conflicts), style="yellow"))
    return Text("\n").join(lines)


def _source(citation: Citation, *, quoted: bool) -> Text:
    """An outlet with its side, and the place of the words; a mention's own words too."""
    source = citation.provenance
    side = f" ({source.side})" if source.side is not None else ""
    places = " ".join(f"{span.start}–{span.end}" for span in citation.spans)
    text = Text.assemble(f"{source.outlet or 'outlet not known'}{side}")
    if quoted:
        text.append(f"\n“{citation.words}”", style="italic dim")
    return text.append(f"\n{source.document[:ID_LENGTH]} {places}", style="dim")


def _print_due(due: Sequence[Anniversary], when: str) -> None:
    table = listing_table("Day", "Anniversary")
    for one in due:
        day = str(one.earliest) if one.earliest == one.latest else f"{one.earliest} to {one.latest}"
        table.add_row(day, Text.assemble(anniversary_words(one), "\n", (table_words(one), "dim")))
    number = "1 round anniversary" if len(due) == 1 else f"{len(due):,} round anniversaries"
    put("", *([table] if due else []), f"{number} due {when}")
