"""Who talks to whom, for a terminal and as rows."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from communique.render.citing import evidence_row
from communique.render.console import counted, open_console, put
from communique.render.words import covers_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Pairs, PairTally, TimelineEntry
    from communique.render.rows import Row

YEAR_WIDTH, LEAST_NAME = 6, 34
"""So many columns of the terminal a year takes, and the pair's own column at least."""

EARLIER, NO_YEAR = "before", "?"
UNKNOWN_OUTLET = "outlet not known"


def pair_rows(pairs: Pairs) -> Iterator[Row]:
    """One row for each pair, year and kind, with the exchanges that it counts and every report's words; ``parties`` tells
    pairs from exchanges of more than two sides. ``year`` is None where the days lie in more than one.
    """
    for tally in chain(pairs.pairs, pairs.larger):
        cells: dict[tuple[int | None, str], list[TimelineEntry]] = {}
        for entry in tally.occurred:
            cells.setdefault((entry.year, entry.kind), []).append(entry)
        for (year, kind), entries in sorted(cells.items(), key=lambda item: (item[0][0] is None, item[0][0] or 0, item[0][1])):  # fmt: skip
            yield _row(tally, year, kind, entries)


def _row(tally: PairTally, year: int | None, kind: str, entries: Sequence[TimelineEntry]) -> Row:
    told = [entry for entry in entries if entry.initiator is not None and entry.request_basis != "convention"]
    conventional = [entry for entry in entries if entry.request_basis == "convention"]
    return {
        "members": list(tally.members),
        "parties": len(tally.members),
        "year": year,
        "kind": kind,
        "exchanges": len(entries),
        "asked_told": len(told),
        "asked_by_convention": len(conventional),
        "asked_not_told": len(entries) - len(told) - len(conventional),
        "asked_by": [entry.asked_by or "" for entry in entries],
        "slugs": [entry.id for entry in entries],
        **evidence_row(citation for entry in entries for citation in entry.citations),
    }


def print_pairs(pairs: Pairs) -> None:
    """One row a pair: how often in all and by year, by kind, at whose request, and who tells of it."""
    years = _years(pairs)
    if pairs.pairs:
        put(_table("Pair", pairs.pairs, years))
    if pairs.larger:
        put(_table("More than two sides", pairs.larger, years))
    put(f"{told_words(pairs)}; {covers_words(pairs.coverage)}")


def told_words(pairs: Pairs) -> str:
    """How many exchanges are counted, of how many: "5 of 8 exchanges are of two sides, in 2 pairs; 3 are of more"."""
    two, more = (sum(len(tally.occurred) for tally in tallies) for tallies in (pairs.pairs, pairs.larger))
    told = [f"{two:,} of {counted(two + more + pairs.alone, 'exchange')} {'is' if two == 1 else 'are'} of two sides"]
    told += [f"in {counted(len(pairs.pairs), 'pair')}"] if len(pairs.pairs) > 1 else []
    told += [f"{more:,} of more"] if more else []
    told += [f"{pairs.alone:,} that don’t tell both"] if pairs.alone else []
    return ", ".join(told)


def _years(pairs: Pairs) -> list[str]:
    """The headings of the years for which a terminal has room, the latest; those before, and none known, in one each."""
    found = {entry.year for tally in (*pairs.pairs, *pairs.larger) for entry in tally.occurred}
    known = sorted(year for year in found if year is not None)
    room = (open_console().width - LEAST_NAME) // YEAR_WIDTH - 1
    extra = [NO_YEAR] if None in found else []
    if len(known) + len(extra) <= room:
        return [*map(str, known), *extra]
    shown = known[len(known) - max(1, room - len(extra) - 1) :]
    return [EARLIER, *map(str, shown), *extra]


def _table(heading: str, tallies: Sequence[PairTally], years: Sequence[str]) -> Table:
    table = Table(box=None, header_style="bold cyan", padding=(0, 2, 1, 0))
    table.show_edge = False
    table.add_column(heading, ratio=1)
    table.add_column("n", justify="right", style="bold")
    for year in years:
        table.add_column(year, justify="right", no_wrap=True)
    for tally in tallies:
        counts = Counter(_heading(entry.year, years) for entry in tally.occurred)
        cells = [f"{counts[year]:,}" if counts[year] else Text("·", style="dim") for year in years]
        table.add_row(_pair(tally), f"{len(tally.occurred):,}", *cells)
    return table


def _heading(year: int | None, years: Sequence[str]) -> str:
    return NO_YEAR if year is None else str(year) if str(year) in years else EARLIER


def _pair(tally: PairTally) -> Text:
    kinds = Counter(entry.kind for entry in tally.occurred).most_common()
    lines = [
        ", ".join(f"{kind} {count}" for kind, count in kinds),
        _asked(tally),
        _outlets(tally),
        f"{tally.announced} more scheduled or proposed" if tally.announced else "",
    ]
    name = " – ".join(tally.members) if len(tally.members) == 2 else ", ".join(tally.members)
    return Text.assemble((name, "bold"), *((f"\n{line}", "dim") for line in lines if line))


def _asked(tally: PairTally) -> str:
    """At whose request, where a text or a convention tells it of any."""
    if all(asked.who is None for asked in tally.asked):
        return "asked for by: not told" if tally.asked else ""
    told = (
        f"{asked.who or 'not told'} {asked.count}{' (by convention)' if asked.by_convention else ''}"
        for asked in tally.asked
    )
    return f"asked for by: {', '.join(told)}"


def _outlets(tally: PairTally) -> str:
    told = Counter(
        outlet
        for entry in tally.occurred
        for outlet in dict.fromkeys(citation.provenance.outlet or UNKNOWN_OUTLET for citation in entry.citations)
    )
    return f"told by: {', '.join(f'{outlet} {count}' for outlet, count in told.most_common())}" if told else ""
