"""Exchanges over time: a point or a stretch for each, in rows by kind or by counterpart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from communique.model import UsageError
from communique.render.charts.drawing import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PALETTE,
    PURPLE,
    SHAPES,
    STEP,
    VERMILION,
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
from communique.render.timeline import anniversary_words
from communique.render.words import covers_words, status_words, tally_words
from communique.text.told import days_told, person_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.model import Anniversary, PersonCard, Timeline, TimelineEntry
    from communique.render.charts.drawing import Drawing

DUE = "anniversary due"
STANDINGS = {
    "reported": (BLUE, "circle"),
    "scheduled": (ORANGE, "triangle-up"),
    "proposed": (ORANGE, "triangle-down"),
    "denied": (VERMILION, "cross"),
    "only mentioned": (PURPLE, "diamond"),
    "only mentioned as ahead": (GREY, "square"),
    DUE: (GREEN, "triangle-right"),
}
FROM_BELOW = ("only mentioned", "only mentioned as ahead", DUE, "reported", "denied", "scheduled", "proposed")
"""The order in which points are drawn: what comes later lies above."""

MOST_ROWS = 40
MOST_KINDS = len(PALETTE)
OTHER = "other"


def timeline_chart(timeline: Timeline, *, width: int = WIDTH, link: Callable[[str], str] | None = None) -> Drawing:
    """A timeline in rows by kind; colour and shape tell what is reported, scheduled, only mentioned or due. ``link`` is
    the address of an exchange, by its id.

    Raises UsageError where nothing in it has a day.
    """
    standing = [(entry.kind, status_words(entry) or "reported", entry) for entry in timeline.entries]
    rows = [point for row, mark, entry in standing for point in _entry_points((row, mark), entry, link)]
    rows += [_due(one) for one in timeline.anniversaries]
    rows.sort(key=lambda row: FROM_BELOW.index(row["mark"]))
    marks = {mark: look for mark, look in STANDINGS.items() if any(row["mark"] == mark for row in rows)}
    source = f"{tally_words(timeline.entries)}; {_undated(timeline.entries)}{covers_words(timeline.coverage)}."
    frame = Frame(title=f"Exchanges of {' and '.join(timeline.sides)}", source=source, width=width)
    return _chart(rows, marks, frame, ("kind", "standing"))


def person_chart(card: PersonCard, *, width: int = WIDTH, link: Callable[[str], str] | None = None) -> Drawing:
    """A person's exchanges in rows by counterpart's side; colour and shape tell the kind. Only what occurred is drawn.
    ``link`` is the address of an exchange, by its id.

    Raises UsageError where nothing of it has a day.
    """
    entries = [entry for entry in card.entries if entry.status == "occurred"]
    frequent = Counter(entry.kind for entry in entries).most_common()
    kinds: list[str] = [kind for kind, _ in frequent[:MOST_KINDS]]
    marks = {kind: (PALETTE[place], SHAPES[place % len(SHAPES)]) for place, kind in enumerate(kinds)}
    if len(frequent) > MOST_KINDS:
        marks = {**dict(list(marks.items())[:-1]), OTHER: (PALETTE[-1], SHAPES[-1])}
    rows = [
        point
        for entry in entries
        for row in _counterparts(entry, card.figure.side)
        for point in _entry_points((row, entry.kind if entry.kind in marks else OTHER), entry, link)
    ]
    side = f" ({card.figure.side})" if card.figure.side is not None else ""
    source = f"{tally_words(entries)}; {_undated(entries)}{covers_words(card.coverage)}."
    frame = Frame(title=f"Exchanges of {card.figure.name}{side} by counterpart", source=source, width=width)
    return _chart(rows, marks, frame, ("with", "kind"))


def _counterparts(entry: TimelineEntry, own: str | None) -> Sequence[str]:
    """The other sides of an exchange: one row each."""
    return [side for side in entry.sides if side != own] or ["not told"]


def _entry_points(
    place: tuple[str, str], entry: TimelineEntry, link: Callable[[str], str] | None
) -> Iterator[dict[str, Any]]:
    """What is drawn of an entry in its row and as its mark; nothing where it has no day. An open end is not drawn. What
    is only mentioned is no exchange of the archive, and leads nowhere.
    """
    row, mark = place
    if entry.date is None:
        return
    first, last = entry.date.earliest, entry.date.latest
    first, last = (last if first == first.min else first), (first if last == last.max else last)
    people = ", ".join(person_told(person) for person in entry.participants) or ", ".join(entry.sides)
    told = {"row": row, "mark": mark, "day": days_told(entry.date), "who": people, "id": entry.id}
    href = link(entry.id) if link is not None and not entry.status.startswith("mentioned") else ""
    yield {**_stretch(first, last), **told, "name": _name(told), "href": href}


def _due(one: Anniversary) -> dict[str, Any]:
    day = f"{one.earliest}" if one.earliest == one.latest else f"{one.earliest} to {one.latest}"
    told = {"row": DUE, "mark": DUE, "day": day, "who": anniversary_words(one), "id": one.event}
    return {**_stretch(one.earliest, one.latest), **told, "name": _name(told), "href": ""}


def _name(told: dict[str, str]) -> str:
    """What a reader hears of a point: "2031-03-27: call, reported, Maren Hathmoor (XHV), Oren Talvash (XTR)"."""
    what = ", ".join(dict.fromkeys((told["row"], told["mark"], told["who"])))
    return f"{told['day']}: {what}"


def _undated(entries: Sequence[TimelineEntry]) -> str:
    missing = sum(entry.date is None for entry in entries)
    return f"{missing:,} without a day {'is' if missing == 1 else 'are'} not drawn; " if missing else ""


def _stretch(first: date, last: date) -> dict[str, Any]:
    """The ends of a stretch of days, and its middle, where its point stands."""
    middle = first + (last - first) / 2
    return {"from": first.isoformat(), "to": last.isoformat(), "middle": middle.isoformat()}


def _chart(
    rows: Sequence[dict[str, Any]], marks: dict[str, tuple[str, str]], frame: Frame, titles: tuple[str, str]
) -> Drawing:
    """Points for days and lines for stretches, one row each value of ``row``, the fullest first."""
    import altair as alt

    if not rows:
        raise UsageError(
            "There is nothing to draw: no exchange with a day is found. Ask for more, or do without a chart."
        )
    totals = Counter(row["row"] for row in rows)
    shown = dict(sorted(totals.items(), key=lambda item: (item[0] == DUE, -item[1], item[0]))[:MOST_ROWS])
    names = row_names(shown)
    left_out = left_out_words(len(totals) - len(shown))
    drawn = [{**row, "row": names[row["row"]]} for row in rows if row["row"] in names]
    axis = days_axis(bounds(date.fromisoformat(row[end]) for row in drawn for end in ("from", "to")))
    look = alt.Scale(domain=list(marks), range=[colour for colour, _ in marks.values()])
    shape = alt.Scale(domain=list(marks), range=[form for _, form in marks.values()])
    colour = alt.Color("mark:N", scale=look, title=titles[1], legend=alt.Legend(columns=3, symbolOpacity=1))
    base = drawn_from(drawn).encode(
        y=alt.Y("row:N", sort=list(names.values()), axis=names_axis(titles[0])),
        tooltip=[
            "day:N",
            alt.Tooltip("row:N", title=titles[0]),
            alt.Tooltip("mark:N", title=titles[1]),
            "who:N",
            "id:N",
        ],
    )
    lines = base.mark_rule(strokeWidth=5, opacity=0.3, aria=False).encode(
        x=alt.X("from:T", **axis), x2="to:T", color=colour
    )
    points = base.mark_point(filled=True, size=70, opacity=0.85).encode(
        x=alt.X("middle:T", **axis),
        color=colour,
        shape=alt.Shape("mark:N", scale=shape, title=titles[1]),
        **named(drawn),
    )
    chart = (lines + points).properties(width=frame.width, height=alt.Step(STEP))
    return framed(chart, Frame(title=frame.title, source=frame.source + left_out, width=frame.width))
