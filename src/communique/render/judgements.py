"""Judgements by hand for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from communique.render.console import counted, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Ruling

DONE = {"merge": "merged", "split": "split"}


def print_judgements(rulings: Sequence[Ruling]) -> None:
    """One row a judgement: its number, what was judged, by whom, when and why, and whether it was undone."""
    table = Table("No.", "Judgement", "Who, when", box=None, header_style="bold cyan", padding=(0, 2, 1, 0))
    table.columns[1].ratio = 1
    for ruling in rulings:
        table.add_row(str(ruling.id), _what(ruling), Text(f"{ruling.who}\n{ruling.made[:10]}", style="dim"))
    put(*([table] if rulings else []), counted(len(rulings), "judgement"))


def by_hand(rulings: Sequence[Ruling]) -> Table:
    """The judgements by hand that an exchange rests on, one line each."""
    table = Table.grid(padding=(0, 2))
    for ruling in rulings:
        who = f"{DONE[ruling.verb]} by {ruling.who} on {ruling.made[:10]}"
        table.add_row(Text.assemble((f"{who}  ", "bold"), ruling.why, (f"  (judgement {ruling.id})", "dim")))
    return table


def _what(ruling: Ruling) -> Text:
    text = Text.assemble((f"{ruling.verb} {ruling.told}", "bold"), f"\n{ruling.why}")
    if ruling.undone is not None:
        why = f": {ruling.undone_why}" if ruling.undone_why else ""
        text.append(f"\nundone by {ruling.undone_by} on {ruling.undone[:10]}{why}", style="yellow")
    elif ruling.exchanges:
        text.append(f"\nnow {', '.join(ruling.exchanges)}", style="dim")
    return text
