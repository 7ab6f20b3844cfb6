"""What fixes an expression that does not say it all itself: the day of publication, or what the text told before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.readers.times.period import Period, day_of, widened
from communique.readers.times.tense import direction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.knowledge.events import Events
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model.time import Granularity, TimeAnchor
    from communique.readers.times.phrase import Phrase

HALF_YEAR = 6
OVER = 7
"""Months back from which on a history has gone over into the next year ("In January" after December)."""

SOON = 8
"""Months back from which on a month named in no tense is sooner that of the next year (January in December)."""

JUST = 1
"""Months back within which a month may be meant though the tense is that of what is to come."""

FAR = 2
"""Years before publication from which on a date belongs to history."""

HISTORY = 4
"""Dates so far back that a text must print to be taken for a history."""


@dataclass(slots=True)
class Context:
    """The state of reading: publication, and the last period that the text told, by fineness.

    A history's partial dates ("On July 10") belong to the year that it last told; those of news to the publication.
    """

    text: str
    published: date | None
    home: str | None
    events: Events
    gazetteer: Gazetteer
    history: bool = False
    reference: Period | None = None
    day: Period | None = None
    month: Period | None = None
    ahead: int | None = None
    """A year that the text prints behind the phrase at hand and that counts for it ("October to March 1945")."""

    first_year: int | None = None
    last_end: int = -1
    """The word behind the last expression read."""

    year_behind: int | None = None
    """The year told right behind the phrase at hand."""

    year_told: int | None = None
    """The year of the last expression read, whatever it counts from."""

    _sides: tuple[str, ...] | None = None
    _parties: dict[str, str] = field(default_factory=dict)
    """The sides of parties of events that were asked for; every anniversary asks for those of all events."""

    @property
    def sides(self) -> tuple[str, ...]:
        """Every naming of a side in the text, in order."""
        if self._sides is None:
            self._sides = tuple(named.code for named in self.gazetteer.find(self.text))
        return self._sides

    def name_of(self, side: str) -> str | None:
        """The short English name of a side."""
        return self.gazetteer.name_of(side)

    def side_of(self, party: str) -> str:
        """The side that a party of an event stands for: a political party ("VNM/CPV", "CPC") stands for its state."""
        if self.gazetteer.name_of(party) is not None:
            return party
        if party not in self._parties:
            form = self.gazetteer.lookup(party) if "/" not in party else None
            self._parties[party] = form.code if form is not None else party.split("/", maxsplit=1)[0]
        return self._parties[party]

    def is_political(self, party: str) -> bool:
        """Whether a party of an event is a political party; the code of a country may be a party's short name too."""
        if self.gazetteer.name_of(party) is not None:
            return False
        form = self.gazetteer.lookup(party)
        return "/" in party or (form is not None and form.kind == "party")

    @property
    def now(self) -> Period | None:
        """The day of publication."""
        return day_of(self.published) if self.published is not None else None

    @property
    def base(self) -> tuple[Period | None, TimeAnchor]:
        """What deictic words count from: publication, in a history what was told last."""
        return (self.reference, "text") if self.history else (self.now, "publication")

    def tell(self, period: Period) -> None:
        """Remember a period that the text told."""
        self.reference = period
        if period.day is not None and period.granularity not in {"week", "weekend"}:
            self.day = widened(period, "day")
        if period.month is not None:
            self.month = widened(period, "month")

    def told(self, unit: Granularity) -> Period | None:
        """The last period told that lies within one such unit, widened to it (the day of the last day, not of a year)."""
        if unit == "day":
            return self.day
        if unit in {"month", "week"}:
            source = self.month if unit == "month" else self.day
            return widened(source, unit) if source is not None else None
        return widened(self.reference, unit) if self.reference is not None else None

    def year_of(self, phrase: Phrase, month: int) -> tuple[int | None, TimeAnchor]:
        """The year of a month or day printed without one."""
        if self.ahead is not None:
            return self.ahead, "text"
        near = self.reference
        if self.history:
            return self._told_year(month), "text"
        if self.published is None:
            return (self._told_year(month) if near is not None and near.month is not None else None), "text"
        away = abs(self.published.month - month) % (2 * HALF_YEAR - 1)
        if near is not None and near.month == month and near.year > 0 and away > 1:
            return near.year, "text"
        return _nearest(self.published, month, direction(phrase)), "publication"

    def _told_year(self, month: int) -> int | None:
        told = self.reference
        if told is None:
            if self.first_year is not None:
                return self.first_year
            return self.published.year if self.published is not None else None
        if told.granularity in {"decade", "century"}:
            return None
        if told.month is None:
            return told.year
        over = told.month - month > OVER
        return told.year + 1 if over and told.year != -1 else told.year


def _nearest(published: date, month: int, ahead: int) -> int:
    """The year that brings the month nearest to publication; the tense decides where it lies far to either side."""
    away = month - published.month
    if (away > HALF_YEAR and ahead <= 0) or (ahead < 0 and away > 1):
        return published.year - 1
    if away < -SOON or (ahead > 0 and away < -JUST):
        return published.year + 1
    return published.year


def is_history(phrases: Iterable[Phrase], published: date | None) -> bool:
    """Whether the months and days that a text prints with their years, and the years that open its sentences, lie, most
    of them, years before publication, and words that count from the day of publication are fewer. Without a day of
    publication every such year counts.
    """
    far = near = 0
    for phrase in phrases:
        year = phrase.printed_year
        if year is not None and (phrase.has("month") or year < 0 or phrase.opens_sentence):
            old = published is None or published.year - year >= FAR
            far, near = far + old, near + (not old)
        elif phrase.name in {"today", "which_weekday", "day_before_yesterday"}:
            near += 1
    return far >= HISTORY and far > near
