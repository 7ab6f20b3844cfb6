"""A memo on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.render.brief.marks import by_topic, footnotes, left_out, marks, sources
from communique.render.console import put

if TYPE_CHECKING:
    from communique.model import Brief, Section


def print_brief(brief: Brief) -> None:
    """The whole memo, its citations at the end."""
    put(Text(brief.title, style="bold"), Text(brief.exchange, style="dim"), "")
    for section in brief.sections:
        put(Text(section.heading, style="bold cyan"), Padding(_section(section, brief.exchange), (0, 0, 1, 2)))
    put(Text("Sources", style="bold cyan"), *(Padding(Text(source), (0, 0, 0, 2)) for source in sources(brief)), "")
    put(
        Text("Citations", style="bold cyan"),
        *(Padding(Text(note, style="dim"), (0, 0, 0, 2)) for note in footnotes(brief)),
    )


def _section(section: Section, exchange: str) -> Table:
    table = Table.grid(padding=(0, 1))
    for topic, lines in by_topic(section):
        if topic is not None:
            table.add_row("", Text(topic, style="italic"))
        for line in lines:
            table.add_row("·", Text.assemble(line.text, " ", (marks(line), "dim")))
    more = left_out(section, exchange)
    if more:
        table.add_row("", Text(more, style="italic dim"))
    return table
