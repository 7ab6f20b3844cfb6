"""Uses over time: points by day in rows, and how many a year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from communique.model import UsageError
from communique.render.charts.drawing import (
    BLUE,
    INK,
    STEP,
    WIDTH,
    Frame,
    bounds,
    days_axis,
    drawn_from,
    framed,
    left_out_words,
    named,
    names_axis,
    row_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.render.charts.drawing import Drawing

MOST_ROWS = 40
BARS = 76
"""The height of the bars of the years in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of whatever is drawn: on which ``day``, in which ``row`` (an outlet, a side, a speaker), what the pointer
    over it shows, and the address that it leads to, None where to none.
    """

    day: date
    row: str
    told: str = ""
    href: str | None = None


def usage_chart(
    uses: Iterable[Use],
    title: str,
    *,
    source: str = "",
    covers: tuple[date, date] | None = None,
    row_title: str = "outlet",
    width: int = WIDTH,
) -> Drawing:
    """Uses over time: above how many a year, below a point a day in one row for each ``Use.row``, the row with most
    uses first, each row with its number; larger points are several uses of one day.

    ``source`` is the line below the title: what is counted, n of N, and what the archive covers. ``covers`` are the
    first and last day that the archive covers; the chart reaches that far, so that silence shows. Save it with
    ``save_chart``. Raises UsageError where there is no use.
    """
    import altair as alt

    found = sorted(uses, key=lambda use: (use.day, use.row))
    if not found:
        raise UsageError("There is nothing to draw: no use has a day. Ask for more, or do without a chart.")
    rows = [row for row, _ in Counter(use.row for use in found).most_common()]
    left_out = left_out_words(len(rows[MOST_ROWS:]))
    ends = bounds([*(use.day for use in found), *(covers or ())])
    chart = alt.vconcat(
        _years(found, ends).properties(width=width, height=BARS),
        _points(found, rows[:MOST_ROWS], ends, row_title).properties(width=width, height=alt.Step(STEP)),
        spacing=12,
    )
    return framed(chart, Frame(title=title, source=source + left_out, width=width))


def _years(uses: Sequence[Use], ends: tuple[date, date]) -> Any:
    """How many uses a year, as bars as broad as the year."""
    import altair as alt

    counts = Counter(use.day.year for use in uses)
    most = max(counts.values())
    base = drawn_from(_year(year, count, ends) for year, count in sorted(counts.items()))
    axis = {**days_axis(ends), "axis": None}
    count = alt.Y(
        "n:Q", title="uses a year", scale=alt.Scale(domain=[0, most * 1.3]), axis=alt.Axis(values=[0, most], format="d")
    )
    bars = base.mark_rect(color=BLUE, opacity=0.5, stroke="#ffffff").encode(
        x=alt.X("from:T", **axis),
        x2="to:T",
        y=count,
        y2="none:Q",
        tooltip=[alt.Tooltip("year:N"), alt.Tooltip("n:Q", title="uses")],
    )
    numbers = base.mark_text(dy=-7, color=INK, fontSize=11).encode(x=alt.X("middle:T", **axis), y=count, text="n:Q")
    return bars + numbers


def _year(year: int, count: int, ends: tuple[date, date]) -> dict[str, Any]:
    """A year's bar, as far as it stands in the chart."""
    first, last = max(ends[0], date(year, 1, 1)), min(ends[1], date(year, 12, 31))
    middle = first + (last - first) / 2
    places = {"from": first.isoformat(), "to": last.isoformat(), "middle": middle.isoformat()}
    return {**places, "n": count, "none": 0, "year": str(year)}


def _points(uses: Sequence[Use], rows: Sequence[str], ends: tuple[date, date], row_title: str) -> Any:
    """A point for each day of a row, the larger the more uses it had. It leads where the first of them does."""
    import altair as alt

    totals = Counter(use.row for use in uses)
    names = row_names({row: totals[row] for row in rows})
    grouped: dict[tuple[date, str], list[Use]] = {}
    for use in uses:
        if use.row in names:
            grouped.setdefault((use.day, names[use.row]), []).append(use)
    most = max(2, *map(len, grouped.values()))
    size = alt.Scale(domain=[1, most], range=[60, 260])
    legend = alt.Legend(format="d", values=[1, most]) if max(map(len, grouped.values())) > 1 else None
    points = [_point(day, row, group) for (day, row), group in grouped.items()]
    return (
        drawn_from(points)
        .mark_circle(color=BLUE, opacity=0.75, stroke="#ffffff", strokeWidth=0.5)
        .encode(
            x=alt.X("day:T", **days_axis(ends)),
            y=alt.Y("row:N", sort=list(names.values()), axis=names_axis(row_title)),
            size=alt.Size("n:Q", title="uses on a day", scale=size, legend=legend),
            tooltip=[alt.Tooltip("date:N"), alt.Tooltip("row:N", title=row_title), alt.Tooltip("told:N", title="use")],
            **named(points),
        )
    )


def _point(day: date, row: str, group: Sequence[Use]) -> dict[str, Any]:
    more = f" and {len(group) - 1:,} more" if len(group) > 1 else ""
    told = group[0].told + more
    return {
        "day": day.isoformat(),
        "date": day.isoformat(),
        "row": row,
        "n": len(group),
        "told": told,
        "name": f"{day.isoformat()}, {group[0].row}: {told}",
        "href": next((use.href for use in group if use.href is not None), ""),
    }
