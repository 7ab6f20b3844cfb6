"""What a run of reading did: counts, what was stored unread, and what failed and why."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from communique.render.console import counted, harmless, near_name, open_console, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from communique.model import Added, DocumentError, Outcome

SHOWN = 10
"""How many documents of one kind a summary names."""


@dataclass(slots=True)
class Tally:
    """Counts of one run, and everything that can't be counted only."""

    outcomes: dict[Outcome, int] = field(default_factory=dict)
    exchanges: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    statements: int = 0
    unread: list[Added] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)
    failures: list[DocumentError] = field(default_factory=list)

    def pass_over(self, reason: str) -> None:
        """Count a file that was not opened, by the reason why."""
        self.passed_over[reason] = self.passed_over.get(reason, 0) + 1

    def count(self, added: Added) -> None:
        """Take one document in."""
        self.outcomes[added.outcome] = self.outcomes.get(added.outcome, 0) + 1
        self.exchanges.update(added.exchanges)
        if added.document not in self.documents:
            self.documents.add(added.document)
            self.statements += added.statements
        if added.skipped is not None:
            self.unread.append(added)


def print_tally(tally: Tally, archive: Path) -> None:
    """What the run brought into the archive."""
    outcomes = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(tally.outcomes.items())) or "none"
    lines = [
        f"{archive}: {counted(sum(tally.outcomes.values()), 'document')} ({outcomes})",
        f"{counted(tally.statements, 'statement')}, {counted(len(tally.exchanges), 'exchange')}",
    ]
    if tally.unread:
        lines.append(f"Stored without statements, being in another language: {len(tally.unread):,}")
        lines += [f"  {near_name(added.name)} ({added.skipped})" for added in tally.unread[:SHOWN]]
    if len(tally.unread) > SHOWN:
        lines.append("  ... communique documents lists them all")
    put(*lines, *_passed_over(tally))


def _passed_over(tally: Tally) -> list[str]:
    if not tally.passed_over:
        return []
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(tally.passed_over.items()))
    return [f"Passed over: {counted(sum(tally.passed_over.values()), 'file')} ({reasons})"]


def print_passed_over(tally: Tally) -> None:
    """On standard error, where standard output belongs to the documents."""
    for line in _passed_over(tally):
        put(line, stderr=True)


def print_failures(tally: Tally) -> None:
    """A table of what could not be read, on standard error; nothing where all was read."""
    if not tally.failures:
        return
    table = Table("Not read", "Why", "What to do", box=None, header_style="bold red", padding=(0, 2, 0, 0))
    table.columns[0].overflow = "fold"
    for error in tally.failures:
        table.add_row(near_name(error.name), error.what, error.advice)
    put(table, f"{len(tally.failures):,} not read", stderr=True)


def print_unread_rows(names: Sequence[str], table: Path | None) -> None:
    """On standard error, the rows of a table of days that no document asked for; nothing where there are none."""
    if names:
        named = ", ".join(names[:SHOWN]) + (", ..." if len(names) > SHOWN else "")
        put(f"{table}: {counted(len(names), 'row')} for documents that were not read: {named}", stderr=True)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line on a terminal's standard error that says what is being read; call what it gives with each name."""
    console = open_console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("Reading") as status:
        count = 0

        def advance(name: str) -> None:
            nonlocal count
            count += 1
            status.update(Text(f"Reading {count:,}: {harmless(near_name(name))[-60:]}"))

        yield advance
