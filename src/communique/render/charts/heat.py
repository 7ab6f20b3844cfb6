"""Who talks to whom: pairs by year as a map of squares, or as bars where there is one year alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from communique.model import UsageError
from communique.render.charts.drawing import (
    BLUE,
    STEP,
    WIDTH,
    Frame,
    drawn_from,
    framed,
    named,
    names_axis,
    row_names,
)
from communique.render.console import counted
from communique.render.pairs import told_words
from communique.render.words import covers_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.model import Pairs, PairTally
    from communique.render.charts.drawing import Drawing

MOST_PAIRS, LONGEST_PAIR, MOST_TICKS = 40, 64, 8
NO_YEAR = "?"
PALE, DARK = "#e8f1f8", "#08306b"
NUMBER_INK = "#1b1d1f"
"""Not the ink of other letters, which a dark page turns light: these stand on pale squares there too."""

DARK_FROM = 0.55
"""From this share of the highest number on, a square is so dark that its number stands in white."""


def pairs_chart(pairs: Pairs, *, width: int = WIDTH, link: Callable[[str, str], str] | None = None) -> Drawing:
    """Pairs by year, those who spoke most often first; bars where all was in one year. Exchanges of more than two sides
    are told in the line below the title and not drawn. ``link`` is the address of the page of two members.

    Raises UsageError where there is no pair.
    """
    tallies = [tally for tally in pairs.pairs if tally.occurred]
    if not tallies:
        raise UsageError(
            "There is nothing to draw: no exchange of two sides is found. Ask for more, or do without a chart."
        )
    shown = tallies[:MOST_PAIRS]
    names = row_names({" – ".join(tally.members): len(tally.occurred) for tally in shown}, LONGEST_PAIR)
    years = {entry.year for tally in shown for entry in tally.occurred}
    frame = Frame(title="Who talked to whom: exchanges a year", source=_source(pairs, len(tallies)), width=width)
    draw = _squares if len(years) > 1 else _bars
    return framed(draw(_cells(shown, names, link), names, width), frame)


def _source(pairs: Pairs, known: int) -> str:
    drawn = f"The {MOST_PAIRS} most frequent of {known:,} pairs. " if known > MOST_PAIRS else ""
    apart = "; only those of two sides are drawn" if pairs.larger or pairs.alone else ""
    return f"{drawn}{told_words(pairs)}{apart}; {covers_words(pairs.coverage)}."


def _cells(
    tallies: Sequence[PairTally], names: dict[str, str], link: Callable[[str, str], str] | None
) -> list[dict[str, Any]]:
    rows = []
    for tally in tallies:
        counts = Counter(str(entry.year or NO_YEAR) for entry in tally.occurred)
        pair = " – ".join(tally.members)
        href = link(tally.members[0], tally.members[1]) if link is not None else ""
        for year, count in sorted(counts.items()):
            name = f"{pair}, {'year not known' if year == NO_YEAR else year}: {counted(count, 'exchange')}"
            rows.append({"pair": names[pair], "year": year, "n": count, "name": name, "href": href})
    return rows


def _columns(years: set[str]) -> list[str]:
    """The years from the first to the last, also those without any exchange, and the column of those without a year."""
    known = [int(year) for year in years if year != NO_YEAR]
    return [*map(str, range(min(known), max(known) + 1)), *([NO_YEAR] if NO_YEAR in years else [])]


def _squares(cells: Sequence[dict[str, Any]], names: dict[str, str], width: int) -> Any:
    import altair as alt

    most = max(cell["n"] for cell in cells)
    years = alt.Scale(domain=_columns({cell["year"] for cell in cells}))
    base = drawn_from(cells).encode(
        x=alt.X("year:O", title="year", scale=years, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("pair:N", sort=list(names.values()), axis=names_axis("pair", grid=False)),
        tooltip=["pair:N", "year:N", alt.Tooltip("n:Q", title="exchanges")],
    )
    scale = alt.Scale(domain=[0, most], range=[PALE, DARK])
    squares = base.mark_rect(stroke="#ffffff", strokeWidth=2).encode(
        color=alt.Color("n:Q", scale=scale, legend=None), **named(cells)
    )
    ink = alt.condition(f"datum.n > {most * DARK_FROM}", alt.value("#ffffff"), alt.value(NUMBER_INK))
    numbers = base.mark_text(fontSize=12, aria=False).encode(text="n:Q", color=ink)
    return (squares + numbers).properties(width=width, height=alt.Step(STEP))


def _bars(cells: Sequence[dict[str, Any]], names: dict[str, str], width: int) -> Any:
    import altair as alt

    most = max(cell["n"] for cell in cells)
    base = drawn_from(cells).encode(
        x=alt.X("n:Q", title=f"exchanges in {cells[0]['year']}", axis=alt.Axis(tickCount=min(most, MOST_TICKS), format="d"), scale=alt.Scale(domain=[0, most * 1.05])),
        y=alt.Y("pair:N", sort=list(names.values()), axis=names_axis("pair")),
        tooltip=["pair:N", "year:N", alt.Tooltip("n:Q", title="exchanges")],
        **named(cells),
    )  # fmt: skip
    return base.mark_bar(color=BLUE, height=STEP * 0.6).properties(width=width, height=alt.Step(STEP))
