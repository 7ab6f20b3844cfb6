"""A pair's ledger: rows, and the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.render.citing import ID_LENGTH, citation_row
from communique.render.console import counted, near_name, put
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from communique.model import Actor, Citation, Entry, Ledger, NameUse, Step
    from communique.render.rows import Row

NAME = "relationship name"
STYLES = {
    "proposed": "cyan",
    "invited": "cyan",
    "echoed": "green",
    "agreed": "bold green",
    "accepted": "bold green",
    "pledged": "bold green",
    "reaffirmed": "green",
    "reworded": "yellow",
    "reported as done": "bold magenta",
    "no longer mentioned": "dim",
}
LONGEST_NAME, NAME_WIDTH = 100, 30
MOST_OUTLETS = 6


def ledger_rows(ledger: Ledger) -> Iterator[Row]:
    """One row a step of an object, then one a use of a name for the relationship; ``of`` is the number of the exchanges
    that the ledger rests on. A step without a citation rests on ``note``.
    """
    for number, entry in enumerate(ledger.entries, 1):
        for step in entry.steps:
            yield _row(ledger, number, entry.name, entry.kind, step)
    for use in ledger.names:
        yield _row(ledger, None, use.name, NAME, use)


def _row(ledger: Ledger, number: int | None, name: str, kind: str, step: Step | NameUse) -> Row:
    return {
        "sides": list(ledger.sides),
        "entry": number,
        "object": name,
        "kind": kind,
        "state": getattr(step, "state", "used"),
        "day": step.day,
        "exchange": step.exchange,
        "speakers": [shown(actor) for actor in step.speakers],
        "speaker_sides": [actor.side or "" for actor in step.speakers],
        **(citation_row(step.cited) if step.cited is not None else NOWHERE),
        "note": getattr(step, "note", ""),
        "of": len(ledger.exchanges),
    }


NOWHERE: Row = {
    **dict.fromkeys(("document", "document_name", "outlet", "outlet_side", "published")),
    "starts": [],
    "ends": [],
    "words": None,
    "citation": None,
}


def print_ledger(ledger: Ledger) -> None:
    """What the ledger rests on, each object with its steps, and the names for the relationship."""
    put(Text(" and ".join(ledger.sides), style="bold"), Padding(_base(ledger), (0, 0, 1, 2)))
    for entry in ledger.entries:
        put(_heading(entry), Padding(_steps(entry.steps), (0, 0, 1, 2)))
    if ledger.names:
        put(Text("Names for the relationship", style="bold cyan"), Padding(_names(ledger.names), (0, 0, 1, 2)))
    put(counted(len(ledger.entries), "object"))


def _base(ledger: Ledger) -> str:
    more = f" and {len(ledger.outlets) - MOST_OUTLETS} more" if len(ledger.outlets) > MOST_OUTLETS else ""
    told = f"{counted(len(ledger.exchanges), 'exchange')} of the two, {_day(ledger.first)} to {_day(ledger.last)}"
    by = f", told by {', '.join(ledger.outlets[:MOST_OUTLETS])}{more}."
    others = f" Not looked at: {ledger.left_out} with others beside." if ledger.left_out else ""
    return told + by + others


def _heading(entry: Entry) -> Text:
    name = entry.name if len(entry.name) <= LONGEST_NAME else f"{entry.name[:LONGEST_NAME].rsplit(' ', 1)[0]} …"
    return Text.assemble((name, "bold cyan"), (f"  {entry.kind}", "dim"))


def _steps(steps: Sequence[Step]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for step in steps:
        table.add_row(_day(step.day), _told(step))
    return table


def _told(step: Step) -> Text:
    text = Text(step.state, style=STYLES.get(step.state, ""))
    if step.cited is None:
        return text.append(f": {step.note}", style="not bold")
    text.append(f" by {_who(step.speakers)}: ", style="not bold default")
    text.append(f"“{step.cited.words}”", style="not bold default")
    note = f"; {step.note}" if step.note else ""
    return text.append(f" ({_where(step.cited)}{note})", style="not bold dim")


def _who(speakers: Iterable[Actor]) -> str:
    return " and ".join(shown(actor) for actor in speakers) or "the account itself"


def _where(citation: Citation) -> str:
    """The outlet, the document's identifier and the place, short enough to stand in every line."""
    source = citation.provenance
    outlet = source.outlet or near_name(source.name).rsplit("/", 1)[-1]
    return f"{outlet}, {source.document[:ID_LENGTH]}, {citation.spans[0].start}–{citation.spans[-1].end}"


def _names(uses: Sequence[NameUse]) -> Table:
    table = Table.grid(padding=(0, 2, 1, 0))
    table.add_column(width=NAME_WIDTH)
    table.add_column(ratio=1)
    for name in dict.fromkeys(use.name for use in uses):
        of_name = [use for use in uses if use.name == name]
        table.add_row(Text(name, style="bold"), _span_of_use(of_name))
    return table


def _span_of_use(uses: Sequence[NameUse]) -> Text:
    exchanges = len({use.exchange for use in uses})
    text = Text(f"{counted(len(uses), 'time')} in {counted(exchanges, 'exchange')}")
    ends = [("first", uses[0]), ("last", uses[-1])] if exchanges > 1 else [("", uses[0])]
    for which, use in ends:
        text.append(f"\n{which} {_day(use.day)} by {_who(use.speakers)}: “{use.cited.words}”".replace("\n ", "\n"))
        text.append(f" ({_where(use.cited)})", style="dim")
    return text


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "day not told"
