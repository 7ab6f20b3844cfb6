"""What all charts share: the frame around them, colours, and axes of days.

The colours are those of Okabe and Ito ("Color Universal Design", 2008), which the colour-blind tell apart, without the
yellow, which is too pale here. Every chart stands on a white ground with dark letters, so that it can be read on a light
page and on a dark one.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair as alt

    Drawing: TypeAlias = alt.TopLevelMixin

CHART_ENDINGS = (".svg", ".png", ".html")
WIDTH = 720
"""The width of a chart's field in pixels, without the names beside it."""

BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY, BLACK = (
    *("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7"),
    *("#56B4E9", "#000000"),
)
PALETTE = (BLUE, VERMILION, GREEN, ORANGE, PURPLE, SKY, BLACK)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
INK, PALE, LINES, GREY = "#222222", "#595959", "#dddddd", "#767676"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
LETTER, BESIDE = 7.4, 60
"""So many pixels a letter of the title takes on average, and so many the names beside a field take at least."""

STEP = 24
"""The height of a row in pixels."""

LONGEST_NAME = 40
"""So many letters of a row's name are shown; longer ones end with an ellipsis."""

FEW_MONTHS, FEW_YEARS = timedelta(120), timedelta(3 * 366)
LEAST_MARGIN = timedelta(10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a chart: its ``title``, its ``source`` (what it counts, of how many, and what the archive
    covers), and the ``width`` of its field in pixels.
    """

    title: str
    source: str = ""
    width: int = WIDTH


def framed(chart: Any, frame: Frame) -> Drawing:
    """The chart with its title and source line, in our colours and letters."""
    import altair as alt

    letters = max(30, int((frame.width + BESIDE) / LETTER))
    title = alt.Title(
        text=textwrap.wrap(frame.title, letters) or "",
        subtitle=textwrap.wrap(frame.source, int(letters * 1.15)) or "",
    )
    drawing: Drawing = (
        chart.properties(title=title)
        .configure(background="#ffffff", font=FONT, padding=16)
        .configure_title(anchor="start", frame="bounds", fontSize=15, color=INK, subtitleColor=PALE, offset=14)
        .configure_axis(labelColor=INK, titleColor=INK, labelFontSize=12, titleFontSize=12, gridColor=LINES)
        .configure_legend(
            labelColor=INK, titleColor=INK, labelFontSize=12, titleFontSize=12, symbolSize=90, orient="bottom"
        )
        .configure_view(stroke=LINES)
    )
    return drawing


def drawn_from(rows: Iterable[dict[str, Any]]) -> Any:
    """An Altair chart of these rows, without marks."""
    import altair as alt

    return alt.Chart(alt.InlineData(values=list(rows)))


def bounds(days: Iterable[date]) -> tuple[date, date]:
    """The first and last day of a chart that shows these days, with some room at both ends."""
    found = sorted(days)
    room = max(LEAST_MARGIN, (found[-1] - found[0]) // 40)
    return _moved(found[0], -room), _moved(found[-1], room)


def days_axis(ends: tuple[date, date], *, title: str = "day") -> Any:
    """Arguments of an x channel from one day to another: a scale in UTC, so that a day is the same one in every browser,
    and ticks that say as much as the length of time needs.
    """
    import altair as alt

    return {
        "scale": alt.Scale(type="utc", domain=[_moment(day) for day in ends], nice=False),
        "axis": alt.Axis(format=_ticks(ends[1] - ends[0]), title=title, labelOverlap=True, tickCount=8),
    }


def named(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Channels that give each mark the row's ``name``, which is what one hears of it, and lead to the row's ``href``, an
    address or "", where any row has one.
    """
    leads = {"href": "href:N"} if any(row["href"] for row in rows) else {}
    return {"description": "name:N", **leads}


def names_axis(title: str, *, grid: bool = True) -> Any:
    """The y axis of rows with names, its title above them."""
    import altair as alt

    above: dict[str, Any] = {"titleAngle": 0, "titleAlign": "right", "titleAnchor": "end", "titleX": -6, "titleY": -8}
    return alt.Axis(title=title, labelLimit=600, grid=grid, **above)


def row_names(totals: Mapping[str, int], longest: int = LONGEST_NAME) -> dict[str, str]:
    """The names that stand beside rows, each with its total, those of more letters cut; no two are the same."""
    found: dict[str, str] = {}
    for row, total in totals.items():
        name = row if len(row) <= longest else row[: longest - 1].rstrip() + "…"
        name = f"{name} ({total:,})"
        same = sum(other.startswith(name) for other in found.values())
        found[row] = f"{name} [{same + 1}]" if same else name
    return found


def left_out_words(rows: int) -> str:
    """That so many rows are not shown, to go on in a source line; nothing where all are."""
    if not rows:
        return ""
    return f" {rows:,} {'row' if rows == 1 else 'rows'} with fewest {'is' if rows == 1 else 'are'} left out."


def _ticks(length: timedelta) -> str:
    if length <= FEW_MONTHS:
        return "%Y-%m-%d"
    return "%Y-%m" if length <= FEW_YEARS else "%Y"


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _moment(day: date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}
