"""People for a terminal and as rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.render.citing import evidence_row, quotable
from communique.render.console import counted, put, put_section
from communique.render.timeline import entries_table
from communique.render.words import covers_words, tally_words
from communique.text.told import person_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Companion, Figure, HeldTenure, PersonCard, Said, TimelineEntry
    from communique.render.rows import Row

MOST_COMPANIONS, MOST_OFFICES, MOST_ENTRIES = 12, 4, 20
EXAMPLES = 2
"""So many statements of each act are shown, the latest."""

NOTHING: Row = {
    **dict.fromkeys(("part", "id", "kind", "status", "earliest", "latest")),
    "others": [],
    "sides": [],
    "about": None,
}


def person_rows(card: PersonCard) -> Iterator[Row]:
    """One row a post (by the tables), an exchange and a statement: ``part`` tells which. Of a post, ``citations`` name the
    tables' source; of a statement, ``kind`` is the act and ``about`` the exchange.
    """
    for tenure in card.tenures:
        yield {
            **NOTHING,
            "part": "post",
            "id": tenure.post,
            "kind": tenure.title,
            "earliest": tenure.start,
            "about": tenure.days,
            **evidence_row(()),
            "citations": [tenure.source],
        }
    for entry in card.entries:
        yield _entry_row(entry)
    for said in card.said:
        told = {"id": said.id, "kind": said.act, "earliest": said.day, "latest": said.day, "about": said.exchange}
        yield {**NOTHING, "part": "statement", **told, **evidence_row([said.citation])}


def _entry_row(entry: TimelineEntry) -> Row:
    date = entry.date
    return {
        "part": "exchange",
        "id": entry.id,
        "kind": entry.kind,
        "status": entry.status,
        "earliest": date.earliest if date is not None else None,
        "latest": date.latest if date is not None else None,
        "others": [person_told(person) for person in entry.participants],
        "sides": list(entry.sides),
        "about": entry.place,
        **evidence_row(entry.citations),
    }


def print_person_card(card: PersonCard) -> None:
    """Who it is, the posts, the exchanges with whom and how often, and what was said, act by act with examples."""
    figure = card.figure
    side = f" ({figure.side})" if figure.side is not None else ""
    put(Text.assemble((figure.name, "bold"), side, (f"  {figure.key}", "dim")), Padding(_facts(card), (0, 0, 1, 2)))
    if card.tenures:
        put_section("Posts, by the tables", _tenures(card.tenures))
    if card.entries:
        put_section("With whom", _companions(card.companions))
        put_section("By year and kind", _years([entry for entry in card.entries if entry.status == "occurred"]))
        latest = card.entries[-MOST_ENTRIES:]
        of_all = f" (the last {len(latest)} of {len(card.entries):,}; --out FILE writes all)"
        put_section(f"Exchanges{of_all if len(latest) < len(card.entries) else ''}", entries_table(latest))
    if card.said:
        put_section(counted(len(card.said), "statement"), _acts(card.said))
    put(f"{tally_words(card.entries)}, {counted(len(card.said), 'statement')}; {covers_words(card.coverage)}")


def _facts(card: PersonCard) -> Table:
    figure = card.figure
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    if len(figure.names) > 1:
        table.add_row("also", ", ".join(name for name in figure.names if name != figure.name))
    if figure.offices:
        more = f" and {len(figure.offices) - MOST_OFFICES} more" if len(figure.offices) > MOST_OFFICES else ""
        table.add_row("called", ", ".join(figure.offices[:MOST_OFFICES]) + more)
    table.add_row("named in", _named_in(figure))
    days = [said.day for said in card.said if said.day is not None]
    days += [entry.date.earliest for entry in card.entries if entry.date is not None and entry.status == "occurred"]
    if days:
        table.add_row("first, last", f"{min(days)}, {max(days)}")
    return table


def _named_in(figure: Figure) -> str:
    documents = len({naming.document for naming in figure.namings})
    return counted(documents, "document") if documents else "no document of the archive"


def _tenures(tenures: Sequence[HeldTenure]) -> Table:
    table = Table.grid(padding=(0, 2))
    for tenure in tenures:
        table.add_row(
            Text.assemble(f"{tenure.title}, {tenure.organization}", (f"  {tenure.days} [{tenure.source}]", "dim"))
        )
    return table


def _companions(companions: Sequence[Companion]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    for one in companions[:MOST_COMPANIONS]:
        side = f" ({one.side})" if one.side not in {None, one.name} else ""
        when = f"{one.first}" if one.first == one.last else f"{one.first} to {one.last}"
        table.add_row(f"{one.count:,}", Text.assemble(f"{one.name}{side}", (f"  {when}", "dim")))
    if len(companions) > MOST_COMPANIONS:
        table.add_row("", Text(f"and {len(companions) - MOST_COMPANIONS:,} more", style="dim"))
    return table


def _years(entries: Sequence[TimelineEntry]) -> Table:
    by_year: dict[int | None, Counter[str]] = {}
    for entry in entries:
        by_year.setdefault(entry.year, Counter())[entry.kind] += 1
    table = Table.grid(padding=(0, 2))
    for year, kinds in sorted(by_year.items(), key=lambda item: (item[0] is None, item[0] or 0)):
        told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        table.add_row(str(year) if year is not None else "year not certain", f"{kinds.total():,}", told)
    return table


def _acts(said: Sequence[Said]) -> Table:
    """The acts by how often, each with its latest statements."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="green", no_wrap=True)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for act, count in Counter(one.act for one in said).most_common():
        own = [one for one in said if one.act == act][-EXAMPLES:]
        table.add_row(act, f"{count:,}", Text("\n").join(_example(one) for one in reversed(own)))
    return table


def _example(said: Said) -> Text:
    whole = quotable(said.citation)
    words = f"“{said.citation.words}”"
    return Text.assemble(words, (whole.removeprefix(words), "dim"))
