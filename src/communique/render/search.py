"""What search found, as rows and for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from communique.render.citing import ID_LENGTH, citation_row
from communique.render.console import counted, has_colours, near_name, open_console, put
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Facet, SearchAnswer, SearchHit, StatementRecord
    from communique.model.search import Pieces
    from communique.render.rows import Row

MARK = "bold yellow"
QUOTES = ("«", "»")
"""What stands around the words looked for where there are no colours."""

SHOWN = 5
"""So many values of each facet are shown."""


def search_rows(answer: SearchAnswer) -> Iterator[Row]:
    """One row a hit; ``marked`` are its words with « and » around what was looked for, ``mark_starts`` and ``mark_ends``
    the offsets of that in the document's text.
    """
    for hit in answer.hits:
        record = hit.statement
        speakers = record.statement.speakers if record is not None else ()
        yield {
            "id": record.id if record is not None else hit.citation.provenance.document,
            "exchange": record.exchange if record is not None else None,
            "day": hit.day,
            "speakers": [shown(actor) for actor in speakers],
            "speaker_sides": [actor.side or "" for actor in speakers],
            "act": record.statement.act if record is not None else None,
            "title": hit.citation.provenance.title,
            "marked": in_quotes(hit.pieces),
            "mark_starts": [span.start for span in hit.marks],
            "mark_ends": [span.end for span in hit.marks],
            "score": round(hit.score, 4) if hit.score is not None else None,
            **citation_row(hit.citation),
        }


def facet_rows(answer: SearchAnswer) -> Iterator[Row]:
    """One row a value of a facet, with how many of all hits have it."""
    for facet in answer.facets:
        for value, count in facet.values:
            yield {"facet": facet.name, "value": value, "count": count}


def in_quotes(pieces: Pieces) -> str:
    """Words with « and » around what was looked for."""
    return "".join(f"{QUOTES[0]}{piece}{QUOTES[1]}" if is_marked else piece for piece, is_marked in pieces).strip()


def print_answer(answer: SearchAnswer) -> None:
    """The hits of a page, what all hits are counted by, and how many there are."""
    coloured = has_colours(open_console())
    table = Table("", "", box=None, show_header=False, padding=(0, 2, 1, 0), show_edge=False)
    table.columns[0].style, table.columns[0].justify, table.columns[0].no_wrap = "dim", "right", True
    table.columns[1].ratio, table.columns[1].overflow = 1, "fold"
    for number, hit in enumerate(answer.hits, answer.offset + 1):
        told = (
            _statement(hit, hit.statement, coloured=coloured)
            if hit.statement is not None
            else _document(hit, coloured=coloured)
        )
        table.add_row(str(number), Group(*told))
    put(*([table] if answer.hits else []), *([_facets(answer.facets)] if answer.total else []), _footer(answer))


def print_facets(answer: SearchAnswer) -> None:
    """Every value of every facet."""
    put(*(_facet(facet) for facet in answer.facets if facet.values), _count(answer))


def _facet(facet: Facet) -> Table:
    table = Table(facet.name, "", box=None, header_style="bold cyan", padding=(0, 2, 0, 0))
    table.columns[1].justify = "right"
    for value, count in facet.values:
        table.add_row(value, f"{count:,}")
    return table


def _statement(hit: SearchHit, record: StatementRecord, *, coloured: bool) -> Iterator[Text]:
    statement = record.statement
    speakers = ", ".join(shown(actor) for actor in statement.speakers) or "speaker not certain"
    to = ", ".join(shown(actor) for actor in statement.addressees)
    yield Text.assemble((speakers, "bold"), "  ", (statement.act, "green"), f" to {to}" if to else "")
    cue = " ".join((record.cue or "").split())
    mark = ("“", "”") if statement.mode == "direct" else ("", "")
    yield Text.assemble(
        (cue, "underline"), " " if cue else "", mark[0], _marked(hit.pieces, coloured=coloured), mark[1]
    )
    yield Text(f"{record.exchange or _day(hit)}, {_source(hit)} {_places(hit)}", style="dim")


def _document(hit: SearchHit, *, coloured: bool) -> Iterator[Text]:
    yield _marked(hit.title_pieces, coloured=coloured) if hit.title_pieces else Text("no title")
    yield _marked(hit.pieces, coloured=coloured)
    name = near_name(hit.citation.provenance.name)
    yield Text(f"{_day(hit)}, {_source(hit)} {_places(hit)}\n{name}", style="dim")


def _day(hit: SearchHit) -> str:
    return hit.day.isoformat() if hit.day is not None else "day not known"


def _source(hit: SearchHit) -> str:
    provenance = hit.citation.provenance
    return ", ".join(part for part in (provenance.outlet, provenance.document[:ID_LENGTH]) if part)


def _places(hit: SearchHit) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in hit.citation.spans)


def _marked(pieces: Pieces, *, coloured: bool) -> Text:
    if not coloured:
        return Text(in_quotes(pieces))
    text = Text()
    for piece, is_marked in pieces:
        text.append(piece, style=MARK if is_marked else None)
    return text


def _facets(facets: tuple[Facet, ...]) -> Table:
    """One line a facet: its most frequent values."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column(ratio=1)
    for facet in facets:
        if facet.values:
            told = ", ".join(f"{value} {count:,}" for value, count in facet.values[:SHOWN])
            more = len(facet.values) - SHOWN
            table.add_row(facet.name, told + (f", and {more:,} more" if more > 0 else ""))
    return table


def _footer(answer: SearchAnswer) -> str:
    last = answer.offset + len(answer.hits)
    if not answer.total or (answer.offset == 0 and last == answer.total):
        return _count(answer)
    first = answer.offset + 1
    page = "none" if not answer.hits else f"number {first:,}" if first == last else f"{first:,}–{last:,}"
    follow = f"; --offset {last} shows the next" if last < answer.total and answer.hits else ""
    return f"{page} of {_count(answer)}{follow}"


def _count(answer: SearchAnswer) -> str:
    return counted(answer.total, answer.searched.removesuffix("s"))
