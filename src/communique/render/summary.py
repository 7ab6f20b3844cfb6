"""What a run of reading did: counts, what was stored unread, and what failed and why."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from communique.model import Added, DocumentError, Outcome

SHOWN = 10
"""How many documents of one kind a summary names."""


@dataclass(slots=True)
class Tally:
    """Counts of one run, and everything that can't be counted only."""

    outcomes: dict[Outcome, int] = field(default_factory=dict)
    exchanges: set[str] = field(default_factory=set)
    statements: int = 0
    unread: list[Added] = field(default_factory=list)
    failures: list[DocumentError] = field(default_factory=list)

    def count(self, added: Added) -> None:
        """Take one document in."""
        self.outcomes[added.outcome] = self.outcomes.get(added.outcome, 0) + 1
        self.exchanges.update(added.exchanges)
        self.statements += added.statements
        if added.skipped is not None:
            self.unread.append(added)


def print_tally(tally: Tally, archive: Path) -> None:
    """What the run brought into the archive."""
    console = Console(highlight=False, markup=False, emoji=False)
    outcomes = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(tally.outcomes.items())) or "none"
    documents = sum(tally.outcomes.values())
    console.print(f"{archive}: {documents:,} documents ({outcomes})")
    console.print(f"{tally.statements:,} statements, {len(tally.exchanges):,} exchanges")
    if tally.unread:
        console.print(f"Stored without statements, being in another language: {len(tally.unread):,}")
        for added in tally.unread[:SHOWN]:
            console.print(f"  {added.name} ({added.skipped})")
        if len(tally.unread) > SHOWN:
            console.print("  ... communique documents lists them all")


def print_failures(tally: Tally) -> None:
    """A table of what could not be read, on standard error; nothing where all was read."""
    if not tally.failures:
        return
    table = Table("Not read", "Why", "What to do", box=None, header_style="bold red", padding=(0, 2, 0, 0))
    table.columns[0].overflow = "fold"
    for error in tally.failures:
        table.add_row(error.name, error.what, error.advice)
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    console.print(table)
    console.print(f"{len(tally.failures):,} not read")


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line on a terminal's standard error that says what is being read; call what it gives with each name."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("Reading") as status:
        count = 0

        def advance(name: str) -> None:
            nonlocal count
            count += 1
            status.update(f"Reading {count:,}: {name[-60:]}")

        yield advance
