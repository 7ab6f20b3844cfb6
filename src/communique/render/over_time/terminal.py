"""Changes on a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.render.citing import named
from communique.render.clauses import quoted
from communique.render.console import counted, put
from communique.render.over_time.changes import HEADINGS, changes_of
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Succession
    from communique.render.over_time.changes import Change


def print_changes(successions: Sequence[Succession]) -> None:
    """Outlet by outlet: what is new, back and dropped since its last readout on the same sides."""
    for succession in successions:
        _print(succession)
    if not successions:
        put("No outlet has an earlier readout on these sides in the archive: nothing to set this one beside.")


def _print(succession: Succession) -> None:
    now, before = succession.comparison.b.provenance, succession.comparison.a.provenance
    known = f"{counted(succession.earlier, 'older readout')} looked through for what is back"
    put(Text(f"{succession.exchange}  {named(now)}", style="bold"))
    put(Text(f"beside {succession.before}  {named(before)}; {known}", style="dim"), "")
    for kind, found in groupby(changes_of(succession), key=lambda change: change.kind):
        changes = list(found)
        heading = Text(f"{HEADINGS[kind]} ({len(changes)})", style="bold cyan")
        put(heading, Padding(_table(changes), (0, 0, 1, 2)))


def _table(changes: Iterable[Change]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=24, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for change in changes:
        who = " and ".join(shown(actor) for actor in change.clause.speakers) or "told, not said"
        place = f"  {change.cited.spans[0].start}–{change.cited.spans[-1].end}"
        last = f"\nlast in {change.last_exchange}: “{change.last.words}”" if change.last is not None else ""
        cue = f"{change.cue} " if change.cue else ""
        words = Text.assemble(
            (cue, "green"), quoted(change.cited.words, (change.clause,)), (place, "dim"), (last, "italic dim")
        )
        table.add_row(Text(who, style="bold"), words)
    return table
