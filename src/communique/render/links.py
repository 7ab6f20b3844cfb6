"""Mentions of other exchanges, and stubs, for a terminal and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from communique.render.console import counted, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Link, MentionedExchange, Stub

Row = dict[str, Any]


def mentions_table(links: Sequence[Link], numbers: dict[str, int]) -> Table:
    """One line a mention: in which report's document (by number), of what, and the words. ``numbers`` are of documents."""
    table = Table.grid(padding=(0, 2))
    for link in links:
        mark = f"[{numbers[link.record.document]}]" if link.record.document in numbers else ""
        table.add_row(mark, Text.assemble(*_target(link), "\n", (_quoted(link), "italic dim")))
    return table


def mentioned_by_table(links: Sequence[Link]) -> Table:
    """One line a mention: in what exchange's report, or what document, and the words."""
    table = Table.grid(padding=(0, 2))
    for link in links:
        where = ", ".join(link.sources) or link.record.document_name
        table.add_row(Text.assemble((where, "bold"), "  ", (_quoted(link), "italic dim")))
    return table


def print_stubs(stubs: Sequence[tuple[Stub, Sequence[Link]]]) -> None:
    """One row a stub: its name, what is known of it, and who mentions it in what words."""
    table = Table("Only mentioned", "In", box=None, header_style="bold cyan", padding=(0, 2, 1, 0))
    for stub, links in stubs:
        about = f"{stub.kind}, {'ahead' if stub.when == 'future' else 'past'}"
        told = dict.fromkeys(", ".join(link.sources) or link.record.document_name for link in links)
        words = Text.assemble("\n".join(told), "\n", (_quoted(links[0]), "italic dim"))
        table.add_row(Text.assemble((stub.id, "bold"), "\n", (about, "dim")), words)
    put(*([table] if stubs else []), counted(len(stubs), "stub"))


def link_rows(links: Iterable[Link]) -> Iterator[Row]:
    """One row a mention with what it refers to, as plain values."""
    for link in links:
        mention = link.record.mention
        yield {
            "document": link.record.document,
            "document_name": link.record.document_name,
            "sources": list(link.sources),
            "kind": mention.kind,
            "when": mention.when,
            "earliest": mention.date.earliest if mention.date is not None else None,
            "latest": mention.date.latest if mention.date is not None else None,
            "start": mention.span.start,
            "end": mention.span.end,
            "words": link.record.words,
            "exchange": link.exchange,
            "stub": link.stub.id if link.stub is not None else None,
            "candidates": list(link.candidates),
        }


def stub_rows(stubs: Iterable[tuple[Stub, Sequence[Link]]]) -> Iterator[Row]:
    """One row a stub, with the exchanges whose reports mention it."""
    for stub, links in stubs:
        yield {
            "id": stub.id,
            "kind": stub.kind,
            "when": stub.when,
            "earliest": stub.earliest,
            "latest": stub.latest,
            "sides": list(stub.sides),
            "people": list(stub.people),
            "mentioned_by": list(dict.fromkeys(slug for link in links for slug in link.sources)),
            "mentions": len(links),
        }


def _target(link: Link) -> tuple[str | tuple[str, str], ...]:
    about = mention_words(link.record.mention)
    if link.exchange is not None:
        return (link.exchange, "bold"), f"  {about}"
    if link.stub is not None:
        return (link.stub.id, "dim"), f"  {about}, not told here"
    return ("not certain", "yellow"), f"  {about}: it may be {' or '.join(link.candidates)}"


def mention_words(mention: MentionedExchange) -> str:
    """What a mention speaks of: "visit between 2023-01-01 and 2023-12-31"."""
    day = ""
    if mention.date is not None:
        first, last = mention.date.earliest.isoformat(), mention.date.latest.isoformat()
        day = f" on {first}" if first == last else f" between {first} and {last}"
    return f"{mention.kind}{day}{' ahead' if mention.when == 'future' and not day else ''}"


def _quoted(link: Link) -> str:
    return f"“{' '.join(link.record.words.split())}”"
