"""Exchanges of one side or of two over time: how often, who asked, what is only mentioned or ahead, anniversaries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.render.charts import timeline_chart
from communique.web.charts import chart_context, chart_files
from communique.web.page import Context, Download, Part, files_of, together
from communique.web.urls import exchange_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from communique.model import Anniversary, Timeline, TimelineEntry
    from communique.web.desk import Desk
    from communique.web.page import Section
    from communique.web.relation.sides import Pair, Side

MOST_MENTIONED = 40
"""So many of those that are only mentioned are shown, the latest."""

NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCount:
    """The exchanges that took place in a year (None: their days lie in more than one, or none is told), and ``cells``, how
    many of them are of each kind, in the order of the columns.
    """

    year: int | None
    exchanges: int
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCount:
    """At whose request so many exchanges were; ``by_convention`` that only an outlet's convention says it."""

    who: str
    by_convention: bool
    exchanges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsContext(Context):
    """Exchanges that took place by year and kind, and who asked for them. ``which`` says which are counted."""

    template = "relation/counts.html"
    which: str
    kinds: tuple[str, ...]
    years: tuple[YearCount, ...]
    totals: tuple[int, ...]
    exchanges: int
    asked: tuple[AskedCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedContext(Context):
    """Exchanges ahead (``scheduled``, proposed, or mentioned as ahead), and those of the past that texts only mention."""

    template = "relation/mentioned.html"
    ahead: tuple[TimelineEntry, ...]
    past: tuple[TimelineEntry, ...]
    more_ahead: int
    more_past: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversariesContext(Context):
    """Round anniversaries that fall due between two days; no days where the archive covers none."""

    template = "relation/anniversaries.html"
    due: tuple[Anniversary, ...]
    due_from: date | None
    due_to: date | None


def over_time(desk: Desk, sides: Sequence[Side], path: str) -> tuple[Section, ...]:
    """What a timeline of one or two sides tells, and its chart; ``path`` is the address of the page on them, under which
    its calendar and its chart lie.
    """
    archive, codes = desk.archive, tuple(side.code for side in sides)
    is_pair = len(codes) > 1
    asked = dict(zip(("side", "other"), codes, strict=False))

    def counts(timeline: Timeline) -> CountsContext:
        if not is_pair:
            return counts_of(timeline.entries, f"with {sides[0].name}", archive.side_name)
        alone = (entry for entry in timeline.entries if len(entry.sides) == len(codes))
        return counts_of(alone, "between the two alone", archive.side_name)

    return together(
        ("over time", *codes),
        lambda: archive.timeline(*codes),
        (
            Part(
                id="counts",
                heading="How often, and at whose request",
                make=counts,
                downloads=(*files_of("/timeline", **asked), Download("Calendar", f"{path}/calendar.ics")),
            ),
            Part(id="mentioned", heading="Ahead, and only mentioned", make=mentioned_of),
            Part(id="anniversaries", heading="Anniversaries due", make=anniversaries_of),
            Part(
                id="chart",
                heading="Their exchanges in time" if is_pair else "Its exchanges in time",
                make=lambda timeline: chart_context(lambda: timeline_chart(timeline, link=exchange_path), desk.draw),
                downloads=chart_files(f"{path}/chart"),
            ),
        ),
    )


def anniversaries(desk: Desk, pair: Pair) -> Section:
    """The anniversaries alone of those sections: whoever goes on to the pair's page finds all made."""
    found = next(one for one in over_time(desk, (pair.one, pair.other), pair.path) if one.id == "anniversaries")
    one, other = pair.codes
    return replace(found, downloads=files_of("/timeline", side=one, other=other))


def counts_of(entries: Iterable[TimelineEntry], which: str, name: Callable[[str], str]) -> CountsContext:
    """Those that took place, counted; ``which`` says in words which these are, ``name`` what a code is called."""
    found = [entry for entry in entries if entry.status == "occurred"]
    kinds = [kind for kind, _ in Counter(entry.kind for entry in found).most_common()]
    by_year: dict[int | None, Counter[str]] = {}
    for entry in found:
        by_year.setdefault(entry.year, Counter())[entry.kind] += 1
    ordered = sorted(by_year.items(), key=lambda item: (item[0] is None, -(item[0] or 0)))
    years = (
        YearCount(year=year, exchanges=counts.total(), cells=tuple(counts[kind] for kind in kinds))
        for year, counts in ordered
    )
    totals = Counter(entry.kind for entry in found)
    return CountsContext(
        which=which,
        kinds=tuple(kinds),
        years=tuple(years),
        totals=tuple(totals[kind] for kind in kinds),
        exchanges=len(found),
        asked=_asked(found, name),
    )


def _asked(entries: Iterable[TimelineEntry], name: Callable[[str], str]) -> tuple[AskedCount, ...]:
    """Who asked for how many, the most frequent first; those of which nobody tells it last."""
    counts = Counter((entry.asked_by, entry.request_basis == "convention") for entry in entries)
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] is None, -item[1], item[0][0] or ""))
    return tuple(
        AskedCount(who=name(who) if who else NOT_TOLD, by_convention=conventional, exchanges=count)
        for (who, conventional), count in ordered
    )


def mentioned_of(timeline: Timeline) -> MentionedContext:
    """What did not take place by the texts, or is only mentioned: what is ahead by its day, the past backwards."""
    ahead = [entry for entry in timeline.entries if entry.status in {"scheduled", "proposed", "mentioned ahead"}]
    past = [entry for entry in reversed(timeline.entries) if entry.status in {"mentioned", "denied"}]
    dated = [entry for entry in past if entry.date is not None]
    past = [*dated, *(entry for entry in past if entry.date is None)]
    return MentionedContext(
        ahead=tuple(ahead[-MOST_MENTIONED:]),
        past=tuple(past[:MOST_MENTIONED]),
        more_ahead=max(0, len(ahead) - MOST_MENTIONED),
        more_past=max(0, len(past) - MOST_MENTIONED),
    )


def anniversaries_of(timeline: Timeline) -> AnniversariesContext:
    """The anniversaries that a timeline found."""
    return AnniversariesContext(due=timeline.anniversaries, due_from=timeline.due_from, due_to=timeline.due_to)
