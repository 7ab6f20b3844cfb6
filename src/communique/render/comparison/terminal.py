"""A comparison for a terminal of any width: headline, facts, then the points side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.render.comparison.points import changes, grouped, points_of
from communique.render.comparison.wording import (
    SILENCES,
    SILENT,
    agreement,
    cited_at,
    folded_away,
    name_of,
    reasons,
    told_by,
)
from communique.render.console import put
from communique.render.over_time.silences import silence_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from communique.model import Citation, Comparison, Fact, Span
    from communique.render.comparison.points import End, Point

CHANGED = "bold underline"


def print_comparisons(comparisons: Sequence[Comparison], *, unfolded: bool = False) -> None:
    """One comparison below the other; points that both texts make alike only where ``unfolded``."""
    for number, comparison in enumerate(comparisons):
        if number:
            put("", Rule(style="dim"), "")
        print_comparison(comparison, unfolded=unfolded)


def print_comparison(comparison: Comparison, *, unfolded: bool = False) -> None:
    """What two accounts have in common and what not; points that both say alike only where ``unfolded``."""
    points = points_of(comparison)
    if comparison.exchange is not None:
        put(Text(comparison.exchange, style="bold"), "")
    put(_accounts(comparison), "", Text(comparison.headline, style="bold"), "")
    if comparison.facts:
        put(Text("The exchange", style="bold cyan"), Padding(_facts(comparison.facts), (0, 0, 1, 2)))
    for words, found in grouped(point for point in points if unfolded or not point.is_folded):
        heading = Text.assemble((f"{words.heading} ({len(found)})", "bold cyan"), (f"  {words.meaning}", "dim"))
        put(heading, Padding(_points(found), (0, 0, 1, 2)))
    if comparison.silences:
        told = [Text(silence_told(silence)) for silence in comparison.silences]
        put(Text(SILENCES, style="bold cyan"), Padding(Group(*told), (0, 0, 1, 2)))
    folded = folded_away(points)
    if folded is not None and not unfolded:
        put(Text(f"{folded}; --all shows them.", style="dim"))


def _accounts(comparison: Comparison) -> Table:
    """Which texts these are, and what to bear in mind of them."""
    table = Table.grid(padding=(0, 2))
    for mark, account in (("A", comparison.a), ("B", comparison.b)):
        warnings = [Text(f"! {warning}", style="yellow") for warning in account.warnings]
        table.add_row(Text(mark, style="bold"), Group(Text(told_by(account)), *warnings))
    return table


def _facts(facts: Sequence[Fact]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    table.add_column("")
    table.add_column("", style="dim", max_width=18)
    table.add_column("A", ratio=1, overflow="fold")
    table.add_column("B", ratio=1, overflow="fold")
    for fact in facts:
        sign = agreement(fact)
        style = "" if sign in {"=", "≈"} else "yellow"
        table.add_row(Text(sign, style=style), name_of(fact), _told(fact.a, fact.cited_a), _told(fact.b, fact.cited_b))
    return table


def _told(value: str | None, citation: Citation | None) -> Text:
    if value is None:
        return Text(SILENT, style="dim italic")
    return Text.assemble(value, (f" {cited_at(citation)}", "dim")) if citation is not None else Text(value)


def _points(points: Sequence[Point]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    if points[0].a is not None and points[0].b is not None:
        table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for number, point in enumerate(points):
        if number and point.labels:
            table.add_row("")
        table.add_row(*_row(point))
    return table


def _row(point: Point) -> list[RenderableType]:
    if point.a is None or point.b is None:
        return [_end(end, (), point) for end in point.ends]
    lost, made = changes(point)
    return [_end(point.a, lost, point), _end(point.b, made, point)]


def _end(end: End, changed: Sequence[Span], point: Point) -> Text:
    """A point in one text; below that of B the rules that gave its labels."""
    topic = f", {end.topic}" if end.topic is not None else ""
    text = Text.assemble((end.places, "cyan"), " ", (end.speaker, "bold"), (topic, "dim"), "\n")
    text.append(f"{end.cue} " if end.cue else "", style="green")
    said = Text(end.citation.words)
    for span in changed:
        said.stylize(CHANGED, *span)
    marks = ("“", "”") if any(clause.quoted for clause in end.clauses) else ("", "")
    text.append_text(Text.assemble(marks[0], said, marks[1]))
    text.append(f" {end.citation.spans[0].start}–{end.citation.spans[-1].end}", style="dim")
    if end.mark == "B":
        for line in reasons(point):
            text.append(f"\n{line}", style="italic yellow")
    return text
