"""A comparison as Markdown that one can paste into a mail or a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.render.clauses import quoted
from communique.render.comparison.points import label_words, points_of
from communique.render.comparison.wording import (
    AGREEMENTS,
    SILENCES,
    SILENT,
    agreement,
    fact_told,
    folded_away,
    name_of,
    places_in_text,
    reasons,
    title_of,
    told_by,
)
from communique.render.console import harmless
from communique.render.markdown import escaped
from communique.render.over_time.silences import silence_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Account, Comparison, Fact
    from communique.render.comparison.points import End, Point


def markdown_of(comparisons: Sequence[Comparison], *, unfolded: bool = False) -> str:
    """One section a comparison; points that both texts make alike only where ``unfolded``."""
    return "\n\n".join("\n".join(_section(comparison, unfolded=unfolded)) for comparison in comparisons) + "\n"


def _section(comparison: Comparison, *, unfolded: bool) -> Iterator[str]:
    points = points_of(comparison)
    yield from (f"# {_plain(title_of(comparison))}", "")
    if comparison.exchange is not None:
        yield from (f"{comparison.exchange}", "")
    yield from (f"**{_plain(comparison.headline)}**", "")
    for mark, account in (("A", comparison.a), ("B", comparison.b)):
        yield from _account(mark, account)
    if comparison.facts:
        yield from ("", "## The exchange", "", "| | A | B | |", "|---|---|---|---|", *map(_fact, comparison.facts))
    yield from ("", "## Points", "", "| what | A | B |", "|---|---|---|")
    yield from (_row(point) for point in points if unfolded or not point.is_folded)
    folded = folded_away(points)
    if folded is not None and not unfolded:
        yield from ("", f"{folded}.")
    if comparison.silences:
        yield from ("", f"## {SILENCES}", "")
        yield from (f"- {_plain(silence_told(silence))}" for silence in comparison.silences)


def _account(mark: str, account: Account) -> Iterator[str]:
    address = f", {_plain(account.provenance.address)}" if account.provenance.address is not None else ""
    yield f"- {mark}: {_plain(told_by(account))}{address} (sha256 {account.provenance.document[:12]})"
    yield from (f"  - bear in mind: {_plain(warning)}" for warning in account.warnings)


def _fact(fact: Fact) -> str:
    cells = (
        name_of(fact),
        fact_told(fact.a, fact.cited_a),
        fact_told(fact.b, fact.cited_b),
        AGREEMENTS[agreement(fact)],
    )
    return f"| {' | '.join(map(_plain, cells))} |"


def _row(point: Point) -> str:
    what = "; ".join(map(_plain, reasons(point))) or label_words()[point.sort].name
    return f"| {what} | {_end(point.a)} | {_end(point.b)} |"


def _end(end: End | None) -> str:
    if end is None:
        return f"*{SILENT}*"
    cue = f" *{_plain(end.cue)}*" if end.cue else ""
    return f"{end.places} **{_plain(end.speaker)}**{cue} {_plain(quoted(end.citation.words, end.clauses))} ({places_in_text(end)})"


def _plain(text: str) -> str:
    """A text in which nothing is mark-up, on one line."""
    return escaped(harmless(text))
