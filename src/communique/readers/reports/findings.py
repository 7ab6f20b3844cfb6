"""What a document says of the day of an exchange, rule by rule, before it is weighed as a clue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.model import Clue, Window
from communique.readers.clue_tables import strengths
from communique.text.daysets import ALWAYS

if TYPE_CHECKING:
    from communique.model import ClueKind, Span

UNTRIED = 0.8
"""Strength of a rule that no measurement covers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason, by the ``rule`` of the tables that saw it. The other fields are those of ``Clue``; ``span`` is one of
    the document's text.
    """

    rule: str
    kind: ClueKind
    says: str
    windows: tuple[Window, ...] = ALWAYS
    weekday: int | None = None
    span: Span | None = None
    source: str | None = None

    def clue(self) -> Clue:
        """The clue that it is, as strong as its rule was found to be."""
        return Clue(
            kind=self.kind,
            says=self.says,
            windows=self.windows,
            weekday=self.weekday,
            strength=strengths().get(self.rule, UNTRIED),
            span=self.span,
            source=self.source,
        )


def with_open_ends(windows: list[Window], first_year: int, last_year: int) -> list[Window]:
    """Days of every year that was looked at, and all days of the years that were not."""
    return [Window(date.min, date(first_year - 1, 12, 31)), *windows, Window(date(last_year + 1, 1, 1), date.max)]


def joined(windows: list[Window]) -> tuple[Window, ...]:
    """Windows in order, those that meet made one."""
    found: list[Window] = []
    for window in sorted(windows):
        if found and (found[-1].latest == date.max or window.earliest <= found[-1].latest + timedelta(1)):
            found[-1] = Window(found[-1].earliest, max(found[-1].latest, window.latest))
        else:
            found.append(window)
    return tuple(found)
