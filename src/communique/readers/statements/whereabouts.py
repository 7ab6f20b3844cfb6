"""Who is named where, and which exchange is told where: walked once, looked up by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Report, Span
    from communique.readers.cast import Cast, Figure


class Whereabouts:
    """The people of a cast and the reports of a text by their place in the prose."""

    def __init__(self, cast: Cast, reports: Sequence[Report]) -> None:
        self._figures = cast.figures
        self._uses = sorted((use, number) for number, figure in enumerate(cast.figures) for use in figure.uses)
        self._use_starts = [use.start for use, _ in self._uses]
        self._longest = max((use.end - use.start for use, _ in self._uses), default=0)
        self._by_name = {figure.name: figure for figure in reversed(cast.figures)}
        self._taking_part = {person.name for report in reports for person in report.participants}
        self._sides: dict[str, str] = {}
        for person in (person for report in reports for person in report.participants):
            if person.side is not None:
                self._sides.setdefault(person.name, person.side)
        told = sorted((report.span.start, number) for number, report in enumerate(reports) if report.span is not None)
        self._reports = reports
        self._told_starts = [start for start, _ in told]
        self._told_last = list(accumulate((number for _, number in told), max))

    def inside(self, span: Span) -> tuple[Figure, ...]:
        """The people whose names stand inside ``span``, in order of place, each once."""
        return self._of([number for use, number in self._near(span) if span.covers(use)])

    def touching(self, span: Span) -> tuple[Figure, ...]:
        """The people whose names share a character with ``span``, in order of the cast."""
        return self._of(sorted(number for use, number in self._near(span) if use.meets(span)))

    def named(self, name: str | None) -> Figure | None:
        """The figure of that name."""
        return self._by_name.get(name) if name is not None else None

    def takes_part(self, name: str) -> bool:
        """Whether someone of that name took part in one of the exchanges."""
        return name in self._taking_part

    def side_in_reports(self, name: str) -> str | None:
        """The side that a report gives for that name."""
        return self._sides.get(name)

    def report_at(self, position: int) -> Report | None:
        """The last report told up to ``position``, else the first."""
        found = bisect_right(self._told_starts, position)
        if found:
            return self._reports[self._told_last[found - 1]]
        return self._reports[0] if self._reports else None

    def _near(self, span: Span) -> Sequence[tuple[Span, int]]:
        first = bisect_left(self._use_starts, span.start - self._longest)
        return self._uses[first : bisect_left(self._use_starts, span.end)]

    def _of(self, numbers: Sequence[int]) -> tuple[Figure, ...]:
        return tuple(self._figures[number] for number in dict.fromkeys(numbers))


def meeting(spans: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    """Those of ``spans``, which are in order and apart, that share a character with ``span``."""
    first = bisect_right(spans, span.start, key=lambda other: other.end)
    return spans[first : bisect_left(spans, span.end, key=lambda other: other.start)]
